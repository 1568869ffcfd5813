package org.gajah.text.collation;

import java.util.Arrays;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;

/// How text is ordered, and what its characters are. Text is bytes in the database's encoding,
/// which a collation is opened for.
///
/// Instances are immutable to their users and may be shared by threads.
public abstract class Collation {
  /// Negative, zero or positive, as the first text comes before, with or after the second. Where
  /// the collation is deterministic, zero means equal bytes.
  public int compare(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    return compareBytes(a, aFrom, aLength, b, bFrom, bLength);
  }

  /// The difference of the first bytes that differ, otherwise -1, 0 or 1 as the first stretch is
  /// shorter, as long or longer.
  public static int compareBytes(
      byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    int at = Arrays.mismatch(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength);
    if (at < 0) {
      return 0;
    }
    return at < Math.min(aLength, bLength)
        ? (a[aFrom + at] & 0xFF) - (b[bFrom + at] & 0xFF)
        : Integer.compare(aLength, bLength);
  }

  /// Whether the texts are equal.
  public boolean equal(byte[] a, int aFrom, int aLength, byte[] b, int bFrom, int bLength) {
    if (deterministic()) {
      return Arrays.equals(a, aFrom, aFrom + aLength, b, bFrom, bFrom + bLength);
    }
    return compare(a, aFrom, aLength, b, bFrom, bLength) == 0;
  }

  /// Whether texts are equal only when their bytes are.
  public boolean deterministic() {
    return true;
  }

  /// Whether the order is that of the bytes.
  public boolean bytewise() {
    return true;
  }

  /// Whether this is "C" or "POSIX", or behaves the same in every respect.
  public boolean isC() {
    return false;
  }

  /// Throws unless pattern matching may use this collation.
  ///
  /// @param use `LIKE`, `ILIKE` or `regular expressions`, for the message
  public void checkForPatterns(String use) {
    if (!deterministic()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "nondeterministic collations are not supported for " + use);
    }
  }

  /// Appends what is hashed for a text: its bytes, or where different bytes are equal a key that is
  /// the same for both.
  public void putHashKey(byte[] text, int from, int length, ByteSink out) {
    out.putBytes(text, from, length);
  }

  /// Appends the text in lower case.
  public abstract void lower(byte[] text, int from, int length, ByteSink out);

  /// Appends the text in upper case.
  public abstract void upper(byte[] text, int from, int length, ByteSink out);

  /// Appends the text with each word's first letter in upper case and the rest in lower case.
  public abstract void initcap(byte[] text, int from, int length, ByteSink out);

  /// Whether a character is in a class. Characters are code points where the encoding is UTF8,
  /// otherwise the number that the encoding's bytes form.
  public abstract boolean is(CharacterClass kind, int character);

  /// The lower-case form of one character, or itself.
  public abstract int lower(int character);

  /// The upper-case form of one character, or itself.
  public abstract int upper(int character);
}
