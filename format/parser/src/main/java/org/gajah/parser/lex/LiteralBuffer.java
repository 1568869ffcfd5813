package org.gajah.parser.lex;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.jspecify.annotations.Nullable;

/// The value of a string under construction: characters, and bytes where escapes wrote bytes.
final class LiteralBuffer {
  private final StringBuilder characters = new StringBuilder();

  /// What came before the characters, once an escape has written a byte beyond ASCII or a zero.
  private @Nullable ByteSink bytes;

  void append(char c) {
    characters.append(c);
  }

  void append(String text, int from, int to) {
    characters.append(text, from, to);
  }

  void appendCodePoint(int codePoint) {
    characters.appendCodePoint(codePoint);
  }

  /// Appends a byte that an octal or hexadecimal escape wrote.
  void appendByte(int value) {
    if (value > 0 && value < 0x80) {
      characters.append((char) value);
      return;
    }
    flush().putByte(value);
  }

  private ByteSink flush() {
    if (bytes == null) {
      bytes = new ByteSink(64);
    }
    ByteSink all = bytes.putUtf8(characters.toString());
    characters.setLength(0);
    return all;
  }

  /// The finished string.
  ///
  /// @throws PgException 22021 when escapes wrote bytes that are not UTF-8
  String finish() {
    if (bytes == null) {
      return characters.toString();
    }
    byte[] all = flush().toByteArray();
    int valid = validPrefix(all);
    if (valid < all.length) {
      throw invalid(all, valid);
    }
    return new String(all, StandardCharsets.UTF_8);
  }

  private static int validPrefix(byte[] bytes) {
    int at = 0;
    while (at < bytes.length) {
      int length = Math.min(expectedLength(bytes[at]), bytes.length - at);
      if (bytes[at] == 0 || !decodes(bytes, at, length)) {
        return at;
      }
      at += length;
    }
    return at;
  }

  private static boolean decodes(byte[] bytes, int from, int length) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, length));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private static int expectedLength(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    }
    if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 1;
  }

  private static PgException invalid(byte[] bytes, int at) {
    int length = Math.min(expectedLength(bytes[at]), bytes.length - at);
    StringBuilder shown = new StringBuilder();
    for (int i = at; i < at + length; i++) {
      shown.append(String.format(Locale.ROOT, i == at ? "0x%02x" : " 0x%02x", bytes[i]));
    }
    return new PgException(
        SqlState.CHARACTER_NOT_IN_REPERTOIRE,
        "invalid byte sequence for encoding \"UTF8\": " + shown);
  }
}
