package org.gajah.recovery.checkpoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.locks.table.StandbyLock;
import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.transaction.ProcArray;
import org.gajah.transaction.Transactions;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.StandbyRecord;

/// Tells standbys which transactions run and which tables are locked, from where they can start to
/// answer queries. Mirrors `LogStandbySnapshot` of `storage/ipc/standby.c`.
public final class StandbySnapshots {
  private StandbySnapshots() {}

  /// Writes the records: access exclusive locks that are held, if any; then the transactions that
  /// run.
  ///
  /// @return where the last one ends
  public static long log(StorageProcess process) {
    Storage storage = process.storage();
    Proc proc = process.proc();
    Transactions transactions = storage.transactions();
    ProcArray procArray = transactions.procArray();
    logLocks(storage.locks().runningAccessExclusiveLocks(proc, procArray::xid), process.wal());
    // No id may be given out between the look at the running ones and the record: at logical level
    // none may end either, which wal_level = logical will have to see to.
    LwLock ids = transactions.xids().lock();
    ids.acquireShared(proc);
    long end;
    try {
      int next = FullXid.xid(transactions.xids().next());
      ProcArray.Running running = procArray.running(next, proc);
      process.wal().begin();
      end = process.wal().insert(record(running, next), WalInserter.UNIMPORTANT);
    } finally {
      ids.releaseShared(proc);
    }
    storage.wal().asyncCommit(end);
    return end;
  }

  private static StandbyRecord.RunningXacts record(ProcArray.Running running, int next) {
    int[] xids = running.xids();
    return new StandbyRecord.RunningXacts(
        running.overflowed(),
        next,
        running.oldest(),
        running.latestCompleted(),
        Arrays.copyOf(xids, running.topCount()),
        Arrays.copyOfRange(xids, running.topCount(), xids.length));
  }

  private static void logLocks(List<StandbyLock> held, WalInserter wal) {
    List<StandbyRecord.Locks.Lock> locks = new ArrayList<>();
    for (StandbyLock lock : held) {
      if (Xid.isValid(lock.xid())) {
        locks.add(new StandbyRecord.Locks.Lock(lock.xid(), lock.database(), lock.relation()));
      }
    }
    if (!locks.isEmpty()) {
      wal.begin();
      wal.insert(new StandbyRecord.Locks(locks), WalInserter.UNIMPORTANT);
    }
  }
}
