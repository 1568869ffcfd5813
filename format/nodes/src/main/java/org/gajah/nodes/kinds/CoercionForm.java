package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `CoercionForm` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum CoercionForm implements PgEnum {
  COERCE_EXPLICIT_CALL(0),
  COERCE_EXPLICIT_CAST(1),
  COERCE_IMPLICIT_CAST(2),
  COERCE_SQL_SYNTAX(3);

  private final int value;

  CoercionForm(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static CoercionForm of(int value) {
    return switch (value) {
      case 0 -> COERCE_EXPLICIT_CALL;
      case 1 -> COERCE_EXPLICIT_CAST;
      case 2 -> COERCE_IMPLICIT_CAST;
      case 3 -> COERCE_SQL_SYNTAX;

      default -> throw PgException.internal("unexpected CoercionForm: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
