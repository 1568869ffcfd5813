package org.gajah.datetime.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The parts of dates, times and intervals that people ask for by name, in `extract` and
/// `date_trunc` and in the text of intervals.
public enum Unit {
  MICROSECOND,
  MILLISECOND,
  SECOND,
  MINUTE,
  HOUR,
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR,
  DECADE,
  CENTURY,
  MILLENNIUM,
  DOW,
  DOY,
  ISODOW,
  ISOYEAR,
  JULIAN,
  EPOCH,
  TIMEZONE,
  TIMEZONE_HOUR,
  TIMEZONE_MINUTE;

  private static final int LONGEST_NAME = 10;

  /// The names of units; those of more than ten letters are told by the first ten.
  private static final Map<String, Unit> NAMES = names();

  private static Map<String, Unit> names() {
    Map<String, Unit> names = new HashMap<>();
    put(names, CENTURY, "c cent centuries century");
    put(names, DAY, "d day days");
    put(names, DECADE, "dec decade decades decs");
    put(names, HOUR, "h hour hours hr hrs");
    put(names, MICROSECOND, "microsecon us usec usecond useconds usecs");
    put(names, MILLISECOND, "millisecon ms msec msecond mseconds msecs");
    put(names, MILLENNIUM, "mil millennia millennium mils");
    put(names, MINUTE, "m min mins minute minutes");
    put(names, MONTH, "mon mons month months");
    put(names, QUARTER, "qtr quarter");
    put(names, SECOND, "s sec second seconds secs");
    put(names, TIMEZONE, "timezone");
    put(names, TIMEZONE_HOUR, "timezone_h");
    put(names, TIMEZONE_MINUTE, "timezone_m");
    put(names, WEEK, "w week weeks");
    put(names, YEAR, "y year years yr yrs");
    return Map.copyOf(names);
  }

  private static void put(Map<String, Unit> names, Unit unit, String words) {
    for (String word : words.split(" ")) {
      names.put(word, unit);
    }
  }

  /// The unit of that name, in lower case, as intervals use it, or null.
  public static @Nullable Unit ofInterval(String word) {
    return NAMES.get(word.length() > LONGEST_NAME ? word.substring(0, LONGEST_NAME) : word);
  }

  /// The unit of that name, in lower case, as `extract` knows it, or null: the units of intervals
  /// first, then those that only dates have.
  public static @Nullable Unit named(String word) {
    Unit unit = ofInterval(word);
    if (unit != null) {
      return unit;
    }
    if (word.equals("epoch")) {
      return EPOCH;
    }
    Token token = Token.find(word);
    return token == null ? null : token.unit();
  }

  /// Whether a word in lower case stands for a moment, as `today` and `infinity` do.
  public static boolean isReservedWord(String word) {
    Token token = Token.find(word);
    return token != null && token.reserved() != null;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
