package org.gajah.commands.copy;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.commands.copy.CopyOptions.Header;
import org.gajah.functions.TypeColumn;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.spi.ClientText;

/// Writes rows for COPY TO. Mirrors `CopyOneRowTo()`.
final class RowWriter {
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };

  private final CopyTarget target;
  private final CopyOptions options;
  private final FunctionContext context;
  private final ClientText text;

  /// Whether texts are converted; the client's encoding stays what it is while a COPY runs.
  private final boolean converts;

  private final TypeColumn[] outputs;
  private final BytesVector[] written;
  private final boolean[] forceQuote;
  private final ByteSink row = new ByteSink(1024);
  private final ByteSink converted = new ByteSink(0);
  private final ByteSink nullText = new ByteSink(4);
  private final boolean[] special = new boolean[256];
  private long rows;

  /// @param outputs makes texts, or binary messages, of each column
  /// @param text between the database's encoding and that of the data
  RowWriter(
      CopyTarget target,
      CopyOptions options,
      FunctionContext context,
      ClientText text,
      TypeColumn[] outputs,
      boolean[] forceQuote) {
    this.target = target;
    this.options = options;
    this.context = context;
    this.text = text;
    this.converts = !text.isSame();
    this.outputs = outputs;
    this.forceQuote = forceQuote;
    this.written = new BytesVector[outputs.length];
    for (int i = 0; i < written.length; i++) {
      written[i] = (BytesVector) outputs[i].newResult();
    }
    text.toClient(options.nullText(), 0, options.nullText().length, nullText);
    if (options.isCsv()) {
      special[options.quote() & 0xff] = true;
      special['\n'] = true;
      special['\r'] = true;
    } else {
      for (int control : new int[] {'\b', '\f', '\n', '\r', '\t', 11}) {
        special[control] = true;
      }
      special['\\'] = true;
    }
    special[options.delimiter() & 0xff] = true;
  }

  long rows() {
    return rows;
  }

  void begin(List<String> names, Charset charset) {
    if (options.isBinary()) {
      target.write(SIGNATURE, 0, SIGNATURE.length);
    } else if (options.header() != Header.NONE) {
      row.clear();
      for (int i = 0; i < names.size(); i++) {
        separate(i);
        byte[] name = names.get(i).getBytes(charset);
        field(name, 0, name.length, false);
      }
      finishLine();
    }
  }

  void end() {
    if (options.isBinary()) {
      row.clear();
      row.putShort(-1);
      target.write(row.array(), 0, row.length());
    }
    target.done();
  }

  private void separate(int column) {
    if (column > 0) {
      row.putByte(options.delimiter());
    }
  }

  private void finishLine() {
    row.putByte('\n');
    target.write(row.array(), 0, row.length());
  }

  /// Writes the rows of a batch that count.
  ///
  /// @param columns which of its columns
  void write(Batch batch, int[] columns) {
    for (int i = 0; i < outputs.length; i++) {
      outputs[i].compute(context, batch.column(columns[i]), batch, written[i]);
    }
    for (int i = 0; i < batch.selected(); i++) {
      row.clear();
      if (options.isBinary()) {
        binary(batch.row(i));
      } else {
        line(batch.row(i));
      }
    }
    rows += batch.selected();
  }

  private void binary(int number) {
    row.putShortNetwork(outputs.length);
    for (BytesVector column : written) {
      if (column.isNull(number)) {
        row.putInt(-1);
      } else {
        row.putIntNetwork(column.length(number));
        row.putBytes(column.array(), column.from(number), column.length(number));
      }
    }
    target.write(row.array(), 0, row.length());
  }

  private void line(int number) {
    for (int i = 0; i < written.length; i++) {
      separate(i);
      BytesVector column = written[i];
      if (column.isNull(number)) {
        row.putBytes(nullText.array(), 0, nullText.length());
      } else {
        field(column.array(), column.from(number), column.length(number), forceQuote[i]);
      }
    }
    finishLine();
  }

  /// Escapes before it converts, for some encodings of clients have bytes of characters that look
  /// like special ones.
  private void field(byte[] value, int from, int length, boolean quoted) {
    int start = row.length();
    if (options.isCsv()) {
      csv(value, from, length, quoted);
    } else {
      plain(value, from, length);
    }
    if (converts) {
      converted.clear();
      text.toClient(row.array(), start, row.length() - start, converted);
      row.truncate(start);
      row.putBytes(converted.array(), 0, converted.length());
    }
  }

  private int firstSpecial(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && !special[bytes[at] & 0xff]) {
      at++;
    }
    return at;
  }

  private void plain(byte[] bytes, int from, int length) {
    int end = from + length;
    int start = from;
    int at = firstSpecial(bytes, from, end);
    while (at < end) {
      row.putBytes(bytes, start, at - start);
      row.putByte('\\');
      row.putByte(escaped(bytes[at]));
      at++;
      start = at;
      at = firstSpecial(bytes, at, end);
    }
    row.putBytes(bytes, start, end - start);
  }

  private static byte escaped(byte value) {
    return switch (value) {
      case '\b' -> 'b';
      case '\f' -> 'f';
      case '\n' -> 'n';
      case '\r' -> 'r';
      case '\t' -> 't';
      case 11 -> 'v';
      default -> value;
    };
  }

  private void csv(byte[] bytes, int from, int length, boolean quoted) {
    int end = from + length;
    boolean needed =
        quoted
            || isNullText(bytes, from, length)
            || (outputs.length == 1 && length == 2 && bytes[from] == '\\' && bytes[from + 1] == '.')
            || firstSpecial(bytes, from, end) < end;
    if (!needed) {
      row.putBytes(bytes, from, length);
      return;
    }
    byte quote = options.quote();
    byte escape = options.escape();
    row.putByte(quote);
    for (int i = from; i < end; i++) {
      if (bytes[i] == quote || bytes[i] == escape) {
        row.putByte(escape);
      }
      row.putByte(bytes[i]);
    }
    row.putByte(quote);
  }

  private boolean isNullText(byte[] bytes, int from, int length) {
    byte[] nothing = options.nullText();
    return length == nothing.length
        && Arrays.equals(bytes, from, from + length, nothing, 0, length);
  }
}
