package org.gajah.activity.statistics;

/// Numbers that are kept of a relation, in the order of `PgStat_StatTabEntry`. Times are
/// microseconds since 2000, 0 for never.
public enum RelationStatistic {
  SCANS,
  LAST_SCAN,
  TUPLES_RETURNED,
  TUPLES_FETCHED,
  TUPLES_INSERTED,
  TUPLES_UPDATED,
  TUPLES_DELETED,
  TUPLES_HOT_UPDATED,
  TUPLES_NEWPAGE_UPDATED,
  LIVE_TUPLES,
  DEAD_TUPLES,
  MODIFIED_SINCE_ANALYZE,
  INSERTED_SINCE_VACUUM,
  BLOCKS_FETCHED,
  BLOCKS_HIT,
  LAST_VACUUM,
  VACUUMS,
  LAST_AUTOVACUUM,
  AUTOVACUUMS,
  LAST_ANALYZE,
  ANALYZES,
  LAST_AUTOANALYZE,
  AUTOANALYZES
}
