package org.gajah.strings;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;
import org.gajah.types.contract.NumberFaults;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;
import org.gajah.types.text.ByteSearch;

/// Lengths, parts and positions in text, counted in characters.
public final class TextParts {
  private TextParts() {}

  @PgFunction("textlen")
  public static int length(TypeContext context, byte[] text, int from, int length) {
    return context.encoding().countCharacters(text, from, length);
  }

  static PgException negativeLength() {
    return new PgException(SqlState.SUBSTRING_ERROR, "negative substring length not allowed");
  }

  @PgFunction("text_substr_no_len")
  public static void substring(
      TypeContext context, byte[] text, int from, int length, int start, ByteSink out) {
    int skipped = context.encoding().bytesOf(text, from, length, start <= 1 ? 0 : start - 1);
    out.putBytes(text, from + skipped, length - skipped);
  }

  @PgFunction("text_substr")
  public static void substring(
      TypeContext context, byte[] text, int from, int length, int start, int count, ByteSink out) {
    if (count < 0) {
      throw negativeLength();
    }
    Encoding encoding = context.encoding();
    long end = (long) start + count;
    int first = Math.max(start, 1);
    if (end <= first) {
      return;
    }
    int skipped = encoding.bytesOf(text, from, length, first - 1);
    int characters = (int) Math.min(end - first, Integer.MAX_VALUE);
    int taken = encoding.bytesOf(text, from + skipped, length - skipped, characters);
    out.putBytes(text, from + skipped, taken);
  }

  /// Where the part starts in the text, from 1; 0 when it doesn't occur.
  @PgFunction("textpos")
  public static int position(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      Collation collation) {
    checkSearch(collation);
    int found = find(context.encoding(), text, from, length, part, partFrom, partLength, 0);
    return found < 0 ? 0 : context.encoding().countCharacters(text, from, found) + 1;
  }

  /// Searches compare bytes, which only a deterministic collation allows.
  static void checkSearch(Collation collation) {
    collation.checkForPatterns("substring searches");
  }

  /// Where a part starts in a text at a character's border, or -1.
  static int find(
      Encoding encoding,
      byte[] text,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      int start) {
    int found = ByteSearch.find(text, from, length, part, partFrom, partLength, start);
    if (encoding.singleByte() || encoding == Encoding.UTF8) {
      return found;
    }
    int border = start;
    while (found >= 0) {
      while (border < found) {
        border += encoding.characterLength(text, from + border, from + length);
      }
      if (border == found) {
        return found;
      }
      found = ByteSearch.find(text, from, length, part, partFrom, partLength, border);
    }
    return -1;
  }

  @PgFunction("text_left")
  public static void left(
      TypeContext context, byte[] text, int from, int length, int count, ByteSink out) {
    out.putBytes(text, from, leftBytes(context.encoding(), text, from, length, count));
  }

  /// The bytes of so many characters, or of all but so many when the number is negative.
  private static int leftBytes(Encoding encoding, byte[] text, int from, int length, int count) {
    long characters = count;
    if (count < 0) {
      characters = Math.max((long) encoding.countCharacters(text, from, length) + count, 0);
    }
    return encoding.bytesOf(text, from, length, (int) characters);
  }

  @PgFunction("text_right")
  public static void right(
      TypeContext context, byte[] text, int from, int length, int count, ByteSink out) {
    // The least number has no opposite and skips nothing.
    int skipped =
        count == 0
            ? length
            : count == Integer.MIN_VALUE
                ? 0
                : leftBytes(context.encoding(), text, from, length, -count);
    out.putBytes(text, from + skipped, length - skipped);
  }

  @PgFunction("text_reverse")
  public static void reverse(TypeContext context, byte[] text, int from, int length, ByteSink out) {
    Encoding encoding = context.encoding();
    int end = from + length;
    int target = out.reserve(length) + length;
    for (int at = from; at < end; ) {
      int size = Math.min(encoding.characterLength(text, at, end), end - at);
      target -= size;
      System.arraycopy(text, at, out.array(), target, size);
      at += size;
    }
  }

  @PgFunction("text_starts_with")
  public static boolean startsWith(
      byte[] text,
      int from,
      int length,
      byte[] start,
      int startFrom,
      int startLength,
      Collation collation) {
    checkSearch(collation);
    return startLength <= length
        && Arrays.equals(text, from, from + startLength, start, startFrom, startFrom + startLength);
  }

  @PgFunction("textoverlay")
  public static void overlay(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      int start,
      int count,
      ByteSink out) {
    if (start <= 0) {
      throw negativeLength();
    }
    int rest = start + count;
    if (((start ^ rest) & (count ^ rest)) < 0) {
      throw NumberFaults.outOfRange("integer");
    }
    substring(context, text, from, length, 1, start - 1, out);
    out.putBytes(part, partFrom, partLength);
    substring(context, text, from, length, rest, out);
  }

  @PgFunction("textoverlay_no_len")
  public static void overlay(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] part,
      int partFrom,
      int partLength,
      int start,
      ByteSink out) {
    int count = context.encoding().countCharacters(part, partFrom, partLength);
    overlay(context, text, from, length, part, partFrom, partLength, start, count, out);
  }

  @PgFunction("split_part")
  public static void field(
      TypeContext context,
      byte[] text,
      int from,
      int length,
      byte[] separator,
      int separatorFrom,
      int separatorLength,
      int number,
      Collation collation,
      ByteSink out) {
    if (number == 0) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "field position must not be zero");
    }
    if (length == 0) {
      return;
    }
    if (separatorLength == 0) {
      if (number == 1 || number == -1) {
        out.putBytes(text, from, length);
      }
      return;
    }
    checkSearch(collation);
    Encoding encoding = context.encoding();
    long wanted = number;
    if (number < 0) {
      long fields = 1;
      int at = 0;
      while ((at =
              find(encoding, text, from, length, separator, separatorFrom, separatorLength, at))
          >= 0) {
        fields++;
        at += separatorLength;
      }
      wanted = fields + 1 + number;
    }
    int start = 0;
    for (long i = 1; start >= 0 && i <= wanted; i++) {
      int end =
          find(encoding, text, from, length, separator, separatorFrom, separatorLength, start);
      if (i == wanted && wanted > 0) {
        out.putBytes(text, from + start, (end < 0 ? length : end) - start);
        return;
      }
      start = end < 0 ? -1 : end + separatorLength;
    }
  }
}
