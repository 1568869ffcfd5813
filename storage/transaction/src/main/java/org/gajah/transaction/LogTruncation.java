package org.gajah.transaction;

import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.wal.WalInserter;
import org.jspecify.annotations.Nullable;

/// Gives back the files of all logs about transactions that no database needs any more, and moves
/// the limits for new ids on. Mirrors `vac_truncate_clog` of `commands/vacuum.c`.
///
/// One process at a time does it, from finding the oldest ids on: who has found out less must not
/// set a limit back. In each log the limit for those who look moves first, then the record is
/// written and flushed, then the files go; limits for new ids come last, when there is room for
/// them.
public final class LogTruncation {
  /// The oldest ids that may stand in any database.
  ///
  /// @param xid the least `datfrozenxid`
  /// @param xidDatabase of this database
  /// @param multi the least `datminmxid`
  /// @param multiDatabase of this database
  public record Oldest(int xid, int xidDatabase, int multi, int multiDatabase) {}

  private final Transactions transactions;
  private final LwLock lock = new LwLock(LockRank.WRAP_LIMITS_VACUUM);

  LogTruncation(Transactions transactions) {
    this.transactions = transactions;
  }

  /// Cuts the logs off before the oldest ids.
  ///
  /// @param find looks through all databases; null when something is wrong with them, and nothing
  ///   is to be done
  /// @param reporter who is warned when ids run short nevertheless
  public void run(
      Supplier<@Nullable Oldest> find, Proc proc, WalInserter inserter, Reporter reporter) {
    lock.acquireExclusive(proc);
    try {
      Oldest oldest = find.get();
      if (oldest != null) {
        truncate(oldest, proc, inserter, reporter);
      }
    } finally {
      lock.releaseExclusive(proc);
    }
  }

  private void truncate(Oldest oldest, Proc proc, WalInserter inserter, Reporter reporter) {
    CommitTimestamps times = transactions.commitTimestamps();
    if (times != null) {
      times.advanceOldest(oldest.xid);
    }
    transactions.commitLog().truncate(oldest.xid, oldest.xidDatabase, proc, inserter);
    if (times != null) {
      times.truncate(oldest.xid, proc, inserter);
    }
    MultiXacts multis = transactions.multiXacts();
    multis.truncate(oldest.multi, oldest.multiDatabase, proc, inserter);
    transactions.xids().oldest(oldest.xid, oldest.xidDatabase, proc);
    transactions.xids().warnIfShort(reporter);
    multis.limit(oldest.multi, oldest.multiDatabase, proc);
  }

  /// Whether the limits should be set anew although no database's oldest id has moved: ids run
  /// short, or the database that holds them up may be gone.
  ///
  /// @param exists whether there is a database with an OID
  public boolean isDue(IntPredicate exists) {
    XidGenerator.Limits limits = transactions.xids().limits();
    int next = FullXid.xid(transactions.xids().next());
    return !Xid.isNormal(limits.oldestXid())
        || Xid.followsOrEquals(next, limits.vacuum())
        || !exists.test(limits.oldestDatabase());
  }
}
