package org.gajah.formatting;

import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.text.MonthNames;
import org.gajah.types.contract.Ascii;

/// Writes a moment or an interval as a pattern says.
final class DateWriter {
  private static final int LONGEST_NAME = 9;
  private static final int[] FRACTIONS = {100_000, 10_000, 1000, 100, 10, 1};

  private final DateParts parts;
  private final ByteSink out;

  private DateWriter(DateParts parts, ByteSink out) {
    this.parts = parts;
    this.out = out;
  }

  static void write(DatePattern pattern, DateParts parts, ByteSink out) {
    DateWriter writer = new DateWriter(parts, out);
    for (PatternPart<DateKeyword> part : pattern.parts()) {
      switch (part) {
        case PatternPart.Literal<DateKeyword> literal -> out.putBytes(literal.character());
        case PatternPart.Action<DateKeyword> action -> writer.put(action);
      }
    }
  }

  private void put(PatternPart.Action<DateKeyword> action) {
    DateKeyword keyword = action.keyword();
    boolean fill = action.fill();
    switch (keyword.field()) {
      case ERA_DOTS, ERA -> {
        onlyMoments();
        era(keyword);
      }
      case MERIDIEM_DOTS -> text(keyword, isAfternoon() ? "P.M." : "A.M.");
      case MERIDIEM -> text(keyword, isAfternoon() ? "PM" : "AM");
      case MONTH, MON, DAY, DY -> {
        onlyMoments();
        name(action);
      }
      case TZ -> {
        onlyMoments();
        String zone = parts.zone();
        Ascii.put(
            out,
            zone == null
                ? ""
                : keyword.letters() == DateKeyword.Case.LOWER
                    ? zone.toLowerCase(Locale.ROOT)
                    : zone);
      }
      case TZH -> {
        onlyMoments();
        Ascii.put(out, sign() + padded(Math.abs(parts.east()) / 3600, 2));
      }
      case TZM -> {
        onlyMoments();
        Ascii.put(out, padded(Math.abs(parts.east()) % 3600 / 60, 2));
      }
      case OF -> {
        onlyMoments();
        offset(fill);
      }
      case RM -> romanMonth(keyword, fill);
      case FX -> {}
      case Q -> {
        if (parts.month() != 0) {
          number(action, Integer.toString((parts.month() - 1) / 3 + 1));
        }
      }
      default -> number(action, digits(keyword.field(), fill));
    }
  }

  private void onlyMoments() {
    if (parts.interval()) {
      throw new PgException(
              SqlState.INVALID_DATETIME_FORMAT,
              "invalid format specification for an interval value")
          .hint("Intervals are not tied to specific calendar dates.");
    }
  }

  private boolean isAfternoon() {
    return parts.hour() % 24 >= 12;
  }

  private void text(DateKeyword keyword, String upper) {
    Ascii.put(out, keyword.letters().of(upper));
  }

  private void era(DateKeyword keyword) {
    boolean dots = keyword.field() == DateField.ERA_DOTS;
    text(keyword, parts.year() <= 0 ? (dots ? "B.C." : "BC") : dots ? "A.D." : "AD");
  }

  private void name(PatternPart.Action<DateKeyword> action) {
    DateField field = action.keyword().field();
    boolean month = field == DateField.MONTH || field == DateField.MON;
    if (month && parts.month() == 0) {
      return;
    }
    String name = month ? MonthNames.month(parts.month()) : MonthNames.weekday(parts.weekday());
    boolean full = field == DateField.MONTH || field == DateField.DAY;
    String shown = action.keyword().letters().of(full ? name : name.substring(0, 3));
    Ascii.put(out, shown);
    if (full && !action.fill() && !action.localized()) {
      Ascii.put(out, " ".repeat(LONGEST_NAME - shown.length()));
    }
  }

  private String sign() {
    return parts.east() >= 0 ? "+" : "-";
  }

  private void offset(boolean fill) {
    int seconds = Math.abs(parts.east());
    Ascii.put(out, sign() + padded(seconds / 3600, fill ? 0 : 2));
    if (seconds % 3600 != 0) {
      Ascii.put(out, ":" + padded(seconds % 3600 / 60, 2));
    }
  }

  private void romanMonth(DateKeyword keyword, boolean fill) {
    int month = parts.month();
    if (month == 0 && parts.year() == 0) {
      return;
    }
    int index = month > 0 ? 12 - month : month < 0 ? -(month + 1) : parts.year() >= 0 ? 0 : 11;
    String shown = keyword.letters().of(RomanNumerals.MONTHS[index]);
    Ascii.put(out, fill ? shown : shown + " ".repeat(4 - shown.length()));
  }

  private void number(PatternPart.Action<DateKeyword> action, String digits) {
    Ascii.put(out, digits);
    Ascii.put(out, action.ordinal().of(digits));
  }

  /// A number with zeros in front, the sign counted in.
  private static String padded(long number, int width) {
    String digits = Long.toString(Math.abs(number));
    String sign = number < 0 ? "-" : "";
    return sign + "0".repeat(Math.max(0, width - sign.length() - digits.length())) + digits;
  }

  private static String signed(long number, int width, boolean fill) {
    return padded(number, fill ? 0 : number >= 0 ? width : width + 1);
  }

  private String digits(DateField field, boolean fill) {
    return switch (field) {
      case HH12 -> {
        long hour = parts.hour() % 12 == 0 ? 12 : parts.hour() % 12;
        yield padded(hour, fill ? 0 : parts.hour() >= 0 ? 2 : 3);
      }
      case HH24 -> signed(parts.hour(), 2, fill);
      case MI -> signed(parts.minute(), 2, fill);
      case SS -> signed(parts.second(), 2, fill);
      case MS -> padded(parts.micros() / 1000, 3);
      case US -> padded(parts.micros(), 6);
      case FF1, FF2, FF3, FF4, FF5, FF6 ->
          padded(parts.micros() / FRACTIONS[field.fraction() - 1], field.fraction());
      case SSSS -> Long.toString(parts.hour() * 3600 + parts.minute() * 60L + parts.second());
      case MM -> signed(parts.month(), 2, fill);
      case DDD -> padded(parts.dayOfYear(), fill ? 0 : 3);
      case IDDD -> padded(parts.isoDayOfYear(), fill ? 0 : 3);
      case DD -> padded(parts.day(), fill ? 0 : 2);
      case D -> {
        onlyMoments();
        yield Integer.toString(parts.weekday() + 1);
      }
      case ID -> {
        onlyMoments();
        yield Integer.toString(parts.weekday() == 0 ? 7 : parts.weekday());
      }
      case WW -> padded((parts.dayOfYear() - 1) / 7 + 1, fill ? 0 : 2);
      case IW -> padded(parts.isoWeek(), fill ? 0 : 2);
      case CC -> century(fill);
      case Y_YYY -> {
        int year = parts.shownYear(false);
        yield year / 1000 + "," + padded(year - year / 1000 * 1000, 3);
      }
      case YYYY, YYY, YY, Y -> year(false, field.name().length(), fill);
      case IYYY, IYY, IY, I -> year(true, field.name().length(), fill);
      case W -> Integer.toString((parts.day() - 1) / 7 + 1);
      case J -> Integer.toString(parts.julian());
      default -> throw PgException.internal("no number: " + field);
    };
  }

  private String century(boolean fill) {
    int year = parts.year();
    int century = parts.interval() ? year / 100 : year > 0 ? (year - 1) / 100 + 1 : year / 100 - 1;
    return century >= -99 && century <= 99 ? signed(century, 2, fill) : Integer.toString(century);
  }

  private String year(boolean iso, int digits, boolean fill) {
    int year = parts.shownYear(iso);
    int shown =
        switch (digits) {
          case 4 -> year;
          case 3 -> year % 1000;
          case 2 -> year % 100;
          default -> year % 10;
        };
    return padded(
        shown, fill || digits == 1 ? 0 : parts.shownYear(false) >= 0 ? digits : digits + 1);
  }
}
