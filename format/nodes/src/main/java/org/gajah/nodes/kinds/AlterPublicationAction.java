package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `AlterPublicationAction` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum AlterPublicationAction implements PgEnum {
  AP_AddObjects(0),
  AP_DropObjects(1),
  AP_SetObjects(2);

  private final int value;

  AlterPublicationAction(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static AlterPublicationAction of(int value) {
    return switch (value) {
      case 0 -> AP_AddObjects;
      case 1 -> AP_DropObjects;
      case 2 -> AP_SetObjects;

      default -> throw PgException.internal("unexpected AlterPublicationAction: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
