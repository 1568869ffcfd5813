package org.gajah.text.collation;

import org.gajah.base.bytes.ByteSink;
import org.gajah.text.encoding.Utf8;

/// The builtin provider's locale C.UTF-8: code points in their order, letters those of Unicode,
/// cases changed one character at a time.
final class BuiltinCollation extends Collation {
  private interface Mapping {
    int apply(int c);
  }

  private static void map(byte[] text, int from, int length, Mapping mapping, ByteSink out) {
    int end = from + length;
    int at = from;
    while (at < end) {
      Utf8.append(out, mapping.apply(Utf8.codePointAt(text, at)));
      at += Utf8.length(text[at]);
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
    int end = from + length;
    boolean inWord = false;
    for (int at = from; at < end; at += Utf8.length(text[at])) {
      int c = Utf8.codePointAt(text, at);
      Utf8.append(out, inWord ? lower(c) : UnicodeTables.tables().title(c));
      inWord = is(CharacterClass.ALNUM, c);
    }
  }

  @Override
  public boolean is(CharacterClass kind, int character) {
    return character < 128
        ? kind.containsAscii(character)
        : UnicodeTables.tables().is(kind, character);
  }

  @Override
  public int lower(int character) {
    if (character < 128) {
      return character >= 'A' && character <= 'Z' ? character + 32 : character;
    }
    return UnicodeTables.tables().lower(character);
  }

  @Override
  public int upper(int character) {
    if (character < 128) {
      return character >= 'a' && character <= 'z' ? character - 32 : character;
    }
    return UnicodeTables.tables().upper(character);
  }
}
