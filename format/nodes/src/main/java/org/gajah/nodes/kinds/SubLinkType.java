package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `SubLinkType` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum SubLinkType implements PgEnum {
  EXISTS_SUBLINK(0),
  ALL_SUBLINK(1),
  ANY_SUBLINK(2),
  ROWCOMPARE_SUBLINK(3),
  EXPR_SUBLINK(4),
  MULTIEXPR_SUBLINK(5),
  ARRAY_SUBLINK(6),
  CTE_SUBLINK(7);

  private final int value;

  SubLinkType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static SubLinkType of(int value) {
    return switch (value) {
      case 0 -> EXISTS_SUBLINK;
      case 1 -> ALL_SUBLINK;
      case 2 -> ANY_SUBLINK;
      case 3 -> ROWCOMPARE_SUBLINK;
      case 4 -> EXPR_SUBLINK;
      case 5 -> MULTIEXPR_SUBLINK;
      case 6 -> ARRAY_SUBLINK;
      case 7 -> CTE_SUBLINK;

      default -> throw PgException.internal("unexpected SubLinkType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
