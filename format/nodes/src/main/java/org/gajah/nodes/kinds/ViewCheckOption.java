package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ViewCheckOption` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum ViewCheckOption implements PgEnum {
  NO_CHECK_OPTION(0),
  LOCAL_CHECK_OPTION(1),
  CASCADED_CHECK_OPTION(2);

  private final int value;

  ViewCheckOption(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ViewCheckOption of(int value) {
    return switch (value) {
      case 0 -> NO_CHECK_OPTION;
      case 1 -> LOCAL_CHECK_OPTION;
      case 2 -> CASCADED_CHECK_OPTION;

      default -> throw PgException.internal("unexpected ViewCheckOption: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
