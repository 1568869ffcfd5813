package org.gajah.formatting;

import java.util.Locale;
import org.gajah.base.bytes.Slice;
import org.gajah.datetime.text.MonthNames;
import org.gajah.datetime.text.ZoneReader;
import org.gajah.text.zone.TimeZone;
import org.gajah.text.zone.ZoneAbbreviations.Meaning;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.TypeContext;

/// Reads a text along a pattern of dates.
final class DateScanner {
  private static final String[] MONTHS = new String[12];
  private static final String[] SHORT_MONTHS = new String[12];
  private static final String[] DAYS = new String[7];
  private static final String[] SHORT_DAYS = new String[7];
  private static final String[] MERIDIEM = {"am", "pm"};
  private static final String[] MERIDIEM_DOTS = {"a.m.", "p.m."};
  private static final String[] ERA = {"ad", "bc"};
  private static final String[] ERA_DOTS = {"a.d.", "b.c."};
  private static final int[] MICROS = {100_000, 10_000, 1000, 100, 10, 1};

  static {
    for (int i = 0; i < MONTHS.length; i++) {
      MONTHS[i] = MonthNames.month(i + 1).toLowerCase(Locale.ROOT);
      SHORT_MONTHS[i] = MONTHS[i].substring(0, 3);
    }
    for (int i = 0; i < DAYS.length; i++) {
      DAYS[i] = MonthNames.weekday(i).toLowerCase(Locale.ROOT);
      SHORT_DAYS[i] = DAYS[i].substring(0, 3);
    }
  }

  private final TypeContext context;
  private final DatePattern pattern;
  private final DateInput input;
  private final DateValues values = new DateValues();
  private boolean exact;
  private int extraSkip;
  private int index;

  private DateScanner(TypeContext context, DatePattern pattern, Slice text) {
    this.context = context;
    this.pattern = pattern;
    this.input = new DateInput(text.array(), text.from(), text.length(), context.encoding());
  }

  static DateValues scan(TypeContext context, DatePattern pattern, Slice text) {
    DateScanner scanner = new DateScanner(context, pattern, text);
    for (int i = 0; i < pattern.parts().size() && !scanner.input.atEnd(); i++) {
      scanner.index = i;
      scanner.scan(pattern.parts().get(i));
    }
    return scanner.values;
  }

  private void scan(PatternPart<DateKeyword> part) {
    boolean startsExact =
        part instanceof PatternPart.Action<DateKeyword> a && a.keyword().field() == DateField.FX;
    boolean spaces = part instanceof PatternPart.Action<DateKeyword> || index == 0;
    if (!exact && !startsExact && spaces) {
      extraSkip += input.skipSpaces();
    }
    switch (part) {
      case PatternPart.Literal<DateKeyword> literal -> literal(literal.kind());
      case PatternPart.Action<DateKeyword> action -> {
        values.note(action.keyword().field().convention());
        if (startsExact) {
          exact = true;
        } else {
          read(action);
        }
        if (!exact) {
          extraSkip = input.skipSpaces();
        }
      }
    }
  }

  private void literal(PatternPart.Kind kind) {
    if (exact) {
      input.skipCharacter();
    } else if (kind == PatternPart.Kind.OTHER) {
      if (extraSkip > 0) {
        extraSkip--;
      } else {
        input.skipCharacter();
      }
    } else {
      extraSkip--;
      if (input.atSeparator()) {
        input.skip(1);
        extraSkip++;
      }
    }
  }

  private DateInput.Read number(PatternPart.Action<DateKeyword> action, int width) {
    boolean open = action.fill() || pattern.isNextSeparator(index);
    return input.number(action.keyword(), width, open);
  }

  /// A number that is checked against one that is known.
  private int number(PatternPart.Action<DateKeyword> action, int width, int known) {
    return DateValues.agreed(known, number(action, width).value(), action.keyword());
  }

  private void read(PatternPart.Action<DateKeyword> action) {
    DateKeyword keyword = action.keyword();
    int width = keyword.name().length();
    boolean skips = true;
    switch (keyword.field()) {
      case MERIDIEM, MERIDIEM_DOTS -> {
        boolean dots = keyword.field() == DateField.MERIDIEM_DOTS;
        int value = input.word(keyword, dots ? MERIDIEM_DOTS : MERIDIEM);
        values.afternoon = DateValues.agreed(values.afternoon, value, keyword);
        values.clock12 = true;
        skips = false;
      }
      case ERA, ERA_DOTS -> {
        int value = input.word(keyword, keyword.field() == DateField.ERA ? ERA : ERA_DOTS);
        DateValues.agreed(values.beforeChrist ? 1 : 0, value, keyword);
        values.beforeChrist = value == 1;
        skips = false;
      }
      case HH12 -> {
        values.hour = number(action, 2, values.hour);
        values.clock12 = true;
      }
      case HH24 -> values.hour = number(action, 2, values.hour);
      case MI -> values.minute = number(action, width, values.minute);
      case SS -> values.second = number(action, width, values.second);
      case MS -> {
        DateInput.Read read = number(action, 3);
        int value = DateValues.agreed(values.millis, read.value(), keyword);
        values.millis = value * (read.length() == 1 ? 100 : read.length() == 2 ? 10 : 1);
      }
      case FF1, FF2, FF3, FF4, FF5, FF6 -> {
        values.precision = keyword.field().fraction();
        micros(action, values.precision);
      }
      case US -> micros(action, 6);
      case SSSS -> values.secondsOfDay = number(action, width, values.secondsOfDay);
      case TZ, OF, TZH, TZM -> {
        zone(action);
        skips = false;
      }
      case MONTH, MON, DAY, DY, RM -> {
        name(keyword);
        skips = false;
      }
      case MM -> values.month = number(action, width, values.month);
      case DDD -> values.dayOfYear = number(action, width, values.dayOfYear);
      case IDDD -> values.dayOfYear = number(action, 3, values.dayOfYear);
      case DD -> values.day = number(action, width, values.day);
      case D -> values.weekday = number(action, width, values.weekday);
      case ID -> {
        int day = number(action, 1, values.weekday) + 1;
        values.weekday = day > 7 ? 1 : day;
      }
      case WW, IW -> values.week = number(action, width, values.week);
      case Q -> number(action, width);
      case CC -> values.century = number(action, width, values.century);
      case Y_YYY -> {
        int year = (int) input.yearWithComma(keyword);
        values.year = DateValues.agreed(values.year, year, keyword);
        values.yearDigits = 4;
      }
      case YYYY, IYYY, YYY, IYY, YY, IY, Y, I -> year(action, width);
      case W -> values.weekOfMonth = number(action, width, values.weekOfMonth);
      case J -> values.julian = number(action, width, values.julian);
      case FX -> skips = false;
    }
    if (skips && action.ordinal() != PatternPart.Ordinal.NONE) {
      input.skipCharacter();
      input.skipCharacter();
    }
  }

  private void micros(PatternPart.Action<DateKeyword> action, int width) {
    DateInput.Read read = number(action, width);
    int value = DateValues.agreed(values.micros, read.value(), action.keyword());
    values.micros = value * (read.length() <= 6 ? MICROS[read.length() - 1] : 1);
  }

  private void year(PatternPart.Action<DateKeyword> action, int width) {
    DateInput.Read read = number(action, width);
    values.year = DateValues.agreed(values.year, read.value(), action.keyword());
    if (width < 4 && read.length() < 4) {
      values.year = nearTo2020(values.year);
    }
    values.yearDigits = width;
  }

  private static int nearTo2020(int year) {
    if (year < 70) {
      return year + 2000;
    }
    if (year < 100) {
      return year + 1900;
    }
    return year < 520 ? year + 2000 : year < 1000 ? year + 1000 : year;
  }

  private void name(DateKeyword keyword) {
    switch (keyword.field()) {
      case MONTH ->
          values.month = DateValues.agreed(values.month, input.word(keyword, MONTHS) + 1, keyword);
      case MON ->
          values.month =
              DateValues.agreed(values.month, input.word(keyword, SHORT_MONTHS) + 1, keyword);
      case RM ->
          values.month =
              DateValues.agreed(
                  values.month, 12 - input.word(keyword, RomanNumerals.MONTHS), keyword);
      default -> {
        boolean full = keyword.field() == DateField.DAY;
        int day = input.word(keyword, full ? DAYS : SHORT_DAYS);
        values.weekday = DateValues.agreed(values.weekday, day, keyword) + 1;
      }
    }
  }

  private void zone(PatternPart.Action<DateKeyword> action) {
    DateField field = action.keyword().field();
    if (field == DateField.TZ && abbreviation(action.keyword())) {
      return;
    }
    if (field == DateField.TZM) {
      values.zoneSign = values.zoneSign == 0 ? 1 : values.zoneSign;
      values.zoneMinutes = number(action, 2, values.zoneMinutes);
      return;
    }
    byte sign = input.peek();
    if (sign == '+' || sign == '-' || sign == ' ') {
      values.zoneSign = sign == '-' ? -1 : 1;
      input.skip(1);
    } else {
      values.zoneSign = extraSkip > 0 && input.last() == '-' ? -1 : 1;
    }
    values.zoneHours = number(action, 2, values.zoneHours);
    if (field != DateField.TZH && input.peek() == ':') {
      input.skip(1);
      values.zoneMinutes = number(action, 2, values.zoneMinutes);
    }
  }

  /// Reads the longest abbreviation of a zone that there is.
  private boolean abbreviation(DateKeyword keyword) {
    String letters = input.letters();
    for (int length = letters.length(); length > 0; length--) {
      Meaning meaning = context.zoneAbbreviations().find(letters.substring(0, length));
      if (meaning != null) {
        String name = meaning.zone();
        TimeZone zone = name == null ? null : context.timeZones().find(name);
        values.zone = new ZoneReader.Named(meaning.offset(), zone, meaning);
        values.zoneSign = 0;
        input.skip(length);
        return true;
      }
    }
    if (Ascii.isLetter(input.peek())) {
      throw DateInput.invalid(input.rest(), keyword)
          .detail("Time zone abbreviation is not recognized.");
    }
    return false;
  }
}
