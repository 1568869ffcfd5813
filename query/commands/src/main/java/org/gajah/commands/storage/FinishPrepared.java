package org.gajah.commands.storage;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.activity.statistics.SharedStatistics;
import org.gajah.activity.statistics.StatisticsKey;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.RelFileLocator;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.space.RelationStorage;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.transaction.EndEffects;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;

/// COMMIT PREPARED and ROLLBACK PREPARED. What the transaction itself would have done at its end is
/// done here, by a session that knows it from its state alone.
public final class FinishPrepared implements Command {
  private final String name;
  private final boolean commits;
  private final CommandContext context;

  /// @param name of the transaction
  public FinishPrepared(String name, boolean commits, CommandContext context) {
    this.name = name;
    this.commits = commits;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    String tag = commits ? "COMMIT PREPARED" : "ROLLBACK PREPARED";
    context.sql().block().preventInBlock(topLevel, tag);
    TwoPhase.Finisher who =
        new TwoPhase.Finisher(
            context.user(), context.superuser(), context.process().transaction().database());
    context
        .storage()
        .storage()
        .twoPhase()
        .finish(
            Slice.of(name.getBytes(StandardCharsets.UTF_8)),
            commits,
            who,
            context.process().transaction(),
            new Effects());
    return Completion.of(tag);
  }

  private final class Effects implements EndEffects {
    @Override
    public void dropRelations(List<RelFileLocator> relations, Proc proc) {
      Set<RelationKey> doomed = new HashSet<>();
      relations.forEach(locator -> doomed.add(new RelationKey(locator)));
      var storage = context.process().context();
      RelationStorage.deleteFiles(storage.files(), storage.buffers(), doomed, storage.reporter());
    }

    @Override
    public void dropStatistics(List<DroppedStats> statistics, Proc proc) {
      SharedStatistics shared = context.storage().storage().statistics();
      for (DroppedStats each : statistics) {
        shared.drop(new StatisticsKey(each.kind(), each.database(), each.object()));
      }
    }

    /// The relation cache's file is none of ours: it is removed when an instance starts.
    @Override
    public void invalidate(
        List<Invalidation> messages,
        boolean relationCacheFile,
        int database,
        int tablespace,
        Proc proc) {
      context.catalog().shared().apply(messages);
    }
  }
}
