package org.gajah.recovery.statistics;

import java.util.List;
import org.gajah.activity.statistics.PreparedCounts;
import org.gajah.activity.statistics.SessionStatistics;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.locks.Proc;
import org.gajah.transaction.CommitParticipant;
import org.gajah.transaction.EndRecord;
import org.gajah.transaction.PreparedParts;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.TwoPhaseState;

/// Tells a process's statistics how its transactions end. Mirrors `utils/activity/pgstat_xact.c`.
public record StatisticsEnd(SessionStatistics statistics, Proc proc) implements CommitParticipant {
  @Override
  public Phase phase() {
    return Phase.STATISTICS;
  }

  @Override
  public void contribute(EndRecord record, boolean committing) {
    add(record, statistics.doomed(committing, 1));
  }

  @Override
  public void contributeSubtransaction(EndRecord record, int level) {
    add(record, statistics.doomed(false, level));
  }

  private static void add(EndRecord record, List<StatisticsKey> doomed) {
    for (StatisticsKey key : doomed) {
      record.droppedStatistics().add(new DroppedStats(key.kind(), key.database(), key.object()));
    }
  }

  @Override
  public void prepare(PreparedParts parts) {
    for (PreparedCounts counts : statistics.prepare()) {
      ByteSink bytes = new ByteSink(PreparedCounts.SIZE);
      counts.write(bytes);
      parts.add(TwoPhaseState.Section.PGSTAT, 0, new Slice(bytes.array(), 0, bytes.length()));
    }
  }

  @Override
  public void prepared() {
    statistics.prepared(proc.clock().nanos());
  }

  @Override
  public void ended(boolean committed) {
    statistics.ended(committed, proc.clock().nanos());
  }

  @Override
  public void subtransactionBegan(int level) {
    statistics.subtransactionBegan(level);
  }

  @Override
  public void subtransactionEnded(int level, boolean committed) {
    statistics.subtransactionEnded(level, committed);
  }
}
