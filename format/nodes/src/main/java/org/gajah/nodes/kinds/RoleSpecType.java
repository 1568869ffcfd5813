package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `RoleSpecType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum RoleSpecType implements PgEnum {
  ROLESPEC_CSTRING(0),
  ROLESPEC_CURRENT_ROLE(1),
  ROLESPEC_CURRENT_USER(2),
  ROLESPEC_SESSION_USER(3),
  ROLESPEC_PUBLIC(4);

  private final int value;

  RoleSpecType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static RoleSpecType of(int value) {
    return switch (value) {
      case 0 -> ROLESPEC_CSTRING;
      case 1 -> ROLESPEC_CURRENT_ROLE;
      case 2 -> ROLESPEC_CURRENT_USER;
      case 3 -> ROLESPEC_SESSION_USER;
      case 4 -> ROLESPEC_PUBLIC;

      default -> throw PgException.internal("unexpected RoleSpecType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
