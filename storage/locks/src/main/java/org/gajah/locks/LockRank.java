package org.gajah.locks;

import org.gajah.activity.WaitEvent;

/// The kinds of lightweight locks in the order in which one process may take them: who holds one
/// takes only later ones, or several of the same kind where [#several] allows it.
public enum LockRank {
  WRAP_LIMITS_VACUUM(WaitEvent.LW_LOCK_WRAP_LIMITS_VACUUM),
  TABLESPACE_CREATE(WaitEvent.LW_LOCK_TABLESPACE_CREATE),
  RELATION_MAPPING(WaitEvent.LW_LOCK_RELATION_MAPPING),
  TWO_PHASE_STATE(WaitEvent.LW_LOCK_TWO_PHASE_STATE),
  MULTIXACT_TRUNCATION(WaitEvent.LW_LOCK_MULTI_XACT_TRUNCATION),
  XACT_TRUNCATION(WaitEvent.LW_LOCK_XACT_TRUNCATION),
  /// Content locks of buffers: ordered by what the access method's own rules say.
  BUFFER_CONTENT(WaitEvent.LW_LOCK_BUFFER_CONTENT, true),
  MULTIXACT_GEN(WaitEvent.LW_LOCK_MULTI_XACT_GEN),
  XID_GEN(WaitEvent.LW_LOCK_XID_GEN),
  PROC_ARRAY(WaitEvent.LW_LOCK_PROC_ARRAY),
  OID_GEN(WaitEvent.LW_LOCK_OID_GEN),
  /// Partitions of the heavyweight lock table: ordered by number.
  LOCK_MANAGER(WaitEvent.LW_LOCK_LOCK_MANAGER, true),
  PREDICATE_LOCK_MANAGER(WaitEvent.LW_LOCK_PREDICATE_LOCK_MANAGER, true),
  SINVAL_WRITE(WaitEvent.LW_LOCK_SINVAL_WRITE),
  SINVAL_READ(WaitEvent.LW_LOCK_SINVAL_READ),
  /// Banks of SLRU buffers: one at a time.
  SLRU_BANK(WaitEvent.LW_LOCK_XACT_SLRU),
  /// Partitions of the buffer table: ordered by number.
  BUFFER_MAPPING(WaitEvent.LW_LOCK_BUFFER_MAPPING, true),
  REPLICATION_SLOT(WaitEvent.LW_LOCK_REPLICATION_SLOT_CONTROL),
  CONTROL_FILE(WaitEvent.LW_LOCK_CONTROL_FILE),
  WAL_BUFFER_MAPPING(WaitEvent.LW_LOCK_WAL_BUF_MAPPING),
  WAL_WRITE(WaitEvent.LW_LOCK_WAL_WRITE);

  private final WaitEvent waitEvent;
  private final boolean several;

  LockRank(WaitEvent waitEvent) {
    this(waitEvent, false);
  }

  LockRank(WaitEvent waitEvent, boolean several) {
    this.waitEvent = waitEvent;
    this.several = several;
  }

  /// What a process that waits for such a lock is seen to wait for.
  public WaitEvent waitEvent() {
    return waitEvent;
  }

  /// Whether a process may hold several locks of this kind.
  public boolean several() {
    return several;
  }
}
