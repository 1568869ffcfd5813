package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonValueType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonValueType implements PgEnum {
  JS_TYPE_ANY(0),
  JS_TYPE_OBJECT(1),
  JS_TYPE_ARRAY(2),
  JS_TYPE_SCALAR(3);

  private final int value;

  JsonValueType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonValueType of(int value) {
    return switch (value) {
      case 0 -> JS_TYPE_ANY;
      case 1 -> JS_TYPE_OBJECT;
      case 2 -> JS_TYPE_ARRAY;
      case 3 -> JS_TYPE_SCALAR;

      default -> throw PgException.internal("unexpected JsonValueType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
