package org.gajah.transaction;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.XactEnd;

/// What the record of a transaction's end carries besides its ids: filled by the participants.
public final class EndRecord {
  private final List<RelFileLocator> droppedRelations = new ArrayList<>();
  private final List<DroppedStats> droppedStatistics = new ArrayList<>();
  private final List<Invalidation> invalidations = new ArrayList<>();
  private int flags;

  void clear() {
    if (!isEmpty()) {
      droppedRelations.clear();
      droppedStatistics.clear();
      invalidations.clear();
    }
    flags = 0;
  }

  private boolean isEmpty() {
    return droppedRelations.isEmpty() && droppedStatistics.isEmpty() && invalidations.isEmpty();
  }

  /// Files that the transaction's end deletes.
  public List<RelFileLocator> droppedRelations() {
    return droppedRelations;
  }

  /// Statistics of objects that go with the transaction.
  public List<DroppedStats> droppedStatistics() {
    return droppedStatistics;
  }

  /// What other sessions, and standbys, must forget.
  public List<Invalidation> invalidations() {
    return invalidations;
  }

  /// Says that the relation cache's file must not be used any more.
  public void dropRelationCacheFile() {
    flags |= XactEnd.UPDATE_RELCACHE_FILE;
  }

  /// Says that the commit has to be flushed at once, asynchronous or not.
  public void forceSync() {
    flags |= XactEnd.FORCE_SYNC_COMMIT;
  }

  /// Says that a standby holds access exclusive locks for the transaction.
  void hasAccessExclusiveLocks() {
    flags |= XactEnd.HAS_AE_LOCKS;
  }

  boolean forcesSync() {
    return (flags & XactEnd.FORCE_SYNC_COMMIT) != 0;
  }

  /// Whether the relation cache's file goes.
  public boolean dropsRelationCacheFile() {
    return (flags & XactEnd.UPDATE_RELCACHE_FILE) != 0;
  }

  /// What the record says, but for what the session adds.
  XactEnd.Builder finish(long time, int[] children, int database, int tablespace, boolean commit) {
    XactEnd.Builder end = new XactEnd.Builder(time).flags(flags).subxacts(children);
    if (!isEmpty()) {
      end.relations(List.copyOf(droppedRelations)).droppedStats(List.copyOf(droppedStatistics));
      if (commit && !invalidations.isEmpty()) {
        end.invalidations(List.copyOf(invalidations)).database(database, tablespace);
      }
    }
    return end;
  }
}
