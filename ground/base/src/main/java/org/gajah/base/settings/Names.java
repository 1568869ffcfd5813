package org.gajah.base.settings;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// The names of settings, and names in their values.
final class Names {
  /// The most bytes of a name (NAMEDATALEN less the terminator).
  static final int GREATEST = 63;

  private Names() {}

  /// Cuts a name to so many bytes of UTF-8, between characters.
  static String truncated(String name, int bytes) {
    byte[] encoded = name.getBytes(StandardCharsets.UTF_8);
    if (encoded.length <= bytes) {
      return name;
    }
    int length = bytes;
    while ((encoded[length] & 0xc0) == 0x80) {
      length--;
    }
    return new String(encoded, 0, length, StandardCharsets.UTF_8);
  }

  /// Whether a name may be that of a setting which nobody defined: identifiers parted by dots, two
  /// at least.
  static boolean isCustom(String name) {
    boolean dotted = false;
    boolean atStart = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
      if (c == '.') {
        if (atStart) {
          return false;
        }
        dotted = true;
        atStart = true;
      } else if (letter) {
        atStart = false;
      } else if (atStart || !((c >= '0' && c <= '9') || c == '$')) {
        return false;
      }
    }
    return dotted && !atStart;
  }

  /// Shows bytes that are not printable ASCII as `\xHH`.
  static String cleanAscii(String text) {
    StringBuilder clean = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= 32 && b <= 126) {
        clean.append((char) b);
      } else {
        clean.append("\\x%02x".formatted(b & 0xff));
      }
    }
    return clean.toString();
  }

  /// A path without doubled and trailing slashes and without `.` and `..` where they can be solved.
  static String canonicalPath(String path) {
    if (path.isEmpty()) {
      return path;
    }
    String normal = Path.of(path).normalize().toString();
    return normal.isEmpty() ? "." : normal;
  }
}
