package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `GrantTargetType` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum GrantTargetType implements PgEnum {
  ACL_TARGET_OBJECT(0),
  ACL_TARGET_ALL_IN_SCHEMA(1),
  ACL_TARGET_DEFAULTS(2);

  private final int value;

  GrantTargetType(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static GrantTargetType of(int value) {
    return switch (value) {
      case 0 -> ACL_TARGET_OBJECT;
      case 1 -> ACL_TARGET_ALL_IN_SCHEMA;
      case 2 -> ACL_TARGET_DEFAULTS;

      default -> throw PgException.internal("unexpected GrantTargetType: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
