package org.gajah.oracle.types;

import java.util.List;
import java.util.Random;

/// Patterns of `to_char` and its like, and texts that may or may not fit them.
final class FormatSamples {
  private static final List<String> DATE_WORDS =
      List.of(
          ("A.D. AD am PM P.M. a.m. B.C. bc CC DAY Day day DDD ddd DD dd DY Dy dy D FF1 FF2 ff3 FF4 FF5"
                  + " FF6 HH24 HH12 HH hh IDDD ID IW iw IYYY IYY IY I J MI mi MM mm MONTH Month month"
                  + " MON Mon mon MS OF Q RM rm SSSSS SSSS SS ss TZH TZM TZ tz US WW ww W w Y,YYY YYYY"
                  + " yyyy YYY YY Y FMDD FMMonth TMMonth TMDay TMmon FMHH24 FMYYYY FMMM DDTH DDth FMDDth"
                  + " YYYYTH FMRM FMDay SSSSth CCth SP DDSP Yth FM TM")
              .split(" "));
  private static final List<String> BETWEEN =
      List.of(
          "",
          "",
          " ",
          "-",
          "/",
          ":",
          ".",
          ",",
          "  ",
          "T",
          "\"of\"",
          "\\",
          "\\\"",
          "x",
          "é",
          "\"a\\\"b\"",
          "3");
  private static final List<String> DATE_PATTERNS =
      List.of(
          "",
          "YYYY-MM-DD HH24:MI:SS",
          "YYYY-MM-DD HH24:MI:SS.US TZ",
          "Day, DD Month YYYY",
          "FMDay, FMDDth FMMonth YYYY",
          "HH12:MI AM",
          "IYYY-\"W\"IW-ID",
          "YYYY-DDD",
          "FXYYYY-MM-DD",
          "DD Mon YY",
          "J",
          "YYYYMMDDHH24MISS",
          "Y,YYY BC",
          "CC YY MM",
          "MS US",
          "YYYY-MM-DD\"T\"HH24:MI:SSOF",
          "YYYY WW",
          "YYYY MM W");
  private static final List<String> NUMBER_WORDS =
      List.of(
          ("9 9 9 9 0 0 , . G D S MI PL PR SG L TH th V EEEE FM B C RN rn SP 99 999 9999 .99 0.00 .9 090"
                  + " 9,999 G999 fm s mi pl pr sg l v eeee b")
              .split(" "));
  private static final List<String> NUMBER_PATTERNS =
      List.of(
          "",
          "999",
          "9,999",
          "9G999",
          "FM999.99",
          "FM0.99",
          "0000",
          "099",
          "S999",
          "999S",
          "SG999",
          "999MI",
          "MI999",
          "999PR",
          "PL999",
          "9.9",
          "99.99",
          "0.09",
          "FM9.9",
          "FM9.90",
          "L999.99",
          "RN",
          "FMRN",
          "rn",
          "999th",
          "99TH",
          "99V99",
          "9.99EEEE",
          "9EEEE",
          "FM9,999,999.999",
          "9,999,999,999,999.99",
          "999999999999999999999.99999",
          "B999",
          "\"x\"999\"y\"",
          "S9,999.99",
          "9999.99S",
          "FM9999.99S",
          "9999999999.9999999999",
          "00000000000000000000.0",
          "9 9 9",
          "FM99999.99PR",
          ".99",
          "9.",
          "0.0",
          "SP99",
          "é9é");
  private static final List<String> NUMBER_TEXTS =
      List.of(
          "1",
          "-1",
          "+1",
          "12,345.67",
          "-12,345.67",
          "1.5",
          " 1.5",
          "1.5-",
          "<1.5>",
          "1 234",
          "$12",
          "12th",
          "",
          " ",
          ".5",
          "-.5",
          "5.",
          "abc",
          "1e5",
          "1-2",
          "00012",
          "123456789",
          "1,2,3",
          "- 5",
          "5 -",
          "5+",
          "é5",
          "1.2.3",
          "485-",
          "4.31-",
          "0.01",
          "99",
          "-0");
  private static final List<String> PIECES =
      List.of(
          "2024 1999 -44 0 1 2 02 07 12 13 23 24 29 31 45 59 60 99 001 123 366 2451545 86399 86400 100000 5 20"
              .split(" "));
  private static final List<String> WORDS =
      List.of(
          "AM pm a.m. P.M. AD bc B.C. January february MAR Apr may Monday tue Wed SUNDAY xii IV EST -05 +05:30"
              .split(" "));

  private FormatSamples() {}

  private static String one(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  static String datePattern(Random random) {
    if (random.nextInt(3) == 0) {
      return one(DATE_PATTERNS, random);
    }
    StringBuilder text = new StringBuilder(random.nextInt(12) == 0 ? "FX" : "");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      text.append(one(DATE_WORDS, random)).append(one(BETWEEN, random));
    }
    return text.toString();
  }

  static String numberPattern(Random random) {
    if (random.nextInt(2) == 0) {
      return one(NUMBER_PATTERNS, random);
    }
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? "FM" : "");
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      text.append(one(NUMBER_WORDS, random));
      text.append(random.nextInt(8) == 0 ? one(BETWEEN, random) : "");
    }
    return text.toString();
  }

  /// A number and a pattern.
  static List<String> number(Random random) {
    String text = one(NUMBER_TEXTS, random);
    return List.of(
        random.nextInt(4) == 0 ? text + one(NUMBER_TEXTS, random) : text, numberPattern(random));
  }

  /// A moment and a pattern that may fit it.
  static List<String> moment(Random random) {
    StringBuilder pattern = new StringBuilder(random.nextInt(10) == 0 ? "FX" : "");
    StringBuilder text = new StringBuilder();
    String written = random.nextInt(3) == 0 ? one(DATE_PATTERNS, random) : "";
    if (!written.isEmpty()) {
      pattern.append(written);
      String plain = written.replaceAll("\"|FX|FM", "");
      for (String part : plain.split("(?<=[^A-Za-z0-9])|(?=[^A-Za-z0-9])")) {
        text.append(
            part.matches("[A-Za-z0-9]+") && random.nextInt(12) > 0 ? fitting(part, random) : part);
      }
      return List.of(text.toString(), pattern.toString());
    }
    for (int i = 1 + random.nextInt(5); i > 0; i--) {
      String word = one(DATE_WORDS, random);
      String between = one(BETWEEN, random);
      pattern.append(word).append(between);
      text.append(fitting(word, random));
      text.append(
          random.nextInt(5) == 0 ? one(BETWEEN, random) : between.replaceAll("[\"\\\\]", ""));
    }
    // Half a character in a message is shown as other bytes.
    return List.of(text.toString().replace("é", "e"), pattern.toString());
  }

  private static String fitting(String keyword, Random random) {
    if (random.nextInt(10) == 0) {
      return one(random.nextBoolean() ? PIECES : WORDS, random);
    }
    String word = keyword.replaceAll("^(FM|TM|FX)|(TH|th|SP)$", "");
    String end = keyword.matches(".*(TH|th)$") && random.nextInt(4) > 0 ? "th" : "";
    return switch (word.toUpperCase(java.util.Locale.ROOT)) {
      case "YYYY", "IYYY" -> one(List.of("2024", "1999", "0044", "12000", "2000"), random) + end;
      case "YYYYMMDDHH" -> "2024022923";
      case "YYY", "IYY" -> one(List.of("024", "999", "1999", "5"), random) + end;
      case "YY", "IY" -> one(List.of("24", "99", "1999", "00", "70"), random) + end;
      case "Y,YYY" -> one(List.of("2,024", "1,999", "12,000", "2024"), random) + end;
      case "MM" -> one(List.of("01", "2", "12", "13", "07"), random) + end;
      case "DD" -> one(List.of("01", "2", "29", "31", "15"), random) + end;
      case "DDD", "IDDD" -> one(List.of("001", "60", "366", "365"), random) + end;
      case "HH24", "HH", "HH12" -> one(List.of("00", "1", "11", "12", "23"), random) + end;
      case "MI", "SS" -> one(List.of("00", "1", "30", "59", "60"), random) + end;
      case "SSSS", "SSSSS" -> one(List.of("0", "86399", "1234", "45000"), random) + end;
      case "MS", "US", "FF1", "FF2", "FF3", "FF4", "FF5", "FF6" ->
          one(List.of("1", "12", "123", "1234", "123456", "000001"), random) + end;
      case "MONTH" -> one(List.of("January", "may", "DECEMBER", "Jun"), random);
      case "MON" -> one(List.of("Jan", "may", "DEC", "June"), random);
      case "DAY" -> one(List.of("Monday", "sunday", "FRIDAY", "Fri"), random);
      case "DY" -> one(List.of("Mon", "sun", "FRI", "Friday"), random);
      case "RM" -> one(List.of("I", "iv", "XII", "viii"), random);
      case "AM", "PM" -> one(List.of("AM", "pm", "Pm"), random);
      case "A.M.", "P.M." -> one(List.of("A.M.", "p.m."), random);
      case "AD", "BC" -> one(List.of("AD", "bc", "BC"), random);
      case "A.D.", "B.C." -> one(List.of("A.D.", "b.c."), random);
      case "TZ" -> one(List.of("EST", "utc", "+05", "-3:30", "FOO", "MSK", "PDT8"), random);
      case "OF", "TZH" -> one(List.of("+05", "-08", "05", "+5:30", " 3"), random);
      case "TZM" -> one(List.of("00", "30", "61"), random);
      case "J" -> one(List.of("2451545", "2460000", "1"), random) + end;
      case "CC" -> one(List.of("20", "21", "1"), random) + end;
      case "WW", "IW" -> one(List.of("01", "9", "53"), random) + end;
      case "W", "D", "ID", "Q", "Y", "I" -> one(List.of("1", "3", "5", "7"), random) + end;
      default -> "";
    };
  }
}
