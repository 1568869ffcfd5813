package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonExprOp` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonExprOp implements PgEnum {
  JSON_EXISTS_OP(0),
  JSON_QUERY_OP(1),
  JSON_VALUE_OP(2),
  JSON_TABLE_OP(3);

  private final int value;

  JsonExprOp(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonExprOp of(int value) {
    return switch (value) {
      case 0 -> JSON_EXISTS_OP;
      case 1 -> JSON_QUERY_OP;
      case 2 -> JSON_VALUE_OP;
      case 3 -> JSON_TABLE_OP;

      default -> throw PgException.internal("unexpected JsonExprOp: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
