package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `DiscardMode` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum DiscardMode implements PgEnum {
  DISCARD_ALL(0),
  DISCARD_PLANS(1),
  DISCARD_SEQUENCES(2),
  DISCARD_TEMP(3);

  private final int value;

  DiscardMode(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static DiscardMode of(int value) {
    return switch (value) {
      case 0 -> DISCARD_ALL;
      case 1 -> DISCARD_PLANS;
      case 2 -> DISCARD_SEQUENCES;
      case 3 -> DISCARD_TEMP;

      default -> throw PgException.internal("unexpected DiscardMode: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
