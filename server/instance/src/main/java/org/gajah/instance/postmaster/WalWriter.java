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
    Wal wal = own.storage().wal();
    wal.writerCall().writer(own.proc());
    try {
      work(wal, own.proc());
    } finally {
      wal.writerCall().writer(null);
    }
  }

  private void work(Wal wal, Proc proc) {
    int idle = 0;
    long lastFlush = proc.clock().nanos();
    while (!isStopping()) {
      proc.resetLatch();
      long delay = settings.intValue(Settings.WAL_WRITER_DELAY) * NANOS_PER_MILLI;
      int flushAfter = settings.intValue(Settings.WAL_WRITER_FLUSH_AFTER);
      wal.writerCall().flushAfter(flushAfter);
      wal.writerCall().hibernating(idle >= LOOPS_UNTIL_HIBERNATION - 1);
      long flushed = wal.flushed();
      boolean due = proc.clock().nanos() - lastFlush >= delay;
      boolean worked = wal.flushInBackground(flushAfter, due, proc);
      idle = worked ? 0 : idle + 1;
      if (worked && wal.flushed() != flushed) {
        lastFlush = proc.clock().nanos();
      }
      if (!isStopping()) {
        boolean hibernate = idle >= LOOPS_UNTIL_HIBERNATION;
        proc.waitLatch(
            WaitEvent.ACTIVITY_WAL_WRITER_MAIN, hibernate ? delay * HIBERNATION_FACTOR : delay);
      }
    }
  }
}
