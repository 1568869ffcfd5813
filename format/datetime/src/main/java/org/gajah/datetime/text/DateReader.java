package org.gajah.datetime.text;

import java.util.ArrayList;
import java.util.List;
import org.gajah.datetime.calendar.Calendar;
import org.gajah.datetime.calendar.Fields;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.DateOrder;

/// The calendar part of a text: decides which number is the year, the month and the day.
final class DateReader {
  private final DateOrder order;
  private final Fields fields;
  private final Digits digits = new Digits();
  private boolean monthByName;
  private boolean shortYear;

  DateReader(DateOrder order, Fields fields) {
    this.order = order;
    this.fields = fields;
  }

  /// A field of numbers and perhaps a month's name with separators between.
  int date(String text, int seen) {
    String[] words = words(text);
    boolean outer = monthByName;
    monthByName = false;
    int parts = 0;
    for (int i = 0; i < words.length; i++) {
      if (Ascii.isLetter(words[i].charAt(0))) {
        Token token = Token.find(words[i]);
        boolean ignored = token != null && token.kind() == Token.Kind.IGNORE;
        if (!ignored) {
          if (token == null || token.kind() != Token.Kind.MONTH) {
            throw FaultException.badFormat();
          }
          fields.month = token.value();
          monthByName = true;
          parts = add(parts, Part.MONTH, seen);
          words[i] = "";
        }
      }
    }
    for (String word : words) {
      if (!word.isEmpty()) {
        parts = add(parts, number(word, seen | parts), seen);
      }
    }
    monthByName = outer;
    if (((seen | parts) & ~(Part.DAY_OF_YEAR | Part.ZONE)) != Part.DATE) {
      throw FaultException.badFormat();
    }
    return parts;
  }

  private static int add(int parts, int more, int seen) {
    if (((parts | seen) & more) != 0) {
      throw FaultException.badFormat();
    }
    return parts | more;
  }

  private static String[] words(String text) {
    List<String> words = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      while (at < text.length() && !Ascii.isAlphanumeric(text.charAt(at))) {
        at++;
      }
      if (at == text.length()) {
        throw FaultException.badFormat();
      }
      int start = at;
      boolean number = Ascii.isDigit(text.charAt(at));
      while (at < text.length()
          && (number ? Ascii.isDigit(text.charAt(at)) : Ascii.isLetter(text.charAt(at)))) {
        at++;
      }
      words.add(text.substring(start, at));
      at++;
    }
    return words.toArray(new String[0]);
  }

  /// A month's name that stands alone. A number that was taken for the month is the day then.
  int monthName(int month, int seen) {
    boolean replaces =
        (seen & Part.MONTH) != 0
            && !monthByName
            && (seen & Part.DAY) == 0
            && fields.month >= 1
            && fields.month <= 31;
    if (replaces) {
      fields.day = fields.month;
    }
    monthByName = true;
    fields.month = month;
    return replaces ? Part.DAY : Part.MONTH;
  }

  /// One number whose meaning follows from what is known and from the order of dates.
  int number(String text, int seen) {
    int value = digits.integer(text, 0);
    if (digits.end == 0) {
      throw FaultException.badFormat();
    }
    if (digits.end < text.length()) {
      if (text.charAt(digits.end) != '.') {
        throw FaultException.badFormat();
      }
      if (digits.end > 2) {
        return runTogether(text, seen | Part.DATE);
      }
      fields.micros = Digits.micros(text, digits.end);
    }
    int date = seen & Part.DATE;
    if (text.length() == 3 && date == Part.YEAR && value >= 1 && value <= 366) {
      fields.dayOfYear = value;
      return Part.DAY_OF_YEAR | Part.MONTH | Part.DAY;
    }
    if (date == Part.DATE) {
      return runTogether(text, seen);
    }
    int part = meaning(date, text.length());
    if (part == 0) {
      // A textual month came first and the number before it was no day, but this is.
      fields.day = fields.year;
      fields.year = value;
      shortYear = false;
      return Part.DAY;
    }
    switch (part) {
      case Part.YEAR -> {
        fields.year = value;
        shortYear = text.length() <= 2;
      }
      case Part.MONTH -> fields.month = value;
      default -> fields.day = value;
    }
    return part;
  }

  /// Which part the next number is; 0 where day and year must change places.
  private int meaning(int date, int length) {
    return switch (date) {
      case 0 ->
          length >= 3 || order == DateOrder.YMD
              ? Part.YEAR
              : order == DateOrder.DMY ? Part.DAY : Part.MONTH;
      case Part.YEAR, Part.DAY -> Part.MONTH;
      case Part.MONTH ->
          monthByName && (length >= 3 || order == DateOrder.YMD) ? Part.YEAR : Part.DAY;
      case Part.YEAR | Part.MONTH -> monthByName && length >= 3 && shortYear ? 0 : Part.DAY;
      case Part.MONTH | Part.DAY -> Part.YEAR;
      default -> throw FaultException.badFormat();
    };
  }

  /// Digits run together: a date (`20240229`) while there is none, then a time (`040506.789`).
  int runTogether(String text, int seen) {
    String number = text;
    int point = text.indexOf('.');
    if (point >= 0) {
      fields.micros = fractionOf(text, point);
      number = text.substring(0, point);
    } else if ((seen & Part.DATE) != Part.DATE && number.length() >= 6) {
      int length = number.length();
      fields.day = atoi(number, length - 2, length);
      fields.month = atoi(number, length - 4, length - 2);
      fields.year = atoi(number, 0, length - 4);
      if (length == 6) {
        shortYear = true;
      }
      return Part.DATE;
    }
    if ((seen & Part.TIME) == 0 && (number.length() == 6 || number.length() == 4)) {
      fields.hour = atoi(number, 0, 2);
      fields.minute = atoi(number, 2, 4);
      fields.second = number.length() == 6 ? atoi(number, 4, 6) : 0;
      return Part.TIME;
    }
    throw FaultException.badFormat();
  }

  private static int fractionOf(String text, int point) {
    int end = point + 1;
    while (end < text.length() && Digits.digit(text.charAt(end))) {
      end++;
    }
    return Digits.micros(text.substring(point, end), 0);
  }

  /// C's `atoi`: what comes before something else, in 32 bits of a longer number.
  private static int atoi(String text, int from, int end) {
    long value = 0;
    for (int i = from; i < end && Digits.digit(text.charAt(i)); i++) {
      int digit = text.charAt(i) - '0';
      value = value > (Long.MAX_VALUE - digit) / 10 ? Long.MAX_VALUE : value * 10 + digit;
    }
    return (int) value;
  }

  /// Checks the whole date and completes it: centuries, eras, days of the year.
  void validate(int seen, boolean julian, boolean beforeChrist) {
    if ((seen & Part.YEAR) != 0 && !julian) {
      if (beforeChrist) {
        checkYear(fields.year <= 0);
        fields.year = 1 - fields.year;
      } else if (shortYear) {
        checkYear(fields.year < 0);
        fields.year += fields.year < 70 ? 2000 : fields.year < 100 ? 1900 : 0;
      } else {
        checkYear(fields.year <= 0);
      }
    }
    if ((seen & Part.DAY_OF_YEAR) != 0) {
      fields.setJulian(Calendar.julian(fields.year, 1, 1) + fields.dayOfYear - 1L);
    }
    if ((seen & Part.MONTH) != 0 && (fields.month < 1 || fields.month > 12)) {
      throw new FaultException(Fault.MONTH_DAY_OVERFLOW);
    }
    if ((seen & Part.DAY) != 0 && (fields.day < 1 || fields.day > 31)) {
      throw new FaultException(Fault.MONTH_DAY_OVERFLOW);
    }
    if ((seen & Part.DATE) == Part.DATE
        && fields.day > Calendar.daysIn(fields.year, fields.month)) {
      throw FaultException.overflow();
    }
  }

  private static void checkYear(boolean wrong) {
    if (wrong) {
      throw FaultException.overflow();
    }
  }
}
