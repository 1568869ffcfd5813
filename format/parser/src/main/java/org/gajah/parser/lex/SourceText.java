package org.gajah.parser.lex;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// The text that is read, as errors see it.
public final class SourceText {
  private final String text;

  public SourceText(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  /// The position of an offset as clients count it: characters from 1. Offsets below 0, which stand
  /// for unknown places, give 0.
  public int position(int offset) {
    return offset < 0 ? 0 : text.codePointCount(0, Math.min(offset, text.length())) + 1;
  }

  /// An error at a place.
  public PgException error(SqlState sqlState, String message, int offset) {
    return new PgException(sqlState, message).position(position(offset));
  }

  /// A syntax error whose message shows the text from `start` to `end`, or says that the text ends
  /// there.
  public PgException near(String message, int start, int end) {
    String where =
        start >= text.length()
            ? " at end of input"
            : " at or near \"" + text.substring(start, end) + "\"";
    return error(SqlState.SYNTAX_ERROR, message + where, start);
  }
}
