package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `LockClauseStrength` of nodes/lockoptions.h.
@Generated("NodeFactsTest")
public enum LockClauseStrength implements PgEnum {
  LCS_NONE(0),
  LCS_FORKEYSHARE(1),
  LCS_FORSHARE(2),
  LCS_FORNOKEYUPDATE(3),
  LCS_FORUPDATE(4);

  private final int value;

  LockClauseStrength(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static LockClauseStrength of(int value) {
    return switch (value) {
      case 0 -> LCS_NONE;
      case 1 -> LCS_FORKEYSHARE;
      case 2 -> LCS_FORSHARE;
      case 3 -> LCS_FORNOKEYUPDATE;
      case 4 -> LCS_FORUPDATE;

      default -> throw PgException.internal("unexpected LockClauseStrength: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
