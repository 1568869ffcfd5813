package org.gajah.types.contract;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.regex.Matchers;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.text.zone.ZoneAbbreviations;

/// What functions may know of the session they run in. Implemented by the session; the values of
/// settings are those at the moment of the call.
public interface TypeContext {
  /// The database's encoding, which all text inside is in.
  Encoding encoding();

  /// Appends a client's text, converted to the database's encoding and checked (22021, 22P05).
  void fromClient(byte[] text, int from, int length, ByteSink out);

  /// Appends text, converted to the client's encoding.
  void toClient(byte[] text, int from, int length, ByteSink out);

  /// The database's default collation.
  Collation defaultCollation();

  /// The session's compiled regular expressions.
  Matchers matchers();

  /// Setting `extra_float_digits`, -15 to 3.
  int extraFloatDigits();

  /// The output style of dates, the first half of setting `datestyle`.
  DateStyle dateStyle();

  /// The order of year, month and day in input, the second half of setting `datestyle`.
  DateOrder dateOrder();

  /// Setting `intervalstyle`.
  IntervalStyle intervalStyle();

  /// Setting `timezone`.
  TimeZone timeZone();

  /// All time zones.
  TimeZones timeZones();

  /// Setting `timezone_abbreviations`.
  ZoneAbbreviations zoneAbbreviations();

  /// When the transaction started, in microseconds since 2000-01-01 UTC.
  long transactionStart();

  /// When the statement started, likewise.
  long statementStart();

  /// The time now, likewise.
  long clock();

  /// Whether setting `bytea_output` is `escape` rather than `hex`.
  boolean byteaEscape();
}
