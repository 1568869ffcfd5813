package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `NullTestType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum NullTestType implements PgEnum {
  IS_NULL(0),
  IS_NOT_NULL(1);

  private final int value;

  NullTestType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static NullTestType of(int value) {
    return switch (value) {
      case 0 -> IS_NULL;
      case 1 -> IS_NOT_NULL;

      default -> throw PgException.internal("unexpected NullTestType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
