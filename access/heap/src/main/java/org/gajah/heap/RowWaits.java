package org.gajah.heap;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.LockWait;
import org.gajah.accessapi.table.RowLock;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.heap.visibility.RowState;
import org.gajah.locks.table.LockTag;
import org.gajah.page.heap.Infomask;
import org.gajah.transaction.MultiXactAccess;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.Transaction;

/// Waits for those who hold a row: for a transaction, for the members of a multixact, and before
/// that for one's turn. No content lock is held meanwhile. Mirrors `heap_acquire_tuplock`,
/// `MultiXactIdWait` and `XactLockTableWait`.
final class RowWaits {
  /// What somebody is about who waits, for the context of messages.
  enum Purpose {
    UPDATE("while updating tuple %s in relation \"%s\""),
    DELETE("while deleting tuple %s in relation \"%s\""),
    LOCK("while locking tuple %s in relation \"%s\""),
    LOCK_UPDATED("while locking updated version %s of tuple in relation \"%s\""),
    CHECK_UNIQUENESS("while checking uniqueness of tuple %s in relation \"%s\""),
    FETCH_UPDATED("while rechecking updated tuple %s in relation \"%s\"");

    private final String words;

    Purpose(String words) {
      this.words = words;
    }

    private String describe(TableDescriptor table, long tid) {
      return words.formatted(Tid.toString(tid), table.name());
    }
  }

  private final StorageContext context;
  private final TableDescriptor table;
  private final Transaction transaction;
  private final MultiXactAccess multiXacts;
  private final MultiXactAccess.Members members = new MultiXactAccess.Members();
  private boolean ownIsMember;
  private boolean membersRemain;
  private boolean turnTaken;

  RowWaits(StorageContext context, TableDescriptor table, RowState state) {
    this.context = context;
    this.table = table;
    this.transaction = context.transaction();
    this.multiXacts = state.multiXacts();
  }

  // Turns

  /// Takes the heavyweight lock of a row unless that was done already: whoever waits for a row
  /// queues up for it there.
  ///
  /// @return false when others are before and the caller skips locked rows
  /// @throws PgException 55P03 when others are before and the caller wants an error
  boolean takeTurn(long tid, RowLock lock, LockWait wait) {
    if (turnTaken) {
      return true;
    }
    LockTag tag = tag(tid);
    if (wait == LockWait.BLOCK) {
      context.locks().acquire(tag, LockStrength.heavyweight(lock));
    } else if (!context.locks().tryAcquire(tag, LockStrength.heavyweight(lock)).isHeld()) {
      if (wait == LockWait.SKIP) {
        return false;
      }
      throw notAvailable();
    }
    turnTaken = true;
    return true;
  }

  /// Gives the heavyweight lock back, if it was taken.
  void endTurn(long tid, RowLock lock) {
    if (turnTaken) {
      turnTaken = false;
      context.locks().release(tag(tid), LockStrength.heavyweight(lock));
    }
  }

  /// Forgets what was left by an operation that failed; the transaction's end gives locks back.
  void start() {
    turnTaken = false;
  }

  private LockTag tag(long tid) {
    return LockTag.tuple(table.lockDatabase(), table.oid(), Tid.block(tid), Tid.offset(tid));
  }

  PgException notAvailable() {
    return new PgException(
        SqlState.LOCK_NOT_AVAILABLE,
        "could not obtain lock on row in relation \"" + table.name() + "\"");
  }

  // Transactions

  /// Waits until a transaction is over.
  void await(int xid, long tid, Purpose purpose) {
    try {
      transaction.await(xid);
    } catch (PgException e) {
      throw e.where(purpose.describe(table, tid));
    }
  }

  /// Waits until a transaction is over, or not.
  ///
  /// @return false when it is not over and the caller skips locked rows
  boolean await(int xid, long tid, Purpose purpose, LockWait wait) {
    if (wait == LockWait.BLOCK) {
      await(xid, tid, purpose);
      return true;
    }
    if (transaction.isOver(xid)) {
      return true;
    }
    if (wait == LockWait.SKIP) {
      return false;
    }
    throw notAvailable();
  }

  // Multixacts

  /// Whether some member of a multixact, other than the own transaction, keeps the caller from
  /// taking a lock: it runs, or has committed an update.
  boolean conflicts(int multi, int infomask, RowLock lock) {
    ownIsMember = false;
    if (Infomask.xmaxLockedByUpgraded(infomask)) {
      return false;
    }
    multiXacts.members(multi, Infomask.xmaxLockedOnly(infomask), members, transaction);
    boolean conflict = false;
    for (int i = 0; i < members.count(); i++) {
      int xid = members.xid(i);
      Status status = members.status(i);
      if (transaction.isCurrent(xid)) {
        ownIsMember = true;
      } else if (!conflict && LockStrength.conflict(LockStrength.of(status), lock)) {
        boolean running = transaction.isInProgress(xid);
        conflict = running || status.isUpdate() && transaction.didCommit(xid);
      }
    }
    return conflict;
  }

  /// Whether the own transaction was among the members that [#conflicts] looked at.
  boolean ownIsMember() {
    return ownIsMember;
  }

  /// Waits until all members of a multixact are over that are in the way.
  ///
  /// @param status what the caller wants to do with the row
  /// @return false when they are not over and the caller skips locked rows
  boolean awaitMembers(
      int multi, int infomask, Status status, long tid, Purpose purpose, LockWait wait) {
    membersRemain = false;
    if (Infomask.xmaxLockedByUpgraded(infomask)) {
      return true;
    }
    multiXacts.members(multi, Infomask.xmaxLockedOnly(infomask), members, transaction);
    RowLock lock = LockStrength.of(status);
    for (int i = 0; i < members.count(); i++) {
      int xid = members.xid(i);
      if (transaction.isCurrent(xid)) {
        membersRemain = true;
      } else if (!LockStrength.conflict(LockStrength.of(members.status(i)), lock)) {
        membersRemain |= transaction.isInProgress(xid);
      } else if (!await(xid, tid, purpose, wait)) {
        return false;
      }
    }
    return true;
  }

  /// Whether members were left after [#awaitMembers] that are not in the way but still matter.
  boolean membersRemain() {
    return membersRemain;
  }
}
