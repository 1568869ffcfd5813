package org.gajah.recovery.statistics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gajah.activity.statistics.PreparedCounts;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.locks.Proc;
import org.gajah.transaction.twophase.TwoPhaseHandler;
import org.jspecify.annotations.Nullable;

/// Counts what a prepared transaction changed when it is finished, as changes of the session that
/// finishes it.
public final class PreparedStatistics implements TwoPhaseHandler {
  private final AtomicReferenceArray<@Nullable SessionStatistics> processes;

  /// @param places the most processes that there can be
  public PreparedStatistics(int places) {
    processes = new AtomicReferenceArray<>(places);
  }

  /// Says with what a process counts, or null when it leaves.
  public void process(Proc proc, @Nullable SessionStatistics statistics) {
    processes.set(proc.number(), statistics);
  }

  @Override
  public void finished(Part part, boolean committed, Proc proc) {
    SessionStatistics statistics = processes.get(proc.number());
    if (statistics != null) {
      statistics.finished(PreparedCounts.read(part.data().array(), part.data().from()), committed);
    }
  }
}
