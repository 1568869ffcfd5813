package org.gajah.batch;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;

/// A vector of values that are stretches of bytes, all of them in one array.
///
/// Values read from tables may still be in the form in which they are stored: compressed, or a
/// pointer into a TOAST table. [#anyToasted] says whether such values are among them; whoever needs
/// the bytes themselves flattens the vector first.
///
/// | form | the bytes of the value |
/// |---|---|
/// | [#PLAIN] | the value |
/// | [#PLAIN_LONG] | the value, which was stored with a four-byte header though it may be short |
/// | [#COMPRESSED] | four bytes of raw size and method (`va_tcinfo`), then the compressed value |
/// | [#EXTERNAL] | the sixteen bytes of a TOAST pointer (`varatt_external`) |
public final class BytesVector extends Vector {
  public static final byte PLAIN = 0;
  public static final byte PLAIN_LONG = 1;
  public static final byte COMPRESSED = 2;
  public static final byte EXTERNAL = 3;

  private final ByteSink data;
  private int[] from;
  private int[] length;
  private byte[] forms = {};
  private boolean anyForm;
  private boolean anyToasted;

  public BytesVector(int capacity) {
    super(capacity);
    data = new ByteSink(16 * capacity);
    from = new int[capacity];
    length = new int[capacity];
  }

  @Override
  public void ensureCapacity(int rows) {
    super.ensureCapacity(rows);
    if (from.length < capacity()) {
      from = Arrays.copyOf(from, capacity());
      length = Arrays.copyOf(length, capacity());
    }
    if (anyForm && forms.length < capacity()) {
      forms = Arrays.copyOf(forms, capacity());
    }
  }

  @Override
  public void clear() {
    super.clear();
    data.clear();
    if (anyForm) {
      Arrays.fill(forms, PLAIN);
      anyForm = false;
      anyToasted = false;
    }
  }

  /// The array that holds all values. It changes when the vector grows.
  public byte[] array() {
    return data.array();
  }

  /// Where the value of a row starts in [#array].
  public int from(int row) {
    return from[row];
  }

  /// How long the value of a row is, in bytes.
  public int length(int row) {
    return length[row];
  }

  public Slice slice(int row) {
    return new Slice(data.array(), from[row], length[row]);
  }

  /// Bytes held by all values together.
  public int dataLength() {
    return data.length();
  }

  /// Where the next value is appended: write it, then call [#finish].
  public ByteSink sink() {
    return data;
  }

  /// Makes what was appended to [#sink] since it was `start` bytes long the value of `row`.
  public void finish(int row, int start) {
    from[row] = start;
    length[row] = data.length() - start;
  }

  public void set(int row, byte[] bytes, int bytesFrom, int bytesLength) {
    from[row] = data.length();
    length[row] = bytesLength;
    data.putBytes(bytes, bytesFrom, bytesLength);
  }

  public void set(int row, Slice value) {
    set(row, value.array(), value.from(), value.length());
  }

  /// Gives a row a value that another row, or the array in general, already holds.
  public void setReference(int row, int valueFrom, int valueLength) {
    from[row] = valueFrom;
    length[row] = valueLength;
  }

  /// Whether some value may be compressed or external.
  public boolean anyToasted() {
    return anyToasted;
  }

  /// Says that no value is compressed or external any more: whoever had the vector flattened has
  /// set the form of each.
  public void flattened() {
    anyToasted = false;
  }

  /// In which form the bytes of a row are.
  public byte form(int row) {
    return anyForm ? forms[row] : PLAIN;
  }

  public void setForm(int row, byte form) {
    if (forms.length < capacity()) {
      forms = Arrays.copyOf(forms, capacity());
    }
    forms[row] = form;
    anyForm = true;
    anyToasted |= form >= COMPRESSED;
  }

  @Override
  void copyFirst(int rows) {
    Arrays.fill(from, 1, rows, from[0]);
    Arrays.fill(length, 1, rows, length[0]);
    if (form(0) != PLAIN) {
      byte form = form(0);
      for (int row = 1; row < rows; row++) {
        setForm(row, form);
      }
    }
  }

  @Override
  public void copyFrom(Vector source, int sourceRow, int row) {
    if (source.isNull(sourceRow)) {
      setNull(row);
      return;
    }
    setNotNull(row);
    BytesVector bytes = (BytesVector) source;
    set(row, bytes.array(), bytes.from[sourceRow], bytes.length[sourceRow]);
    if (bytes.anyForm || anyForm) {
      setForm(row, bytes.form(sourceRow));
    }
  }
}
