package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `RTEKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum RTEKind implements PgEnum {
  RTE_RELATION(0),
  RTE_SUBQUERY(1),
  RTE_JOIN(2),
  RTE_FUNCTION(3),
  RTE_TABLEFUNC(4),
  RTE_VALUES(5),
  RTE_CTE(6),
  RTE_NAMEDTUPLESTORE(7),
  RTE_RESULT(8);

  private final int value;

  RTEKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static RTEKind of(int value) {
    return switch (value) {
      case 0 -> RTE_RELATION;
      case 1 -> RTE_SUBQUERY;
      case 2 -> RTE_JOIN;
      case 3 -> RTE_FUNCTION;
      case 4 -> RTE_TABLEFUNC;
      case 5 -> RTE_VALUES;
      case 6 -> RTE_CTE;
      case 7 -> RTE_NAMEDTUPLESTORE;
      case 8 -> RTE_RESULT;

      default -> throw PgException.internal("unexpected RTEKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
