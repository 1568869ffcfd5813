package org.gajah.planner.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.IndexOperatorClass;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.planner.statistics.ColumnStatistics;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// What the planner made of rows of the catalogs, kept from statement to statement as long as the
/// rows stay the same. Belongs to a session.
public final class PlannerMemory {
  /// More than this is forgotten, all at once.
  private static final int MOST = 4096;

  private static final int OPTION_DESCENDING = 1;
  private static final int OPTION_NULLS_FIRST = 2;

  private final Map<Integer, Shape> shapes = new HashMap<>();
  private final Map<Column, Statistics> statistics = new HashMap<>();

  /// What an index is made of.
  record Shape(Index index, List<IndexInfo.Column> columns, List<Expr> predicate) {}

  private record Column(int relation, int number) {}

  private record Statistics(PgStatistic row, ColumnStatistics read) {}

  /// What a row of `pg_statistic` says.
  @SuppressWarnings("ReferenceEquality") // the very row, for comparing what it says takes long
  public ColumnStatistics statistics(PgStatistic row, CatalogSource catalog) {
    Column column = new Column(row.starelid(), row.staattnum());
    Statistics known = statistics.get(column);
    if (known == null || known.row != row) {
      known = new Statistics(row, ColumnStatistics.of(row, catalog));
      put(statistics, column, known);
    }
    return known.read;
  }

  @SuppressWarnings("ReferenceEquality") // the same
  Shape shape(Index index) {
    Shape known = shapes.get(index.oid());
    if (known == null || known.index != index) {
      known = read(index);
      put(shapes, index.oid(), known);
    }
    return known;
  }

  private static <K, V> void put(Map<K, V> map, K key, V value) {
    if (map.size() >= MOST) {
      map.clear();
    }
    map.put(key, value);
  }

  private static Shape read(Index index) {
    PgIndex row = index.row();
    List<Node> expressions = index.expressions();
    List<IndexInfo.Column> columns = new ArrayList<>();
    int expression = 0;
    for (int i = 0; i < row.indnatts(); i++) {
      int attribute = row.indkey()[i];
      columns.add(column(index, i, attribute == 0 ? (Expr) expressions.get(expression++) : null));
    }
    List<Expr> predicate = new ArrayList<>();
    index
        .predicate()
        .forEach(part -> predicate.addAll(Trees.conjuncts((Expr) Objects.requireNonNull(part))));
    return new Shape(index, List.copyOf(columns), List.copyOf(predicate));
  }

  private static IndexInfo.Column column(Index index, int i, @Nullable Expr expression) {
    PgIndex row = index.row();
    int attribute = row.indkey()[i];
    if (i >= row.indnkeyatts()) {
      return new IndexInfo.Column(attribute, expression, 0, 0, 0, false, false);
    }
    IndexOperatorClass operators = index.operatorClasses().get(i);
    int options = row.indoption()[i];
    return new IndexInfo.Column(
        attribute,
        expression,
        operators.family(),
        operators.inputType(),
        row.indcollation()[i],
        (options & OPTION_DESCENDING) != 0,
        (options & OPTION_NULLS_FIRST) != 0);
  }
}
