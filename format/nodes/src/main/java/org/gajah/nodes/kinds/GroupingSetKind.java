package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `GroupingSetKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum GroupingSetKind implements PgEnum {
  GROUPING_SET_EMPTY(0),
  GROUPING_SET_SIMPLE(1),
  GROUPING_SET_ROLLUP(2),
  GROUPING_SET_CUBE(3),
  GROUPING_SET_SETS(4);

  private final int value;

  GroupingSetKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static GroupingSetKind of(int value) {
    return switch (value) {
      case 0 -> GROUPING_SET_EMPTY;
      case 1 -> GROUPING_SET_SIMPLE;
      case 2 -> GROUPING_SET_ROLLUP;
      case 3 -> GROUPING_SET_CUBE;
      case 4 -> GROUPING_SET_SETS;

      default -> throw PgException.internal("unexpected GroupingSetKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
