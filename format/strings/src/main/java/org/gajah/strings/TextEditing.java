package org.gajah.strings;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.text.collation.Collation;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.encoding.Utf8;
import org.gajah.types.contract.PgFunction;
import org.gajah.types.contract.TypeContext;

/// Text changed: cases, padding, trimming, replacing (`utils/adt/oracle_compat.c`).
public final class TextEditing {
  private static final int LARGEST = 0x3FFFFFFF;

  private TextEditing() {}

  @PgFunction("lower")
  public static void lower(byte[] text, int from, int length, Collation collation, ByteSink out) {
    collation.lower(text, from, length, out);
  }

  @PgFunction("upper")
  public static void upper(byte[] text, int from, int length, Collation collation, ByteSink out) {
    collation.upper(text, from, length, out);
  }

  @PgFunction("initcap")
  public static void initcap(byte[] text, int from, int length, Collation collation, ByteSink out) {
    collation.initcap(text, from, length, out);
  }

  private static PgException tooLarge() {
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested length too large");
  }

  @PgFunction("lpad")
  public static void padLeft(
      TypeContext context, Slice text, int length, Slice fill, ByteSink out) {
    pad(context.encoding(), text, length, fill, true, out);
  }

  @PgFunction("rpad")
  public static void padRight(
      TypeContext context, Slice text, int length, Slice fill, ByteSink out) {
    pad(context.encoding(), text, length, fill, false, out);
  }

  private static void pad(
      Encoding encoding, Slice text, int length, Slice fill, boolean left, ByteSink out) {
    int wanted = Math.max(length, 0);
    int characters = encoding.countCharacters(text.array(), text.from(), text.length());
    int kept = Math.min(characters, wanted);
    int missing = fill.length() == 0 ? 0 : wanted - kept;
    if ((long) encoding.maxLength() * (kept + (long) missing) + 4 > LARGEST) {
      throw tooLarge();
    }
    int bytes = encoding.bytesOf(text.array(), text.from(), text.length(), kept);
    if (!left) {
      out.putBytes(text.array(), text.from(), bytes);
    }
    int end = fill.from() + fill.length();
    int at = fill.from();
    for (int i = 0; i < missing; i++) {
      int size = encoding.characterLength(fill.array(), at, end);
      out.putBytes(fill.array(), at, size);
      at += size;
      at = at >= end ? fill.from() : at;
    }
    if (left) {
      out.putBytes(text.array(), text.from(), bytes);
    }
  }

  @PgFunction("btrim")
  public static void trim(TypeContext context, Slice text, Slice set, ByteSink out) {
    trim(context.encoding(), text, set, true, true, out);
  }

  @PgFunction("ltrim")
  public static void trimLeft(TypeContext context, Slice text, Slice set, ByteSink out) {
    trim(context.encoding(), text, set, true, false, out);
  }

  @PgFunction("rtrim")
  public static void trimRight(TypeContext context, Slice text, Slice set, ByteSink out) {
    trim(context.encoding(), text, set, false, true, out);
  }

  private static final Slice BLANK = Slice.of(new byte[] {' '});

  @PgFunction("btrim1")
  public static void trim(TypeContext context, Slice text, ByteSink out) {
    trim(context.encoding(), text, BLANK, true, true, out);
  }

  @PgFunction("ltrim1")
  public static void trimLeft(TypeContext context, Slice text, ByteSink out) {
    trim(context.encoding(), text, BLANK, true, false, out);
  }

  private static void trim(
      Encoding encoding, Slice text, Slice set, boolean left, boolean right, ByteSink out) {
    byte[] array = text.array();
    int start = text.from();
    int end = start + text.length();
    while (left && start < end) {
      int size = encoding.characterLength(array, start, end);
      if (!contains(encoding, set, array, start, size)) {
        break;
      }
      start += size;
    }
    // The borders of characters are found from the front only.
    int last = start;
    for (int at = start; right && at < end; ) {
      int size = encoding.characterLength(array, at, end);
      if (!contains(encoding, set, array, at, size)) {
        last = at + size;
      }
      at += size;
    }
    out.putBytes(array, start, (right ? last : end) - start);
  }

  /// Where a character stands in a set, counted in characters, or -1.
  private static int indexOf(Encoding encoding, Slice set, byte[] array, int at, int size) {
    int end = set.from() + set.length();
    int index = 0;
    for (int s = set.from(); s < end; index++) {
      int setSize = encoding.characterLength(set.array(), s, end);
      if (setSize == size && Arrays.equals(array, at, at + size, set.array(), s, s + size)) {
        return index;
      }
      s += setSize;
    }
    return -1;
  }

  private static boolean contains(Encoding encoding, Slice set, byte[] array, int at, int size) {
    return indexOf(encoding, set, array, at, size) >= 0;
  }

  @PgFunction("translate")
  public static void translate(
      TypeContext context, Slice text, Slice from, Slice to, ByteSink out) {
    Encoding encoding = context.encoding();
    int end = text.from() + text.length();
    for (int at = text.from(); at < end; ) {
      int size = encoding.characterLength(text.array(), at, end);
      int index = indexOf(encoding, from, text.array(), at, size);
      if (index < 0) {
        out.putBytes(text.array(), at, size);
      } else {
        int start = encoding.bytesOf(to.array(), to.from(), to.length(), index);
        int taken = encoding.bytesOf(to.array(), to.from() + start, to.length() - start, 1);
        out.putBytes(to.array(), to.from() + start, taken);
      }
      at += size;
    }
  }

  @PgFunction("replace_text")
  public static void replace(
      TypeContext context, Slice text, Slice from, Slice to, Collation collation, ByteSink out) {
    if (text.length() == 0 || from.length() == 0) {
      out.putBytes(text.array(), text.from(), text.length());
      return;
    }
    TextParts.checkSearch(collation);
    int at = 0;
    while (true) {
      int found =
          TextParts.find(
              context.encoding(),
              text.array(),
              text.from(),
              text.length(),
              from.array(),
              from.from(),
              from.length(),
              at);
      int end = found < 0 ? text.length() : found;
      out.putBytes(text.array(), text.from() + at, end - at);
      if (found < 0) {
        return;
      }
      out.putBytes(to.array(), to.from(), to.length());
      at = found + from.length();
    }
  }

  @PgFunction("repeat")
  public static void repeat(byte[] text, int from, int length, int count, ByteSink out) {
    long size = (long) length * Math.max(count, 0);
    if (size + 4 > LARGEST) {
      throw tooLarge();
    }
    for (int i = 0; i < count && length > 0; i++) {
      out.putBytes(text, from, length);
    }
  }

  /// The number of the first character.
  @PgFunction("ascii")
  public static int code(TypeContext context, byte[] text, int from, int length) {
    if (length == 0) {
      return 0;
    }
    if (context.encoding() == Encoding.UTF8) {
      return context.encoding().characterAt(text, from, from + length);
    }
    if (context.encoding().maxLength() > 1 && text[from] < 0) {
      throw new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "requested character too large");
    }
    return text[from] & 0xFF;
  }

  @PgFunction("chr")
  public static void character(TypeContext context, int code, ByteSink out) {
    if (code < 0) {
      throw new PgException(SqlState.INVALID_PARAMETER_VALUE, "character number must be positive");
    }
    if (code == 0) {
      throw limit("null character not permitted");
    }
    Encoding encoding = context.encoding();
    if (code < 128) {
      out.putByte(code);
    } else if (encoding == Encoding.UTF8) {
      if (code > 0x10FFFF) {
        throw limit("requested character too large for encoding: " + code);
      }
      if (code >= 0xD800 && code <= 0xDFFF) {
        throw limit("requested character not valid for encoding: " + code);
      }
      Utf8.append(out, code);
    } else if (encoding.maxLength() > 1 || code > 255) {
      throw limit("requested character too large for encoding: " + code);
    } else {
      out.putByte(code);
    }
  }

  private static PgException limit(String message) {
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, message);
  }
}
