package org.gajah.strings;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.Ascii;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// Patterns with an ESCAPE clause made into plain ones: LIKE's into those with backslashes, those
/// of SIMILAR TO into regular expressions.
public final class PatternEscapes {
  private PatternEscapes() {}

  private static PgException invalidEscape() {
    return new PgException(SqlState.INVALID_ESCAPE_SEQUENCE, "invalid escape string")
        .hint("Escape string must be empty or one character.");
  }

  private static int size(Encoding encoding, Slice text, int at) {
    int end = text.from() + text.length();
    return Math.min(
        encoding.characterLength(text.array(), text.from() + at, end), text.length() - at);
  }

  private static void checkEscape(Encoding encoding, Slice escape) {
    if (escape.length() > 0 && size(encoding, escape, 0) != escape.length()) {
      throw invalidEscape();
    }
  }

  @PgFunction("like_escape")
  public static void likeEscape(TypeContext context, Slice pattern, Slice escape, ByteSink out) {
    likeEscape(context.encoding(), pattern, escape, out);
  }

  @PgFunction("like_escape_bytea")
  public static void likeEscape(Slice pattern, Slice escape, ByteSink out) {
    likeEscape(Encoding.SQL_ASCII, pattern, escape, out);
  }

  private static void likeEscape(Encoding encoding, Slice pattern, Slice escape, ByteSink out) {
    checkEscape(encoding, escape);
    boolean backslash = escape.length() == 1 && escape.byteAt(0) == '\\';
    boolean escaped = false;
    for (int at = 0; at < pattern.length(); ) {
      int size = size(encoding, pattern, at);
      Slice character = new Slice(pattern.array(), pattern.from() + at, size);
      at += size;
      if (!backslash && !escaped && character.equals(escape)) {
        out.putByte('\\');
        escaped = true;
        continue;
      }
      if (!backslash && !escaped && character.byteAt(0) == '\\') {
        out.putByte('\\');
      }
      out.putBytes(character.array(), character.from(), size);
      escaped = false;
    }
  }

  @PgFunction("similar_to_escape_1")
  public static void similar(TypeContext context, Slice pattern, ByteSink out) {
    new Similar(context.encoding(), pattern, Slice.of(Ascii.bytes("\\")), out).convert();
  }

  @PgFunction("similar_to_escape_2")
  public static void similar(TypeContext context, Slice pattern, Slice escape, ByteSink out) {
    checkEscape(context.encoding(), escape);
    new Similar(context.encoding(), pattern, escape, out).convert();
  }

  /// As the others, but without an escape it is the backslash.
  @PgFunction("similar_escape")
  public static boolean similarEscape(
      TypeContext context, @Nullable Slice pattern, @Nullable Slice escape, ByteSink out) {
    if (pattern == null) {
      return false;
    }
    if (escape == null) {
      similar(context, pattern, out);
    } else {
      similar(context, pattern, escape, out);
    }
    return true;
  }

  /// The conversion of one SIMILAR TO pattern. Two separators, each a quote behind the escape
  /// character, divide it into three parts, of which the second is captured; the parts before and
  /// behind it take as little, and it as much, as they can.
  private static final class Similar {
    private final Encoding encoding;
    private final Slice pattern;
    private final Slice escape;
    private final ByteSink out;
    private int separators;
    private int brackets;

    /// How far into a bracket expression: 1 at its start, 2 behind a caret, more further on.
    private int bracketPlace;

    private boolean escaped;

    Similar(Encoding encoding, Slice pattern, Slice escape, ByteSink out) {
      this.encoding = encoding;
      this.pattern = pattern;
      this.escape = escape;
      this.out = out;
    }

    void convert() {
      Ascii.put(out, "^(?:");
      for (int at = 0; at < pattern.length(); ) {
        int size = size(encoding, pattern, at);
        Slice character = new Slice(pattern.array(), pattern.from() + at, size);
        at += size;
        if (escaped) {
          escaped(character);
        } else if (character.equals(escape)) {
          escaped = true;
        } else if (brackets > 0) {
          inBrackets(character);
        } else {
          plain(character);
        }
      }
      Ascii.put(out, ")$");
    }

    private void copy(Slice character) {
      out.putBytes(character.array(), character.from(), character.length());
    }

    private void escaped(Slice character) {
      escaped = false;
      if (character.byteAt(0) == '"' && brackets == 0) {
        if (separators >= 2) {
          throw new PgException(
              SqlState.INVALID_USE_OF_ESCAPE_CHARACTER,
              "SQL regular expression may not contain more than two escape-double-quote separators");
        }
        Ascii.put(out, separators == 0 ? "){1,1}?(" : "){1,1}(?:");
        separators++;
        return;
      }
      out.putByte('\\');
      copy(character);
      bracketPlace = 3;
    }

    private void inBrackets(Slice character) {
      int c = character.byteAt(0);
      if (c == '\\') {
        out.putByte('\\');
      }
      copy(character);
      if (c == ']' && bracketPlace > 2) {
        brackets--;
      } else if (c == '[') {
        brackets++;
        bracketPlace = 3;
      } else if (c == '^') {
        bracketPlace++;
      } else {
        bracketPlace = 3;
      }
    }

    private void plain(Slice character) {
      switch (character.byteAt(0)) {
        case '[' -> {
          copy(character);
          brackets = 1;
          bracketPlace = 1;
        }
        case '%' -> Ascii.put(out, ".*");
        case '_' -> out.putByte('.');
        case '(' -> Ascii.put(out, "(?:");
        case '\\', '.', '^', '$' -> {
          out.putByte('\\');
          copy(character);
        }
        default -> copy(character);
      }
    }
  }
}
