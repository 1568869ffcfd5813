package org.gajah.planner.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
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
  private final StatisticsMemory statistics;

  /// What an index is made of.
  record Shape(Index index, List<IndexInfo.Column> columns, List<Expr> predicate) {}

  /// A memory that shares nothing.
  public PlannerMemory() {
    this(new StatisticsMemory());
  }

  /// @param statistics what sessions share
  public PlannerMemory(StatisticsMemory statistics) {
    this.statistics = statistics;
  }

  /// What a row of `pg_statistic` says.
  public ColumnStatistics statistics(PgStatistic row, CatalogSource catalog) {
    return statistics.read(row, catalog);
  }

  @SuppressWarnings("ReferenceEquality") // the very index, for comparing takes long
  Shape shape(Index index, UnaryOperator<Expr> fold) {
    Shape known = shapes.get(index.oid());
    if (known == null || known.index != index) {
      known = read(index, fold);
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

  /// Its trees are folded as those of queries are, so that the same is written alike.
  private static Shape read(Index index, UnaryOperator<Expr> fold) {
    PgIndex row = index.row();
    List<Node> expressions = index.expressions();
    List<IndexInfo.Column> columns = new ArrayList<>();
    int expression = 0;
    for (int i = 0; i < row.indnatts(); i++) {
      int attribute = row.indkey()[i];
      Expr computed =
          attribute == 0
              ? fold.apply((Expr) Objects.requireNonNull(expressions.get(expression++)))
              : null;
      columns.add(column(index, i, computed));
    }
    List<Expr> predicate = new ArrayList<>();
    for (Node part : index.predicate()) {
      predicate.addAll(Trees.conjuncts(fold.apply((Expr) Objects.requireNonNull(part))));
    }
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
