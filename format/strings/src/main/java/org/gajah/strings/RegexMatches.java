package org.gajah.strings;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Utf8;
import org.gajah.text.regex.Matcher;
import org.gajah.text.regex.RegexFlags;
import org.gajah.types.contract.TypeContext;
import org.jspecify.annotations.Nullable;

/// The matches of a regular expression in a text, found once for those functions that look at
/// several of them.
final class RegexMatches {
  /// The flags of a call: how to match, and whether `g` was among them.
  record Flags(RegexFlags regex, boolean global) {
    static Flags parse(@Nullable Slice text) {
      RegexFlags flags = RegexFlags.DEFAULT;
      boolean global = false;
      if (text != null) {
        for (int at = 0; at < text.length(); ) {
          int letter = text.byteAt(at);
          // In calls, unlike in patterns, "e" turns out to mean basic expressions.
          RegexFlags changed = letter == 'g' ? flags : flags.with(letter == 'e' ? 'b' : letter);
          if (changed == null) {
            throw RegexFlags.invalidOption(character(text, at));
          }
          global |= letter == 'g';
          flags = changed;
          at++;
        }
      }
      return new Flags(flags, global);
    }

    /// The flags for a function that has no use for `g`.
    static RegexFlags parse(@Nullable Slice text, String function, @Nullable String hint) {
      Flags flags = parse(text);
      if (flags.global) {
        PgException fault =
            new PgException(
                SqlState.INVALID_PARAMETER_VALUE,
                function + " does not support the \"global\" option");
        throw hint == null ? fault : fault.hint(hint);
      }
      return flags.regex;
    }
  }

  static String character(Slice text, int at) {
    int size = Math.min(Utf8.length(text.byteAt(at)), text.length() - at);
    return Utf8.forMessage(text.array(), text.from() + at, size);
  }

  private final Slice text;

  /// For each match where it and its captures start and end, in bytes; -1 where a capture took no
  /// part.
  private final List<int[]> matches = new ArrayList<>();

  private final List<int[]> characters = new ArrayList<>();
  private final int captures;

  private RegexMatches(Slice text, int captures) {
    this.text = text;
    this.captures = captures;
  }

  static Matcher matcher(
      TypeContext context, Slice text, Slice pattern, RegexFlags flags, Collation collation) {
    Matcher matcher =
        context.matchers().of(pattern.array(), pattern.from(), pattern.length(), flags, collation);
    matcher.load(context.encoding(), text.array(), text.from(), text.length());
    return matcher;
  }

  /// Finds the first match, or all.
  ///
  /// @param start the first character to look at, from 0
  /// @param ignoreDegenerate whether empty matches at the ends or right behind a match don't count
  static RegexMatches find(
      TypeContext context,
      Slice text,
      Slice pattern,
      RegexFlags flags,
      Collation collation,
      boolean all,
      int start,
      boolean ignoreDegenerate) {
    Matcher matcher = matcher(context, text, pattern, flags, collation);
    RegexMatches found = new RegexMatches(text, matcher.captures());
    int from = start;
    int lastEnd = 0;
    while (from <= matcher.length() && matcher.find(from)) {
      boolean counts =
          !ignoreDegenerate || (matcher.start(0) < matcher.length() && matcher.end(0) > lastEnd);
      if (counts) {
        found.note(matcher);
      }
      lastEnd = matcher.end(0);
      if (!all) {
        break;
      }
      from = matcher.start(0) == matcher.end(0) ? lastEnd + 1 : lastEnd;
    }
    return found;
  }

  private void note(Matcher matcher) {
    int[] bytes = new int[2 * (captures + 1)];
    int[] places = new int[2 * (captures + 1)];
    for (int i = 0; i <= captures; i++) {
      places[2 * i] = matcher.start(i);
      places[2 * i + 1] = matcher.end(i);
      bytes[2 * i] = matcher.start(i) < 0 ? -1 : matcher.byteOffset(matcher.start(i));
      bytes[2 * i + 1] = matcher.end(i) < 0 ? -1 : matcher.byteOffset(matcher.end(i));
    }
    matches.add(bytes);
    characters.add(places);
  }

  int count() {
    return matches.size();
  }

  /// How many captures the pattern has.
  int captures() {
    return captures;
  }

  /// Where a capture of a match starts or ends, in bytes.
  int start(int match, int capture) {
    return matches.get(match)[2 * capture];
  }

  int end(int match, int capture) {
    return matches.get(match)[2 * capture + 1];
  }

  /// Where a capture starts, in characters from 0, or -1.
  int startCharacter(int match, int capture) {
    return characters.get(match)[2 * capture];
  }

  int endCharacter(int match, int capture) {
    return characters.get(match)[2 * capture + 1];
  }

  /// What a capture took, or null.
  @Nullable Slice part(int match, int capture) {
    int start = start(match, capture);
    return start < 0 ? null : piece(start, end(match, capture));
  }

  /// A stretch of the text.
  Slice piece(int start, int end) {
    return new Slice(text.array(), text.from() + start, end - start);
  }
}
