package org.gajah.oracle.types;

import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.regex.Matchers;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.TimeZones;
import org.gajah.text.zone.ZoneAbbreviations;
import org.gajah.types.contract.DateOrder;
import org.gajah.types.contract.DateStyle;
import org.gajah.types.contract.IntervalStyle;
import org.gajah.types.contract.TypeContext;

/// A session with given settings.
public record FixedContext(
    DateStyle dateStyle,
    DateOrder dateOrder,
    IntervalStyle intervalStyle,
    TimeZone timeZone,
    TimeZones timeZones,
    ZoneAbbreviations zoneAbbreviations,
    Matchers matchers,
    int extraFloatDigits,
    boolean byteaEscape,
    long transactionStart)
    implements TypeContext {

  /// The same as settings, `name = value` each.
  List<String> settings() {
    return List.of(
        "datestyle = '" + dateStyle + ", " + dateOrder + "'",
        "intervalstyle = '" + intervalStyle.name().toLowerCase(Locale.ROOT) + "'",
        "extra_float_digits = " + extraFloatDigits,
        "bytea_output = '" + (byteaEscape ? "escape" : "hex") + "'",
        "timezone = '" + timeZone.name() + "'");
  }

  /// The settings that the oracle's sessions get in these tests.
  public static FixedContext usual() {
    return with(DateStyle.ISO, DateOrder.MDY, IntervalStyle.POSTGRES, "America/New_York", 1, false);
  }

  static FixedContext with(
      DateStyle dateStyle,
      DateOrder dateOrder,
      IntervalStyle intervalStyle,
      String zone,
      int extraFloatDigits,
      boolean byteaEscape) {
    TimeZones zones = new TimeZones();
    TimeZone timeZone = zones.find(zone);
    ZoneAbbreviations abbreviations = ZoneAbbreviations.named("Default");
    if (timeZone == null || abbreviations == null) {
      throw new IllegalArgumentException(zone);
    }
    return new FixedContext(
        dateStyle,
        dateOrder,
        intervalStyle,
        timeZone,
        zones,
        abbreviations,
        new Matchers(Encoding.UTF8),
        extraFloatDigits,
        byteaEscape,
        0);
  }

  public FixedContext at(long newTransactionStart) {
    return new FixedContext(
        dateStyle,
        dateOrder,
        intervalStyle,
        timeZone,
        timeZones,
        zoneAbbreviations,
        matchers,
        extraFloatDigits,
        byteaEscape,
        newTransactionStart);
  }

  @Override
  public long statementStart() {
    return transactionStart;
  }

  @Override
  public long clock() {
    return transactionStart;
  }

  @Override
  public Collation defaultCollation() {
    return Collations.C_UTF8;
  }

  @Override
  public Encoding encoding() {
    return Encoding.UTF8;
  }

  @Override
  public void fromClient(byte[] text, int from, int length, ByteSink out) {
    Encoding.UTF8.verify(text, from, length);
    out.putBytes(text, from, length);
  }

  @Override
  public void toClient(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }
}
