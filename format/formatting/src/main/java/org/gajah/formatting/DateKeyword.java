package org.gajah.formatting;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gajah.types.contract.Ascii;

/// A keyword in patterns of dates.
///
/// @param name as it was written
record DateKeyword(String name, DateField field, Case letters) implements PatternKeyword {
  /// How names of months and the like are written.
  enum Case {
    UPPER,
    CAPITALS,
    LOWER;

    String of(String name) {
      return switch (this) {
        case UPPER -> name.toUpperCase(Locale.ROOT);
        case CAPITALS -> name;
        case LOWER -> name.toLowerCase(Locale.ROOT);
      };
    }
  }

  private static final String NAMES =
      "A.D. A.M. AD AM B.C. BC CC DAY DDD DD DY D FF1 FF2 FF3 FF4 FF5 FF6 FX HH24 HH12 HH IDDD ID IW"
          + " IYYY IYY IY I J MI MM MONTH MON MS OF P.M. PM Q RM SSSSS SSSS SS TZH TZM TZ US WW W"
          + " Y,YYY YYYY YYY YY Y";
  private static final List<List<DateKeyword>> BY_LETTER = byLetter();

  private static List<List<DateKeyword>> byLetter() {
    List<List<DateKeyword>> result = new ArrayList<>();
    for (int i = 0; i < 128; i++) {
      result.add(new ArrayList<>());
    }
    for (String name : NAMES.split(" ")) {
      add(name, Case.UPPER, result);
      add(name.toLowerCase(Locale.ROOT), Case.LOWER, result);
      if (DateField.named(name).isName() && !name.equals("RM")) {
        add(name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT), Case.CAPITALS, result);
      }
    }
    return result;
  }

  private static void add(String name, Case letters, List<List<DateKeyword>> lists) {
    DateField field = DateField.named(name.toUpperCase(Locale.ROOT));
    lists.get(name.charAt(0)).add(new DateKeyword(name, field, letters));
  }

  /// The keywords that start with a letter.
  static List<DateKeyword> startingWith(byte letter) {
    return letter < 0 ? List.of() : BY_LETTER.get(letter);
  }

  @Override
  public int length() {
    return name.length();
  }

  @Override
  public boolean isAt(byte[] text, int from, int end) {
    return end - from >= name.length() && Ascii.string(text, from, name.length()).equals(name);
  }
}
