package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `CoercionContext` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum CoercionContext implements PgEnum {
  COERCION_IMPLICIT(0),
  COERCION_ASSIGNMENT(1),
  COERCION_PLPGSQL(2),
  COERCION_EXPLICIT(3);

  private final int value;

  CoercionContext(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static CoercionContext of(int value) {
    return switch (value) {
      case 0 -> COERCION_IMPLICIT;
      case 1 -> COERCION_ASSIGNMENT;
      case 2 -> COERCION_PLPGSQL;
      case 3 -> COERCION_EXPLICIT;

      default -> throw PgException.internal("unexpected CoercionContext: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
