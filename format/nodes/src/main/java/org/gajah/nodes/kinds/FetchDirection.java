package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `FetchDirection` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum FetchDirection implements PgEnum {
  FETCH_FORWARD(0),
  FETCH_BACKWARD(1),
  FETCH_ABSOLUTE(2),
  FETCH_RELATIVE(3);

  private final int value;

  FetchDirection(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static FetchDirection of(int value) {
    return switch (value) {
      case 0 -> FETCH_FORWARD;
      case 1 -> FETCH_BACKWARD;
      case 2 -> FETCH_ABSOLUTE;
      case 3 -> FETCH_RELATIVE;

      default -> throw PgException.internal("unexpected FetchDirection: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
