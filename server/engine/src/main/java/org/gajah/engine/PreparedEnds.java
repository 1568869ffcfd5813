package org.gajah.engine;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.RelFileLocator;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.recovery.cluster.Storage;
import org.gajah.transaction.EndEffects;
import org.gajah.transaction.twophase.TwoPhase;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;

/// COMMIT PREPARED and ROLLBACK PREPARED, with what the end of a transaction does to others.
record PreparedEnds(EngineSession session) implements EndEffects {
  void finish(String gid, boolean commit) {
    storage()
        .twoPhase()
        .finish(
            Slice.of(gid.getBytes(StandardCharsets.UTF_8)),
            commit,
            new TwoPhase.Finisher(
                session.user(),
                session.context().identity().role().superuser(),
                session.database()),
            session.process().transaction(),
            this);
  }

  private Storage storage() {
    return session.engine().storage().storage();
  }

  @Override
  public void dropRelations(List<RelFileLocator> relations, Proc proc) {
    if (relations.isEmpty()) {
      return;
    }
    Set<RelationKey> dropped = new HashSet<>();
    relations.forEach(locator -> dropped.add(new RelationKey(locator)));
    storage().buffers().drop((file, _) -> dropped.contains(file.relation()), proc);
    dropped.forEach(relation -> storage().relations().delete(relation, true));
  }

  @Override
  public void dropStatistics(List<DroppedStats> statistics, Proc proc) {}

  @Override
  public void invalidate(
      List<Invalidation> messages,
      boolean relationCacheFile,
      int database,
      int tablespace,
      Proc proc) {
    session.engine().shared().apply(messages);
  }
}
