package org.gajah.instance.postmaster;

import java.util.function.Supplier;
import org.gajah.base.error.Reporter;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.locks.table.LockSession;

/// What the lock manager asks of a client's session.
record SessionLocks(Supplier<SettingReader> settings, Reporter reporter) implements LockSession {
  @Override
  public long deadlockTimeoutMillis() {
    return settings.get().intValue(Settings.DEADLOCK_TIMEOUT);
  }

  @Override
  public long lockTimeoutMillis() {
    return settings.get().intValue(Settings.LOCK_TIMEOUT);
  }

  @Override
  public boolean logsLockWaits() {
    return settings.get().is(Settings.LOG_LOCK_WAITS);
  }
}
