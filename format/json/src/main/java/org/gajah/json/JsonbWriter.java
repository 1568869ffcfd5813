package org.gajah.json;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Writes the binary form of `jsonb` (`utils/jsonb.h`).
///
/// A container is a header, an entry for each element (of an object: for each key, then for each
/// value), and the data of the elements.
///
/// | bits of a header | meaning |
/// |---|---|
/// | 0 to 27 | how many elements, or members |
/// | 28, 29, 30 | scalar in an array of its own; object; array |
///
/// | bits of an entry | meaning |
/// |---|---|
/// | 0 to 27 | how long the element's data is, or where it ends |
/// | 28 to 30 | 0 string, 1 numeric, 2 false, 3 true, 4 null, 5 container |
/// | 31 | set for each 32nd entry: it says where the data ends, counted from where the data start |
///
/// Numerics (with a varlena header) and containers are aligned to four bytes; the padding counts as
/// theirs.
final class JsonbWriter {
  static final int COUNT = 0x0FFFFFFF;
  static final int SCALAR = 0x10000000;
  static final int OBJECT = 0x20000000;
  static final int ARRAY = 0x40000000;
  static final int TYPE = 0x70000000;
  static final int STRING = 0;
  static final int NUMERIC = 0x10000000;
  static final int FALSE = 0x20000000;
  static final int TRUE = 0x30000000;
  static final int NULL = 0x40000000;
  static final int CONTAINER = 0x50000000;
  static final int HAS_OFFSET = 0x80000000;
  static final int STRIDE = 32;

  private final ByteSink out;
  private final int base;

  private JsonbWriter(ByteSink out) {
    this.out = out;
    this.base = out.length();
  }

  /// Appends a value.
  static void put(Json value, ByteSink out) {
    JsonbWriter writer = new JsonbWriter(out);
    switch (value) {
      case Json.Items items -> writer.container(ARRAY, items.elements().size(), items.elements());
      case Json.Members members -> writer.members(members);
      case Json.Null scalar -> writer.container(ARRAY | SCALAR, 1, List.of(scalar));
      case Json.Bool scalar -> writer.container(ARRAY | SCALAR, 1, List.of(scalar));
      case Json.Numeral scalar -> writer.container(ARRAY | SCALAR, 1, List.of(scalar));
      case Json.Text scalar -> writer.container(ARRAY | SCALAR, 1, List.of(scalar));
    }
  }

  private void members(Json.Members object) {
    List<Json> parts = new ArrayList<>();
    for (Json.Member member : object.members()) {
      parts.add(new Json.Text(member.key()));
    }
    for (Json.Member member : object.members()) {
      parts.add(member.value());
    }
    container(OBJECT, object.members().size(), parts);
  }

  private void pad() {
    out.putZeros(-(out.length() - base) & 3);
  }

  private void container(int flags, int count, List<Json> parts) {
    out.putInt(flags | count);
    int entries = out.reserve(4 * parts.size());
    long total = 0;
    for (int i = 0; i < parts.size(); i++) {
      int start = out.length();
      int type = element(parts.get(i));
      int length = out.length() - start;
      total += length;
      if (total > COUNT) {
        throw new PgException(
            SqlState.PROGRAM_LIMIT_EXCEEDED,
            "total size of jsonb "
                + ((flags & OBJECT) != 0 ? "object" : "array")
                + " elements exceeds the maximum of 268435455 bytes");
      }
      boolean offset = i % STRIDE == 0;
      out.setInt(entries + 4 * i, type | (offset ? HAS_OFFSET | (int) total : length));
    }
  }

  private int element(Json value) {
    return switch (value) {
      case Json.Null _ -> NULL;
      case Json.Bool truth -> truth.value() ? TRUE : FALSE;
      case Json.Text text -> {
        out.putBytes(text.value().array(), text.value().from(), text.value().length());
        yield STRING;
      }
      case Json.Numeral number -> {
        pad();
        Slice numeric = number.numeric();
        out.putInt(numeric.length() + 4 << 2);
        out.putBytes(numeric.array(), numeric.from(), numeric.length());
        yield NUMERIC;
      }
      case Json.Items items -> {
        pad();
        container(ARRAY, items.elements().size(), items.elements());
        yield CONTAINER;
      }
      case Json.Members members -> {
        pad();
        members(members);
        yield CONTAINER;
      }
    };
  }
}
