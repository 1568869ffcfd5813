package org.gajah.datetime.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A word that means something in dates and times.
///
/// @param kind what it is
/// @param value which of them: a month's or weekday's number, a [Unit]'s or [Reserved]'s ordinal
record Token(Kind kind, int value, @Nullable Unit unit, @Nullable Reserved reserved) {
  enum Kind {
    MONTH,
    WEEKDAY,
    /// Before or after noon: 1 is after.
    NOON,
    /// The era: 1 is before Christ.
    ERA,
    /// Says what the next number is.
    UNIT,
    /// The `t` between date and time.
    ISO_TIME,
    RESERVED,
    /// `dst` behind a zone: one hour more.
    DAYLIGHT,
    IGNORE
  }

  enum Reserved {
    NOW,
    TODAY,
    TOMORROW,
    YESTERDAY,
    ZULU,
    EPOCH,
    LATE,
    EARLY
  }

  private static final Map<String, Token> TOKENS = tokens();

  private static Map<String, Token> tokens() {
    Map<String, Token> tokens = new HashMap<>();
    names(tokens, Kind.MONTH, MonthNames.LIST, 1);
    names(tokens, Kind.WEEKDAY, MonthNames.WEEKDAY_LIST, 0);
    tokens.put("sept", plain(Kind.MONTH, 9));
    tokens.put("tues", plain(Kind.WEEKDAY, 2));
    tokens.put("weds", plain(Kind.WEEKDAY, 3));
    tokens.put("thur", plain(Kind.WEEKDAY, 4));
    tokens.put("thurs", plain(Kind.WEEKDAY, 4));
    tokens.put("am", plain(Kind.NOON, 0));
    tokens.put("pm", plain(Kind.NOON, 1));
    tokens.put("ad", plain(Kind.ERA, 0));
    tokens.put("bc", plain(Kind.ERA, 1));
    tokens.put("dst", plain(Kind.DAYLIGHT, 3600));
    tokens.put("at", plain(Kind.IGNORE, 0));
    tokens.put("on", plain(Kind.IGNORE, 0));
    tokens.put("t", plain(Kind.ISO_TIME, 0));
    reserved(tokens);
    units(tokens);
    return Map.copyOf(tokens);
  }

  private static Token plain(Kind kind, int value) {
    return new Token(kind, value, null, null);
  }

  private static void names(Map<String, Token> tokens, Kind kind, String names, int first) {
    int value = first;
    for (String name : names.split(" ")) {
      tokens.put(name, plain(kind, value));
      tokens.put(name.substring(0, 3), plain(kind, value));
      value++;
    }
  }

  private static void reserved(Map<String, Token> tokens) {
    for (Reserved word :
        new Reserved[] {
          Reserved.NOW, Reserved.TODAY, Reserved.TOMORROW, Reserved.YESTERDAY, Reserved.EPOCH
        }) {
      tokens.put(word.name().toLowerCase(Locale.ROOT), new Token(Kind.RESERVED, 0, null, word));
    }
    tokens.put("allballs", new Token(Kind.RESERVED, 0, null, Reserved.ZULU));
    tokens.put("infinity", new Token(Kind.RESERVED, 0, null, Reserved.LATE));
    tokens.put("+infinity", new Token(Kind.RESERVED, 0, null, Reserved.LATE));
    tokens.put("-infinity", new Token(Kind.RESERVED, 0, null, Reserved.EARLY));
  }

  private static void units(Map<String, Token> tokens) {
    unit(tokens, "d", Unit.DAY);
    unit(tokens, "dow", Unit.DOW);
    unit(tokens, "doy", Unit.DOY);
    unit(tokens, "h", Unit.HOUR);
    unit(tokens, "isodow", Unit.ISODOW);
    unit(tokens, "isoyear", Unit.ISOYEAR);
    unit(tokens, "j", Unit.JULIAN);
    unit(tokens, "jd", Unit.JULIAN);
    unit(tokens, "julian", Unit.JULIAN);
    unit(tokens, "m", Unit.MONTH);
    unit(tokens, "mm", Unit.MINUTE);
    unit(tokens, "s", Unit.SECOND);
    unit(tokens, "y", Unit.YEAR);
  }

  private static void unit(Map<String, Token> tokens, String name, Unit unit) {
    tokens.put(name, new Token(Kind.UNIT, 0, unit, null));
  }

  /// The token that a word in lower case is, or null.
  static @Nullable Token find(String word) {
    return TOKENS.get(word);
  }
}
