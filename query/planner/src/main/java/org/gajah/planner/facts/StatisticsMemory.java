package org.gajah.planner.facts;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.planner.statistics.ColumnStatistics;

/// What the planner read in rows of `pg_statistic`, kept as long as the rows stay the same. One for
/// all sessions of an instance, as the rows themselves are theirs together: a histogram is large.
/// Safe for use by several threads.
public final class StatisticsMemory {
  /// More than this is forgotten, all at once.
  private static final int MOST = 4096;

  private final ConcurrentMap<Column, Known> known = new ConcurrentHashMap<>();

  private record Column(int relation, int number) {}

  private record Known(PgStatistic row, ColumnStatistics read) {}

  /// What a row says.
  @SuppressWarnings("ReferenceEquality") // the very row, for comparing what it says takes long
  ColumnStatistics read(PgStatistic row, CatalogSource catalog) {
    Column column = new Column(row.starelid(), row.staattnum());
    Known found = known.get(column);
    if (found == null || found.row != row) {
      found = new Known(row, ColumnStatistics.of(row, catalog));
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(column, found);
    }
    return found.read;
  }
}
