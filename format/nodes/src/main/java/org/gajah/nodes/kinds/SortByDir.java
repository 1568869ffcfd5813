package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SortByDir` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum SortByDir implements PgEnum {
  SORTBY_DEFAULT(0),
  SORTBY_ASC(1),
  SORTBY_DESC(2),
  SORTBY_USING(3);

  private final int value;

  SortByDir(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SortByDir of(int value) {
    return switch (value) {
      case 0 -> SORTBY_DEFAULT;
      case 1 -> SORTBY_ASC;
      case 2 -> SORTBY_DESC;
      case 3 -> SORTBY_USING;

      default -> throw PgException.internal("unexpected SortByDir: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
