package org.gajah.commands.copy;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Cuts the data of a COPY FROM into lines: they end with LF, CR or CR LF, all alike; in CSV line
/// ends between quotes belong to the line. Mirrors `CopyReadLineText()` of
/// `commands/copyfromparse.c`.
final class CopyLines {
  /// How lines end, once the first has.
  private enum LineEnd {
    UNKNOWN,
    LF,
    CR,
    CR_LF
  }

  private final CopySource source;
  private final boolean csv;
  private final byte quote;
  private final byte escape;
  private final boolean ownEscape;
  private ByteSink buffer = new ByteSink(1 << 17);
  private int start;
  private int position;
  private int end;
  private boolean exhausted;
  private boolean ended;
  private LineEnd lineEnd = LineEnd.UNKNOWN;
  private long number;

  CopyLines(CopySource source, CopyOptions options) {
    this.source = source;
    this.csv = options.isCsv();
    this.quote = options.quote();
    this.escape = options.escape();
    this.ownEscape = quote != escape;
  }

  /// The array that holds the line of the last [#next].
  byte[] array() {
    return buffer.array();
  }

  int from() {
    return start;
  }

  int length() {
    return end - start;
  }

  /// The number of the line, from 1; of its last line where it goes over several.
  long number() {
    return number;
  }

  /// Counts a line that is about to be read.
  void count() {
    number++;
  }

  /// Goes on to the next line.
  ///
  /// @return false at the end, when there is none
  boolean next() {
    start = position;
    if (ended) {
      end = start;
      return false;
    }
    if (csv ? scanCsv() : scanText()) {
      return true;
    }
    ended = true;
    return end > start;
  }

  /// Gets more bytes.
  ///
  /// @return false at the end
  private boolean more() {
    if (exhausted) {
      return false;
    }
    if (start > 0) {
      byte[] array = buffer.array();
      int kept = buffer.length() - start;
      System.arraycopy(array, start, array, 0, kept);
      buffer.truncate(kept);
      position -= start;
      start = 0;
    }
    exhausted = !source.read(buffer);
    return !exhausted;
  }

  /// The byte so far behind the position, or -1 at the end.
  private int peek(int distance) {
    while (position + distance >= buffer.length()) {
      if (!more()) {
        return -1;
      }
    }
    return buffer.array()[position + distance];
  }

  private boolean atEnd() {
    return position >= buffer.length() && !more();
  }

  private boolean scanText() {
    while (!atEnd()) {
      byte[] bytes = buffer.array();
      int limit = buffer.length();
      int at = position;
      while (at < limit && (bytes[at] > '\r' ? bytes[at] != '\\' : !isLineEnd(bytes[at]))) {
        at++;
      }
      position = at;
      if (at == limit) {
        continue;
      }
      if (bytes[at] != '\\') {
        finishLine(bytes[at], false);
        return true;
      }
      int next = peek(1);
      if (next == '.' && isMarker()) {
        return endMarker();
      }
      position += next < 0 ? 1 : 2;
    }
    end = position;
    return false;
  }

  private static boolean isLineEnd(byte value) {
    return value == '\n' || value == '\r';
  }

  private boolean scanCsv() {
    boolean quoted = false;
    boolean escaped = false;
    boolean first = true;
    while (!atEnd()) {
      byte value = buffer.array()[position];
      if (quoted && ownEscape && value == escape) {
        escaped = !escaped;
      }
      if (value == quote && !escaped) {
        quoted = !quoted;
      }
      if (!ownEscape || value != escape) {
        escaped = false;
      }
      if (isLineEnd(value)) {
        if (!quoted) {
          finishLine(value, true);
          return true;
        }
        if (value == (lineEnd == LineEnd.LF ? '\n' : '\r')) {
          number++;
        }
      }
      if (value == '\\' && first && peek(1) == '.' && isMarker()) {
        return endMarker();
      }
      first = false;
      position++;
    }
    end = position;
    return false;
  }

  /// Ends the line at a line end that stands at the position, and passes over that.
  private void finishLine(byte value, boolean unquoted) {
    end = position;
    if (value == '\n') {
      if (lineEnd == LineEnd.CR || lineEnd == LineEnd.CR_LF) {
        throw misplaced("newline", "\\n", unquoted);
      }
      lineEnd = LineEnd.LF;
      position++;
      return;
    }
    if (lineEnd == LineEnd.LF) {
      throw misplaced("carriage return", "\\r", unquoted);
    }
    int oldStart = start;
    boolean followed = lineEnd != LineEnd.CR && peek(1) == '\n';
    end -= oldStart - start;
    if (followed) {
      lineEnd = LineEnd.CR_LF;
      position += 2;
      return;
    }
    if (lineEnd == LineEnd.CR_LF) {
      throw misplaced("carriage return", "\\r", unquoted);
    }
    lineEnd = LineEnd.CR;
    position++;
  }

  private PgException misplaced(String what, String written, boolean unquoted) {
    return unquoted
        ? fault("unquoted " + what + " found in data")
            .hint("Use quoted CSV field to represent " + what + ".")
        : fault("literal " + what + " found in data")
            .hint("Use \"" + written + "\" to represent " + what + ".");
  }

  private static PgException fault(String message) {
    return new PgException(SqlState.BAD_COPY_FILE_FORMAT, message);
  }

  // The end-of-copy marker

  /// Whether the backslash and point at the position are an end-of-copy marker. In CSV they must
  /// have the line for themselves; in text it is an error otherwise.
  private boolean isMarker() {
    int after = 2;
    if (lineEnd == LineEnd.CR_LF) {
      int value = peek(after);
      if (value == '\n') {
        return refused("end-of-copy marker does not match previous newline style");
      }
      if (value != '\r' && value != -1) {
        return refused("end-of-copy marker corrupt");
      }
      after++;
    }
    int value = peek(after);
    if (value == -1) {
      return true;
    }
    if (value != '\r' && value != '\n') {
      return refused("end-of-copy marker corrupt");
    }
    boolean fits =
        switch (lineEnd) {
          case UNKNOWN -> true;
          case LF, CR_LF -> value == '\n';
          case CR -> value == '\r';
        };
    return fits || refused("end-of-copy marker does not match previous newline style");
  }

  private boolean refused(String message) {
    if (csv) {
      return false;
    }
    throw fault(message);
  }

  private boolean endMarker() {
    end = position;
    source.drain();
    return false;
  }
}
