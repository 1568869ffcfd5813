package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JoinType` of nodes/nodes.h.
@Generated("NodeFactsTest")
public enum JoinType implements PgEnum {
  JOIN_INNER(0),
  JOIN_LEFT(1),
  JOIN_FULL(2),
  JOIN_RIGHT(3),
  JOIN_SEMI(4),
  JOIN_ANTI(5),
  JOIN_RIGHT_ANTI(6),
  JOIN_UNIQUE_OUTER(7),
  JOIN_UNIQUE_INNER(8);

  private final int value;

  JoinType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JoinType of(int value) {
    return switch (value) {
      case 0 -> JOIN_INNER;
      case 1 -> JOIN_LEFT;
      case 2 -> JOIN_FULL;
      case 3 -> JOIN_RIGHT;
      case 4 -> JOIN_SEMI;
      case 5 -> JOIN_ANTI;
      case 6 -> JOIN_RIGHT_ANTI;
      case 7 -> JOIN_UNIQUE_OUTER;
      case 8 -> JOIN_UNIQUE_INNER;

      default -> throw PgException.internal("unexpected JoinType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
