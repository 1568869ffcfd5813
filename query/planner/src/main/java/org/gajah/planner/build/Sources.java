package org.gajah.planner.build;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgInherits;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.join.Leaves;
import org.gajah.planner.tree.Trees;

/// The range table of a query, for the search for joins: plans sub-queries, estimates functions.
final class Sources implements Leaves {
  private final Level level;
  private final Sublinks.SubqueryPlanner planner;
  private final CatalogSource catalog;
  private final Functions functions;
  private final Costs costs;
  private final Map<Integer, Planned> subqueries = new HashMap<>();
  private final Map<Integer, Bitmapset> needed;

  /// A sub-query that is planned.
  ///
  /// @param wanted variables of neighbours that it uses, and their parameters
  record Planned(Stage stage, Map<Var, Integer> wanted) {}

  /// @param needed for each relation, the numbers of the columns that are used
  Sources(
      Level level,
      Sublinks.SubqueryPlanner planner,
      CatalogSource catalog,
      Functions functions,
      Costs costs,
      Map<Integer, Bitmapset> needed) {
    this.level = level;
    this.planner = planner;
    this.catalog = catalog;
    this.functions = functions;
    this.costs = costs;
    this.needed = needed;
  }

  @Override
  public boolean isTable(int relation) {
    return level.entry(relation).rtekind() == RTEKind.RTE_RELATION;
  }

  @Override
  public boolean isSample(int relation) {
    return level.entry(relation).tablesample() != null;
  }

  @Override
  public int table(int relation) {
    RangeTblEntry entry = level.entry(relation);
    if (entry.inh()
        && catalog.get(SysCache.RELOID, entry.relid()).relhassubclass()
        && !catalog.scan(PgInherits.PARENT_INDEX, entry.relid()).isEmpty()) {
      throw PgException.notBuilt("tables with children");
    }
    return entry.relid();
  }

  @Override
  public Bitmapset needed(int relation) {
    return needed.getOrDefault(relation, Bitmapset.EMPTY);
  }

  @Override
  public Source source(int relation, List<Expr> filter) {
    RangeTblEntry entry = level.entry(relation);
    Bitmapset required = entry.lateral() ? Trees.relations(content(entry)) : Bitmapset.EMPTY;
    return switch (entry.rtekind()) {
      case RTE_SUBQUERY -> subquery(relation, entry);
      case RTE_FUNCTION -> function(entry, required);
      case RTE_VALUES -> {
        double rows = entry.values_lists().size();
        yield new Source(rows, 0, rows * costs.operator(), required, null);
      }
      case RTE_CTE -> {
        Level.Cte cte = cte(entry);
        yield new Source(cte.rows(), 0, cte.total() * 0.1, Bitmapset.EMPTY, null);
      }
      case RTE_NAMEDTUPLESTORE -> new Source(entry.enrtuples(), 0, 1, Bitmapset.EMPTY, null);
      case RTE_TABLEFUNC -> throw PgException.notBuilt("XMLTABLE and JSON_TABLE");
      case RTE_RESULT -> new Source(1, 0, costs.tuple(), Bitmapset.EMPTY, null);
      case RTE_RELATION, RTE_JOIN -> throw new IllegalStateException(entry.toString());
    };
  }

  /// What of an entry is evaluated. Only expressions at the query's own level.
  private static RangeTblEntry content(RangeTblEntry entry) {
    return entry.toBuilder().subquery(null).build();
  }

  private Source function(RangeTblEntry entry, Bitmapset required) {
    double rows = 0;
    double cost = 0;
    for (var function : entry.functions()) {
      double here =
          function.funcexpr() instanceof FuncExpr call && call.funcretset()
              ? functions.rows(call.funcid())
              : 1;
      rows = Math.max(rows, here);
      cost += functions.evaluation(function.funcexpr()) * costs.operator();
    }
    return new Source(Math.max(1, rows), cost, cost + rows * costs.tuple(), required, null);
  }

  private Source subquery(int relation, RangeTblEntry entry) {
    Map<Expr, Param> before = level.startCapture();
    Stage stage = planner.plan(Objects.requireNonNull(entry.subquery()), level, 1);
    Map<Expr, Param> captured = level.endCapture(before);
    Map<Var, Integer> wanted = new LinkedHashMap<>();
    Bitmapset required = Bitmapset.EMPTY;
    for (Map.Entry<Expr, Param> use : captured.entrySet()) {
      if (!(use.getKey() instanceof Var var)) {
        throw PgException.notBuilt("aggregates of an outer query in LATERAL");
      }
      wanted.put(var, use.getValue().paramid());
      required = required.plus(var.varno());
    }
    subqueries.put(relation, new Planned(stage, wanted));
    return new Source(stage.rows(), stage.startup(), stage.total(), required, stage.plan());
  }

  Planned planned(int relation) {
    return Objects.requireNonNull(subqueries.get(relation));
  }

  /// The common table expression that an entry refers to.
  Level.Cte cte(RangeTblEntry entry) {
    Level owner = level.up(entry.ctelevelsup());
    Level.Cte cte = owner.ctes.get(Objects.requireNonNull(entry.ctename()));
    if (cte == null) {
      throw PgException.internal("could not find CTE \"" + entry.ctename() + "\"");
    }
    return cte;
  }
}
