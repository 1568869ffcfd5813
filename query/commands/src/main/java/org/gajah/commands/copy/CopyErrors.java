package org.gajah.commands.copy;

import java.nio.charset.Charset;
import org.gajah.text.encoding.Encoding;

/// Says where in the data of a COPY FROM something is wrong. Mirrors `CopyFromErrorCallback()`.
///
/// @param relation the table's name
/// @param encoding the database's
/// @param charset how its texts are strings
record CopyErrors(String relation, Encoding encoding, Charset charset) {
  private static final int LONGEST = 100;

  String words(byte[] bytes) {
    return new String(bytes, charset);
  }

  /// A line that was not read whole, or a row of a binary COPY.
  String line(long number) {
    return "COPY " + relation + ", line " + number;
  }

  /// A line with its text.
  String line(long number, byte[] bytes, int from, int length) {
    return line(number) + ": \"" + shortened(bytes, from, length) + "\"";
  }

  /// The line of a row that was read.
  String row(RawRows rows, int row) {
    long number = rows.lineNumber(row);
    return rows.textLength(row) < 0
        ? line(number)
        : line(number, rows.texts(), rows.textFrom(row), rows.textLength(row));
  }

  /// A field of a row.
  ///
  /// @param showsValue false in binary form, where the value is not told
  String field(RawRows rows, int row, int field, String column, boolean showsValue) {
    String place = line(rows.lineNumber(row)) + ", column " + column;
    if (!showsValue) {
      return place;
    }
    var values = rows.column(field);
    if (values.isNull(row)) {
      return place + ": null input";
    }
    return place + ": \"" + shortened(values.array(), values.from(row), values.length(row)) + "\"";
  }

  String shortened(byte[] bytes, int from, int length) {
    if (length <= LONGEST) {
      return new String(bytes, from, length, charset);
    }
    int kept = encoding.clip(bytes, from, length, LONGEST);
    return new String(bytes, from, kept, charset) + "...";
  }
}
