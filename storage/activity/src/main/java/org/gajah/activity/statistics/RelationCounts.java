package org.gajah.activity.statistics;

import static org.gajah.activity.statistics.RelationStatistic.*;

import org.jspecify.annotations.Nullable;

/// What one process has counted of a relation and not handed on yet. Mirrors `PgStat_TableStatus`.
public final class RelationCounts {
  private final SessionStatistics session;
  final int database;
  final int oid;
  long scans;
  long returned;
  long fetched;
  long inserted;
  long updated;
  long deleted;
  long hotUpdated;
  long newPageUpdated;
  long blocksFetched;
  long blocksHit;
  long liveDelta;
  long deadDelta;
  long changed;
  boolean truncated;
  @Nullable TupleChanges changes;

  RelationCounts(SessionStatistics session, int database, int oid) {
    this.session = session;
    this.database = database;
    this.oid = oid;
  }

  /// A scan of the table or index begins.
  public void scan() {
    if (session.counts()) {
      scans++;
    }
  }

  /// Rows that scans of the table found, or entries that those of the index did.
  public void returned(long rows) {
    if (session.counts()) {
      returned += rows;
    }
  }

  /// Rows that were fetched because of what an index said.
  public void fetched(long rows) {
    if (session.counts()) {
      fetched += rows;
    }
  }

  /// A page was asked for.
  ///
  /// @param hit whether it was in memory
  public void block(boolean hit) {
    if (session.counts()) {
      blocksFetched++;
      if (hit) {
        blocksHit++;
      }
    }
  }

  public void rowsInserted(long rows) {
    if (session.counts()) {
      changes().inserted += rows;
    }
  }

  public void rowDeleted() {
    if (session.counts()) {
      changes().deleted++;
    }
  }

  /// @param hot whether indexes needed no new entries
  /// @param newPage whether the new version is on another page
  public void rowUpdated(boolean hot, boolean newPage) {
    if (session.counts()) {
      changes().updated++;
      if (hot) {
        hotUpdated++;
      } else if (newPage) {
        newPageUpdated++;
      }
    }
  }

  /// The table is emptied.
  public void rowsTruncated() {
    if (session.counts()) {
      changes().truncate(false);
    }
  }

  /// Dead rows were cleared away in passing.
  public void rowsPruned(int rows) {
    if (session.counts()) {
      deadDelta -= rows;
    }
  }

  private TupleChanges changes() {
    TupleChanges known = changes;
    if (known == null || known.level != session.level()) {
      known = new TupleChanges(this, known, session.level());
      changes = known;
      session.changed(known);
    }
    return known;
  }

  // The end of transactions

  void committed(TupleChanges whole) {
    count(whole);
    truncated = whole.truncated;
    if (whole.truncated) {
      liveDelta = 0;
      deadDelta = 0;
    }
    liveDelta += whole.inserted - whole.deleted;
    deadDelta += whole.updated + whole.deleted;
    changed += whole.inserted + whole.updated + whole.deleted;
  }

  void aborted(TupleChanges level) {
    level.restore();
    count(level);
    deadDelta += level.inserted + level.updated;
  }

  private void count(TupleChanges level) {
    inserted += level.inserted;
    updated += level.updated;
    deleted += level.deleted;
  }

  // Handing on

  boolean isEmpty() {
    return (scans
            | returned
            | fetched
            | inserted
            | updated
            | deleted
            | hotUpdated
            | newPageUpdated
            | blocksFetched
            | blocksHit
            | liveDelta
            | deadDelta
            | changed)
        == 0;
  }

  void addTo(long[] row, long now) {
    add(row, SCANS, scans);
    if (scans != 0) {
      row[LAST_SCAN.ordinal()] = Math.max(row[LAST_SCAN.ordinal()], now);
    }
    add(row, TUPLES_RETURNED, returned);
    add(row, TUPLES_FETCHED, fetched);
    add(row, TUPLES_INSERTED, inserted);
    add(row, TUPLES_UPDATED, updated);
    add(row, TUPLES_DELETED, deleted);
    add(row, TUPLES_HOT_UPDATED, hotUpdated);
    add(row, TUPLES_NEWPAGE_UPDATED, newPageUpdated);
    if (truncated) {
      row[LIVE_TUPLES.ordinal()] = 0;
      row[DEAD_TUPLES.ordinal()] = 0;
      row[INSERTED_SINCE_VACUUM.ordinal()] = 0;
    }
    addTuples(row, LIVE_TUPLES, liveDelta);
    addTuples(row, DEAD_TUPLES, deadDelta);
    add(row, MODIFIED_SINCE_ANALYZE, changed);
    add(row, INSERTED_SINCE_VACUUM, inserted);
    add(row, BLOCKS_FETCHED, blocksFetched);
    add(row, BLOCKS_HIT, blocksHit);
  }

  void addTo(long[] databaseRow) {
    add(databaseRow, DatabaseStatistic.BLOCKS_FETCHED, blocksFetched);
    add(databaseRow, DatabaseStatistic.BLOCKS_HIT, blocksHit);
    add(databaseRow, DatabaseStatistic.TUPLES_RETURNED, returned);
    add(databaseRow, DatabaseStatistic.TUPLES_FETCHED, fetched);
    add(databaseRow, DatabaseStatistic.TUPLES_INSERTED, inserted);
    add(databaseRow, DatabaseStatistic.TUPLES_UPDATED, updated);
    add(databaseRow, DatabaseStatistic.TUPLES_DELETED, deleted);
  }

  private static void add(long[] row, Enum<?> what, long count) {
    row[what.ordinal()] += count;
  }

  private static void addTuples(long[] row, RelationStatistic what, long count) {
    row[what.ordinal()] = Math.max(0, row[what.ordinal()] + count);
  }

  void clear() {
    scans = 0;
    returned = 0;
    fetched = 0;
    inserted = 0;
    updated = 0;
    deleted = 0;
    hotUpdated = 0;
    newPageUpdated = 0;
    blocksFetched = 0;
    blocksHit = 0;
    liveDelta = 0;
    deadDelta = 0;
    changed = 0;
    truncated = false;
  }

  // What `pg_stat_get_xact_*` show: what was counted and not handed on, the open transaction too.

  public long scans() {
    return scans;
  }

  public long returned() {
    return returned;
  }

  public long fetched() {
    return fetched;
  }

  public long hotUpdated() {
    return hotUpdated;
  }

  public long newPageUpdated() {
    return newPageUpdated;
  }

  public long blocksFetched() {
    return blocksFetched;
  }

  public long blocksHit() {
    return blocksHit;
  }

  public long inserted() {
    long sum = inserted;
    for (TupleChanges each = changes; each != null; each = each.outer) {
      sum += each.inserted;
    }
    return sum;
  }

  public long updated() {
    long sum = updated;
    for (TupleChanges each = changes; each != null; each = each.outer) {
      sum += each.updated;
    }
    return sum;
  }

  public long deleted() {
    long sum = deleted;
    for (TupleChanges each = changes; each != null; each = each.outer) {
      sum += each.deleted;
    }
    return sum;
  }
}
