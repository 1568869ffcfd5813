package org.gajah.strings;

import org.gajah.base.bytes.Slice;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.Matcher;
import org.gajah.text.regex.RegexFlags;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.text.Names;

/// The operators `~`, `~*` and their negations (`utils/adt/regexp.c`).
public final class Regexes {
  private static final RegexFlags IGNORE_CASE = RegexFlags.DEFAULT.withIgnoreCase(true);

  private Regexes() {}

  private static boolean matches(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      RegexFlags flags,
      Collation collation) {
    Matcher matcher = context.matchers().of(pattern, patternFrom, patternLength, flags, collation);
    matcher.load(context.encoding(), text, from, length);
    return matcher.matches();
  }

  static boolean matches(
      TypeContext context, Slice text, Slice pattern, RegexFlags flags, Collation collation) {
    return matches(
        context,
        text.array(),
        text.from(),
        text.length(),
        pattern.array(),
        pattern.from(),
        pattern.length(),
        flags,
        collation);
  }

  @PgFunction("textregexeq")
  public static boolean matches(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return matches(
        context,
        text,
        from,
        length,
        pattern,
        patternFrom,
        patternLength,
        RegexFlags.DEFAULT,
        collation);
  }

  @PgFunction("textregexne")
  public static boolean differs(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !matches(context, text, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameregexeq")
  public static boolean nameMatches(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    int used = Names.length(name, from, length);
    return matches(context, name, from, used, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameregexne")
  public static boolean nameDiffers(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !nameMatches(
        context, name, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("texticregexeq")
  public static boolean matchesIgnoringCase(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return matches(
        context, text, from, length, pattern, patternFrom, patternLength, IGNORE_CASE, collation);
  }

  @PgFunction("texticregexne")
  public static boolean differsIgnoringCase(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !matchesIgnoringCase(
        context, text, from, length, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameicregexeq")
  public static boolean nameMatchesIgnoringCase(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    int used = Names.length(name, from, length);
    return matchesIgnoringCase(
        context, name, from, used, pattern, patternFrom, patternLength, collation);
  }

  @PgFunction("nameicregexne")
  public static boolean nameDiffersIgnoringCase(
      TypeContext context,
      byte[] name,
      int from,
      int length,
      byte[] pattern,
      int patternFrom,
      int patternLength,
      Collation collation) {
    return !nameMatchesIgnoringCase(
        context, name, from, length, pattern, patternFrom, patternLength, collation);
  }
}
