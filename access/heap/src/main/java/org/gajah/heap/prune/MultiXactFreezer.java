package org.gajah.heap.prune;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Xid;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.Transaction;

/// Decides what is to stand in place of a multixact when a tuple is frozen. Mirrors
/// `FreezeMultiXactId`.
final class MultiXactFreezer {
  /// What is to become of an xmax that is a multixact.
  enum Fate {
    /// It stays.
    KEEP,
    /// Nobody in it matters: there is no xmax any more.
    DROP,
    /// Only its updater matters, and stands alone.
    UPDATER,
    /// The same, and the updater has committed.
    COMMITTED_UPDATER,
    /// A new one of the members that matter takes its place.
    REPLACE
  }

  private final Transaction transaction;
  private final RowState state;
  private final MultiXactAccess multiXacts;
  private final FreezeCutoffs cutoffs;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();
  private final MultiXactAccess.Members kept = new MultiXactAccess.Members();
  private int replacement;
  private int updater;
  private boolean updaterCommitted;
  private boolean lockers;

  MultiXactFreezer(RowState state, FreezeCutoffs cutoffs) {
    this.transaction = state.transaction();
    this.state = state;
    this.multiXacts = state.multiXacts();
    this.cutoffs = cutoffs;
  }

  /// What stands in its place: a transaction or a multixact, as the last fate says.
  int replacement() {
    return replacement;
  }

  /// @param infomask of the tuple
  /// @param tracker of what stays when the page is frozen; moved back where the multixact stays
  Fate decide(int multi, int infomask, FreezeTracker tracker) {
    replacement = Xid.INVALID;
    if (multi == MultiXactId.INVALID || Infomask.xmaxLockedByUpgraded(infomask)) {
      return Fate.DROP;
    }
    if (MultiXactId.precedes(multi, cutoffs.relminMulti())) {
      throw corrupted("found multixact %s from before relminmxid %s", multi, cutoffs.relminMulti());
    }
    boolean lockOnly = Infomask.xmaxLockedOnly(infomask);
    if (MultiXactId.precedes(multi, cutoffs.oldestMulti())) {
      return decideOld(multi, lockOnly);
    }
    multiXacts.members(multi, lockOnly, members, transaction);
    if (members.count() == 0) {
      return Fate.DROP;
    }
    return mayStay(multi, tracker) ? Fate.KEEP : decideByMembers(multi);
  }

  /// One that nobody in it can be running any more.
  private Fate decideOld(int multi, boolean lockOnly) {
    if (multiXacts.isRunning(multi, lockOnly, transaction)) {
      throw corrupted(
          "multixact %s from before multi freeze cutoff %s found to be still running",
          multi, cutoffs.oldestMulti());
    }
    if (lockOnly) {
      return Fate.DROP;
    }
    int xid = state.updateXid(multi);
    if (Xid.precedes(xid, cutoffs.relfrozenXid())) {
      throw corrupted(
          "multixact %s contains update XID %s from before relfrozenxid %s",
          multi, xid, cutoffs.relfrozenXid());
    }
    if (Xid.precedes(xid, cutoffs.oldestXmin())) {
      if (transaction.didCommit(xid)) {
        throw committedUpdate(multi, xid);
      }
      return Fate.DROP;
    }
    replacement = xid;
    return Fate.UPDATER;
  }

  private PgException committedUpdate(int multi, int xid) {
    return corrupted(
        "multixact %s contains committed update XID %s from before removable cutoff %s",
        multi, xid, cutoffs.oldestXmin());
  }

  /// Whether neither the multixact nor a member is too old to stay.
  private boolean mayStay(int multi, FreezeTracker tracker) {
    if (MultiXactId.precedes(multi, cutoffs.multiLimit())) {
      return false;
    }
    for (int i = 0; i < members.count(); i++) {
      if (Xid.precedes(members.xid(i), cutoffs.freezeLimit())) {
        return false;
      }
    }
    for (int i = 0; i < members.count(); i++) {
      tracker.seeXid(members.xid(i));
    }
    tracker.seeMulti(multi);
    return true;
  }

  /// Looks at each member: lockers matter while they run, an updater unless it has aborted.
  private Fate decideByMembers(int multi) {
    kept.clear();
    updater = Xid.INVALID;
    updaterCommitted = false;
    lockers = false;
    for (int i = 0; i < members.count(); i++) {
      if (members.status(i).isUpdate()) {
        considerUpdater(multi, members.xid(i), members.status(i));
      } else {
        considerLocker(multi, members.xid(i), members.status(i));
      }
    }
    if (kept.count() == 0) {
      return Fate.DROP;
    }
    if (Xid.isValid(updater) && !lockers) {
      replacement = updater;
      return updaterCommitted ? Fate.COMMITTED_UPDATER : Fate.UPDATER;
    }
    replacement = multiXacts.create(kept, transaction);
    return Fate.REPLACE;
  }

  private void considerLocker(int multi, int xid, MultiXactAccess.Status status) {
    if (!isRunning(xid)) {
      return;
    }
    if (Xid.precedes(xid, cutoffs.oldestXmin())) {
      throw corrupted(
          "multixact %s contains running locker XID %s from before removable cutoff %s",
          multi, xid, cutoffs.oldestXmin());
    }
    kept.add(xid, status);
    lockers = true;
  }

  private void considerUpdater(int multi, int xid, MultiXactAccess.Status status) {
    if (Xid.isValid(updater)) {
      throw corrupted("multixact %s has two or more updating members", multi)
          .detail(
              "First updater XID=%s second updater XID=%s."
                  .formatted(Xid.toString(updater), Xid.toString(xid)));
    }
    if (!isRunning(xid)) {
      if (!transaction.didCommit(xid)) {
        return;
      }
      updaterCommitted = true;
    }
    updater = xid;
    if (Xid.precedes(xid, cutoffs.oldestXmin())) {
      throw committedUpdate(multi, xid);
    }
    kept.add(xid, status);
  }

  private boolean isRunning(int xid) {
    return transaction.isCurrent(xid) || transaction.isInProgress(xid);
  }

  static PgException corrupted(String message, int... ids) {
    Object[] texts = new Object[ids.length];
    for (int i = 0; i < ids.length; i++) {
      texts[i] = Integer.toUnsignedString(ids[i]);
    }
    return new PgException(SqlState.DATA_CORRUPTED, message.formatted(texts));
  }
}
