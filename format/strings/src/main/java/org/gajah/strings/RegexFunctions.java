package org.gajah.strings;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.RegexFlags;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// The `regexp_` functions that look for matches, and `substring` with a pattern.
public final class RegexFunctions {
  private RegexFunctions() {}

  private static PgException invalid(String parameter, int value) {
    return new PgException(
        SqlState.INVALID_PARAMETER_VALUE,
        "invalid value for parameter \"" + parameter + "\": " + value);
  }

  static void checkPositive(String parameter, int value) {
    if (value <= 0) {
      throw invalid(parameter, value);
    }
  }

  private static void put(@Nullable Slice part, ByteSink out) {
    if (part != null) {
      out.putBytes(part.array(), part.from(), part.length());
    }
  }

  /// What the first capture took, or, in a pattern without any, the whole match.
  @PgFunction("textregexsubstr")
  public static boolean substring(
      TypeContext context, Slice text, Slice pattern, Collation collation, ByteSink out) {
    RegexMatches found =
        RegexMatches.find(context, text, pattern, RegexFlags.DEFAULT, collation, false, 0, false);
    Slice part = found.count() == 0 ? null : found.part(0, found.captures() > 0 ? 1 : 0);
    put(part, out);
    return part != null;
  }

  @PgFunction("regexp_like_no_flags")
  public static boolean like(TypeContext context, Slice text, Slice pattern, Collation collation) {
    return Regexes.matches(context, text, pattern, RegexFlags.DEFAULT, collation);
  }

  @PgFunction("regexp_like")
  public static boolean like(
      TypeContext context, Slice text, Slice pattern, Slice flags, Collation collation) {
    RegexFlags parsed = RegexMatches.Flags.parse(flags, "regexp_like()", null);
    return Regexes.matches(context, text, pattern, parsed, collation);
  }

  @PgFunction("regexp_match_no_flags")
  public static boolean match(
      TypeContext context, Slice text, Slice pattern, Collation collation, ByteSink out) {
    return match(context, text, pattern, RegexFlags.DEFAULT, collation, out);
  }

  @PgFunction("regexp_match")
  public static boolean match(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice flags,
      Collation collation,
      ByteSink out) {
    RegexFlags parsed =
        RegexMatches.Flags.parse(
            flags, "regexp_match()", "Use the regexp_matches function instead.");
    return match(context, text, pattern, parsed, collation, out);
  }

  private static boolean match(
      TypeContext context,
      Slice text,
      Slice pattern,
      RegexFlags flags,
      Collation collation,
      ByteSink out) {
    RegexMatches found =
        RegexMatches.find(context, text, pattern, flags, collation, false, 0, false);
    if (found.count() == 0) {
      return false;
    }
    putMatch(found, 0, out);
    return true;
  }

  /// The arrays of what the captures of each match took; of the first match only without `g`.
  public static List<Slice> matches(
      TypeContext context, Slice text, Slice pattern, @Nullable Slice flags, Collation collation) {
    RegexMatches.Flags parsed = RegexMatches.Flags.parse(flags);
    RegexMatches found =
        RegexMatches.find(
            context, text, pattern, parsed.regex(), collation, parsed.global(), 0, false);
    List<Slice> arrays = new ArrayList<>();
    for (int i = 0; i < found.count(); i++) {
      ByteSink array = new ByteSink(64);
      putMatch(found, i, array);
      arrays.add(Slice.of(array.toByteArray()));
    }
    return arrays;
  }

  /// Appends the array of what the captures of a match took, or of the whole match.
  static void putMatch(RegexMatches found, int match, ByteSink out) {
    ArrayBuilder parts = new ArrayBuilder(PlainTypes.TEXT);
    for (int i = Math.min(found.captures(), 1); i <= found.captures(); i++) {
      parts.add(found.part(match, i));
    }
    parts.put(out);
  }

  @PgFunction("regexp_count_no_start")
  public static int count(TypeContext context, Slice text, Slice pattern, Collation collation) {
    return count(context, text, pattern, 1, null, collation);
  }

  @PgFunction("regexp_count_no_flags")
  public static int count(
      TypeContext context, Slice text, Slice pattern, int start, Collation collation) {
    return count(context, text, pattern, start, null, collation);
  }

  @PgFunction("regexp_count")
  public static int count(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      @Nullable Slice flags,
      Collation collation) {
    checkPositive("start", start);
    RegexFlags parsed = RegexMatches.Flags.parse(flags, "regexp_count()", null);
    return RegexMatches.find(context, text, pattern, parsed, collation, true, start - 1, false)
        .count();
  }

  @PgFunction("regexp_instr_no_start")
  public static int position(TypeContext context, Slice text, Slice pattern, Collation collation) {
    return position(context, text, pattern, 1, 1, 0, null, 0, collation);
  }

  @PgFunction("regexp_instr_no_n")
  public static int position(
      TypeContext context, Slice text, Slice pattern, int start, Collation collation) {
    return position(context, text, pattern, start, 1, 0, null, 0, collation);
  }

  @PgFunction("regexp_instr_no_endoption")
  public static int position(
      TypeContext context, Slice text, Slice pattern, int start, int n, Collation collation) {
    return position(context, text, pattern, start, n, 0, null, 0, collation);
  }

  @PgFunction("regexp_instr_no_flags")
  public static int position(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      int endOption,
      Collation collation) {
    return position(context, text, pattern, start, n, endOption, null, 0, collation);
  }

  @PgFunction("regexp_instr_no_subexpr")
  public static int position(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      int endOption,
      Slice flags,
      Collation collation) {
    return position(context, text, pattern, start, n, endOption, flags, 0, collation);
  }

  @PgFunction("regexp_instr")
  public static int position(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      int endOption,
      @Nullable Slice flags,
      int capture,
      Collation collation) {
    checkPositive("start", start);
    checkPositive("n", n);
    if (endOption != 0 && endOption != 1) {
      throw invalid("endoption", endOption);
    }
    if (capture < 0) {
      throw invalid("subexpr", capture);
    }
    RegexFlags parsed = RegexMatches.Flags.parse(flags, "regexp_instr()", null);
    RegexMatches found =
        RegexMatches.find(context, text, pattern, parsed, collation, true, start - 1, false);
    int part = captureOf(found, n, capture);
    if (part < 0) {
      return 0;
    }
    return 1
        + (endOption == 1 ? found.endCharacter(n - 1, part) : found.startCharacter(n - 1, part));
  }

  /// Which capture of the n-th match is meant, or -1 when there is none. A pattern without captures
  /// has the whole match as its first.
  private static int captureOf(RegexMatches found, int n, int capture) {
    if (n > found.count() || capture > Math.max(found.captures(), 1)) {
      return -1;
    }
    return found.captures() == 0 ? 0 : capture;
  }

  @PgFunction("regexp_substr_no_start")
  public static boolean firstMatch(
      TypeContext context, Slice text, Slice pattern, Collation collation, ByteSink out) {
    return substring(context, text, pattern, 1, 1, null, 0, collation, out);
  }

  @PgFunction("regexp_substr_no_n")
  public static boolean substring(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      Collation collation,
      ByteSink out) {
    return substring(context, text, pattern, start, 1, null, 0, collation, out);
  }

  @PgFunction("regexp_substr_no_flags")
  public static boolean substring(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      Collation collation,
      ByteSink out) {
    return substring(context, text, pattern, start, n, null, 0, collation, out);
  }

  @PgFunction("regexp_substr_no_subexpr")
  public static boolean substring(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      Slice flags,
      Collation collation,
      ByteSink out) {
    return substring(context, text, pattern, start, n, flags, 0, collation, out);
  }

  @PgFunction("regexp_substr")
  public static boolean substring(
      TypeContext context,
      Slice text,
      Slice pattern,
      int start,
      int n,
      @Nullable Slice flags,
      int capture,
      Collation collation,
      ByteSink out) {
    checkPositive("start", start);
    checkPositive("n", n);
    if (capture < 0) {
      throw invalid("subexpr", capture);
    }
    RegexFlags parsed = RegexMatches.Flags.parse(flags, "regexp_substr()", null);
    RegexMatches found =
        RegexMatches.find(context, text, pattern, parsed, collation, true, start - 1, false);
    int which = captureOf(found, n, capture);
    Slice part = which < 0 ? null : found.part(n - 1, which);
    put(part, out);
    return part != null;
  }

  @PgFunction("regexp_split_to_array_no_flags")
  public static void split(
      TypeContext context, Slice text, Slice pattern, Collation collation, ByteSink out) {
    split(context, text, pattern, RegexFlags.DEFAULT, collation, out);
  }

  @PgFunction("regexp_split_to_array")
  public static void split(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice flags,
      Collation collation,
      ByteSink out) {
    RegexFlags parsed = RegexMatches.Flags.parse(flags, "regexp_split_to_array()", null);
    split(context, text, pattern, parsed, collation, out);
  }

  private static void split(
      TypeContext context,
      Slice text,
      Slice pattern,
      RegexFlags flags,
      Collation collation,
      ByteSink out) {
    RegexMatches found = RegexMatches.find(context, text, pattern, flags, collation, true, 0, true);
    ArrayBuilder parts = new ArrayBuilder(PlainTypes.TEXT);
    int from = 0;
    for (int i = 0; i < found.count(); i++) {
      parts.add(found.piece(from, found.start(i, 0)));
      from = found.end(i, 0);
    }
    parts.add(found.piece(from, text.length()));
    parts.put(out);
  }
}
