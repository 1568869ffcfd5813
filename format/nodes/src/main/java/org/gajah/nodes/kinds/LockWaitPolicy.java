package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `LockWaitPolicy` of nodes/lockoptions.h.
@Generated("NodeFactsTest")
public enum LockWaitPolicy implements PgEnum {
  LockWaitBlock(0),
  LockWaitSkip(1),
  LockWaitError(2);

  private final int value;

  LockWaitPolicy(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static LockWaitPolicy of(int value) {
    return switch (value) {
      case 0 -> LockWaitBlock;
      case 1 -> LockWaitSkip;
      case 2 -> LockWaitError;

      default -> throw PgException.internal("unexpected LockWaitPolicy: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
