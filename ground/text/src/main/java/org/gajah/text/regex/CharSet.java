package org.gajah.text.regex;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gajah.text.collation.CharacterClass;
import org.gajah.text.collation.Collation;

/// A set of characters, as one place in a pattern allows them: ranges, classes, complements of
/// classes, and perhaps all of it negated.
///
/// Classes are asked for each character that is met rather than listed, for they are large.
final class CharSet {
  private final List<int[]> ranges = new ArrayList<>();
  private final Set<CharacterClass> classes = EnumSet.noneOf(CharacterClass.class);
  private final Set<CharacterClass> complements = EnumSet.noneOf(CharacterClass.class);
  private boolean negated;
  private boolean withoutNewline;

  static CharSet of(int character) {
    CharSet set = new CharSet();
    set.add(character, character);
    return set;
  }

  /// Every character, or every one but the newline.
  static CharSet any(boolean withoutNewline) {
    CharSet set = new CharSet();
    set.negate(withoutNewline);
    return set;
  }

  void add(int first, int last) {
    ranges.add(new int[] {first, last});
  }

  /// Adds characters with their other cases.
  void addIgnoringCase(int first, int last, Collation collation) {
    add(first, last);
    for (int c = first; c <= Math.min(last, Character.MAX_CODE_POINT); c++) {
      int lower = collation.lower(c);
      int upper = collation.upper(c);
      if (lower != c) {
        add(lower, lower);
      }
      if (upper != c) {
        add(upper, upper);
      }
    }
  }

  void add(CharacterClass kind) {
    classes.add(kind);
  }

  void addComplement(CharacterClass kind) {
    complements.add(kind);
  }

  void negate(boolean butNewline) {
    negated = true;
    withoutNewline = butNewline;
  }

  boolean contains(int c, Collation collation) {
    return negated ? !(withoutNewline && c == '\n') && !has(c, collation) : has(c, collation);
  }

  private boolean has(int c, Collation collation) {
    for (int[] range : ranges) {
      if (c >= range[0] && c <= range[1]) {
        return true;
      }
    }
    for (CharacterClass kind : classes) {
      if (is(kind, c, collation)) {
        return true;
      }
    }
    for (CharacterClass kind : complements) {
      if (!is(kind, c, collation)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a character is in a class; digits of `xdigit` and all of `ascii` are ASCII's own.
  static boolean is(CharacterClass kind, int c, Collation collation) {
    return switch (kind) {
      case ASCII, XDIGIT, BLANK, CNTRL -> special(kind, c);
      case WORD -> c == '_' || collation.is(CharacterClass.ALNUM, c);
      default -> collation.is(kind, c);
    };
  }

  private static boolean special(CharacterClass kind, int c) {
    if (kind == CharacterClass.CNTRL) {
      return c < 32 || (c > 126 && c < 160);
    }
    return kind.containsAscii(c);
  }
}
