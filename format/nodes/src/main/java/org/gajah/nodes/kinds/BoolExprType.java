package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `BoolExprType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum BoolExprType implements PgEnum {
  AND_EXPR(0),
  OR_EXPR(1),
  NOT_EXPR(2);

  private final int value;

  BoolExprType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static BoolExprType of(int value) {
    return switch (value) {
      case 0 -> AND_EXPR;
      case 1 -> OR_EXPR;
      case 2 -> NOT_EXPR;

      default -> throw PgException.internal("unexpected BoolExprType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
