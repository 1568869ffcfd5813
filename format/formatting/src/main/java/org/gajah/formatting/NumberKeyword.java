package org.gajah.formatting;

import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// A keyword in patterns of numbers.
enum NumberKeyword {
  COMMA(","),
  POINT("."),
  ZERO("0"),
  NINE("9"),
  BLANK("B"),
  CURRENCY_CODE("C"),
  LOCALE_POINT("D"),
  EXPONENT("EEEE"),
  FILL("FM"),
  GROUP("G"),
  CURRENCY("L"),
  MINUS("MI"),
  PLUS("PL"),
  BRACKETS("PR"),
  ROMAN("RN"),
  LOWER_ROMAN("rn"),
  SIGN("SG"),
  SPELLED("SP"),
  LOCALE_SIGN("S"),
  ORDINAL("TH"),
  LOWER_ORDINAL("th"),
  SHIFT("V");

  private static final NumberKeyword[] ALL = values();

  private final String upper;

  NumberKeyword(String upper) {
    this.upper = upper;
  }

  /// The keywords of numbers as a pattern's vocabulary.
  static final PatternReader.Vocabulary<NumberKeyword> VOCABULARY =
      new PatternReader.Vocabulary<>() {
        @Override
        public @Nullable NumberKeyword at(byte[] text, int from, int end) {
          NumberKeyword found = null;
          for (NumberKeyword keyword : ALL) {
            if (keyword.isAt(text, from, end)
                && (found == null || found.upper.length() < keyword.upper.length())) {
              found = keyword;
            }
          }
          return found;
        }

        @Override
        public int length(NumberKeyword keyword) {
          return keyword.upper.length();
        }
      };

  private boolean isAt(byte[] text, int from, int end) {
    int length = upper.length();
    if (end - from < length) {
      return false;
    }
    String there = Ascii.string(text, from, length);
    return there.equals(upper) || (hasLower() && there.equals(lower()));
  }

  private boolean hasLower() {
    return this != ROMAN && this != ORDINAL;
  }

  private String lower() {
    StringBuilder text = new StringBuilder();
    upper.chars().forEach(c -> text.append((char) Ascii.lower(c)));
    return text.toString();
  }
}
