package org.gajah.datetime;

import java.util.Locale;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.datetime.text.Unit;
import org.gajah.text.encoding.Utf8;

/// Names of units in calls of functions.
final class Units {
  private static final int MOST_BYTES = 63;

  private Units() {}

  /// Names longer than identifiers can be are cut off, between characters.
  private static int kept(Slice name) {
    int length = Math.min(name.length(), MOST_BYTES);
    while (length > 0 && length < name.length() && (name.byteAt(length) & 0xC0) == 0x80) {
      length--;
    }
    return length;
  }

  static String lower(Slice name) {
    String text = Utf8.forMessage(name.array(), name.from(), kept(name));
    StringBuilder lower = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return lower.toString();
  }

  /// The unit of that name.
  static Unit named(Slice name, String type) {
    Unit unit = Unit.named(lower(name));
    if (unit == null) {
      boolean calendar = !type.startsWith("time ") && !type.equals(Extraction.INTERVAL);
      throw calendar && Unit.isReservedWord(lower(name))
          ? notSupported(name, type)
          : notRecognized(name, type);
    }
    return unit;
  }

  /// The unit of that name, for functions that know only units of intervals.
  static Unit ofInterval(Slice name, String type) {
    Unit unit = Unit.ofInterval(lower(name));
    if (unit == null) {
      throw notRecognized(name, type);
    }
    return unit;
  }

  private static PgException notRecognized(Slice name, String type) {
    return TimeFaults.parameter("unit \"" + lower(name) + "\" not recognized for type " + type);
  }

  static PgException notSupported(Slice name, String type) {
    return new PgException(
        SqlState.FEATURE_NOT_SUPPORTED,
        "unit \"" + lower(name).toLowerCase(Locale.ROOT) + "\" not supported for type " + type);
  }
}
