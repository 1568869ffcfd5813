package org.gajah.datetime.text;

import java.util.List;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.calendar.Fields;
import org.gajah.datetime.text.Scanner.Field;
import org.gajah.datetime.text.Scanner.Shape;
import org.gajah.text.encoding.Utf8;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.ZoneAbbreviations.Meaning;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Reads a date, a time or both, in any of the ways that PostgreSQL understands (chapter "Date/Time
/// Input Interpretation" of the manual; `DecodeDateTime` and `DecodeTimeOnly` in
/// `utils/adt/datetime.c`).
///
/// What has been seen is kept as a set of bits; a part that comes a second time is an error. The
/// result is in [#fields], or one of the special values of [Result].
public final class DateTimeReader {
  /// What the text means.
  public enum Result {
    FIELDS,
    EPOCH,
    INFINITY,
    MINUS_INFINITY
  }

  private static final int NONE = 0;
  private static final int JULIAN = 1;
  private static final int ISO_TIME = 2;
  private static final int OTHER_UNIT = 3;

  private final TypeContext context;
  private final boolean timeOnly;
  private final DateReader dates;
  private final Fields fields;

  private int seen;
  private int announced = NONE;
  private boolean julian;
  private boolean beforeChrist;
  private int noon = -1;
  private @Nullable TimeZone namedZone;
  private @Nullable Meaning abbreviation;
  private Result result = Result.FIELDS;

  private DateTimeReader(TypeContext context, boolean timeOnly) {
    this.context = context;
    this.timeOnly = timeOnly;
    this.fields = new Fields();
    this.dates = new DateReader(context.dateOrder(), fields);
  }

  /// Reads a date with or without a time, for type `type` in messages.
  public static DateTimeReader readDateTime(
      TypeContext context, String type, byte[] text, int from, int length) {
    return read(new DateTimeReader(context, false), type, text, from, length);
  }

  /// Reads a time of day, perhaps with a zone and what is needed to tell its offset.
  public static DateTimeReader readTime(
      TypeContext context, String type, byte[] text, int from, int length) {
    return read(new DateTimeReader(context, true), type, text, from, length);
  }

  private static DateTimeReader read(
      DateTimeReader reader, String type, byte[] text, int from, int length) {
    try {
      List<Field> scanned = Scanner.scan(text, from, length);
      if (reader.timeOnly) {
        reader.decodeTime(scanned);
      } else {
        reader.decodeDateTime(scanned);
      }
      return reader;
    } catch (FaultException e) {
      throw e.fault.toException(type, Utf8.forMessage(text, from, length), e.zone);
    }
  }

  /// The calendar and clock that were read, with the zone.
  public Fields fields() {
    return fields;
  }

  /// Whether the fields count or a special value.
  public Result result() {
    return result;
  }

  private void decodeDateTime(List<Field> scanned) {
    for (Field field : scanned) {
      note(decode(field, scanned, -1));
    }
    if (announced != NONE) {
      throw FaultException.badFormat();
    }
    if (result != Result.FIELDS) {
      return;
    }
    dates.validate(seen, julian, beforeChrist);
    adjustNoon();
    if ((seen & Part.DATE) != Part.DATE) {
      throw FaultException.badFormat();
    }
    resolveZone();
  }

  private void decodeTime(List<Field> scanned) {
    for (int i = 0; i < scanned.size(); i++) {
      note(decode(scanned.get(i), scanned, i));
    }
    if (announced != NONE) {
      throw FaultException.badFormat();
    }
    dates.validate(seen, julian, beforeChrist);
    adjustNoon();
    if (TimeReader.overflows(fields)) {
      throw FaultException.overflow();
    }
    if ((seen & Part.TIME) != Part.TIME) {
      throw FaultException.badFormat();
    }
    resolveZoneOfTime();
  }

  private void note(int parts) {
    if ((parts & seen) != 0) {
      throw FaultException.badFormat();
    }
    seen |= parts;
  }

  /// Decodes a field and answers what parts it held.
  private int decode(Field field, List<Field> all, int index) {
    return switch (field.shape()) {
      case DATE -> timeOnly ? dateInTime(field.text(), all, index) : date(field.text());
      case TIME -> time(field.text());
      case ZONE -> {
        fields.zone = ZoneReader.offset(field.text());
        yield Part.ZONE;
      }
      case NUMBER ->
          announced != NONE
              ? announcedNumber(field.text())
              : timeOnly ? numberInTime(field.text(), all, index) : number(field.text());
      case WORD, SIGNED_WORD -> word(field.text());
    };
  }

  private int date(String text) {
    if (announced == JULIAN) {
      return julianWithZone(text);
    }
    if (announced == NONE && (seen & (Part.MONTH | Part.DAY)) != (Part.MONTH | Part.DAY)) {
      return dates.date(text, seen);
    }
    if (!Digits.digit(text.charAt(0)) && announced == NONE) {
      return zoneName(text);
    }
    if (announced != NONE && announced != ISO_TIME) {
      throw FaultException.badFormat();
    }
    announced = NONE;
    return timeWithZone(text, seen);
  }

  private int julianWithZone(String text) {
    Digits digits = new Digits();
    int day = digits.integer(text, 0);
    if (day < 0) {
      throw FaultException.overflow();
    }
    fields.setJulian(day);
    julian = true;
    fields.zone = ZoneReader.offset(text.substring(digits.end));
    announced = NONE;
    return Part.DATE | Part.TIME | Part.ZONE;
  }

  /// Run-together digits of a time with a zone behind them, for example `040506-08`.
  private int timeWithZone(String text, int known) {
    int minus = text.indexOf('-');
    if ((seen & Part.TIME) == Part.TIME || minus < 0) {
      throw FaultException.badFormat();
    }
    fields.zone = ZoneReader.offset(text.substring(minus));
    return dates.runTogether(text.substring(0, minus), known) | Part.ZONE;
  }

  private int zoneName(String text) {
    TimeZone zone = context.timeZones().find(text);
    if (zone == null) {
      throw new FaultException(Fault.BAD_ZONE, text);
    }
    namedZone = zone;
    return Part.ZONE;
  }

  /// A time of day may come with a date, which matters only for the offset of its zone.
  private int dateInTime(String text, List<Field> all, int index) {
    boolean allowed =
        index == 0
            && all.size() >= 2
            && (all.getLast().shape() == Shape.DATE || all.get(1).shape() == Shape.TIME);
    if (allowed) {
      return dates.date(text, seen);
    }
    return Digits.digit(text.charAt(0)) ? timeWithZone(text, seen | Part.DATE) : zoneName(text);
  }

  private int time(String text) {
    if (announced != NONE) {
      if (announced != ISO_TIME) {
        throw FaultException.badFormat();
      }
      announced = NONE;
    }
    TimeReader.read(text, fields);
    if (!timeOnly && TimeReader.overflows(fields)) {
      throw FaultException.overflow();
    }
    return Part.TIME;
  }

  /// A number behind a word that said what it is.
  private int announcedNumber(String text) {
    Digits digits = new Digits();
    int value = digits.integer(text, 0);
    boolean point = digits.end < text.length();
    if (point && text.charAt(digits.end) != '.') {
      throw FaultException.badFormat();
    }
    int parts;
    if (announced == JULIAN) {
      if (value < 0) {
        throw FaultException.overflow();
      }
      fields.setJulian(value);
      julian = true;
      parts = Part.DATE;
      if (point) {
        fields.setTime((long) (Digits.fraction(text, digits.end) * Clock.DAY));
        parts |= Part.TIME;
      }
    } else if (announced == ISO_TIME) {
      parts = dates.runTogether(text, seen | Part.DATE);
      if (parts != Part.TIME) {
        throw FaultException.badFormat();
      }
    } else {
      throw FaultException.badFormat();
    }
    announced = NONE;
    return parts;
  }

  private int number(String text) {
    int point = text.indexOf('.');
    if (point >= 0 && (seen & Part.DATE) == 0) {
      return dates.date(text, seen);
    }
    if (point > 2) {
      return dates.runTogether(text, seen);
    }
    boolean room = (seen & Part.DATE) == 0 || (seen & Part.TIME) == 0;
    if (text.length() >= 6 && room) {
      return dates.runTogether(text, seen);
    }
    return dates.number(text, seen);
  }

  private int numberInTime(String text, List<Field> all, int index) {
    int point = text.indexOf('.');
    if (point >= 0) {
      if (index == 0 && all.size() >= 2 && all.getLast().shape() == Shape.DATE) {
        return dates.date(text, seen);
      }
      if (point > 2) {
        return dates.runTogether(text, seen | Part.DATE);
      }
      throw FaultException.badFormat();
    }
    return text.length() > 4
        ? dates.runTogether(text, seen | Part.DATE)
        : dates.number(text, seen | Part.DATE);
  }

  private int word(String text) {
    Meaning zone = context.zoneAbbreviations().find(text);
    if (zone != null) {
      return zone(zone);
    }
    Token token = Token.find(text);
    if (token == null) {
      TimeZone named = context.timeZones().find(text);
      if (named == null) {
        throw FaultException.badFormat();
      }
      namedZone = named;
      return Part.ZONE;
    }
    return switch (token.kind()) {
      case IGNORE -> 0;
      case RESERVED -> reserved(token);
      case MONTH -> timeOnly ? reject() : dates.monthName(token.value(), seen);
      case DAYLIGHT -> {
        fields.daylight = 1;
        fields.zone -= token.value();
        yield Part.DAYLIGHT_MODIFIER | Part.DAYLIGHT_ZONE;
      }
      case NOON -> {
        noon = token.value();
        yield Part.NOON;
      }
      case ERA -> {
        beforeChrist = token.value() == 1;
        yield Part.ERA;
      }
      case WEEKDAY -> timeOnly ? reject() : Part.WEEKDAY;
      case UNIT -> {
        announce(token.unit() == Unit.JULIAN ? JULIAN : OTHER_UNIT);
        yield 0;
      }
      case ISO_TIME -> {
        if (!timeOnly && (seen & Part.DATE) != Part.DATE) {
          throw FaultException.badFormat();
        }
        announce(ISO_TIME);
        yield 0;
      }
    };
  }

  private static int reject() {
    throw FaultException.badFormat();
  }

  private void announce(int what) {
    if (announced != NONE) {
      throw FaultException.badFormat();
    }
    announced = what;
  }

  private int zone(Meaning meaning) {
    if (meaning.zone() != null) {
      abbreviation = meaning;
      return Part.ZONE | Part.DYNAMIC_ZONE;
    }
    fields.daylight = meaning.daylight() ? 1 : 0;
    fields.zone = -meaning.offset();
    return meaning.daylight() ? Part.ZONE | Part.DAYLIGHT_ZONE : Part.ZONE;
  }

  private int reserved(Token token) {
    Token.Reserved word = token.reserved();
    if (word == null) {
      throw FaultException.badFormat();
    }
    if (timeOnly) {
      return reservedTime(word);
    }
    switch (word) {
      case NOW -> {
        fields.set(context.transactionStart(), context.timeZone());
        return Part.DATE | Part.TIME | Part.ZONE;
      }
      case ZULU -> {
        clearTime();
        fields.zone = 0;
        return Part.TIME | Part.ZONE;
      }
      case TODAY, TOMORROW, YESTERDAY -> {
        Fields now = now();
        int shift = word == Token.Reserved.TODAY ? 0 : word == Token.Reserved.TOMORROW ? 1 : -1;
        fields.setJulian((long) now.julian() + shift);
        return Part.DATE;
      }
      case EPOCH -> result = Result.EPOCH;
      case LATE -> result = Result.INFINITY;
      case EARLY -> result = Result.MINUS_INFINITY;
    }
    return Part.DATE | Part.TIME | Part.ZONE;
  }

  private int reservedTime(Token.Reserved word) {
    if (word == Token.Reserved.NOW) {
      Fields now = now();
      fields.setTime(now.time());
      return Part.TIME;
    }
    if (word == Token.Reserved.ZULU) {
      clearTime();
      fields.daylight = 0;
      return Part.TIME | Part.ZONE;
    }
    throw FaultException.badFormat();
  }

  private Fields now() {
    return new Fields().set(context.transactionStart(), context.timeZone());
  }

  private void clearTime() {
    fields.hour = 0;
    fields.minute = 0;
    fields.second = 0;
  }

  private void adjustNoon() {
    if (noon >= 0 && fields.hour > 12) {
      throw FaultException.overflow();
    }
    if (noon == 0 && fields.hour == 12) {
      fields.hour = 0;
    } else if (noon == 1 && fields.hour != 12) {
      fields.hour += 12;
    }
  }

  private void resolveZone() {
    TimeZone named = namedZone;
    Meaning dynamic = abbreviation;
    boolean unspecified = (seen & Part.ZONE) == 0;
    boolean modified = (seen & Part.DAYLIGHT_MODIFIER) != 0;
    if (modified && (named != null || dynamic != null || unspecified)) {
      throw FaultException.badFormat();
    }
    if (named != null) {
      fields.zone = fields.zoneIn(named);
    } else if (dynamic != null) {
      fields.zone = ZoneReader.dynamicOffset(context, dynamic, fields);
    } else if (unspecified) {
      fields.zone = fields.zoneIn(context.timeZone());
    }
  }

  private void resolveZoneOfTime() {
    TimeZone named = namedZone;
    Meaning dynamic = abbreviation;
    boolean unspecified = (seen & Part.ZONE) == 0;
    if ((seen & Part.DAYLIGHT_MODIFIER) != 0 && (named != null || dynamic != null || unspecified)) {
      throw FaultException.badFormat();
    }
    if (named != null) {
      if (named.transitionAfter(Long.MIN_VALUE) == Long.MAX_VALUE) {
        fields.zone = -named.offsetAt(0);
        return;
      }
      requireDate();
      fields.zone = fields.zoneIn(named);
    } else if (dynamic != null || unspecified) {
      Fields moment = momentOfTime();
      fields.zone =
          dynamic != null
              ? ZoneReader.dynamicOffset(context, dynamic, moment)
              : moment.zoneIn(context.timeZone());
    }
  }

  private void requireDate() {
    if ((seen & Part.DATE) != Part.DATE) {
      throw FaultException.badFormat();
    }
  }

  /// The time that was read, today or on the date that came with it.
  private Fields momentOfTime() {
    Fields moment = now();
    if ((seen & Part.DATE) != 0) {
      requireDate();
      moment.year = fields.year;
      moment.month = fields.month;
      moment.day = fields.day;
    }
    moment.hour = fields.hour;
    moment.minute = fields.minute;
    moment.second = fields.second;
    return moment;
  }

  /// Whether the calendar fields are in the range of Julian days.
  public boolean isJulian() {
    return Calendar.isJulian(fields.year, fields.month);
  }
}
