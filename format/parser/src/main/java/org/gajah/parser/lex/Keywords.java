package org.gajah.parser.lex;

import org.jspecify.annotations.Nullable;

/// Looks keywords up.
public final class Keywords {
  private static final int SLOTS = 2048;
  private static final Token[] TABLE = table();
  private static final int LONGEST = longest();

  private Keywords() {}

  /// The keyword that `word` is, written in any case, or null.
  public static @Nullable Token find(String word) {
    return find(word, 0, word.length());
  }

  /// The keyword between two offsets of a text, or null. Only ASCII letters are folded.
  static @Nullable Token find(String text, int from, int to) {
    if (to - from > LONGEST) {
      return null;
    }
    int slot = hash(text, from, to);
    while (true) {
      Token keyword = TABLE[slot];
      if (keyword == null || matches(keyword.text(), text, from, to)) {
        return keyword;
      }
      slot = (slot + 1) & (SLOTS - 1);
    }
  }

  private static boolean matches(@Nullable String keyword, String text, int from, int to) {
    if (keyword == null || keyword.length() != to - from) {
      return false;
    }
    for (int i = 0; i < keyword.length(); i++) {
      if (lower(text.charAt(from + i)) != keyword.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static int hash(String text, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + lower(text.charAt(i));
    }
    return (hash ^ hash >>> 11) & (SLOTS - 1);
  }

  /// Folds an ASCII letter.
  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }

  private static Token[] table() {
    Token[] table = new Token[SLOTS];
    for (Token token : Token.values()) {
      String text = token.text();
      if (token.isKeyword() && text != null) {
        int slot = hash(text, 0, text.length());
        while (table[slot] != null) {
          slot = (slot + 1) & (SLOTS - 1);
        }
        table[slot] = token;
      }
    }
    return table;
  }

  private static int longest() {
    int longest = 0;
    for (Token token : Token.values()) {
      String text = token.text();
      if (token.isKeyword() && text != null) {
        longest = Math.max(longest, text.length());
      }
    }
    return longest;
  }
}
