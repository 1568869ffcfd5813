package org.gajah.transaction;

import org.gajah.base.error.Reporter;
import org.gajah.base.id.MultiXactId;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.transaction.MultiXacts.Position;
import org.gajah.wal.Wal;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.MultiXactRecord;
import org.jspecify.annotations.Nullable;

/// Cuts old multixacts off. The two logs go together: where members start that stay is read from
/// the offsets that go. So the record, with both ranges, is flushed before anything is removed, and
/// checkpoints wait until all is.
final class MultiXactTruncation {
  private final MultiXacts multiXacts;
  private final MultiXactOffsets offsets;
  private final MultiXactMembers members;
  private final Wal wal;
  private final Reporter log;
  private final LwLock lock = new LwLock(LockRank.MULTIXACT_TRUNCATION);

  MultiXactTruncation(
      MultiXacts multiXacts,
      MultiXactOffsets offsets,
      MultiXactMembers members,
      Wal wal,
      Reporter log) {
    this.multiXacts = multiXacts;
    this.offsets = offsets;
    this.members = members;
    this.wal = wal;
    this.log = log;
  }

  /// The first page of offsets that stays: it holds the entry before the oldest multixact too, so
  /// that the file of the oldest stays when it is the next one to be made.
  static long firstPageKept(int oldest) {
    int before = oldest == MultiXactId.FIRST ? 0xFFFF_FFFF : oldest - 1;
    return MultiXactOffsets.page(before);
  }

  /// Where the members of a multixact start, or null when its entry is gone or empty.
  @Nullable Integer startOf(int multi, Position now, Proc proc) {
    if (multi == now.next()) {
      return now.nextOffset();
    }
    if (!offsets.exists(MultiXactOffsets.page(multi), proc)) {
      return null;
    }
    int start = offsets.get(multi, proc);
    return start == MultiXactOffsets.NONE ? null : start;
  }

  void truncate(int newOldest, int database, Proc proc, WalInserter inserter) {
    lock.acquireExclusive(proc);
    try {
      Position now = multiXacts.position(proc);
      if (MultiXactId.precedesOrEquals(newOldest, now.oldest())) {
        return;
      }
      long earliest = offsets.oldestOnDisk();
      if (earliest < 0 || MultiXactId.precedes(newOldest, (int) earliest)) {
        return;
      }
      Integer from = startOf(now.oldest(), now, proc);
      if (from == null) {
        log.log(
            "oldest MultiXact %s not found, earliest MultiXact %d, skipping truncation"
                .formatted(MultiXactId.toString(now.oldest()), earliest));
        return;
      }
      Integer to = startOf(newOldest, now, proc);
      if (to == null) {
        skip(newOldest, proc);
        return;
      }
      cut(now.oldest(), newOldest, from, to, database, proc, inserter);
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private void skip(int newOldest, Proc proc) {
    boolean exists = offsets.exists(MultiXactOffsets.page(newOldest), proc);
    log.log(
        "cannot truncate up to MultiXact %s because it %s, skipping truncation"
            .formatted(
                MultiXactId.toString(newOldest),
                exists ? "has invalid offset" : "does not exist on disk"));
  }

  private void cut(
      int oldest, int newOldest, int from, int to, int database, Proc proc, WalInserter inserter) {
    proc.startCritical();
    proc.delayCheckpoint(Proc.DELAY_START);
    try {
      inserter.begin();
      long end =
          inserter.insert(new MultiXactRecord.Truncate(database, oldest, newOldest, from, to));
      wal.flush(end, proc);
      multiXacts.limit(newOldest, database, proc);
      members.truncate(from, to, proc);
      offsets.slru().truncate(firstPageKept(newOldest), proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.allowCheckpoint(Proc.DELAY_START);
      proc.endCritical();
    }
  }
}
