package org.gajah.datetime.text;

import java.util.Locale;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Fields;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.ZoneAbbreviations.Meaning;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Time zones in text: numbers with a sign, abbreviations, names.
public final class ZoneReader {
  private static final int MOST_HOURS = 15;

  private ZoneReader() {}

  /// The seconds west of UTC that `+hh`, `+hh:mm`, `+hh:mm:ss` or `+hhmm` says.
  static int offset(String text) {
    if (text.isEmpty() || (text.charAt(0) != '+' && text.charAt(0) != '-')) {
      throw FaultException.badFormat();
    }
    Digits digits = new Digits();
    int hour = number(digits, text, 1);
    int minute = 0;
    int second = 0;
    if (digits.end < text.length() && text.charAt(digits.end) == ':') {
      minute = number(digits, text, digits.end + 1);
      if (digits.end < text.length() && text.charAt(digits.end) == ':') {
        second = number(digits, text, digits.end + 1);
      }
    } else if (digits.end == text.length() && text.length() > 3) {
      minute = hour % 100;
      hour /= 100;
    }
    boolean good =
        hour >= 0 && hour <= MOST_HOURS && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (!good) {
      throw new FaultException(Fault.ZONE_OVERFLOW);
    }
    if (digits.end < text.length()) {
      throw FaultException.badFormat();
    }
    int seconds = (hour * 60 + minute) * 60 + second;
    return text.charAt(0) == '-' ? seconds : -seconds;
  }

  /// The seconds west of UTC that a number with a sign says; null for other text,
  /// `Integer.MAX_VALUE` for a number that is too large.
  public static @Nullable Integer numeric(String text) {
    try {
      return offset(text);
    } catch (FaultException e) {
      return e.fault == Fault.ZONE_OVERFLOW ? Integer.MAX_VALUE : null;
    }
  }

  private static int number(Digits digits, String text, int from) {
    try {
      return digits.integer(text, from);
    } catch (FaultException e) {
      throw new FaultException(e.fault == Fault.FIELD_OVERFLOW ? Fault.ZONE_OVERFLOW : e.fault);
    }
  }

  /// The seconds west of UTC that an abbreviation means whose zone has changed its offset, at the
  /// local time that the fields say.
  static int dynamicOffset(TypeContext context, Meaning meaning, Fields fields) {
    String name = meaning.zone();
    TimeZone zone = name == null ? null : context.timeZones().find(name);
    if (zone == null) {
      throw new PgException(SqlState.CONFIG_FILE_ERROR, "time zone \"" + name + "\" not recognized")
          .with(
              ErrorField.DETAIL,
              "This time zone name appears in the configuration file for time zone abbreviation \""
                  + meaning.abbreviation().toLowerCase(Locale.ROOT)
                  + "\".");
    }
    int west = fields.zoneIn(zone);
    long utc =
        ((long) fields.julian() - Calendar.UNIX_EPOCH) * 86_400 + fields.time() / 1_000_000 + west;
    int regime = zone.regimeNamed(meaning.abbreviation(), utc);
    return regime < 0 ? west : -zone.offset(regime);
  }

  /// What a text names as a zone for `AT TIME ZONE` and its like: an abbreviation's offset, a
  /// dynamic abbreviation's zone, or a zone of the database.
  ///
  /// @param offset seconds east of UTC, where `zone` is null
  /// @param abbreviation the abbreviation whose use in `zone` counts, or null for the zone itself
  public record Named(int offset, @Nullable TimeZone zone, @Nullable Meaning abbreviation) {}

  /// The zone that a text names.
  ///
  /// @throws PgException 22023 when there is none
  public static Named named(TypeContext context, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Meaning meaning = context.zoneAbbreviations().find(lower);
    if (meaning != null) {
      String name = meaning.zone();
      return name == null
          ? new Named(meaning.offset(), null, meaning)
          : new Named(0, context.timeZones().find(name), meaning);
    }
    TimeZone zone = context.timeZones().find(text);
    if (zone == null) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "time zone \"" + text + "\" not recognized");
    }
    return new Named(0, zone, null);
  }

  /// The seconds west of UTC in a named zone at a local time.
  public static int offsetOfLocal(TypeContext context, Named named, Fields local) {
    Meaning abbreviation = named.abbreviation();
    if (named.zone() == null) {
      return -named.offset();
    }
    return abbreviation == null
        ? local.zoneIn(named.zone())
        : dynamicOffset(context, abbreviation, local);
  }

  /// The seconds west of UTC in a named zone at a moment, in seconds since 1970-01-01 UTC.
  public static int offsetAt(Named named, long utc) {
    TimeZone zone = named.zone();
    Meaning abbreviation = named.abbreviation();
    if (zone == null) {
      return -named.offset();
    }
    int regime = abbreviation == null ? -1 : zone.regimeNamed(abbreviation.abbreviation(), utc);
    return -zone.offset(regime < 0 ? zone.regimeAt(utc) : regime);
  }
}
