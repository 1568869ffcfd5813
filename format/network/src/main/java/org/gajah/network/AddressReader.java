package org.gajah.network;

import java.util.Arrays;
import org.gajah.types.contract.Ascii;
import org.jspecify.annotations.Nullable;

/// Reads network addresses.
final class AddressReader {
  private final byte[] text;
  private final int end;
  private final byte[] bytes;
  private int at;
  private int filled;
  private int bits = -1;

  private AddressReader(byte[] text, int from, int length, int size) {
    this.text = text;
    this.at = from;
    this.end = from + length;
    this.bytes = new byte[size];
  }

  /// The address that a text is, or null.
  ///
  /// @param network whether missing bytes and the mask are guessed, as for `cidr`
  static @Nullable Address read(byte[] text, int from, int length, boolean network) {
    boolean six = false;
    for (int i = from; i < from + length; i++) {
      six |= text[i] == ':';
    }
    AddressReader reader = new AddressReader(text, from, length, six ? 16 : 4);
    boolean good = six ? reader.readSix() : network ? reader.readNetwork() : reader.readFour();
    return good && reader.bits <= reader.bytes.length * 8
        ? new Address(reader.bytes, reader.bits)
        : null;
  }

  private int peek() {
    return at < end ? text[at] : 0;
  }

  private boolean digitAt(int place) {
    return place < end && Ascii.isDigit(text[place]);
  }

  /// Reads a decimal number of at most `most`, -1 for a larger one.
  private int number(int most) {
    int value = 0;
    while (digitAt(at)) {
      value = value * 10 + text[at++] - '0';
      if (value > most) {
        return -1;
      }
    }
    return value;
  }

  private boolean readFour() {
    while (digitAt(at)) {
      if (!octet()) {
        return false;
      }
      if (at == end || peek() == '/') {
        break;
      }
      if (peek() != '.') {
        return false;
      }
      at++;
    }
    if (!maskOfFour()) {
      return false;
    }
    if (bits == -1 && filled == 4) {
      bits = 32;
    }
    return bits >= 0 && filled > 0 && bits / 8 <= filled;
  }

  private boolean octet() {
    int value = number(255);
    if (value < 0 || filled == 4) {
      return false;
    }
    bytes[filled++] = (byte) value;
    return true;
  }

  /// Reads the mask, if there is one, and the end.
  private boolean maskOfFour() {
    if (peek() == '/' && digitAt(at + 1) && filled > 0) {
      at++;
      bits = number(32);
      if (bits < 0) {
        return false;
      }
    }
    return at == end;
  }

  private boolean readNetwork() {
    boolean hex =
        peek() == '0'
            && at + 2 < end
            && Ascii.lower(text[at + 1]) == 'x'
            && Ascii.hexDigit(text[at + 2]) >= 0;
    if (!(hex ? hexBytes() : octets()) || !maskOfFour() || filled == 0) {
      return false;
    }
    if (bits == -1) {
      bits = bitsOfClass();
    }
    return true;
  }

  private boolean hexBytes() {
    at += 2;
    int nibbles = 0;
    while (at < end && Ascii.hexDigit(text[at]) >= 0) {
      if (nibbles == 8) {
        return false;
      }
      int digit = Ascii.hexDigit(text[at++]);
      bytes[nibbles / 2] |= (byte) (nibbles % 2 == 0 ? digit << 4 : digit);
      nibbles++;
    }
    filled = (nibbles + 1) / 2;
    return true;
  }

  private boolean octets() {
    while (true) {
      if (!digitAt(at) || !octet()) {
        return false;
      }
      if (at == end || peek() == '/') {
        return true;
      }
      if (peek() != '.') {
        return false;
      }
      at++;
    }
  }

  private int bitsOfClass() {
    int first = bytes[0] & 0xFF;
    int guess = first >= 240 ? 32 : first >= 224 ? 8 : first >= 192 ? 24 : first >= 128 ? 16 : 8;
    int widened = Math.max(guess, filled * 8);
    return widened == 8 && first == 224 ? 4 : widened;
  }

  private boolean readSix() {
    int gap = -1;
    if (peek() == ':') {
      at++;
      if (peek() != ':') {
        return false;
      }
    }
    int word = at;
    int value = 0;
    int digits = 0;
    while (at < end) {
      int c = text[at++];
      int digit = Ascii.hexDigit(c);
      if (digit >= 0) {
        value = value << 4 | digit;
        if (++digits > 4) {
          return false;
        }
      } else if (c == ':') {
        word = at;
        if (digits == 0) {
          if (gap >= 0) {
            return false;
          }
          gap = filled;
        } else if (at == end || !word(value)) {
          return false;
        }
        value = 0;
        digits = 0;
      } else if (c == '.' && filled + 4 <= 16 && embedded(word)) {
        digits = 0;
        break;
      } else if (c == '/' && maskOfSix()) {
        break;
      } else {
        return false;
      }
    }
    if (digits > 0 && !word(value)) {
      return false;
    }
    bits = bits == -1 ? 128 : bits;
    return gap < 0 ? filled == 16 : open(gap);
  }

  private boolean word(int value) {
    if (filled + 2 > 16) {
      return false;
    }
    bytes[filled++] = (byte) (value >> 8);
    bytes[filled++] = (byte) value;
    return true;
  }

  /// Moves what stands behind a gap to the end.
  private boolean open(int gap) {
    if (filled == 16) {
      return false;
    }
    int moved = filled - gap;
    System.arraycopy(bytes, gap, bytes, 16 - moved, moved);
    Arrays.fill(bytes, gap, 16 - moved, (byte) 0);
    return true;
  }

  /// Reads a mask up to the end, without zeros in front.
  private boolean maskOfSix() {
    int start = at;
    int value = number(128);
    if (value < 0 || at == start || at != end || (text[start] == '0' && at > start + 1)) {
      return false;
    }
    bits = value;
    return true;
  }

  /// Reads an address of four bytes at the end of one of sixteen.
  private boolean embedded(int from) {
    at = from;
    for (int i = 0; i < 4; i++) {
      int start = at;
      int value = number(255);
      if (value < 0 || at == start || (text[start] == '0' && at > start + 1)) {
        return false;
      }
      bytes[filled + i] = (byte) value;
      if (at == end || peek() == '/') {
        boolean good = at == end;
        if (!good) {
          at++;
          good = maskOfSix();
        }
        filled += 4;
        return good;
      }
      if (peek() != '.') {
        return false;
      }
      at++;
    }
    return false;
  }
}
