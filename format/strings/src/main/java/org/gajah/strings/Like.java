package org.gajah.strings;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.text.Names;

/// LIKE and ILIKE (`utils/adt/like.c`): `%` is any text, `_` any character, a backslash takes the
/// next character as it is.
public final class Like {
  private Like() {}

  /// Whether a text matches a pattern, both in that encoding.
  public static boolean matches(
      Encoding encoding,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength) {
    int end = from + length;
    int patternEnd = patternFrom + patternLength;
    int at = from;
    int p = patternFrom;
    // Where to go on when all fails: behind the last percent sign, one character further on.
    int retryPattern = -1;
    int retryText = 0;
    while (at < end) {
      if (p < patternEnd && pattern[p] == '%') {
        p++;
        retryPattern = p;
        retryText = at;
        continue;
      }
      if (p < patternEnd && pattern[p] == '_') {
        at += encoding.characterLength(text, at, end);
        p++;
        continue;
      }
      if (p < patternEnd) {
        int literal = p;
        if (pattern[p] == '\\') {
          literal++;
          if (literal >= patternEnd) {
            throw endsWithEscape();
          }
        }
        if (pattern[literal] == text[at]) {
          at++;
          p = literal + 1;
          continue;
        }
      }
      if (retryPattern < 0) {
        return false;
      }
      retryText += encoding.characterLength(text, retryText, end);
      at = retryText;
      p = retryPattern;
    }
    while (p < patternEnd && pattern[p] == '%') {
      p++;
    }
    return p == patternEnd;
  }

  private static PgException endsWithEscape() {
    return new PgException(
        SqlState.INVALID_ESCAPE_SEQUENCE, "LIKE pattern must not end with escape character");
  }

  @PgFunction("textlike")
  public static boolean like(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    collation.checkForPatterns("LIKE");
    return matches(context.encoding(), text, from, length, pattern, patternFrom, patternLength);
  }

  @PgFunction("textnlike")
  public static boolean notLike(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !like(context, text, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("namelike")
  public static boolean nameLike(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    int used = Names.length(name, from, length);
    return like(context, name, from, used, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("namenlike")
  public static boolean nameNotLike(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !nameLike(context, name, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("bytealike")
  public static boolean byteaLike(
      byte[] value, int from, int length, byte[] pattern, int patternFrom, int patternLength) {
    return matches(Encoding.SQL_ASCII, value, from, length, pattern, patternFrom, patternLength);
  }

  @PgFunction("byteanlike")
  public static boolean byteaNotLike(
      byte[] value, int from, int length, byte[] pattern, int patternFrom, int patternLength) {
    return !byteaLike(value, from, length, pattern, patternFrom, patternLength);
  }

  @PgFunction("texticlike")
  public static boolean likeIgnoringCase(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    collation.checkForPatterns("ILIKE");
    ByteSink lowerText = new ByteSink(length + 8);
    collation.lower(text, from, length, lowerText);
    ByteSink lowerPattern = new ByteSink(patternLength + 8);
    collation.lower(pattern, patternFrom, patternLength, lowerPattern);
    return matches(
        context.encoding(),
        lowerText.array(),
        0,
        lowerText.length(),
        lowerPattern.array(),
        0,
        lowerPattern.length());
  }

  @PgFunction("texticnlike")
  public static boolean notLikeIgnoringCase(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !likeIgnoringCase(
        context, text, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameiclike")
  public static boolean nameLikeIgnoringCase(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    int used = Names.length(name, from, length);
    return likeIgnoringCase(
        context, name, from, used, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameicnlike")
  public static boolean nameNotLikeIgnoringCase(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !nameLikeIgnoringCase(
        context, name, from, length, pattern, patternFrom, patternLength, collation);
  }
}
