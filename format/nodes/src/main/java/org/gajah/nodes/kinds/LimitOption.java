package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `LimitOption` of nodes/nodes.h.
@Generated("NodeFactsTest")
public enum LimitOption implements PgEnum {
  LIMIT_OPTION_COUNT(0),
  LIMIT_OPTION_WITH_TIES(1);

  private final int value;

  LimitOption(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static LimitOption of(int value) {
    return switch (value) {
      case 0 -> LIMIT_OPTION_COUNT;
      case 1 -> LIMIT_OPTION_WITH_TIES;

      default -> throw PgException.internal("unexpected LimitOption: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
