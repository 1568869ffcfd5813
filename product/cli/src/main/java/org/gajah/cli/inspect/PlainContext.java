package org.gajah.cli.inspect;

import java.util.Objects;
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

/// A session with the settings that a server starts with, except for the time zone.
record PlainContext(Encoding encoding, TimeZones timeZones, TimeZone timeZone)
    implements TypeContext {
  @Override
  public void fromClient(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  @Override
  public void toClient(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  @Override
  public Collation defaultCollation() {
    return Collations.C;
  }

  @Override
  public Matchers matchers() {
    return new Matchers(encoding);
  }

  @Override
  public int extraFloatDigits() {
    return 1;
  }

  @Override
  public DateStyle dateStyle() {
    return DateStyle.ISO;
  }

  @Override
  public DateOrder dateOrder() {
    return DateOrder.MDY;
  }

  @Override
  public IntervalStyle intervalStyle() {
    return IntervalStyle.POSTGRES;
  }

  @Override
  public ZoneAbbreviations zoneAbbreviations() {
    return Objects.requireNonNull(ZoneAbbreviations.named("Default"));
  }

  @Override
  public long transactionStart() {
    return 0;
  }

  @Override
  public long statementStart() {
    return 0;
  }

  @Override
  public long clock() {
    return 0;
  }

  @Override
  public boolean byteaEscape() {
    return false;
  }
}
