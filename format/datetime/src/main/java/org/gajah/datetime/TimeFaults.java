package org.gajah.datetime;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// Errors of dates and times.
final class TimeFaults {
  private TimeFaults() {}

  static PgException outOfRange(String what) {
    return new PgException(SqlState.DATETIME_VALUE_OUT_OF_RANGE, what + " out of range");
  }

  static PgException overflow(String message) {
    return new PgException(SqlState.DATETIME_FIELD_OVERFLOW, message);
  }

  static PgException timestamp() {
    return outOfRange("timestamp");
  }

  static PgException interval() {
    return outOfRange("interval");
  }

  static PgException parameter(String message) {
    return new PgException(SqlState.INVALID_PARAMETER_VALUE, message);
  }
}
