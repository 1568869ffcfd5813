package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.SetOperationStmt;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowClause;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.facts.Relations;
import org.gajah.planner.join.JoinSearch;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.join.Path;
import org.gajah.planner.join.Rel;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.prepare.JoinAliases;
import org.gajah.planner.prepare.PullUp;
import org.gajah.planner.prepare.SublinkPullUp;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Plans one query of a statement, and those below it. Mirrors `subquery_planner()` and
/// `grouping_planner()`.
public final class QueryPlanner {
  private final PlanningContext context;
  private final StatementState state;
  private final ExpressionTypes types;
  private final Operators operators;
  private final Functions functions;
  private final Relations relations;

  QueryPlanner(PlanningContext context, StatementState state) {
    this.context = context;
    this.state = state;
    this.types = new ExpressionTypes(context.catalog());
    this.operators = new Operators(context.catalog());
    this.functions = new Functions(context.catalog());
    this.relations = new Relations(context);
  }

  /// Plans a query.
  ///
  /// @param fraction which part of its rows will be wanted, 1 for all
  Stage plan(Query query, @Nullable Level parent, double fraction) {
    return plan(new Level(state, parent, types, query), fraction);
  }

  private Stage planCte(Query query, Level parent, String name, int parameter) {
    Level level = new Level(state, parent, types, query);
    if (parameter >= 0) {
      level.setRecursion(name, parameter);
    }
    return plan(level, 1);
  }

  private Stage plan(Level level, double fraction) {
    new CommonTables(level, functions, this::planCte).process();
    level.setQuery(rewritten(level.query()));
    level.placeRangeTable();
    Sublinks sublinks = new Sublinks(level, this::plan, context.costs(), operators, functions);
    level.setQuery(new Preprocessing(level, sublinks, context::fold).process());
    Nodes nodes = new Nodes(level, context.costs(), operators, functions, relations);
    Stage stage = new Steps(level, nodes, fraction).plan();
    return withInitPlans(level, stage);
  }

  private static Stage withInitPlans(Level level, Stage stage) {
    if (level.initPlans.isEmpty()) {
      return stage;
    }
    Plan plan = stage.plan();
    return stage.withPlan(plan.withCommon(plan.common().withInitPlans(level.initPlans)));
  }

  // Preparation

  private Query rewritten(Query query) {
    if (query.setOperations() != null || query.jointree() == null) {
      return query;
    }
    Query result = JoinAliases.resolved(query);
    if (result.hasSubLinks()) {
      result = new SublinkPullUp(functions, types).process(result);
    }
    return JoinAliases.resolved(new PullUp(functions).process(result));
  }

  // The steps of one query

  private final class Steps {
    private final Level level;
    private final Nodes nodes;
    private final Query query;
    private final double fraction;

    Steps(Level level, Nodes nodes, double fraction) {
      this.level = level;
      this.nodes = nodes;
      this.query = level.query();
      this.fraction = fraction;
    }

    Stage plan() {
      if (query.commandType() == CmdType.CMD_MERGE) {
        throw PgException.notBuilt("MERGE");
      }
      Modifications modifications =
          new Modifications(
              context.catalog(),
              context::fold,
              new Implication(operators, functions, context::fold),
              level,
              nodes);
      List<TargetEntry> targets = modifications.targets(query);
      if (!targets.equals(query.targetList())) {
        level.setQuery(query.toBuilder().targetList(targets).build());
      }
      RowMarks marks = new RowMarks(level);
      List<TargetEntry> all = marks.withJunk(targets);
      Stage stage = Nodes.named(rows(all, marks), all);
      return query.commandType() == CmdType.CMD_SELECT
          ? stage
          : modifications.modify(stage, all, marks.marks());
    }

    /// The query's rows, ordered and limited.
    private Stage rows(List<TargetEntry> targets, RowMarks marks) {
      List<Expr> columns = targets.stream().map(TargetEntry::expr).toList();
      List<SortGroupClause> sort = query.sortClause();
      Stage stage;
      if (query.setOperations() instanceof SetOperationStmt operations) {
        stage =
            new SetOperations(
                    level,
                    nodes,
                    context.costs(),
                    QueryPlanner.this::plan,
                    new Coercions(context.catalog(), types))
                .plan(operations);
      } else {
        stage = joined(columns, targets);
      }
      stage = distinct(stage, targets);
      if (!sort.isEmpty()) {
        stage = nodes.sort(stage, nodes.order(sort, targets), nodes.sortKeys(sort, targets, stage));
      }
      stage = afterSort(stage, columns);
      if (!marks.locked().isEmpty()) {
        level.state.rowMarks.addAll(marks.locked());
        stage = Nodes.named(stage, targets);
        int parameter = state.newParameter(0, -1, 0).paramid();
        stage =
            nodes.passOn(
                stage,
                stage.rows(),
                (common, plan) -> new RowsPlan.LockRows(common, plan, marks.marks(), parameter));
      }
      return limited(stage, targets);
    }

    /// Columns that were left for after the sort.
    private Stage afterSort(Stage stage, List<Expr> columns) {
      if (stage.columns().equals(columns)) {
        return stage;
      }
      return query.hasTargetSRFs()
          ? nodes.projectSets(stage, columns)
          : nodes.project(stage, columns);
    }

    /// What is computed before rows are ordered: everything, but set-returning and volatile
    /// functions that the order does not depend on.
    private List<Expr> beforeSort(List<Expr> columns, List<TargetEntry> targets) {
      if (query.sortClause().isEmpty() || !query.distinctClause().isEmpty()) {
        return columns;
      }
      Set<Expr> keys = new LinkedHashSet<>();
      query.sortClause().forEach(c -> keys.add(Nodes.target(c, targets).expr()));
      boolean setsInKeys = keys.stream().anyMatch(functions::containsSet);
      List<Expr> result = new ArrayList<>();
      List<Expr> later = new ArrayList<>();
      for (Expr column : columns) {
        boolean waits =
            !keys.contains(column)
                && (!setsInKeys && functions.containsSet(column)
                    || functions.containsVolatile(column));
        (waits ? later : result).add(column);
      }
      if (later.isEmpty()) {
        return columns;
      }
      for (Expr column : later) {
        for (Expr part : parts(column)) {
          if (!result.contains(part)) {
            result.add(part);
          }
        }
      }
      return result;
    }

    /// What an expression is computed from once rows are grouped and windows applied.
    private List<Expr> parts(Expr expression) {
      List<Expr> result = new ArrayList<>();
      new TreeWalker() {
        @Override
        protected boolean visit(Node node) {
          boolean part =
              node instanceof Aggref
                  || node instanceof GroupingFunc
                  || node instanceof WindowFunc
                  || node instanceof Var var && var.varlevelsup() == levelsUp();
          if (part) {
            result.add((Expr) node);
            return false;
          }
          return children(node);
        }
      }.walk(expression);
      return result;
    }

    private Stage joined(List<Expr> allColumns, List<TargetEntry> targets) {
      Grouping grouping = new Grouping(level, nodes, context.costs(), context.catalog());
      boolean groups = Grouping.isNeeded(query);
      List<Expr> columns = beforeSort(allColumns, targets);
      List<Expr> having = Trees.conjuncts(query.havingQual());
      JoinSearch search = search(allColumns, having);
      lastSearch = search;
      Rel rel = search.search(Objects.requireNonNull(query.jointree()));
      if (groups) {
        List<Expr> wanted = withWindowKeys(columns, targets);
        wanted.forEach(grouping::numbered);
        return above(grouping.group(search, rel, wanted, having), columns);
      }
      boolean plain = !query.hasWindowFuncs() && !query.hasTargetSRFs();
      Path path = Choice.cheapest(rel, wantedOrder(targets), nodes, fractionWanted(rel));
      if (plain) {
        return nodes.paths().build(path, columns);
      }
      List<Expr> base = new ArrayList<>();
      for (Expr column : withWindowKeys(columns, targets)) {
        if (query.hasWindowFuncs() && Grouping.isPlain(column) && !functions.containsSet(column)) {
          if (!base.contains(column)) {
            base.add(column);
          }
        } else {
          Trees.variables(column).stream().filter(v -> !base.contains(v)).forEach(base::add);
        }
      }
      return above(nodes.paths().build(path, base), columns);
    }

    /// Windows and sets on top of rows or groups.
    private Stage above(Stage input, List<Expr> columns) {
      Stage stage = input;
      if (query.hasWindowFuncs()) {
        stage =
            new Windows(level, nodes, context.costs()).apply(stage, columns, query.windowClause());
      }
      boolean sets = query.hasTargetSRFs() && columns.stream().anyMatch(functions::containsSet);
      return sets ? nodes.projectSets(stage, columns) : nodes.project(stage, columns);
    }

    private List<Expr> withWindowKeys(List<Expr> columns, List<TargetEntry> targets) {
      List<Expr> result = new ArrayList<>(columns);
      for (WindowClause window : query.windowClause()) {
        List<SortGroupClause> clauses = new ArrayList<>(window.partitionClause());
        clauses.addAll(window.orderClause());
        clauses.forEach(clause -> result.add(Nodes.target(clause, targets).expr()));
        if (window.startOffset() != null) {
          result.add(window.startOffset());
        }
        if (window.endOffset() != null) {
          result.add(window.endOffset());
        }
      }
      return result;
    }

    /// The order that would spare a sort later on.
    private List<OrderKey> wantedOrder(List<TargetEntry> targets) {
      if (query.hasWindowFuncs() || query.hasTargetSRFs()) {
        return List.of();
      }
      return query.sortClause().isEmpty() ? List.of() : nodes.order(query.sortClause(), targets);
    }

    private double fractionWanted(Rel rel) {
      Double count = constant(query.limitCount());
      Double offset = constant(query.limitOffset());
      if (count == null || !query.distinctClause().isEmpty()) {
        return fraction;
      }
      double wanted = count + (offset == null ? 0 : offset);
      return Math.min(fraction, wanted / Math.max(1, rel.rows()));
    }

    private @Nullable JoinSearch lastSearch;

    private JoinSearch search(List<Expr> columns, List<Expr> having) {
      List<Expr> used = new ArrayList<>(columns);
      used.addAll(having);
      query.returningList().forEach(target -> used.add(target.expr()));
      collect(Objects.requireNonNull(query.jointree()), used);
      for (WindowClause window : query.windowClause()) {
        if (window.startOffset() != null) {
          used.add(window.startOffset());
        }
        if (window.endOffset() != null) {
          used.add(window.endOffset());
        }
      }
      Map<Integer, Bitmapset> needed = new HashMap<>(Nodes.neededColumns(used));
      for (RangeTblEntry entry : query.rtable()) {
        if (entry.lateral()) {
          lateral(entry, needed);
        }
      }
      Sources sources =
          new Sources(
              level,
              QueryPlanner.this::plan,
              context.catalog(),
              functions,
              context.costs(),
              needed);
      level.setSources(sources);
      JoinSearch search =
          new JoinSearch(
              context.costs(),
              relations,
              operators,
              functions,
              sources,
              context::fold,
              query.rtable().size() > 1 || query.hasAggs() || isOrdered(),
              isOrdered(),
              query.limitCount() != null || fraction < 1);
      level.setSearch(search);
      return search;
    }

    /// Whether an order of the joined rows may be of use to anybody.
    private boolean isOrdered() {
      return query.hasWindowFuncs()
          || !query.sortClause().isEmpty()
          || !query.groupClause().isEmpty()
          || !query.distinctClause().isEmpty();
    }

    /// A lateral entry may use any column of its neighbours.
    private void lateral(RangeTblEntry entry, Map<Integer, Bitmapset> needed) {
      int levels = entry.subquery() == null ? 0 : 1;
      Node content = entry.subquery() == null ? entry : entry.subquery();
      Trees.relations(content, levels).stream()
          .forEach(relation -> needed.merge(relation, Bitmapset.of(0), Bitmapset::plus));
    }

    private static void collect(FromItem item, List<Expr> used) {
      switch (item) {
        case FromExpr from -> {
          used.addAll(Trees.conjuncts(from.quals()));
          from.fromlist().forEach(child -> collect(child, used));
        }
        case JoinExpr join -> {
          used.addAll(Trees.conjuncts(join.quals()));
          collect(join.larg(), used);
          collect(join.rarg(), used);
        }
        default -> {}
      }
    }

    // DISTINCT and LIMIT

    private Stage distinct(Stage stage, List<TargetEntry> targets) {
      List<SortGroupClause> clauses = query.distinctClause();
      if (clauses.isEmpty()) {
        return stage;
      }
      boolean hashable =
          !query.hasDistinctOn() && clauses.stream().allMatch(SortGroupClause::hashable);
      GroupKeys keys = nodes.groupKeys(clauses, targets, stage);
      boolean ordered = OrderKey.satisfies(stage.order(), nodes.order(clauses, targets));
      if (hashable && !ordered && context.costs().methods().hashagg()) {
        return hashedDistinct(stage, keys, distinctRows(stage, clauses, targets));
      }
      List<SortGroupClause> order =
          query.hasDistinctOn() && !query.sortClause().isEmpty()
              ? longer(query.sortClause(), clauses)
              : clauses;
      Stage sorted =
          nodes.sort(stage, nodes.order(order, targets), nodes.sortKeys(order, targets, stage));
      return nodes.unique(sorted, keys, distinctRows(stage, clauses, targets));
    }

    private double distinctRows(
        Stage stage, List<SortGroupClause> clauses, List<TargetEntry> targets) {
      JoinSearch search = lastSearch;
      if (search == null || query.hasAggs() || !query.groupClause().isEmpty()) {
        return Math.max(1, Math.rint(stage.rows() * 0.5));
      }
      List<Expr> values =
          clauses.stream().map(clause -> Nodes.target(clause, targets).expr()).toList();
      return search.groups(values, stage.rows());
    }

    private static List<SortGroupClause> longer(List<SortGroupClause> a, List<SortGroupClause> b) {
      return a.size() >= b.size() ? a : b;
    }

    private Stage hashedDistinct(Stage stage, GroupKeys keys, double rows) {
      double total = stage.total() + stage.rows() * context.costs().operator() * keys.keys().size();
      PlanCommon common =
          state
              .common(
                  total,
                  total + rows * context.costs().tuple(),
                  rows,
                  stage.plan().common().width())
              .withTargetList(nodes.paths().passedOn(stage));
      return stage
          .withPlan(
              new RowsPlan.Agg(
                  common,
                  stage.plan(),
                  RowsPlan.Agg.Strategy.HASHED,
                  AggSplit.AGGSPLIT_SIMPLE,
                  keys,
                  (long) rows,
                  List.of(),
                  List.of()))
          .withOrder(List.of());
    }

    private Stage limited(Stage stage, List<TargetEntry> targets) {
      if (query.limitCount() == null && query.limitOffset() == null) {
        return stage;
      }
      GroupKeys ties =
          query.limitOption() == LimitOption.LIMIT_OPTION_WITH_TIES
              ? nodes.groupKeys(query.sortClause(), targets, stage)
              : new GroupKeys(List.of());
      Double count = constant(query.limitCount());
      double rows = count == null ? Math.max(1, stage.rows() * 0.1) : Math.min(stage.rows(), count);
      return nodes.passOn(
          stage,
          Math.max(1, rows),
          (common, plan) ->
              new RowsPlan.Limit(
                  common,
                  plan,
                  query.limitOffset(),
                  query.limitCount(),
                  query.limitOption(),
                  ties));
    }

    private static @Nullable Double constant(@Nullable Expr expression) {
      if (!(expression instanceof Const value) || value.constvalue() == null) {
        return null;
      }
      long number = 0;
      for (int i = 7; i >= 0; i--) {
        number = number << 8 | value.constvalue()[i] & 0xFF;
      }
      return (double) number;
    }
  }
}
