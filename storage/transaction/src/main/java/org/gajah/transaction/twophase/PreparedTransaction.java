package org.gajah.transaction.twophase;

import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Lsn;
import org.gajah.locks.Proc;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.walformat.record.TwoPhaseState;
import org.jspecify.annotations.Nullable;

/// A place in the table of prepared transactions, and who is in it. Everything but the place's
/// number is guarded by the table's lock.
final class PreparedTransaction {
  /// The number under which the process array and others know it.
  final int entry;

  Slice gid = Slice.of(new byte[0]);
  int xid;
  int owner;
  int database;
  long preparedAt;

  /// Where its record starts and ends; 0 when only its file counts.
  long start;

  long end;

  /// The state, as long as it is not in a file. A checkpoint takes it away under the shared lock.
  volatile @Nullable TwoPhaseState state;

  boolean onDisk;

  /// Whether it is prepared for good, so that others may see it.
  boolean valid;

  /// Whether recovery found it and has not opened it yet.
  boolean inRedo;

  /// Who is preparing or finishing it.
  @Nullable Proc busy;

  @Nullable PreparedLocks locks;

  PreparedTransaction(int entry) {
    this.entry = entry;
  }

  void name(Slice newGid, int newXid, int newOwner, int newDatabase, long time) {
    gid = newGid;
    xid = newXid;
    owner = newOwner;
    database = newDatabase;
    preparedAt = time;
  }

  void clear() {
    name(Slice.of(new byte[0]), 0, 0, 0, 0);
    start = Lsn.INVALID;
    end = Lsn.INVALID;
    state = null;
    onDisk = false;
    valid = false;
    inRedo = false;
    busy = null;
    locks = null;
  }
}
