package org.gajah.formatting;

/// Numbers as the Romans wrote them.
final class RomanNumerals {
  /// Months in lower case, the last one first.
  static final String[] MONTHS = {
    "xii", "xi", "x", "ix", "viii", "vii", "vi", "v", "iv", "iii", "ii", "i"
  };

  private static final int GREATEST = 3999;
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] SIGNS = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  private RomanNumerals() {}

  /// A number from 1 to 3999, hash signs for any other.
  static String of(int number) {
    if (number < 1 || number > GREATEST) {
      return "#".repeat(15);
    }
    StringBuilder text = new StringBuilder();
    int rest = number;
    for (int i = 0; i < VALUES.length; i++) {
      while (rest >= VALUES[i]) {
        text.append(SIGNS[i]);
        rest -= VALUES[i];
      }
    }
    return text.toString();
  }
}
