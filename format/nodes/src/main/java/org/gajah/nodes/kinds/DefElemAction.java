package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `DefElemAction` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum DefElemAction implements PgEnum {
  DEFELEM_UNSPEC(0),
  DEFELEM_SET(1),
  DEFELEM_ADD(2),
  DEFELEM_DROP(3);

  private final int value;

  DefElemAction(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static DefElemAction of(int value) {
    return switch (value) {
      case 0 -> DEFELEM_UNSPEC;
      case 1 -> DEFELEM_SET;
      case 2 -> DEFELEM_ADD;
      case 3 -> DEFELEM_DROP;

      default -> throw PgException.internal("unexpected DefElemAction: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
