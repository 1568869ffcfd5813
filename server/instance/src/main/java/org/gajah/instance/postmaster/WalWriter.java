package org.gajah.instance.postmaster;

import org.gajah.activity.WaitEvent;
import org.gajah.base.settings.SettingReader;
import org.gajah.base.settings.Settings;
import org.gajah.locks.Proc;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.wal.Wal;

/// Writes the log ahead of those who would have to wait for it, and flushes asynchronous commits.
/// Mirrors `postmaster/walwriter.c`.
final class WalWriter extends Background {
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final int LOOPS_UNTIL_HIBERNATION = 50;
  private static final int HIBERNATION_FACTOR = 25;

  private final SettingReader settings;

  WalWriter(SettingReader settings) {
    super("walwriter", "WAL writer process");
    this.settings = settings;
  }

  @Override
  void run(StorageProcess own) {
    Proc proc = own.proc();
    Wal wal = own.storage().wal();
    int idle = 0;
    long lastFlush = proc.clock().nanos();
    while (!isStopping()) {
      proc.resetLatch();
      long delay = settings.intValue(Settings.WAL_WRITER_DELAY) * NANOS_PER_MILLI;
      boolean flushDue = proc.clock().nanos() - lastFlush >= delay;
      if (flushDue) {
        lastFlush = proc.clock().nanos();
      }
      int flushAfter = settings.intValue(Settings.WAL_WRITER_FLUSH_AFTER);
      idle = wal.flushInBackground(flushAfter, flushDue, proc) ? 0 : idle + 1;
      boolean hibernate = idle > LOOPS_UNTIL_HIBERNATION;
      if (!isStopping()) {
        proc.waitLatch(
            WaitEvent.ACTIVITY_WAL_WRITER_MAIN, hibernate ? delay * HIBERNATION_FACTOR : delay);
      }
    }
  }
}
