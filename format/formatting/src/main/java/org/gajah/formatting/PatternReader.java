package org.gajah.formatting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.gajah.base.bytes.Slice;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// Takes a pattern apart.
///
/// @param <K> the keywords that it knows
final class PatternReader<K extends PatternKeyword> {
  /// The keywords that may start with a letter.
  interface Candidates<K> {
    List<K> startingWith(byte letter);
  }

  private final byte[] text;
  private final int end;
  private final Encoding encoding;
  private final Candidates<K> candidates;
  private final boolean dates;
  private final List<PatternPart<K>> parts = new ArrayList<>();
  private int at;

  /// @param dates whether `FM`, `TM` and ordinals belong to the keyword beside them
  PatternReader(Slice pattern, Encoding encoding, Candidates<K> candidates, boolean dates) {
    this.text = pattern.array();
    this.at = pattern.from();
    this.end = pattern.from() + pattern.length();
    this.encoding = encoding;
    this.candidates = candidates;
    this.dates = dates;
  }

  /// Reads all of it.
  ///
  /// @param seen is told of each keyword in turn
  List<PatternPart<K>> read(Consumer<K> seen) {
    while (at < end) {
      boolean fill = dates && word("FM");
      boolean localized = dates && !fill && word("TM");
      K keyword = keyword();
      if (keyword != null) {
        at += keyword.length();
        parts.add(new PatternPart.Action<>(keyword, fill, localized, ordinal()));
        seen.accept(keyword);
      } else if (at < end) {
        literals();
      }
    }
    return parts;
  }

  private @Nullable K keyword() {
    return at < end
        ? PatternKeyword.longest(candidates.startingWith(text[at]), text, at, end)
        : null;
  }

  private boolean word(String upper) {
    boolean found = Ascii.string(text, at, Math.min(2, end - at)).equals(upper);
    found |= lower(upper);
    at += found ? 2 : 0;
    return found;
  }

  private boolean lower(String upper) {
    return at + 1 < end
        && text[at] == Ascii.lower(upper.charAt(0))
        && text[at + 1] == Ascii.lower(upper.charAt(1));
  }

  private PatternPart.Ordinal ordinal() {
    if (!dates || at + 1 >= end) {
      return PatternPart.Ordinal.NONE;
    }
    PatternPart.Ordinal ordinal =
        switch (Ascii.string(text, at, 2)) {
          case "TH" -> PatternPart.Ordinal.UPPER;
          case "th" -> PatternPart.Ordinal.LOWER;
          default -> PatternPart.Ordinal.NONE;
        };
    boolean spelled = Ascii.string(text, at, 2).equals("SP");
    at += ordinal != PatternPart.Ordinal.NONE || spelled ? 2 : 0;
    return ordinal;
  }

  private void literals() {
    if (text[at] == '"') {
      at++;
      while (at < end) {
        if (text[at] == '"') {
          at++;
          break;
        }
        if (text[at] == '\\' && at + 1 < end) {
          at++;
        }
        literal(PatternPart.Kind.OTHER);
      }
      return;
    }
    if (text[at] == '\\' && at + 1 < end && text[at + 1] == '"') {
      at++;
    }
    literal(
        dates && isSeparator(text[at])
            ? PatternPart.Kind.SEPARATOR
            : Ascii.isSpace(text[at]) ? PatternPart.Kind.SPACE : PatternPart.Kind.OTHER);
  }

  private void literal(PatternPart.Kind kind) {
    int length = encoding.characterLength(text, at, end);
    parts.add(new PatternPart.Literal<>(kind, Arrays.copyOfRange(text, at, at + length)));
    at += length;
  }

  /// Whether it is printable ASCII and neither letter nor digit.
  static boolean isSeparator(byte c) {
    return c > 0x20 && c < 0x7F && !Ascii.isAlphanumeric(c);
  }
}
