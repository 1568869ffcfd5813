package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `AggSplit` of nodes/nodes.h.
@Generated("NodeFactsTest")
public enum AggSplit implements PgEnum {
  AGGSPLIT_SIMPLE(0),
  AGGSPLIT_INITIAL_SERIAL(6),
  AGGSPLIT_FINAL_DESERIAL(9);

  private final int value;

  AggSplit(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static AggSplit of(int value) {
    return switch (value) {
      case 0 -> AGGSPLIT_SIMPLE;
      case 6 -> AGGSPLIT_INITIAL_SERIAL;
      case 9 -> AGGSPLIT_FINAL_DESERIAL;

      default -> throw PgException.internal("unexpected AggSplit: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
