package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `BoolTestType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum BoolTestType implements PgEnum {
  IS_TRUE(0),
  IS_NOT_TRUE(1),
  IS_FALSE(2),
  IS_NOT_FALSE(3),
  IS_UNKNOWN(4),
  IS_NOT_UNKNOWN(5);

  private final int value;

  BoolTestType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static BoolTestType of(int value) {
    return switch (value) {
      case 0 -> IS_TRUE;
      case 1 -> IS_NOT_TRUE;
      case 2 -> IS_FALSE;
      case 3 -> IS_NOT_FALSE;
      case 4 -> IS_UNKNOWN;
      case 5 -> IS_NOT_UNKNOWN;

      default -> throw PgException.internal("unexpected BoolTestType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
