package org.gajah.commands.copy;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.BytesVector;
import org.gajah.spi.ClientText;
import org.gajah.text.encoding.Encoding;

/// Reads rows in text form or CSV.
final class TextReader implements RowReader {
  private static final byte BACKSLASH = '\\';

  private final CopyLines lines;
  private final CopyOptions options;
  private final CopyErrors errors;
  private final ClientText text;
  private final Encoding database;
  private final List<String> names;
  private final boolean[] forceNotNull;
  private final boolean[] forceNull;
  private final boolean[] hasDefault;
  private final ByteSink converted = new ByteSink(0);
  private byte[] line = {};
  private int from;
  private int end;
  private boolean ended;

  /// @param text between the encoding of the data and that of the database
  /// @param columns what is read
  TextReader(
      CopySource source,
      CopyOptions options,
      CopyErrors errors,
      ClientText text,
      Encoding database,
      ReadColumns columns) {
    this.lines = new CopyLines(source, options);
    this.options = options;
    this.errors = errors;
    this.text = text;
    this.database = database;
    this.names = columns.names();
    this.forceNotNull = columns.forceNotNull();
    this.forceNull = columns.forceNull();
    this.hasDefault = columns.hasDefault();
  }

  /// The columns that are read, in the order of the data.
  ///
  /// @param hasDefault whether a column has a default, for the marker of defaults
  record ReadColumns(
      List<String> names, boolean[] forceNotNull, boolean[] forceNull, boolean[] hasDefault) {}

  @Override
  public long line() {
    return lines.number();
  }

  @Override
  public void begin() {
    if (options.header() == CopyOptions.Header.NONE) {
      return;
    }
    try {
      if (!nextLine()) {
        ended = true;
        return;
      }
    } catch (PgException e) {
      throw e.where(errors.line(lines.number()));
    }
    if (options.header() == CopyOptions.Header.MATCH) {
      try {
        checkHeader();
      } catch (PgException e) {
        throw e.where(errors.line(lines.number(), line, from, end - from));
      }
    }
  }

  private boolean nextLine() {
    lines.count();
    if (!lines.next()) {
      return false;
    }
    line = lines.array();
    from = lines.from();
    end = from + lines.length();
    if (!text.isSame()) {
      converted.clear();
      text.fromClient(line, from, end - from, converted);
      line = converted.array();
      from = 0;
      end = converted.length();
    } else if (database != Encoding.SQL_ASCII && !isAscii()) {
      database.verify(line, from, end - from);
    }
    return true;
  }

  private boolean isAscii() {
    int all = 0;
    for (int i = from; i < end; i++) {
      all |= line[i];
    }
    return all >= 0;
  }

  private void checkHeader() {
    RawRows header = new RawRows(names.size());
    int fields = options.isCsv() ? splitCsv(header) : splitText(header);
    if (fields != names.size()) {
      throw fault(
          "wrong number of fields in header line: got %d, expected %d"
              .formatted(fields, names.size()));
    }
    for (int i = 0; i < fields; i++) {
      BytesVector column = header.column(i);
      if (column.isNull(0)) {
        throw fault(
            "column name mismatch in header line field %d: got null value (\"%s\"), expected \"%s\""
                .formatted(i + 1, errors.words(options.nullText()), names.get(i)));
      }
      String got = errors.words(column.slice(0).toByteArray());
      if (!got.equals(names.get(i))) {
        throw fault(
            "column name mismatch in header line field %d: got \"%s\", expected \"%s\""
                .formatted(i + 1, got, names.get(i)));
      }
    }
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, message);
  }

  @Override
  public boolean fill(RawRows rows) {
    while (!ended && !rows.isFull()) {
      try {
        if (!nextLine()) {
          ended = true;
          break;
        }
      } catch (PgException e) {
        rows.line(lines.number());
        rows.fail(e, 0);
        break;
      }
      rows.line(lines.number());
      rows.text(line, from, end - from);
      if (!split(rows)) {
        break;
      }
      rows.finishRow();
    }
    return !ended;
  }

  /// @return false when something is wrong with the row
  private boolean split(RawRows rows) {
    try {
      int fields = options.isCsv() ? splitCsv(rows) : splitText(rows);
      if (fields < names.size()) {
        rows.fail(fault("missing data for column \"" + names.get(fields) + "\""), fields);
        return false;
      }
      if (fields > names.size()) {
        throw fault("extra data after last expected column");
      }
      return true;
    } catch (PgException e) {
      rows.fail(e, 0);
      return false;
    }
  }

  // Text

  /// @return how many fields there are
  private int splitText(RawRows rows) {
    int columns = rows.columnCount();
    if (columns == 0) {
      return end > from ? 1 : 0;
    }
    byte[] bytes = line;
    byte delimiter = options.delimiter();
    int field = 0;
    int at = from;
    while (true) {
      int start = at;
      boolean escaped = false;
      while (at < end && bytes[at] != delimiter) {
        if (bytes[at] == BACKSLASH) {
          escaped = true;
          at = Math.min(at + 2, end);
        } else {
          at++;
        }
      }
      if (field < columns) {
        textField(rows, field, start, at, escaped);
      }
      field++;
      if (at >= end) {
        return field;
      }
      at++;
    }
  }

  private void textField(RawRows rows, int field, int start, int stop, boolean escaped) {
    BytesVector column = rows.column(field);
    if (isText(options.nullText(), start, stop)) {
      column.setNull(rows.rows());
      return;
    }
    byte[] marker = options.defaultText();
    if (marker != null && isText(marker, start, stop)) {
      setDefault(rows, field);
      return;
    }
    if (!escaped) {
      column.set(rows.rows(), line, start, stop - start);
      return;
    }
    ByteSink sink = column.sink();
    int begin = sink.length();
    boolean strange = unescape(start, stop, sink);
    column.finish(rows.rows(), begin);
    if (strange) {
      database.verify(sink.array(), begin, sink.length() - begin);
    }
  }

  private boolean isText(byte[] what, int start, int stop) {
    return stop - start == what.length && Arrays.equals(line, start, stop, what, 0, what.length);
  }

  private void setDefault(RawRows rows, int field) {
    if (!hasDefault[field]) {
      throw fault("unexpected default marker in COPY data")
          .detail("Column \"" + names.get(field) + "\" has no default value.");
    }
    rows.setDefault(field);
  }

  /// @return whether a byte was written by its number that is no ASCII character
  private boolean unescape(int start, int stop, ByteSink out) {
    boolean strange = false;
    int at = start;
    while (at < stop) {
      byte value = line[at++];
      if (value != BACKSLASH || at == stop) {
        out.putByte(value);
        continue;
      }
      value = line[at++];
      switch (value) {
        case 'b' -> out.putByte('\b');
        case 'f' -> out.putByte('\f');
        case 'n' -> out.putByte('\n');
        case 'r' -> out.putByte('\r');
        case 't' -> out.putByte('\t');
        case 'v' -> out.putByte(11);
        case 'x' -> {
          int digits = digits(at, stop, 16, 2);
          if (digits == 0) {
            out.putByte(value);
          } else {
            strange |= putNumber(at, digits, 16, out);
            at += digits;
          }
        }
        case '0', '1', '2', '3', '4', '5', '6', '7' -> {
          int digits = digits(at - 1, stop, 8, 3);
          strange |= putNumber(at - 1, digits, 8, out);
          at += digits - 1;
        }
        default -> out.putByte(value);
      }
    }
    return strange;
  }

  private int digits(int at, int stop, int radix, int most) {
    int count = 0;
    while (count < most
        && at + count < stop
        && line[at + count] > 0
        && Character.digit(line[at + count], radix) >= 0) {
      count++;
    }
    return count;
  }

  private boolean putNumber(int at, int digits, int radix, ByteSink out) {
    int value = 0;
    for (int i = 0; i < digits; i++) {
      value = value * radix + Character.digit(line[at + i], radix);
    }
    value &= 0xff;
    out.putByte(value);
    return value == 0 || value >= 0x80;
  }

  // CSV

  /// @return how many fields there are
  private int splitCsv(RawRows rows) {
    int columns = rows.columnCount();
    if (columns == 0) {
      return end > from ? 1 : 0;
    }
    int field = 0;
    int at = from;
    while (true) {
      at = csvField(rows, field < columns ? field : -1, at);
      field++;
      if (at >= end) {
        return field;
      }
      at++;
    }
  }

  /// @param field the column, or -1 for one too many
  /// @return where the field ends
  private int csvField(RawRows rows, int field, int start) {
    byte[] bytes = line;
    byte delimiter = options.delimiter();
    byte quote = options.quote();
    int at = start;
    while (at < end && bytes[at] != delimiter && bytes[at] != quote) {
      at++;
    }
    if (at == end || bytes[at] == delimiter) {
      if (field >= 0) {
        plainCsvField(rows, field, start, at);
      }
      return at;
    }
    ByteSink sink = field < 0 ? new ByteSink(16) : rows.column(field).sink();
    int begin = sink.length();
    at = quotedCsvField(start, sink);
    if (field >= 0) {
      BytesVector column = rows.column(field);
      column.finish(rows.rows(), begin);
      if (forceNull[field]
          && Arrays.equals(
              sink.array(),
              begin,
              sink.length(),
              options.nullText(),
              0,
              options.nullText().length)) {
        column.setNull(rows.rows());
      }
    }
    return at;
  }

  private void plainCsvField(RawRows rows, int field, int start, int stop) {
    BytesVector column = rows.column(field);
    if (isText(options.nullText(), start, stop)) {
      if (forceNotNull[field]) {
        column.set(rows.rows(), line, start, stop - start);
      } else {
        column.setNull(rows.rows());
      }
      return;
    }
    byte[] marker = options.defaultText();
    if (marker != null && isText(marker, start, stop)) {
      setDefault(rows, field);
    } else {
      column.set(rows.rows(), line, start, stop - start);
    }
  }

  private int quotedCsvField(int start, ByteSink out) {
    byte delimiter = options.delimiter();
    byte quote = options.quote();
    byte escape = options.escape();
    int at = start;
    while (true) {
      while (at < end && line[at] != delimiter && line[at] != quote) {
        out.putByte(line[at++]);
      }
      if (at == end || line[at] == delimiter) {
        return at;
      }
      at++;
      while (true) {
        if (at >= end) {
          throw fault("unterminated CSV quoted field");
        }
        byte value = line[at++];
        if (value == escape && at < end && (line[at] == escape || line[at] == quote)) {
          out.putByte(line[at++]);
        } else if (value == quote) {
          break;
        } else {
          out.putByte(value);
        }
      }
    }
  }
}
