package org.gajah.text.collation;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Encoding;
import org.gajah.text.encoding.Utf8;

/// A locale of the C library as a collation. Texts that the library finds equal are ordered by
/// their bytes.
final class LibcCollation extends Collation {
  private final LibcLocale locale;
  private final boolean wide;

  LibcCollation(LibcLocale locale, Encoding encoding) {
    this.locale = locale;
    this.wide = encoding == Encoding.UTF8;
  }

  @Override
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    if (Arrays.equals(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength)) {
      return 0;
    }
    int order = locale.compare(terminated(a, aFrom, aLength), terminated(b, bFrom, bLength));
    return order != 0 ? order : compareBytes(a, aFrom, aLength, b, bFrom, bLength);
  }

  private static byte[] terminated(byte[] text, int from, int length) {
    byte[] copy = new byte[length + 1];
    System.arraycopy(text, from, copy, 0, length);
    return copy;
  }

  @Override
  public boolean bytewise() {
    return false;
  }

  private interface Mapping {
    int apply(int c);
  }

  private void map(byte[] text, int from, int length, Mapping mapping, ByteSink out) {
    int end = from + length;
    for (int at = from; at < end; ) {
      if (wide) {
        Utf8.append(out, mapping.apply(Utf8.codePointAt(text, at)));
        at += Utf8.length(text[at]);
      } else {
        out.putByte(mapping.apply(text[at] & 0xFF));
        at++;
      }
    }
  }

  @Override
  public void lower(byte[] text, int from, int length, ByteSink out) {
    map(text, from, length, this::lower, out);
  }

  @Override
  public void upper(byte[] text, int from, int length, ByteSink out) {
    map(text, from, length, this::upper, out);
  }

  @Override
  public void initcap(byte[] text, int from, int length, ByteSink out) {
    boolean[] inWord = new boolean[1];
    map(
        text,
        from,
        length,
        c -> {
          int mapped = inWord[0] ? lower(c) : upper(c);
          inWord[0] = is(CharacterClass.ALNUM, mapped);
          return mapped;
        },
        out);
  }

  @Override
  public boolean is(CharacterClass kind, int character) {
    return wide || character <= 255 ? locale.is(kind, character, wide) : false;
  }

  @Override
  public int lower(int character) {
    return wide || character <= 255 ? locale.lower(character, wide) : character;
  }

  @Override
  public int upper(int character) {
    return wide || character <= 255 ? locale.upper(character, wide) : character;
  }
}
