package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SortByNulls` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum SortByNulls implements PgEnum {
  SORTBY_NULLS_DEFAULT(0),
  SORTBY_NULLS_FIRST(1),
  SORTBY_NULLS_LAST(2);

  private final int value;

  SortByNulls(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SortByNulls of(int value) {
    return switch (value) {
      case 0 -> SORTBY_NULLS_DEFAULT;
      case 1 -> SORTBY_NULLS_FIRST;
      case 2 -> SORTBY_NULLS_LAST;

      default -> throw PgException.internal("unexpected SortByNulls: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
