package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonConstructorType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonConstructorType implements PgEnum {
  JSCTOR_JSON_OBJECT(1),
  JSCTOR_JSON_ARRAY(2),
  JSCTOR_JSON_OBJECTAGG(3),
  JSCTOR_JSON_ARRAYAGG(4),
  JSCTOR_JSON_PARSE(5),
  JSCTOR_JSON_SCALAR(6),
  JSCTOR_JSON_SERIALIZE(7);

  private final int value;

  JsonConstructorType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonConstructorType of(int value) {
    return switch (value) {
      case 1 -> JSCTOR_JSON_OBJECT;
      case 2 -> JSCTOR_JSON_ARRAY;
      case 3 -> JSCTOR_JSON_OBJECTAGG;
      case 4 -> JSCTOR_JSON_ARRAYAGG;
      case 5 -> JSCTOR_JSON_PARSE;
      case 6 -> JSCTOR_JSON_SCALAR;
      case 7 -> JSCTOR_JSON_SERIALIZE;

      default -> throw PgException.internal("unexpected JsonConstructorType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
