package org.gajah.planner.join;

import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.facts.RelationInfo;
import org.gajah.planner.facts.Relations;
import org.gajah.planner.statistics.ColumnStatistics;
import org.gajah.planner.statistics.Selectivity;

/// How CLUSTER gets rows into order: by reading them as an index has them, or by sorting. Mirrors
/// `plan_cluster_use_sort` of `optimizer/plan/planner.c`.
public final class ClusterChoice {
  private static final int PAGE = 8192;
  private static final int ROW_HEADER = 24;
  private static final int MIN_MERGE = 6;
  private static final int MAX_MERGE = 500;

  /// What one run takes while runs are merged: two pages of a tape and a buffer.
  private static final long MERGE_BUFFER = 2L * PAGE + 32L * PAGE;

  /// How much of the reading and writing of runs jumps about.
  private static final double RANDOM_SHARE = 0.25;

  private final PlanningContext context;
  private final Costs costs;
  private final Relations relations;

  public ClusterChoice(PlanningContext context) {
    this.context = context;
    this.costs = context.costs();
    this.relations = new Relations(context);
  }

  /// Whether sorting is cheaper.
  ///
  /// @param memory for sorting, in bytes
  public boolean sorts(int table, int index, long memory) {
    if (!costs.methods().indexscan()) {
      return true;
    }
    RelationInfo info = relations.read(table);
    for (IndexInfo each : info.indexes()) {
      if (each.oid() == index) {
        return sorting(info, each, memory) < reading(info, each);
      }
    }
    return true;
  }

  private double reading(RelationInfo info, IndexInfo index) {
    Operators operators = new Operators(context.catalog());
    Implication implication =
        new Implication(operators, new Functions(context.catalog()), context::fold);
    Selectivity selectivity = new Selectivity(operators, _ -> null, context::fold);
    IndexCosts reading =
        new IndexCosts(
            costs,
            operators,
            selectivity,
            implication,
            (_, column) -> correlation(info.oid(), column));
    double rows = Math.max(1, info.tuples());
    return reading.scan(1, info, index, List.of(), rows, 0, false).total();
  }

  private double correlation(int table, int column) {
    ColumnStatistics known = relations.statistics(table, column);
    return known == null ? 0 : known.correlation();
  }

  private double sorting(RelationInfo info, IndexInfo index, long memory) {
    double scan =
        info.pages() * costs.sequentialPage()
            + info.tuples() * costs.tuple()
            + (costs.methods().seqscan() ? 0 : Costs.DISABLED);
    long computed = index.columns().stream().filter(column -> column.expression() != null).count();
    double rows = Math.max(2, info.tuples());
    double comparison = 2 * costs.operator() * (1 + computed);
    double bytes = rows * (aligned(relations.rowWidth(info.oid())) + ROW_HEADER);
    double sort = comparison * rows * Math.log(rows) / Math.log(2) + costs.operator() * rows;
    if (bytes > memory) {
      sort += runs(bytes, memory);
    }
    return scan + sort + (costs.methods().sort() ? 0 : Costs.DISABLED);
  }

  private static int aligned(int width) {
    return (width + 7) & ~7;
  }

  /// What it costs to write runs and merge them.
  private double runs(double bytes, long memory) {
    double runs = bytes / memory;
    double merged = Math.clamp(memory / MERGE_BUFFER, MIN_MERGE, MAX_MERGE);
    double passes = runs > merged ? Math.ceil(Math.log(runs) / Math.log(merged)) : 1;
    double pages = 2 * Math.ceil(bytes / PAGE) * passes;
    return pages
        * (costs.sequentialPage() * (1 - RANDOM_SHARE) + costs.randomPage() * RANDOM_SHARE);
  }
}
