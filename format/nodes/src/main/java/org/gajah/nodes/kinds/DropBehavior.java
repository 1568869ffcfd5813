package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `DropBehavior` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum DropBehavior implements PgEnum {
  DROP_RESTRICT(0),
  DROP_CASCADE(1);

  private final int value;

  DropBehavior(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static DropBehavior of(int value) {
    return switch (value) {
      case 0 -> DROP_RESTRICT;
      case 1 -> DROP_CASCADE;

      default -> throw PgException.internal("unexpected DropBehavior: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
