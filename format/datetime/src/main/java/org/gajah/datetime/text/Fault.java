package org.gajah.datetime.text;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// What can be wrong with the text of a date or time. Carried by [FaultException] until the reader
/// knows the whole text.
enum Fault {
  BAD_FORMAT,
  FIELD_OVERFLOW,
  MONTH_DAY_OVERFLOW,
  INTERVAL_OVERFLOW,
  ZONE_OVERFLOW,
  BAD_ZONE;

  /// The error for a client.
  ///
  /// @param type the type's name
  /// @param text the whole text
  /// @param zone the zone that is not known, for [#BAD_ZONE]
  PgException toException(String type, String text, String zone) {
    return switch (this) {
      case BAD_FORMAT ->
          new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "invalid input syntax for type " + type + ": \"" + text + "\"");
      case FIELD_OVERFLOW ->
          new PgException(
              SqlState.DATETIME_FIELD_OVERFLOW,
              "date/time field value out of range: \"" + text + "\"");
      case MONTH_DAY_OVERFLOW ->
          new PgException(
                  SqlState.DATETIME_FIELD_OVERFLOW,
                  "date/time field value out of range: \"" + text + "\"")
              .hint("Perhaps you need a different \"datestyle\" setting.");
      case INTERVAL_OVERFLOW ->
          new PgException(
              SqlState.INTERVAL_FIELD_OVERFLOW,
              "interval field value out of range: \"" + text + "\"");
      case ZONE_OVERFLOW ->
          new PgException(
              SqlState.INVALID_TIME_ZONE_DISPLACEMENT_VALUE,
              "time zone displacement out of range: \"" + text + "\"");
      case BAD_ZONE ->
          new PgException(
              SqlState.INVALID_PARAMETER_VALUE, "time zone \"" + zone + "\" not recognized");
    };
  }
}
