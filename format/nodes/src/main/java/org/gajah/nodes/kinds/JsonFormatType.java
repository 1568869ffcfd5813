package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonFormatType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonFormatType implements PgEnum {
  JS_FORMAT_DEFAULT(0),
  JS_FORMAT_JSON(1),
  JS_FORMAT_JSONB(2);

  private final int value;

  JsonFormatType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonFormatType of(int value) {
    return switch (value) {
      case 0 -> JS_FORMAT_DEFAULT;
      case 1 -> JS_FORMAT_JSON;
      case 2 -> JS_FORMAT_JSONB;

      default -> throw PgException.internal("unexpected JsonFormatType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
