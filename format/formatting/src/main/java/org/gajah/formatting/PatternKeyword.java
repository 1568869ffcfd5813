package org.gajah.formatting;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A word that means something in a pattern.
sealed interface PatternKeyword permits DateKeyword, NumberKeyword {
  /// How long it is.
  int length();

  /// Whether a text has it at a place.
  boolean isAt(byte[] text, int from, int end);

  /// The longest keyword that a text has at a place.
  static <K extends PatternKeyword> @Nullable K longest(
      List<K> candidates, byte[] text, int from, int end) {
    K longest = null;
    for (K candidate : candidates) {
      if ((longest == null || longest.length() < candidate.length())
          && candidate.isAt(text, from, end)) {
        longest = candidate;
      }
    }
    return longest;
  }
}
