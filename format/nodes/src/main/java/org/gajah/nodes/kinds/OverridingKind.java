package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `OverridingKind` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum OverridingKind implements PgEnum {
  OVERRIDING_NOT_SET(0),
  OVERRIDING_USER_VALUE(1),
  OVERRIDING_SYSTEM_VALUE(2);

  private final int value;

  OverridingKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static OverridingKind of(int value) {
    return switch (value) {
      case 0 -> OVERRIDING_NOT_SET;
      case 1 -> OVERRIDING_USER_VALUE;
      case 2 -> OVERRIDING_SYSTEM_VALUE;

      default -> throw PgException.internal("unexpected OverridingKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
