package org.gajah.ranges;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.Ascii;

/// A text that a value is read from, and where the reader stands in it.
abstract sealed class LiteralReader permits RangeReader, MultirangeReader {
  final RangeType type;
  final byte[] text;
  final int end;
  final int typmod;
  int at;
  private final String kind;
  private final int from;

  /// @param kind of the value, for messages
  LiteralReader(String kind, RangeType type, byte[] text, int from, int length, int typmod) {
    this.kind = kind;
    this.type = type;
    this.text = text;
    this.from = from;
    this.end = from + length;
    this.typmod = typmod;
    this.at = Ascii.skipSpace(text, from, end);
  }

  final PgException fault(String detail) {
    return new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION,
            "malformed " + kind + " literal: \"" + Utf8.forMessage(text, from, end - from) + "\"")
        .detail(detail);
  }

  /// Steps over a character, which must be there.
  final int next() {
    if (at >= end) {
      throw fault("Unexpected end of input.");
    }
    return text[at++];
  }
}
