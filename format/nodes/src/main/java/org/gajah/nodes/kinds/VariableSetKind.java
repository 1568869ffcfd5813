package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `VariableSetKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum VariableSetKind implements PgEnum {
  VAR_SET_VALUE(0),
  VAR_SET_DEFAULT(1),
  VAR_SET_CURRENT(2),
  VAR_SET_MULTI(3),
  VAR_RESET(4),
  VAR_RESET_ALL(5);

  private final int value;

  VariableSetKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static VariableSetKind of(int value) {
    return switch (value) {
      case 0 -> VAR_SET_VALUE;
      case 1 -> VAR_SET_DEFAULT;
      case 2 -> VAR_SET_CURRENT;
      case 3 -> VAR_SET_MULTI;
      case 4 -> VAR_RESET;
      case 5 -> VAR_RESET_ALL;

      default -> throw PgException.internal("unexpected VariableSetKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
