package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SetOperation` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum SetOperation implements PgEnum {
  SETOP_NONE(0),
  SETOP_UNION(1),
  SETOP_INTERSECT(2),
  SETOP_EXCEPT(3);

  private final int value;

  SetOperation(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SetOperation of(int value) {
    return switch (value) {
      case 0 -> SETOP_NONE;
      case 1 -> SETOP_UNION;
      case 2 -> SETOP_INTERSECT;
      case 3 -> SETOP_EXCEPT;

      default -> throw PgException.internal("unexpected SetOperation: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
