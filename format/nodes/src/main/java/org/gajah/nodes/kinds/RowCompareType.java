package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `RowCompareType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum RowCompareType implements PgEnum {
  ROWCOMPARE_LT(1),
  ROWCOMPARE_LE(2),
  ROWCOMPARE_EQ(3),
  ROWCOMPARE_GE(4),
  ROWCOMPARE_GT(5),
  ROWCOMPARE_NE(6);

  private final int value;

  RowCompareType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static RowCompareType of(int value) {
    return switch (value) {
      case 1 -> ROWCOMPARE_LT;
      case 2 -> ROWCOMPARE_LE;
      case 3 -> ROWCOMPARE_EQ;
      case 4 -> ROWCOMPARE_GE;
      case 5 -> ROWCOMPARE_GT;
      case 6 -> ROWCOMPARE_NE;

      default -> throw PgException.internal("unexpected RowCompareType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
