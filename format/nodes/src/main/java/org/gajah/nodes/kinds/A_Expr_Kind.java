package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `A_Expr_Kind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum A_Expr_Kind implements PgEnum {
  AEXPR_OP(0),
  AEXPR_OP_ANY(1),
  AEXPR_OP_ALL(2),
  AEXPR_DISTINCT(3),
  AEXPR_NOT_DISTINCT(4),
  AEXPR_NULLIF(5),
  AEXPR_IN(6),
  AEXPR_LIKE(7),
  AEXPR_ILIKE(8),
  AEXPR_SIMILAR(9),
  AEXPR_BETWEEN(10),
  AEXPR_NOT_BETWEEN(11),
  AEXPR_BETWEEN_SYM(12),
  AEXPR_NOT_BETWEEN_SYM(13);

  private final int value;

  A_Expr_Kind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static A_Expr_Kind of(int value) {
    return switch (value) {
      case 0 -> AEXPR_OP;
      case 1 -> AEXPR_OP_ANY;
      case 2 -> AEXPR_OP_ALL;
      case 3 -> AEXPR_DISTINCT;
      case 4 -> AEXPR_NOT_DISTINCT;
      case 5 -> AEXPR_NULLIF;
      case 6 -> AEXPR_IN;
      case 7 -> AEXPR_LIKE;
      case 8 -> AEXPR_ILIKE;
      case 9 -> AEXPR_SIMILAR;
      case 10 -> AEXPR_BETWEEN;
      case 11 -> AEXPR_NOT_BETWEEN;
      case 12 -> AEXPR_BETWEEN_SYM;
      case 13 -> AEXPR_NOT_BETWEEN_SYM;

      default -> throw PgException.internal("unexpected A_Expr_Kind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
