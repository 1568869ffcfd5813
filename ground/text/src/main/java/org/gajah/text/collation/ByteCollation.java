package org.gajah.text.collation;

import org.gajah.base.bytes.ByteSink;

/// "C": bytes in their order, letters are those of ASCII.
class ByteCollation extends Collation {
  @Override
  public boolean isC() {
    return true;
  }

  @Override
  public void lower(byte[] text, int from, int length, ByteSink out) {
    int at = out.reserve(length);
    byte[] array = out.array();
    for (int i = 0; i < length; i++) {
      array[at + i] = (byte) lower(text[from + i]);
    }
  }

  @Override
  public void upper(byte[] text, int from, int length, ByteSink out) {
    int at = out.reserve(length);
    byte[] array = out.array();
    for (int i = 0; i < length; i++) {
      array[at + i] = (byte) upper(text[from + i]);
    }
  }

  @Override
  public void initcap(byte[] text, int from, int length, ByteSink out) {
    int at = out.reserve(length);
    byte[] array = out.array();
    boolean inWord = false;
    for (int i = 0; i < length; i++) {
      int c = text[from + i];
      array[at + i] = (byte) (inWord ? lower(c) : upper(c));
      inWord = CharacterClass.ALNUM.containsAscii(c);
    }
  }

  @Override
  public boolean is(CharacterClass kind, int character) {
    return kind.containsAscii(character);
  }

  @Override
  public int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + 32 : character;
  }

  @Override
  public int upper(int character) {
    return character >= 'a' && character <= 'z' ? character - 32 : character;
  }
}
