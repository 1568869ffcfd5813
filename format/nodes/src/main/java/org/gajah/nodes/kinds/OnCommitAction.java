package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `OnCommitAction` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public enum OnCommitAction implements PgEnum {
  ONCOMMIT_NOOP(0),
  ONCOMMIT_PRESERVE_ROWS(1),
  ONCOMMIT_DELETE_ROWS(2),
  ONCOMMIT_DROP(3);

  private final int value;

  OnCommitAction(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static OnCommitAction of(int value) {
    return switch (value) {
      case 0 -> ONCOMMIT_NOOP;
      case 1 -> ONCOMMIT_PRESERVE_ROWS;
      case 2 -> ONCOMMIT_DELETE_ROWS;
      case 3 -> ONCOMMIT_DROP;

      default -> throw PgException.internal("unexpected OnCommitAction: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
