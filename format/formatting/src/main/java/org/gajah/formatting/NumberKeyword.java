package org.gajah.formatting;

import java.util.List;
import org.gajah.types.contract.Ascii;

/// A keyword in patterns of numbers.
enum NumberKeyword implements PatternKeyword {
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

  static final List<NumberKeyword> ALL = List.of(values());

  private final String upper;

  NumberKeyword(String upper) {
    this.upper = upper;
  }

  @Override
  public int length() {
    return upper.length();
  }

  @Override
  public boolean isAt(byte[] text, int from, int end) {
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
