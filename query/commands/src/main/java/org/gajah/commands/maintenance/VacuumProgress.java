package org.gajah.commands.maintenance;

import org.gajah.accessapi.table.VacuumObserver;
import org.gajah.activity.BackendActivity;
import org.gajah.activity.Progress;

/// Tells `pg_stat_progress_vacuum` how far a vacuum is.
final class VacuumProgress implements VacuumObserver, AutoCloseable {
  private static final int PHASE = 1;
  private static final int BLOCKS = 2;
  private static final int SCANNED = 3;
  private static final int VACUUMED = 4;
  private static final int INDEX_SCANS = 5;
  private static final int DEAD_BYTES = 7;
  private static final int DEAD_ITEMS = 8;

  private final BackendActivity activity;
  private final Progress progress;
  private Phase phase = Phase.SCAN_HEAP;

  VacuumProgress(BackendActivity activity, int table) {
    this.activity = activity;
    this.progress = activity.began(Progress.Command.VACUUM, table);
  }

  /// Indexes have been gone through when the heap's turn comes.
  @Override
  public void phase(Phase next) {
    if (phase == Phase.VACUUM_INDEXES && next == Phase.VACUUM_HEAP) {
      progress.count(INDEX_SCANS);
    }
    phase = next;
    progress.number(PHASE, next.number());
  }

  @Override
  public void heapBlocks(int total) {
    progress.number(BLOCKS, total);
  }

  @Override
  public void scanned(int blocks) {
    progress.number(SCANNED, blocks);
  }

  @Override
  public void vacuumed(int blocks) {
    progress.number(VACUUMED, blocks);
  }

  @Override
  public void deadItems(long count, long bytes) {
    progress.number(DEAD_ITEMS, count);
    progress.number(DEAD_BYTES, bytes);
  }

  @Override
  public void close() {
    activity.ended(progress);
  }
}
