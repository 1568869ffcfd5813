package org.gajah.nodes.kinds;

import javax.annotation.processing.Generated;
import org.gajah.base.error.PgException;

/// Mirrors `WCOKind` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public enum WCOKind implements PgEnum {
  WCO_VIEW_CHECK(0),
  WCO_RLS_INSERT_CHECK(1),
  WCO_RLS_UPDATE_CHECK(2),
  WCO_RLS_CONFLICT_CHECK(3),
  WCO_RLS_MERGE_UPDATE_CHECK(4),
  WCO_RLS_MERGE_DELETE_CHECK(5);

  private final int value;

  WCOKind(int value) {
    this.value = value;
  }

  /// The constant with this number in C.
  ///
  /// @throws PgException when there is none
  public static WCOKind of(int value) {
    return switch (value) {
      case 0 -> WCO_VIEW_CHECK;
      case 1 -> WCO_RLS_INSERT_CHECK;
      case 2 -> WCO_RLS_UPDATE_CHECK;
      case 3 -> WCO_RLS_CONFLICT_CHECK;
      case 4 -> WCO_RLS_MERGE_UPDATE_CHECK;
      case 5 -> WCO_RLS_MERGE_DELETE_CHECK;

      default -> throw PgException.internal("unexpected WCOKind: " + value);
    };
  }

  @Override
  public int value() {
    return value;
  }
}
