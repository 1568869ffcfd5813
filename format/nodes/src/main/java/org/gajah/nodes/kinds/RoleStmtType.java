package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `RoleStmtType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum RoleStmtType implements PgEnum {
  ROLESTMT_ROLE(0),
  ROLESTMT_USER(1),
  ROLESTMT_GROUP(2);

  private final int value;

  RoleStmtType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static RoleStmtType of(int value) {
    return switch (value) {
      case 0 -> ROLESTMT_ROLE;
      case 1 -> ROLESTMT_USER;
      case 2 -> ROLESTMT_GROUP;

      default -> throw PgException.internal("unexpected RoleStmtType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
