package org.gajah.types.contract;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Utf8;

/// Faults that many types share, worded as PostgreSQL words them.
public final class NumberFaults {
  private NumberFaults() {}

  /// `integer out of range` and its like.
  public static PgException outOfRange(String type) {
    return new PgException(SqlState.NUMERIC_VALUE_OUT_OF_RANGE, type + " out of range");
  }

  public static PgException divisionByZero() {
    return new PgException(SqlState.DIVISION_BY_ZERO, "division by zero");
  }

  /// The text is no value of that type.
  public static PgException invalidSyntax(String type, byte[] text, int from, int length) {
    return invalidSyntax(type, Utf8.forMessage(text, from, length));
  }

  /// The text is no value of that type.
  public static PgException invalidSyntax(String type, String text) {
    return new PgException(
        SqlState.INVALID_TEXT_REPRESENTATION,
        "invalid input syntax for type " + type + ": \"" + text + "\"");
  }

  /// The text is a number, but too large for that type.
  public static PgException valueOutOfRange(String type, byte[] text, int from, int length) {
    return new PgException(
        SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
        "value \"" + Utf8.forMessage(text, from, length) + "\" is out of range for type " + type);
  }
}
