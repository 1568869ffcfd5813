package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgAggregate;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.join.JoinSearch;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.join.Path;
import org.gajah.planner.join.Rel;
import org.gajah.planner.plan.GroupKeys;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.gajah.planner.tree.Trees;

/// GROUP BY, aggregates and HAVING. Mirrors `create_grouping_paths()` and
/// `optimizer/prep/prepagg.c`.
final class Grouping {
  private static final int GROUP_OVERHEAD = 64;

  private final Level level;
  private final Nodes nodes;
  private final Costs costs;
  private final CatalogSource catalog;
  private final List<Aggref> aggregates = new ArrayList<>();

  Grouping(Level level, Nodes nodes, Costs costs, CatalogSource catalog) {
    this.level = level;
    this.nodes = nodes;
    this.costs = costs;
    this.catalog = catalog;
  }

  static boolean isNeeded(Query query) {
    return query.hasAggs()
        || !query.groupClause().isEmpty()
        || !query.groupingSets().isEmpty()
        || query.havingQual() != null;
  }

  /// Numbers the aggregates of an expression: like ones are computed once.
  Expr numbered(Expr expression) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof Aggref aggregate && aggregate.agglevelsup() == levelsUp()
                ? number(aggregate)
                : children(node);
          }
        }.apply(expression);
  }

  private Aggref number(Aggref aggregate) {
    int number = aggregates.indexOf(aggregate);
    if (number < 0) {
      number = aggregates.size();
      aggregates.add(aggregate);
    }
    PgAggregate row = catalog.get(SysCache.AGGFNOID, aggregate.aggfnoid());
    int type = aggregate.aggtranstype() != 0 ? aggregate.aggtranstype() : row.aggtranstype();
    return aggregate.toBuilder()
        .aggno(number)
        .aggtransno(number)
        .aggtranstype(transitionType(aggregate, type))
        .aggsplit(AggSplit.AGGSPLIT_SIMPLE)
        .build();
  }

  /// A polymorphic transition type is the type of the first argument, or of arrays of it.
  private int transitionType(Aggref aggregate, int type) {
    if (catalog.get(SysCache.TYPEOID, type).typtype() != PgType.TYPTYPE_PSEUDO
        || type == TypeOid.INTERNAL
        || aggregate.aggargtypes().isEmpty()) {
      return type;
    }
    int argument = aggregate.aggargtypes().get(0);
    if (type == TypeOid.ANYARRAY || type == TypeOid.ANYCOMPATIBLEARRAY) {
      var row = catalog.get(SysCache.TYPEOID, argument);
      return row.typelem() != 0 && row.typlen() == -1 ? argument : row.typarray();
    }
    return argument;
  }

  /// Groups the rows that FROM and WHERE give.
  ///
  /// @param results what is computed from groups: targets, conditions of windows
  /// @param having conditions on groups
  Stage group(JoinSearch search, Rel rel, List<Expr> results, List<Expr> having) {
    Query query = level.query();
    List<SortGroupClause> clauses = query.groupClause();
    List<TargetEntry> targets = query.targetList();
    List<Expr> keys = new ArrayList<>();
    for (SortGroupClause clause : clauses) {
      Expr key = Nodes.target(clause, targets).expr();
      if (!keys.contains(key)) {
        keys.add(key);
      }
    }
    List<Expr> used = new ArrayList<>(results);
    used.addAll(having);
    List<Expr> input = input(keys, used);
    double groups = keys.isEmpty() ? 1 : search.groups(keys, rel.rows());
    boolean hashable = !keys.isEmpty() && clauses.stream().allMatch(SortGroupClause::hashable);
    boolean small = groups * (GROUP_OVERHEAD + nodes.width(input)) <= 8.0 * costs.workMemory();
    List<OrderKey> order = sortable(clauses) ? nodes.order(clauses, targets) : List.of();
    boolean ordered =
        aggregates.stream().anyMatch(a -> !a.aggdistinct().isEmpty() || !a.aggorder().isEmpty());
    if (!query.groupingSets().isEmpty()) {
      return sets(rel, clauses, input, outputs(keys, used), having);
    }
    boolean hash = hashable && (small || order.isEmpty()) && costs.methods().hashagg() && !ordered;
    Path path = Choice.cheapest(rel, hash || keys.isEmpty() ? List.of() : order, nodes, 1);
    Stage stage = nodes.withSets(path, input);
    if (!hash && !keys.isEmpty()) {
      stage = nodes.sort(stage, order, nodes.sortKeys(clauses, targets, stage));
    }
    RowsPlan.Agg.Strategy strategy =
        keys.isEmpty()
            ? RowsPlan.Agg.Strategy.PLAIN
            : hash ? RowsPlan.Agg.Strategy.HASHED : RowsPlan.Agg.Strategy.SORTED;
    return aggregate(
        stage,
        strategy,
        distinctKeys(nodes.groupKeys(clauses, targets, stage)),
        groups,
        outputs(keys, used),
        having);
  }

  /// Groups by several sets of keys, each in a hash table.
  private Stage sets(
      Rel rel,
      List<SortGroupClause> clauses,
      List<Expr> input,
      List<Expr> columns,
      List<Expr> having) {
    if (!clauses.stream().allMatch(SortGroupClause::hashable)) {
      throw PgException.notBuilt("grouping sets of types without hash functions");
    }
    List<TargetEntry> targets = level.query().targetList();
    Stage stage = nodes.paths().build(Choice.cheapest(rel, List.of(), nodes, 1), input);
    GroupKeys all = nodes.groupKeys(clauses, targets, stage);
    GroupKeys keys = distinctKeys(all);
    Map<Integer, Integer> places = new HashMap<>();
    for (int i = 0; i < clauses.size(); i++) {
      places.put(clauses.get(i).tleSortGroupRef(), keys.keys().indexOf(all.keys().get(i)));
    }
    List<List<Integer>> sets = new ArrayList<>();
    for (Set<Integer> set : GroupingSetLists.of(level.query())) {
      sets.add(set.stream().map(places::get).distinct().sorted().toList());
    }
    double groups = Math.max(1, stage.rows() / 10) * sets.size();
    double total = stage.total() + stage.rows() * costs.operator() * sets.size();
    References references = nodes.references();
    PlanCommon common =
        level
            .state
            .common(total, total + groups * costs.tuple(), groups, nodes.width(columns))
            .withTargetList(
                References.targets(
                    placed(references.above(columns, stage.columns(), List.of()), places)))
            .withQual(placed(references.above(having, stage.columns(), List.of()), places));
    RowsPlan.Agg plan =
        new RowsPlan.Agg(
            common,
            stage.plan(),
            RowsPlan.Agg.Strategy.HASHED,
            AggSplit.AGGSPLIT_SIMPLE,
            keys,
            (long) groups,
            sets,
            List.of());
    return new Stage(plan, columns, List.of(), stage.wanted());
  }

  /// Gives `GROUPING()` the places of its arguments among the keys.
  private static List<Expr> placed(List<Expr> expressions, Map<Integer, Integer> places) {
    TreeRewriter rewriter =
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            if (node instanceof GroupingFunc grouping && grouping.agglevelsup() == levelsUp()) {
              int[] columns = grouping.refs().stream().map(places::get).toArray();
              return grouping.toBuilder().cols(IntList.of(columns)).build();
            }
            return children(node);
          }
        };
    return expressions.stream().map(e -> (Expr) rewriter.apply(e)).toList();
  }

  private static GroupKeys distinctKeys(GroupKeys keys) {
    return new GroupKeys(keys.keys().stream().distinct().toList());
  }

  private static boolean sortable(List<SortGroupClause> clauses) {
    return clauses.stream().allMatch(clause -> clause.sortop() != 0);
  }

  private Stage aggregate(
      Stage stage,
      RowsPlan.Agg.Strategy strategy,
      GroupKeys keys,
      double groups,
      List<Expr> columns,
      List<Expr> having) {
    boolean sorted = strategy == RowsPlan.Agg.Strategy.SORTED;
    double work = stage.rows() * costs.operator() * (keys.keys().size() + aggregates.size());
    double startup = sorted ? stage.startup() : stage.total() + work;
    double total = stage.total() + work + groups * costs.tuple();
    References references = nodes.references();
    PlanCommon common =
        level
            .state
            .common(startup, total, groups, nodes.width(columns))
            .withTargetList(
                References.targets(references.above(columns, stage.columns(), List.of())))
            .withQual(references.above(having, stage.columns(), List.of()));
    RowsPlan.Agg plan =
        new RowsPlan.Agg(
            common,
            stage.plan(),
            strategy,
            AggSplit.AGGSPLIT_SIMPLE,
            keys,
            (long) groups,
            List.of(),
            List.of());
    return new Stage(plan, columns, sorted ? stage.order() : List.of(), stage.wanted());
  }

  /// What the aggregation reads: the keys, and the variables of everything else.
  private static List<Expr> input(List<Expr> keys, List<Expr> used) {
    List<Expr> result = new ArrayList<>(keys);
    for (Expr expression : used) {
      new TreeWalker() {
        @Override
        protected boolean visit(Node node) {
          if (node instanceof Expr part && keys.contains(part)) {
            return false;
          }
          if (node instanceof Var var && var.varlevelsup() == levelsUp() && !result.contains(var)) {
            result.add(var);
          }
          return children(node);
        }
      }.walk(expression);
    }
    return result;
  }

  /// What the aggregation gives: keys and aggregates that are used, and variables that depend on
  /// the keys.
  private static List<Expr> outputs(List<Expr> keys, List<Expr> used) {
    List<Expr> result = new ArrayList<>();
    for (Expr expression : used) {
      parts(expression, keys, result);
    }
    return result;
  }

  /// The largest parts of an expression that an aggregation can give.
  private static void parts(Expr expression, List<Expr> keys, List<Expr> result) {
    new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        boolean part =
            node instanceof Expr key && keys.contains(key)
                || node instanceof Aggref aggregate && aggregate.agglevelsup() == levelsUp()
                || node instanceof GroupingFunc grouping && grouping.agglevelsup() == levelsUp()
                || node instanceof Var var && var.varlevelsup() == levelsUp();
        if (part) {
          if (!result.contains(node)) {
            result.add((Expr) node);
          }
          return false;
        }
        return children(node);
      }
    }.walk(expression);
  }

  /// Whether an expression has aggregates or windows in it.
  static boolean isPlain(Expr expression) {
    return !Trees.any(expression, n -> n instanceof Aggref || n instanceof WindowFunc);
  }
}
