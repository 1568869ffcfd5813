package org.gajah.planner.facts;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.id.Oid;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.planner.statistics.ColumnStatistics;
import org.jspecify.annotations.Nullable;

/// Reads what the planner wants to know of tables. Mirrors `optimizer/util/plancat.c`.
public final class Relations {
  private static final int PAGE = 8192;
  private static final int PAGE_HEADER = 24;
  private static final int TUPLE_OVERHEAD = 24 + 4;

  /// What a table that was never vacuumed is taken for, so that a plan made while it is empty is
  /// not too bad when it has grown.
  private static final long MIN_PAGES = 10;

  private final PlanningContext context;
  private final CatalogSource catalog;

  public Relations(PlanningContext context) {
    this.context = context;
    this.catalog = context.catalog();
  }

  /// Reads a table and its indexes.
  public RelationInfo read(int oid) {
    PgClass row = catalog.get(SysCache.RELOID, oid);
    long pages = row.relkind() == PgClass.RELKIND_PARTITIONED_TABLE ? 0 : context.blocks(oid);
    long assumed =
        pages < MIN_PAGES && row.reltuples() < 0 && !row.relhassubclass() ? MIN_PAGES : pages;
    double tuples = tuples(row, assumed);
    double allVisible =
        row.relpages() <= 0 ? 0 : Math.min(1.0, (double) row.relallvisible() / row.relpages());
    List<IndexInfo> indexes = row.relhasindex() ? indexes(oid, tuples) : List.of();
    return new RelationInfo(oid, row.relkind(), assumed, tuples, allVisible, indexes);
  }

  private double tuples(PgClass row, long pages) {
    if (pages == 0) {
      return 0;
    }
    if (row.reltuples() >= 0 && row.relpages() > 0) {
      return Math.rint((double) row.reltuples() / row.relpages() * pages);
    }
    int perPage = (PAGE - PAGE_HEADER) / (rowWidth(row.oid()) + TUPLE_OVERHEAD);
    return (double) perPage * pages;
  }

  /// Average bytes of the columns of a table's rows.
  public int rowWidth(int oid) {
    int width = 0;
    for (PgAttribute column : catalog.list(SysCache.ATTNUM, oid)) {
      if (column.attnum() > 0 && !column.attisdropped()) {
        width += width(oid, column.attnum(), column.atttypid(), column.atttypmod());
      }
    }
    return Math.max(1, width);
  }

  /// Average bytes of a column's values.
  public int width(int relation, int column, int type, int modifier) {
    PgStatistic statistic = statistic(relation, column);
    return statistic != null && statistic.stawidth() > 0
        ? statistic.stawidth()
        : width(type, modifier);
  }

  /// Average bytes of a type's values, guessed.
  public int width(int type, int modifier) {
    PgType row = catalog.find(SysCache.TYPEOID, type);
    if (row == null) {
      return 32;
    }
    if (row.typlen() > 0) {
      return row.typlen();
    }
    if (modifier > 4 && (type == TypeOid.BPCHAR || modifier < 36)) {
      return modifier - 4;
    }
    return 32;
  }

  /// The statistics of a column, or null where there are none.
  public @Nullable PgStatistic statistic(int relation, int column) {
    return catalog.find(SysCache.STATRELATTINH, relation, (short) column, false);
  }

  /// The same, as the planner uses it.
  public @Nullable ColumnStatistics statistics(int relation, int column) {
    PgStatistic row = statistic(relation, column);
    return row == null ? null : context.memory().statistics(row, catalog);
  }

  /// How many different values a column is expected to have.
  ///
  /// @param tuples rows of the table
  public double distinct(int relation, int column, double tuples) {
    PgStatistic statistic = statistic(relation, column);
    if (statistic != null && statistic.stadistinct() > 0) {
      return statistic.stadistinct();
    }
    if (statistic != null && statistic.stadistinct() < 0) {
      return Math.max(1, -statistic.stadistinct() * tuples);
    }
    return Math.max(1, Math.min(tuples, 200));
  }

  private List<IndexInfo> indexes(int oid, double tuples) {
    List<IndexInfo> result = new ArrayList<>();
    if (context.ignoresSystemIndexes() && Oid.compare(oid, Oid.FIRST_UNPINNED) < 0) {
      return result;
    }
    for (Index index : context.relations().get(oid).indexes()) {
      if (index.row().indisvalid()) {
        result.add(index(index, tuples));
      }
    }
    return result;
  }

  private IndexInfo index(Index index, double tuples) {
    PgIndex row = index.row();
    PlannerMemory.Shape shape = context.memory().shape(index, context::fold);
    long pages = Math.max(1, context.blocks(index.oid()));
    return new IndexInfo(
        row.indexrelid(),
        index.method(),
        pages,
        context.height(index.oid()),
        shape.predicate().isEmpty() ? tuples : Math.min(tuples, tuples(index.relation(), pages)),
        shape.columns(),
        row.indnkeyatts(),
        row.indisunique(),
        row.indimmediate(),
        shape.predicate());
  }
}
