package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `ConstrType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum ConstrType implements PgEnum {
  CONSTR_NULL(0),
  CONSTR_NOTNULL(1),
  CONSTR_DEFAULT(2),
  CONSTR_IDENTITY(3),
  CONSTR_GENERATED(4),
  CONSTR_CHECK(5),
  CONSTR_PRIMARY(6),
  CONSTR_UNIQUE(7),
  CONSTR_EXCLUSION(8),
  CONSTR_FOREIGN(9),
  CONSTR_ATTR_DEFERRABLE(10),
  CONSTR_ATTR_NOT_DEFERRABLE(11),
  CONSTR_ATTR_DEFERRED(12),
  CONSTR_ATTR_IMMEDIATE(13);

  private final int value;

  ConstrType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static ConstrType of(int value) {
    return switch (value) {
      case 0 -> CONSTR_NULL;
      case 1 -> CONSTR_NOTNULL;
      case 2 -> CONSTR_DEFAULT;
      case 3 -> CONSTR_IDENTITY;
      case 4 -> CONSTR_GENERATED;
      case 5 -> CONSTR_CHECK;
      case 6 -> CONSTR_PRIMARY;
      case 7 -> CONSTR_UNIQUE;
      case 8 -> CONSTR_EXCLUSION;
      case 9 -> CONSTR_FOREIGN;
      case 10 -> CONSTR_ATTR_DEFERRABLE;
      case 11 -> CONSTR_ATTR_NOT_DEFERRABLE;
      case 12 -> CONSTR_ATTR_DEFERRED;
      case 13 -> CONSTR_ATTR_IMMEDIATE;

      default -> throw PgException.internal("unexpected ConstrType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
