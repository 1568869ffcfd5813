package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `MinMaxOp` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum MinMaxOp implements PgEnum {
  IS_GREATEST(0),
  IS_LEAST(1);

  private final int value;

  MinMaxOp(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static MinMaxOp of(int value) {
    return switch (value) {
      case 0 -> IS_GREATEST;
      case 1 -> IS_LEAST;

      default -> throw PgException.internal("unexpected MinMaxOp: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
