package org.gajah.strings;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.text.regex.Matcher;
import org.gajah.text.regex.RegexFlags;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// `regexp_replace`. In the replacement `\1` to `\9` stand for captures, `\&` for the whole match
/// and `\\` for a backslash.
public final class RegexReplacing {
  private RegexReplacing() {}

  @PgFunction("textregexreplace_noopt")
  public static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      Collation collation,
      ByteSink out) {
    replace(context, text, pattern, replacement, RegexFlags.DEFAULT, 0, 1, collation, out);
  }

  @PgFunction("textregexreplace")
  public static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      Slice flags,
      Collation collation,
      ByteSink out) {
    if (flags.length() > 0 && flags.byteAt(0) >= '0' && flags.byteAt(0) <= '9') {
      throw RegexFlags.invalidOption(RegexMatches.character(flags, 0))
          .hint(
              "If you meant to use regexp_replace() with a start parameter, cast the fourth argument"
                  + " to integer explicitly.");
    }
    RegexMatches.Flags parsed = RegexMatches.Flags.parse(flags);
    int n = parsed.global() ? 0 : 1;
    replace(context, text, pattern, replacement, parsed.regex(), 0, n, collation, out);
  }

  @PgFunction("textregexreplace_extended_no_n")
  public static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      int start,
      Collation collation,
      ByteSink out) {
    replaceChecked(
        context, text, pattern, replacement, start, 1, RegexFlags.DEFAULT, collation, out);
  }

  @PgFunction("textregexreplace_extended_no_flags")
  public static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      int start,
      int n,
      Collation collation,
      ByteSink out) {
    replaceChecked(
        context, text, pattern, replacement, start, n, RegexFlags.DEFAULT, collation, out);
  }

  @PgFunction("textregexreplace_extended")
  public static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      int start,
      int n,
      Slice flags,
      Collation collation,
      ByteSink out) {
    checkArguments(start, n);
    RegexFlags parsed = RegexMatches.Flags.parse(flags).regex();
    replace(context, text, pattern, replacement, parsed, start - 1, n, collation, out);
  }

  private static void checkArguments(int start, int n) {
    RegexFunctions.checkPositive("start", start);
    if (n < 0) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "invalid value for parameter \"n\": " + n);
    }
  }

  private static void replaceChecked(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      int start,
      int n,
      RegexFlags flags,
      Collation collation,
      ByteSink out) {
    checkArguments(start, n);
    replace(context, text, pattern, replacement, flags, start - 1, n, collation, out);
  }

  /// @param start the first character to look at, from 0
  /// @param n which match is replaced, or 0 for all
  private static void replace(
      TypeContext context,
      Slice text,
      Slice pattern,
      Slice replacement,
      RegexFlags flags,
      int start,
      int n,
      Collation collation,
      ByteSink out) {
    Matcher matcher = RegexMatches.matcher(context, text, pattern, flags, collation);
    int from = start;
    int copied = 0;
    int count = 0;
    while (from <= matcher.length() && matcher.find(from)) {
      count++;
      int begin = matcher.byteOffset(matcher.start(0));
      int end = matcher.byteOffset(matcher.end(0));
      if (n == 0 || count == n) {
        out.putBytes(text.array(), text.from() + copied, begin - copied);
        putReplacement(replacement, text, matcher, out);
        copied = end;
        if (n > 0) {
          break;
        }
      }
      from = matcher.end(0) + (begin == end ? 1 : 0);
    }
    out.putBytes(text.array(), text.from() + copied, text.length() - copied);
  }

  private static void putReplacement(Slice replacement, Slice text, Matcher matcher, ByteSink out) {
    for (int i = 0; i < replacement.length(); i++) {
      byte c = replacement.byteAt(i);
      if (c != '\\' || i + 1 == replacement.length()) {
        out.putByte(c);
        continue;
      }
      byte next = replacement.byteAt(i + 1);
      if (next >= '1' && next <= '9') {
        putCapture(next - '0', text, matcher, out);
        i++;
      } else if (next == '&') {
        putCapture(0, text, matcher, out);
        i++;
      } else if (next == '\\') {
        out.putByte(c);
        i++;
      } else {
        out.putByte(c);
      }
    }
  }

  private static void putCapture(int number, Slice text, Matcher matcher, ByteSink out) {
    if (number <= matcher.captures() && matcher.start(number) >= 0) {
      int begin = matcher.byteOffset(matcher.start(number));
      int end = matcher.byteOffset(matcher.end(number));
      out.putBytes(text.array(), text.from() + begin, end - begin);
    }
  }
}
