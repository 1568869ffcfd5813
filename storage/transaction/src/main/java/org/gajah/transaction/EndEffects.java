package org.gajah.transaction;

import java.util.List;
import org.gajah.base.id.RelFileLocator;
import org.gajah.locks.Proc;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;

/// What the end of a transaction does to others, where no session is left that knows how: the
/// transaction was prepared, or its record is replayed. The floors above implement it.
public interface EndEffects {
  /// Deletes the files of relations, with what is in buffers of them.
  void dropRelations(List<RelFileLocator> relations, Proc proc);

  /// Forgets statistics.
  void dropStatistics(List<DroppedStats> statistics, Proc proc);

  /// Tells all sessions what is out of date.
  ///
  /// @param relationCacheFile whether the relation cache's file of the database goes too
  /// @param tablespace the database's own
  void invalidate(
      List<Invalidation> messages,
      boolean relationCacheFile,
      int database,
      int tablespace,
      Proc proc);
}
