package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `OnConflictAction` of nodes/nodes.h.
@Generated("NodeFactsTest")
public enum OnConflictAction implements PgEnum {
  ONCONFLICT_NONE(0),
  ONCONFLICT_NOTHING(1),
  ONCONFLICT_UPDATE(2);

  private final int value;

  OnConflictAction(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static OnConflictAction of(int value) {
    return switch (value) {
      case 0 -> ONCONFLICT_NONE;
      case 1 -> ONCONFLICT_NOTHING;
      case 2 -> ONCONFLICT_UPDATE;

      default -> throw PgException.internal("unexpected OnConflictAction: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
