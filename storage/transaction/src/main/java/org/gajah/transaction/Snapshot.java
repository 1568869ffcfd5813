package org.gajah.transaction;

import java.util.Arrays;
import org.gajah.base.id.Xid;

/// Which transactions a statement takes for done. Mirrors `SnapshotData` of `utils/snapshot.h`.
///
/// Ids before [#xmin] are done, ids from [#xmax] on are not, and between the two those are not that
/// stand in the list of running ones. Of the own transaction, commands before [#commandId] are
/// seen.
///
/// A snapshot is filled by the process array and not changed afterwards but for its command id;
/// [#copy] makes one that outlives the next.
public final class Snapshot {
  int xmin;
  int xmax;
  int[] running = {};
  int runningCount;
  int[] subtransactions = {};
  int subtransactionCount;
  boolean overflowed;
  boolean duringRecovery;
  long completionCount;
  private int commandId;

  /// Everything before this is done.
  public int xmin() {
    return xmin;
  }

  /// Everything from here on is not.
  public int xmax() {
    return xmax;
  }

  /// The command of the own transaction from which on changes are not seen.
  public int commandId() {
    return commandId;
  }

  public void commandId(int newCommandId) {
    commandId = newCommandId;
  }

  /// Whether not all running subtransactions are listed, so that parents have to be looked up.
  public boolean overflowed() {
    return overflowed;
  }

  /// Whether the snapshot was taken while the instance replayed another's log.
  public boolean takenDuringRecovery() {
    return duringRecovery;
  }

  /// How many top transactions were running.
  public int runningCount() {
    return runningCount;
  }

  /// A top transaction that was running.
  public int running(int index) {
    return running[index];
  }

  /// Whether a transaction was still running, or not yet started, when the snapshot was taken.
  ///
  /// @param transactions to look up parents where the list of subtransactions is not complete
  public boolean isRunning(int xid, Transactions transactions, Transaction transaction) {
    if (Xid.precedes(xid, xmin)) {
      return false;
    }
    if (Xid.followsOrEquals(xid, xmax)) {
      return true;
    }
    int looked = xid;
    if (overflowed) {
      looked =
          transactions.subtransactions().top(xid, transaction.xminHorizon(), transaction.proc());
      if (Xid.precedes(looked, xmin)) {
        return false;
      }
    } else if (contains(subtransactions, subtransactionCount, xid)) {
      return true;
    }
    return !duringRecovery && contains(running, runningCount, looked)
        || duringRecovery && contains(subtransactions, subtransactionCount, looked);
  }

  private static boolean contains(int[] xids, int count, int xid) {
    for (int i = 0; i < count; i++) {
      if (xids[i] == xid) {
        return true;
      }
    }
    return false;
  }

  /// A snapshot of the same moment with lists of its own.
  public Snapshot copy() {
    Snapshot copy = new Snapshot();
    copy.xmin = xmin;
    copy.xmax = xmax;
    copy.running = Arrays.copyOf(running, runningCount);
    copy.runningCount = runningCount;
    copy.subtransactions = Arrays.copyOf(subtransactions, subtransactionCount);
    copy.subtransactionCount = subtransactionCount;
    copy.overflowed = overflowed;
    copy.duringRecovery = duringRecovery;
    copy.completionCount = completionCount;
    copy.commandId = commandId;
    return copy;
  }
}
