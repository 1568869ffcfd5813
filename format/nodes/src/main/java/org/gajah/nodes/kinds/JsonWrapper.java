package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `JsonWrapper` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum JsonWrapper implements PgEnum {
  JSW_UNSPEC(0),
  JSW_NONE(1),
  JSW_CONDITIONAL(2),
  JSW_UNCONDITIONAL(3);

  private final int value;

  JsonWrapper(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static JsonWrapper of(int value) {
    return switch (value) {
      case 0 -> JSW_UNSPEC;
      case 1 -> JSW_NONE;
      case 2 -> JSW_CONDITIONAL;
      case 3 -> JSW_UNCONDITIONAL;

      default -> throw PgException.internal("unexpected JsonWrapper: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
