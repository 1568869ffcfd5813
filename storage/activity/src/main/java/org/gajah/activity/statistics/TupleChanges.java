package org.gajah.activity.statistics;

import org.jspecify.annotations.Nullable;

/// How many rows of a relation one level of a transaction has changed. Mirrors
/// `PgStat_TableXactStatus`.
final class TupleChanges {
  final RelationCounts relation;
  final @Nullable TupleChanges outer;
  int level;
  long inserted;
  long updated;
  long deleted;
  boolean truncated;
  long insertedBefore;
  long updatedBefore;
  long deletedBefore;

  TupleChanges(RelationCounts relation, @Nullable TupleChanges outer, int level) {
    this.relation = relation;
    this.outer = outer;
    this.level = level;
  }

  /// All rows go, unless the transaction aborts: then what was before counts again.
  void truncate(boolean dropped) {
    if (!truncated || dropped) {
      insertedBefore = inserted;
      updatedBefore = updated;
      deletedBefore = deleted;
      truncated = true;
    }
    inserted = 0;
    updated = 0;
    deleted = 0;
  }

  void restore() {
    if (truncated) {
      inserted = insertedBefore;
      updated = updatedBefore;
      deleted = deletedBefore;
    }
  }

  /// The level is committed: its changes are the next one's.
  void mergeInto(TupleChanges target) {
    if (truncated) {
      target.truncate(false);
      target.inserted = inserted;
      target.updated = updated;
      target.deleted = deleted;
    } else {
      target.inserted += inserted;
      target.updated += updated;
      target.deleted += deleted;
    }
  }
}
