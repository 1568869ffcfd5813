package org.gajah.analyzer.coerce;

import static org.gajah.catalogfacts.TypeOid.*;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.nodes.Const;
import org.jspecify.annotations.Nullable;

/// Makes constants of the types that analysis itself needs.
public final class Literals {
  private Literals() {}

  /// A constant of an integral type passed by value.
  public static Const ofLong(int type, int length, long value, int location) {
    byte[] datum = new byte[8];
    LittleEndian.setLong(datum, 0, value);
    return new Const(type, -1, 0, length, datum, false, true, location);
  }

  public static Const int4(int value) {
    return ofLong(INT4, 4, value, -1);
  }

  public static Const bool(boolean value, int location) {
    return ofLong(BOOL, 1, value ? 1 : 0, location);
  }

  /// A literal whose type is still open.
  public static Const unknown(@Nullable String text, int location) {
    byte[] value = text == null ? null : cString(text);
    return new Const(UNKNOWN, -1, 0, -2, value, value == null, false, location);
  }

  /// NULL of a type.
  public static Const nullOf(int type, int typmod, int collation, int length, boolean byValue) {
    return new Const(type, typmod, collation, length, null, true, byValue, -1);
  }

  /// A constant of type text.
  public static Const text(String text, int collation, int location) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] value = new byte[bytes.length + 4];
    LittleEndian.setInt(value, 0, value.length << 2);
    System.arraycopy(bytes, 0, value, 4, bytes.length);
    return new Const(TEXT, -1, collation, -1, value, false, false, location);
  }

  private static byte[] cString(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(bytes, bytes.length + 1);
  }

  /// The text of a literal whose type is still open, or null.
  public static @Nullable String unknownText(Const literal) {
    byte[] value = literal.constvalue();
    return literal.constisnull() || value == null
        ? null
        : new String(value, 0, value.length - 1, StandardCharsets.UTF_8);
  }
}
