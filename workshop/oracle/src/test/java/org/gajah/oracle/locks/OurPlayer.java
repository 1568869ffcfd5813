package org.gajah.oracle.locks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Interrupts;
import org.gajah.locks.Proc;
import org.gajah.locks.table.BackendLocks;
import org.gajah.locks.table.LockMethod;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockResult;
import org.gajah.locks.table.LockSession;
import org.gajah.locks.table.LockTable;
import org.gajah.locks.table.LockTag;
import org.gajah.locks.table.PreparedLocks;
import org.gajah.locks.table.TwoPhaseLock;

/// A session on our lock manager, which does what the statements of its twin would do.
final class OurPlayer extends Player implements LockSession {
  /// A prepared transaction and what it holds.
  record Prepared(PreparedLocks holder, List<TwoPhaseLock> locks) {}

  private final LockTable table;
  private final Proc proc;
  private final BackendLocks locks;
  private final int database;
  private final List<Integer> tables;
  private final Map<String, Prepared> prepared;
  private final AtomicInteger nextXid;
  private final List<String> reports = new CopyOnWriteArrayList<>();

  OurPlayer(
      LockTable table,
      Proc proc,
      int database,
      List<Integer> tables,
      Map<String, Prepared> prepared,
      AtomicInteger nextXid) {
    this.table = table;
    this.proc = proc;
    this.database = database;
    this.tables = new ArrayList<>(tables);
    this.prepared = prepared;
    this.nextXid = nextXid;
    this.locks = table.enter(proc, this);
    locks.database(database);
    proc.interrupts()
        .handler(interrupts -> {
          if (interrupts.take(Interrupts.QUERY_CANCEL) != 0) {
            throw new PgException(SqlState.QUERY_CANCELED, "cancelled");
          }
        });
    locks.beginTransaction();
  }

  @Override
  int pid() {
    return proc.pid();
  }

  void cancel() {
    proc.interrupts().raise(Interrupts.QUERY_CANCEL);
  }

  @Override
  String perform(Move what) {
    try {
      return attempt(what);
    } catch (PgException e) {
      end(false);
      String detail = e.field(ErrorField.DETAIL);
      return e.sqlState().code() + (detail == null ? "" : " " + detail);
    }
  }

  private String attempt(Move what) {
    return switch (what) {
      case Move.LockTable lock -> {
        LockTag tag = LockTag.relation(database, tables.get(lock.table()));
        if (locks.acquire(tag, lock.mode(), false, lock.dontWait()) == LockResult.NOT_AVAILABLE) {
          throw new PgException(SqlState.LOCK_NOT_AVAILABLE, "could not obtain lock");
        }
        yield "";
      }
      case Move.Advisory lock -> {
        LockResult result =
            locks.acquire(
                LockTag.advisory(database, (long) lock.key()),
                mode(lock.shared()),
                lock.forSession(),
                lock.dontWait());
        yield lock.dontWait() ? bool(result.isHeld()) : "";
      }
      case Move.Unlock unlock ->
          bool(
              locks.release(
                  LockTag.advisory(database, (long) unlock.key()), mode(unlock.shared()), true));
      case Move.UnlockAll all -> {
        locks.releaseSession(LockMethod.USER);
        yield "";
      }
      case Move.Savepoint savepoint -> {
        locks.beginSubtransaction();
        yield "";
      }
      case Move.Release release -> {
        if (locks.level() > 1) {
          locks.commitSubtransaction();
        }
        yield "";
      }
      case Move.RollbackTo rollback -> {
        if (locks.level() > 1) {
          locks.abortSubtransaction();
          locks.beginSubtransaction();
        }
        yield "";
      }
      case Move.Commit commit -> end(true);
      case Move.Rollback rollback -> end(false);
      case Move.Prepare prepare -> prepare(prepare.name());
    };
  }

  private String prepare(String name) {
    while (locks.level() > 1) {
      locks.commitSubtransaction();
    }
    List<TwoPhaseLock> held = locks.prepare();
    PreparedLocks heir = table.prepared(nextXid.incrementAndGet(), locks.virtualXid());
    locks.transferTo(heir);
    prepared.put(name, new Prepared(heir, held));
    return end(true);
  }

  private String end(boolean commit) {
    locks.endTransaction(commit);
    locks.beginTransaction();
    return "";
  }

  private static LockMode mode(boolean shared) {
    return shared ? LockMode.SHARE : LockMode.EXCLUSIVE;
  }

  private static String bool(boolean value) {
    return value ? "t" : "f";
  }

  @Override
  void prepareMove() {
    reports.clear();
  }

  @Override
  boolean isBlocked() {
    return reports.stream().anyMatch(report -> report.contains("still waiting"));
  }

  @Override
  public long deadlockTimeoutMillis() {
    return LockGameTest.DEADLOCK_TIMEOUT_MILLIS;
  }

  @Override
  public long lockTimeoutMillis() {
    return 0;
  }

  @Override
  public boolean logsLockWaits() {
    return true;
  }

  @Override
  public Reporter reporter() {
    return message -> reports.add(message.primaryMessage());
  }
}
