package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SetQuantifier` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum SetQuantifier implements PgEnum {
  SET_QUANTIFIER_DEFAULT(0),
  SET_QUANTIFIER_ALL(1),
  SET_QUANTIFIER_DISTINCT(2);

  private final int value;

  SetQuantifier(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SetQuantifier of(int value) {
    return switch (value) {
      case 0 -> SET_QUANTIFIER_DEFAULT;
      case 1 -> SET_QUANTIFIER_ALL;
      case 2 -> SET_QUANTIFIER_DISTINCT;

      default -> throw PgException.internal("unexpected SetQuantifier: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
