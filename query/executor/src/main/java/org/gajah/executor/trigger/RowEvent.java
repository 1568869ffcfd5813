package org.gajah.executor.trigger;

import org.gajah.catalog.rows.PgTrigger;

/// What was done to a row.
public enum RowEvent {
  INSERT(1 << 2),
  DELETE(1 << 3),
  UPDATE(1 << 4);

  private static final int ROW = 1;
  private static final int BEFORE = 1 << 1;
  private static final int INSTEAD = 1 << 6;

  private final int bit;

  RowEvent(int bit) {
    this.bit = bit;
  }

  /// Whether a trigger is to fire for each row after this was done to it, going by its `tgtype`.
  public boolean isFollowedBy(PgTrigger trigger) {
    int type = trigger.tgtype();
    return (type & bit) != 0 && (type & (ROW | BEFORE | INSTEAD)) == ROW;
  }
}
