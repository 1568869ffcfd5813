package org.gajah.locks.table;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;

/// The settings of one actor, and what it was told.
final class TestSession implements LockSession {
  volatile long deadlockTimeoutMillis = 60_000;
  volatile long lockTimeoutMillis;
  volatile boolean logsLockWaits;
  volatile boolean appliesWal;
  final List<PgException> reports = new CopyOnWriteArrayList<>();
  final List<String> accessExclusive = new CopyOnWriteArrayList<>();
  final AtomicInteger deadlocks = new AtomicInteger();

  @Override
  public long deadlockTimeoutMillis() {
    return deadlockTimeoutMillis;
  }

  @Override
  public long lockTimeoutMillis() {
    return lockTimeoutMillis;
  }

  @Override
  public boolean logsLockWaits() {
    return logsLockWaits;
  }

  @Override
  public Reporter reporter() {
    return reports::add;
  }

  @Override
  public String activityOf(int pid) {
    return "statement of " + pid;
  }

  @Override
  public void deadlockDetected() {
    deadlocks.incrementAndGet();
  }

  @Override
  public boolean appliesWal() {
    return appliesWal;
  }

  @Override
  public void beforeAccessExclusive(LockTag relation) {
    accessExclusive.add("before " + relation.describe());
  }

  @Override
  public void afterAccessExclusive(LockTag relation) {
    accessExclusive.add("after " + relation.describe());
  }

  List<String> messages() {
    return reports.stream().map(PgException::primaryMessage).toList();
  }
}
