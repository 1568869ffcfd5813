package org.gajah.formatting;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.types.contract.Ascii;

/// A part of a pattern.
///
/// @param <K> the keywords that the pattern knows
sealed interface PatternPart<K> {
  /// Something to compute.
  ///
  /// @param fill whether `FM` stands in front
  /// @param localized whether `TM` stands in front
  record Action<K>(K keyword, boolean fill, boolean localized, Ordinal ordinal)
      implements PatternPart<K> {}

  /// A character that stands for itself.
  record Literal<K>(Kind kind, byte[] character) implements PatternPart<K> {
    boolean isDigit() {
      return character.length == 1 && character[0] >= '0' && character[0] <= '9';
    }
  }

  /// What a literal character is.
  enum Kind {
    SEPARATOR,
    SPACE,
    OTHER
  }

  /// The ending that makes a number an ordinal.
  enum Ordinal {
    NONE,
    LOWER,
    UPPER;

    /// The ending for a number: `st`, `nd`, `rd` or `th`.
    ///
    /// @throws PgException 22P02 where it has no digit at its end
    String of(CharSequence number) {
      if (this == NONE) {
        return "";
      }
      int length = number.length();
      if (length == 0 || !Ascii.isDigit(number.charAt(length - 1))) {
        throw new PgException(
            SqlState.INVALID_TEXT_REPRESENTATION, "\"" + number + "\" is not a number");
      }
      boolean teens = length > 1 && number.charAt(length - 2) == '1';
      String ending =
          switch (teens ? '0' : number.charAt(length - 1)) {
            case '1' -> "st";
            case '2' -> "nd";
            case '3' -> "rd";
            default -> "th";
          };
      return this == LOWER
          ? ending
          : String.valueOf(
              new char[] {(char) (ending.charAt(0) - 32), (char) (ending.charAt(1) - 32)});
    }
  }
}
