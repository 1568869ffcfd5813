package org.gajah.recovery.checkpoint;

import org.gajah.recovery.cluster.Storage;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.wal.Wal;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.record.XlogRecord;

/// A change of `full_page_writes`. Mirrors `UpdateFullPageWrites`.
public final class FullPageWrites {
  private FullPageWrites() {}

  /// Turns full page images on or off and lets the log say so: a base backup must know.
  public static void change(boolean on, StorageProcess process) {
    Storage storage = process.storage();
    Wal wal = storage.wal();
    if (wal.fullPageWrites() == on) {
      return;
    }
    if (on) {
      wal.fullPageWrites(true);
    }
    if (storage.settings().logging().level() != WalLevel.MINIMAL) {
      process.wal().begin();
      process.wal().insert(new XlogRecord.FullPageWritesChange(on));
    }
    if (!on) {
      wal.fullPageWrites(false);
    }
  }
}
