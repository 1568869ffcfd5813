package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `LockTupleMode` of nodes/lockoptions.h.
@Generated("NodeFactsTest")
public enum LockTupleMode implements PgEnum {
  LockTupleKeyShare(0),
  LockTupleShare(1),
  LockTupleNoKeyExclusive(2),
  LockTupleExclusive(3);

  private final int value;

  LockTupleMode(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static LockTupleMode of(int value) {
    return switch (value) {
      case 0 -> LockTupleKeyShare;
      case 1 -> LockTupleShare;
      case 2 -> LockTupleNoKeyExclusive;
      case 3 -> LockTupleExclusive;

      default -> throw PgException.internal("unexpected LockTupleMode: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
