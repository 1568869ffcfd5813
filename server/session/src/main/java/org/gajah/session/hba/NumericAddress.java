package org.gajah.session.hba;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Addresses written as numbers; names are never looked up here.
final class NumericAddress {
  private NumericAddress() {}

  /// The address, or null when the text is not a numeric one.
  static @Nullable InetAddress parse(String text) {
    byte[] bytes = text.indexOf(':') >= 0 ? version6(text) : classic(text);
    return bytes == null ? null : of(bytes);
  }

  /// Eight groups of hexadecimal digits, a run of zeros perhaps left out, the last two perhaps
  /// written as an IPv4 address; a scope after a percent sign is ignored.
  private static byte @Nullable [] version6(String text) {
    int scope = text.indexOf('%');
    String address = scope < 0 ? text : text.substring(0, scope);
    int gap = address.indexOf("::");
    if (gap < 0) {
      byte[] bytes = groups(address);
      return bytes != null && bytes.length == 16 ? bytes : null;
    }
    byte[] head = groups(address.substring(0, gap));
    byte[] tail = groups(address.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length > 14) {
      return null;
    }
    byte[] bytes = Arrays.copyOf(head, 16);
    System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
    return bytes;
  }

  private static byte @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new byte[0];
    }
    String[] parts = text.split(":", -1);
    byte[] bytes = new byte[16];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      byte[] quad =
          i == parts.length - 1 && parts[i].matches("[0-9]+([.][0-9]+){3}")
              ? classic(parts[i])
              : null;
      if (quad == null && !parts[i].matches("[0-9a-fA-F]{1,4}")) {
        return null;
      }
      byte[] group =
          quad != null
              ? quad
              : new byte[] {
                (byte) (Integer.parseInt(parts[i], 16) >> 8), (byte) Integer.parseInt(parts[i], 16)
              };
      if (length + group.length > 16) {
        return null;
      }
      System.arraycopy(group, 0, bytes, length, group.length);
      length += group.length;
    }
    return Arrays.copyOf(bytes, length);
  }

  /// One to four numbers, decimal, octal or hexadecimal, of which the last fills what is left.
  private static byte @Nullable [] classic(String text) {
    String[] parts = text.split("[.]", -1);
    if (parts.length > 4) {
      return null;
    }
    byte[] bytes = new byte[4];
    for (int i = 0; i < parts.length; i++) {
      long value = number(parts[i]);
      int width = i == parts.length - 1 ? 4 - i : 1;
      if (value < 0 || value >= 1L << 8 * width) {
        return null;
      }
      for (int j = 0; j < width; j++) {
        bytes[i + j] = (byte) (value >>> 8 * (width - 1 - j));
      }
    }
    return bytes;
  }

  private static long number(String text) {
    boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
    int radix = hexadecimal ? 16 : text.length() > 1 && text.startsWith("0") ? 8 : 10;
    String digits = hexadecimal ? text.substring(2) : text;
    if (digits.isEmpty() || digits.length() > 11) {
      return -1;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) >= 128 || Character.digit(digits.charAt(i), radix) < 0) {
        return -1;
      }
    }
    return Long.parseLong(digits, radix);
  }

  /// A mask with so many leading ones, or null when there are not so many bits.
  static @Nullable InetAddress mask(InetAddress like, String bits) {
    if (!bits.matches("[+-]?[0-9]{1,9}")) {
      return null;
    }
    byte[] bytes = new byte[like instanceof Inet4Address ? 4 : 16];
    int count = Integer.parseInt(bits);
    if (count < 0 || count > 8 * bytes.length) {
      return null;
    }
    for (int i = 0; i < count; i++) {
      bytes[i / 8] |= (byte) (0x80 >>> i % 8);
    }
    return of(bytes);
  }

  /// The address with these bytes; an IPv4 address within IPv6 stays an IPv6 one.
  static InetAddress of(byte[] bytes) {
    try {
      return bytes.length == 4
          ? InetAddress.getByAddress(bytes)
          : Inet6Address.getByAddress(null, bytes, -1);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The address as `getnameinfo` writes it: IPv6 with its longest run of zeros left out.
  static String show(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (bytes.length == 4) {
      return address.getHostAddress();
    }
    int[] groups = new int[8];
    for (int i = 0; i < 8; i++) {
      groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
    }
    int bestFrom = -1;
    int bestLength = 1;
    for (int from = 0; from < 8; from++) {
      int length = 0;
      while (from + length < 8 && groups[from + length] == 0) {
        length++;
      }
      if (length > bestLength) {
        bestFrom = from;
        bestLength = length;
      }
    }
    StringBuilder text = new StringBuilder();
    boolean embedded =
        bestFrom == 0
            && (bestLength == 6
                || (bestLength == 7 && groups[7] != 1)
                || (bestLength == 5 && groups[5] == 0xffff));
    for (int i = 0; i < (embedded ? 6 : 8); i++) {
      if (i == bestFrom) {
        text.append("::");
        i += bestLength - 1;
      } else {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
          text.append(':');
        }
        text.append(Integer.toHexString(groups[i]));
      }
    }
    if (embedded) {
      text.append(groups[5] == 0xffff ? ":" : "");
      text.append(of(Arrays.copyOfRange(bytes, 12, 16)).getHostAddress());
    }
    return text.toString();
  }
}
