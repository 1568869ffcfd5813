package org.gajah.datetime.text;

import java.util.List;
import org.gajah.datetime.calendar.Clock;
import org.gajah.datetime.text.Scanner.Field;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.IntervalStyle;
import org.jspecify.annotations.Nullable;

/// Reads intervals: PostgreSQL's words with numbers, the SQL standard's forms, and ISO 8601's
/// (`DecodeInterval` in `utils/adt/datetime.c`).
public final class IntervalReader {
  /// What the text means.
  public enum Result {
    FINITE,
    INFINITY,
    MINUS_INFINITY
  }

  private static final int SECONDS_PARTS = 1 << 3 | 1 << 4 | 1 << 5;

  private final IntervalStyle style;
  private final IntervalRange range;
  private final Digits digits = new Digits();
  private IntervalParts parts = new IntervalParts();
  private int seen;
  private @Nullable Unit unit;
  private boolean unitWaits;
  private boolean before;
  private Result result = Result.FINITE;

  private IntervalReader(IntervalStyle style, IntervalRange range) {
    this.style = style;
    this.range = range;
  }

  /// Reads an interval.
  ///
  /// @param range the fields that the column has, for numbers without a unit
  public static IntervalReader read(
      IntervalStyle style, IntervalRange range, byte[] text, int from, int length) {
    IntervalReader reader = new IntervalReader(style, range);
    try {
      reader.readWordsOrIso(text, from, length);
      return reader;
    } catch (FaultException e) {
      Fault fault = e.fault == Fault.FIELD_OVERFLOW ? Fault.INTERVAL_OVERFLOW : e.fault;
      throw fault.toException("interval", Utf8.forMessage(text, from, length), e.zone);
    }
  }

  private void readWordsOrIso(byte[] text, int from, int length) {
    try {
      decode(Scanner.scan(text, from, length));
    } catch (FaultException e) {
      if (e.fault != Fault.BAD_FORMAT) {
        throw e;
      }
      parts = new IntervalParts();
      result = Result.FINITE;
      new IsoIntervalReader(Utf8.forMessage(text, from, length), parts).read();
    }
  }

  public Result result() {
    return result;
  }

  /// The months, or more than fit into 32 bits.
  public long months() {
    return parts.totalMonths();
  }

  public int days() {
    return parts.days();
  }

  public long micros() {
    return parts.micros();
  }

  /// Units stand behind their numbers, so the fields are read from the last to the first.
  private void decode(List<Field> fields) {
    boolean negative = allNegative(fields);
    for (int i = fields.size() - 1; i >= 0; i--) {
      Field field = fields.get(i);
      int found =
          switch (field.shape()) {
            case TIME -> time(field.text(), negative);
            case ZONE -> signed(field.text(), negative);
            case DATE, NUMBER -> number(field.text(), negative);
            case WORD, SIGNED_WORD -> word(field.text(), i == fields.size() - 1);
          };
      if ((found & seen) != 0) {
        throw FaultException.badFormat();
      }
      seen |= found;
    }
    if (seen == 0 || unitWaits) {
      throw FaultException.badFormat();
    }
    if (before) {
      parts.negate();
    }
  }

  /// In the SQL standard's style one sign in front counts for all fields.
  private boolean allNegative(List<Field> fields) {
    if (style != IntervalStyle.SQL_STANDARD
        || fields.isEmpty()
        || !fields.getFirst().text().startsWith("-")) {
      return false;
    }
    for (Field field : fields.subList(1, fields.size())) {
      if (field.text().startsWith("-") || field.text().startsWith("+")) {
        return false;
      }
    }
    return true;
  }

  private static int bit(Unit unit) {
    return switch (unit) {
      case MICROSECOND -> 1 << 3;
      case MILLISECOND -> 1 << 4;
      case SECOND -> 1 << 5;
      case MINUTE -> 1 << 6;
      case HOUR -> 1 << 7;
      case DAY -> 1 << 8;
      case WEEK -> 1 << 9;
      case MONTH -> 1 << 10;
      case YEAR -> 1 << 11;
      case DECADE -> 1 << 12;
      case CENTURY -> 1 << 13;
      case MILLENNIUM -> 1 << 14;
      default -> throw FaultException.badFormat();
    };
  }

  private static final int TIME_PARTS = SECONDS_PARTS | 1 << 6 | 1 << 7;

  private int time(String text, boolean negative) {
    long time = timeOf(text);
    parts.setTime(negative && time > 0 ? -time : time);
    unit = Unit.DAY;
    unitWaits = false;
    return TIME_PARTS;
  }

  private long timeOf(String text) {
    long[] clock = TimeReader.parts(text, range == IntervalRange.MINUTE_TO_SECOND);
    IntervalParts time = new IntervalParts();
    time.addMicros(clock[0], 0, Clock.HOUR);
    time.addMicros(clock[1], 0, Clock.MINUTE);
    time.addMicros(clock[2], 0, Clock.SECOND);
    time.addMicros(clock[3], 0, 1);
    return time.micros();
  }

  private int signed(String text, boolean negative) {
    if (text.indexOf(':') > 0) {
      Long time = timeOrNull(text.substring(1));
      if (time != null) {
        long signed = text.charAt(0) == '-' ? -time : time;
        parts.setTime(negative && signed > 0 ? -signed : signed);
        unit = Unit.DAY;
        unitWaits = false;
        return TIME_PARTS;
      }
    }
    return number(text, negative);
  }

  private @Nullable Long timeOrNull(String text) {
    try {
      return timeOf(text);
    } catch (FaultException e) {
      return null;
    }
  }

  private int number(String text, boolean negative) {
    Unit its = unit == null ? range.lastUnit() : unit;
    long value = digits.longInteger(text, 0);
    double fraction = 0;
    char next = digits.end < text.length() ? text.charAt(digits.end) : 0;
    boolean minus = text.startsWith("-");
    if (next == '-') {
      int months = digits.integer(text, digits.end + 1);
      if (months < 0 || months >= 12) {
        throw FaultException.overflow();
      }
      if (digits.end < text.length()) {
        throw FaultException.badFormat();
      }
      its = Unit.MONTH;
      if (Math.multiplyHigh(value, 12) != value * 12 >> 63) {
        throw FaultException.overflow();
      }
      value = value * 12 + (minus ? -months : months);
    } else if (next == '.') {
      fraction = Digits.fraction(text, digits.end);
      fraction = minus ? -fraction : fraction;
    } else if (next != 0) {
      throw FaultException.badFormat();
    }
    if (negative) {
      value = value > 0 ? -value : value;
      fraction = fraction > 0 ? -fraction : fraction;
    }
    unitWaits = false;
    unit = its;
    return add(its, value, fraction);
  }

  private int add(Unit its, long value, double fraction) {
    switch (its) {
      case MICROSECOND -> parts.addMicros(value, fraction, 1);
      case MILLISECOND -> parts.addMicros(value, fraction, 1000);
      case SECOND -> {
        parts.addMicros(value, fraction, Clock.SECOND);
        return fraction == 0 ? bit(its) : SECONDS_PARTS;
      }
      case MINUTE -> parts.addMicros(value, fraction, Clock.MINUTE);
      case HOUR -> {
        parts.addMicros(value, fraction, Clock.HOUR);
        unit = Unit.DAY;
      }
      case DAY -> {
        parts.addDays(value, 1);
        parts.addFraction(fraction, Clock.DAY);
      }
      case WEEK -> {
        parts.addDays(value, 7);
        parts.addFractionOfDays(fraction, 7);
      }
      case MONTH -> {
        parts.addMonths(value);
        parts.addFractionOfDays(fraction, 30);
      }
      case YEAR -> addYears(value, fraction, 1);
      case DECADE -> addYears(value, fraction, 10);
      case CENTURY -> addYears(value, fraction, 100);
      case MILLENNIUM -> addYears(value, fraction, 1000);
      default -> throw FaultException.badFormat();
    }
    return bit(its);
  }

  private void addYears(long value, double fraction, int factor) {
    parts.addYears(value, factor);
    parts.addFractionOfYears(fraction, factor);
  }

  private int word(String text, boolean last) {
    if (text.equals("ago")) {
      if (!last) {
        throw FaultException.badFormat();
      }
      before = true;
      // No unit of an interval: a bare number before "ago" is an error.
      unit = Unit.EPOCH;
      return 0;
    }
    Unit named = Unit.ofInterval(text);
    if (named == null) {
      Token token = Token.find(text);
      if (token != null && token.kind() == Token.Kind.IGNORE) {
        return 0;
      }
      if (token != null && token.reserved() != null) {
        return infinity(token.reserved(), last);
      }
      named = token == null ? null : token.unit();
    }
    if (named == null || unitWaits) {
      throw FaultException.badFormat();
    }
    unit = named;
    unitWaits = true;
    return 0;
  }

  private int infinity(Token.Reserved word, boolean last) {
    boolean known = word == Token.Reserved.LATE || word == Token.Reserved.EARLY;
    if (!known || !last) {
      throw FaultException.badFormat();
    }
    result = word == Token.Reserved.LATE ? Result.INFINITY : Result.MINUS_INFINITY;
    return ~0;
  }
}
