package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonEncoding` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonEncoding implements PgEnum {
  JS_ENC_DEFAULT(0),
  JS_ENC_UTF8(1),
  JS_ENC_UTF16(2),
  JS_ENC_UTF32(3);

  private final int value;

  JsonEncoding(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonEncoding of(int value) {
    return switch (value) {
      case 0 -> JS_ENC_DEFAULT;
      case 1 -> JS_ENC_UTF8;
      case 2 -> JS_ENC_UTF16;
      case 3 -> JS_ENC_UTF32;

      default -> throw PgException.internal("unexpected JsonEncoding: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
