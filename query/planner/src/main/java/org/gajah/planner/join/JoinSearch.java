package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.facts.RelationInfo;
import org.gajah.planner.facts.Relations;
import org.gajah.planner.statistics.ColumnStatistics;
import org.gajah.planner.statistics.Selectivity;
import org.gajah.planner.statistics.VariableFacts;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Searches the cheapest ways to join the relations of a query.
///
/// What may be joined in any order is searched like PostgreSQL does: first single relations, then
/// pairs, then triples, always from the best of the smaller sets. Beyond `join_collapse_limit`
/// relations the pair with the smallest result is joined first, again and again.
public final class JoinSearch {
  private static final double UNKNOWN_VALUES = 200;

  private final Costs costs;
  private final Relations relations;
  private final Operators operators;
  private final Functions functions;
  private final Leaves leaves;
  private final UnaryOperator<Expr> fold;
  private final boolean hurried;
  private final Selectivity selectivity;
  private final LeafPaths leafPaths;
  private final OrderSubjects subjects = new OrderSubjects();
  private final JoinConditions known;
  private final JoinPaths joinPaths;
  private final Map<Integer, RelationInfo> infos = new HashMap<>();
  private final Map<Integer, Double> rowsLeft = new HashMap<>();

  /// @param leavesOrdered whether anybody makes use of the order in which rows of single relations
  ///   come
  /// @param ordered whether anybody makes use of the order in which joined rows come
  /// @param hurried whether perhaps not all rows are asked for, so that it counts how soon the
  ///   first ones come
  public JoinSearch(
      Costs costs,
      Relations relations,
      Operators operators,
      Functions functions,
      Leaves leaves,
      UnaryOperator<Expr> fold,
      boolean leavesOrdered,
      boolean ordered,
      boolean hurried) {
    this.hurried = hurried;
    this.costs = costs;
    this.relations = relations;
    this.operators = operators;
    this.functions = functions;
    this.leaves = leaves;
    this.fold = fold;
    this.selectivity = new Selectivity(operators, this::facts, fold);
    this.known = new JoinConditions(operators, functions, subjects);
    this.leafPaths =
        new LeafPaths(
            costs,
            operators,
            functions,
            selectivity,
            new Implication(operators, functions, fold),
            this::correlation,
            known,
            leavesOrdered,
            ordered,
            hurried);
    this.joinPaths = new JoinPaths(costs, operators, selectivity, known, ordered);
  }

  private double distinct(Var variable) {
    VariableFacts facts = facts(variable);
    return facts == null ? 0 : facts.distinct();
  }

  private @Nullable VariableFacts facts(Var variable) {
    RelationInfo info = infos.get(variable.varno());
    if (info == null || variable.varattno() == 0) {
      return null;
    }
    int column = variable.varattno();
    return new VariableFacts(
        variable,
        info.tuples(),
        isUnique(info, column),
        isFirst(info, column),
        statistics(info, column));
  }

  private double correlation(int relation, int column) {
    RelationInfo info = infos.get(relation);
    ColumnStatistics known = info == null ? null : statistics(info, column);
    return known == null ? 0 : known.correlation();
  }

  private @Nullable ColumnStatistics statistics(RelationInfo info, int column) {
    return column < 0 ? null : relations.statistics(info.oid(), column);
  }

  private static boolean isUnique(RelationInfo info, int column) {
    for (IndexInfo index : info.indexes()) {
      if (index.unique()
          && index.keyCount() == 1
          && index.predicate().isEmpty()
          && index.columns().getFirst().attribute() == column) {
        return true;
      }
    }
    return false;
  }

  /// Whether some index starts with a column.
  private static boolean isFirst(RelationInfo info, int column) {
    for (IndexInfo index : info.indexes()) {
      if (index.columns().getFirst().attribute() == column) {
        return true;
      }
    }
    return false;
  }

  /// How many different values some expressions have together, at most `rows`. Mirrors
  /// `estimate_num_groups()`.
  public double groups(List<Expr> expressions, double rows) {
    double result = 1;
    Map<Integer, Set<Var>> variables = new LinkedHashMap<>();
    for (Expr expression : expressions) {
      if (expression instanceof Var variable && variable.vartype() == TypeOid.BOOL) {
        result *= 2;
        continue;
      }
      for (Var variable : Trees.variables(expression)) {
        variables.computeIfAbsent(variable.varno(), _ -> new LinkedHashSet<>()).add(variable);
      }
    }
    for (Map.Entry<Integer, Set<Var>> each : variables.entrySet()) {
      result *= groups(each.getKey(), each.getValue());
    }
    return Math.max(1, Math.min(Math.ceil(result), rows));
  }

  private double groups(int relation, Set<Var> variables) {
    double most = 1;
    double product = 1;
    for (Var variable : variables) {
      double values = distinct(variable);
      values = values == 0 ? UNKNOWN_VALUES : values;
      product *= values;
      most = Math.max(most, values);
    }
    RelationInfo info = infos.get(relation);
    if (info == null || info.tuples() <= 0) {
      return product;
    }
    double tuples = info.tuples();
    double limit = variables.size() > 1 ? Math.min(tuples, Math.max(tuples * 0.1, most)) : tuples;
    double result = Math.min(product, limit);
    double left = rowsLeft.getOrDefault(relation, tuples);
    if (left < tuples) {
      result *= 1 - Math.pow((tuples - left) / tuples, tuples / result);
    }
    return Math.max(1, Math.rint(result));
  }

  /// Which part of the rows fulfils some conditions.
  public double selectivity(List<Expr> conditions) {
    return selectivity.of(conditions);
  }

  /// Finds the paths to what FROM and WHERE give.
  public Rel search(FromExpr from) {
    if (from.fromlist().isEmpty()) {
      Rel rel = new Rel(Bitmapset.EMPTY, 1, hurried);
      Path.Estimate estimate =
          new Path.Estimate(Bitmapset.EMPTY, 1, 0, costs.tuple(), List.of(), Bitmapset.EMPTY);
      rel.add(new Path.Single(estimate, Trees.conjuncts(from.quals())));
      return rel;
    }
    Equivalences equivalences = new Equivalences(operators, functions, fold);
    Item item = new JoinTrees(functions, equivalences, subjects).arrange(from);
    announce(item);
    return plan(item, List.of());
  }

  private void announce(Item item) {
    switch (item) {
      case Item.Leaf _ -> {}
      case Item.Inner inner -> {
        known.announce(inner.conditions());
        inner.equivalences().forEach(known::announce);
        inner.items().forEach(this::announce);
      }
      case Item.Outer outer -> {
        known.announce(outer.conditions());
        announce(outer.left());
        announce(outer.right());
      }
    }
  }

  /// @param offers conditions from around, for which a nested loop there may give values
  private Rel plan(Item item, List<Expr> offers) {
    return switch (item) {
      case Item.Leaf leaf -> leaf(leaf, offers);
      case Item.Inner inner -> inner(inner, offers);
      case Item.Outer outer -> outer(outer, offers);
    };
  }

  // Leaves

  private Rel leaf(Item.Leaf leaf, List<Expr> offers) {
    int relation = leaf.relation();
    if (!leaves.isTable(relation)) {
      return source(leaf);
    }
    RelationInfo info = relations.read(leaves.table(relation));
    if (info.kind() == PgClass.RELKIND_PARTITIONED_TABLE) {
      throw PgException.notBuilt("partitioned tables");
    }
    infos.put(relation, info);
    List<Expr> joins = about(relation, offers);
    Rel rel =
        leaves.isSample(relation)
            ? leafPaths.sample(relation, info, leaf.filter())
            : leafPaths.table(relation, info, leaf.filter(), joins, leaves.needed(relation));
    rowsLeft.put(relation, rel.rows());
    return rel;
  }

  private static List<Expr> about(int relation, List<Expr> conditions) {
    if (conditions.isEmpty()) {
      return conditions;
    }
    return conditions.stream().filter(c -> Trees.relations(c).contains(relation)).toList();
  }

  private Rel source(Item.Leaf leaf) {
    Leaves.Source source = leaves.source(leaf.relation(), leaf.filter());
    double rows = Math.max(1, Math.rint(source.rows() * selectivity.of(leaf.filter())));
    double total = source.total() + source.rows() * costs.tuple();
    Path.Estimate estimate =
        new Path.Estimate(
            Bitmapset.of(leaf.relation()),
            rows,
            source.startup(),
            total,
            List.of(),
            source.required());
    Rel rel = new Rel(Bitmapset.of(leaf.relation()), rows, hurried);
    rel.add(new Path.Scan(estimate, leaf.relation(), leaf.filter(), source.plan()));
    return rel;
  }

  // Joins that stay where they are

  private Rel outer(Item.Outer outer, List<Expr> offers) {
    Rel left = plan(outer.left(), offers);
    Rel right = plan(outer.right(), outer.conditions());
    Rel rel = joinPaths.empty(left, right, outer.type(), outer.conditions(), outer.filter());
    joinPaths.join(rel, left, right, outer.type(), outer.conditions(), outer.filter());
    if (outer.type() == JoinType.JOIN_LEFT) {
      joinPaths.join(rel, right, left, JoinType.JOIN_RIGHT, outer.conditions(), outer.filter());
    }
    if (rel.paths().isEmpty()) {
      throw noPath(outer);
    }
    return rel;
  }

  private static PgException noPath(Item.Outer outer) {
    return outer.type() == JoinType.JOIN_FULL
        ? new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "FULL JOIN is only supported with merge-joinable or hash-joinable join conditions")
        : PgException.internal("failed to build any join");
  }

  // Joins in any order

  private Rel inner(Item.Inner inner, List<Expr> offers) {
    if (inner.items().size() == 1 && inner.conditions().isEmpty()) {
      return plan(inner.items().getFirst(), offers);
    }
    List<Expr> all = new ArrayList<>(inner.conditions());
    inner.equivalences().forEach(equivalence -> all.addAll(equivalence.comparisons()));
    all.addAll(offers);
    List<Expr> everyRow =
        inner.conditions().stream()
            .filter(c -> Trees.relations(c).isEmpty() && functions.containsVolatile(c))
            .toList();
    List<Rel> rels = new ArrayList<>();
    for (Item item : inner.items()) {
      rels.add(plan(everyRow.isEmpty() ? item : filtered(item, everyRow, inner), all));
    }
    List<Expr> constant =
        inner.conditions().stream()
            .filter(c -> Trees.relations(c).isEmpty() && !functions.containsVolatile(c))
            .toList();
    List<Expr> conditions = new ArrayList<>(inner.conditions());
    conditions.removeAll(constant);
    conditions.removeAll(everyRow);
    Links links = new Links(conditions, inner.equivalences());
    Rel joined =
        rels.size() <= Math.min(costs.joinCollapseLimit(), 20)
            ? exhaustive(rels, links)
            : greedy(rels, links);
    return constant.isEmpty() ? joined : gated(joined, constant);
  }

  /// Volatile conditions on no relation are computed for the rows of the first leaf.
  private static Item filtered(Item item, List<Expr> conditions, Item.Inner inner) {
    Item first = inner.items().getFirst();
    if (!item.equals(first)) {
      return item;
    }
    if (!(first instanceof Item.Leaf leaf)) {
      throw PgException.notBuilt("volatile conditions on no table above outer joins");
    }
    List<Expr> filter = new ArrayList<>(leaf.filter());
    filter.addAll(conditions);
    return new Item.Leaf(leaf.relation(), filter);
  }

  /// Conditions on no relation at all: where one does not hold there are no rows.
  private static Rel gated(Rel rel, List<Expr> constant) {
    Rel result = new Rel(rel.relations(), rel.rows(), rel.hurried());
    rel.paths().forEach(path -> result.add(new Path.Gate(path, constant)));
    return result;
  }

  private static Bitmapset all(List<Rel> rels) {
    Bitmapset result = Bitmapset.EMPTY;
    for (Rel rel : rels) {
      result = result.plus(rel.relations());
    }
    return result;
  }

  /// What connects relations that are joined in any order.
  private record Links(List<Expr> conditions, List<Equivalence> equivalences) {}

  private Rel exhaustive(List<Rel> rels, Links links) {
    int count = rels.size();
    Map<Integer, Rel> best = new HashMap<>();
    for (int i = 0; i < count; i++) {
      best.put(1 << i, rels.get(i));
    }
    Bitmapset siblings = all(rels);
    for (int size = 2; size <= count; size++) {
      if (!level(size, count, best, links, false, siblings)) {
        level(size, count, best, links, true, siblings);
      }
    }
    Rel result = best.get((1 << count) - 1);
    if (result == null) {
      throw PgException.internal("failed to build any %d-way joins".formatted(count));
    }
    return result;
  }

  /// Joins all sets of one size.
  ///
  /// @param cross whether also what no condition connects is joined
  /// @return whether there were any
  private boolean level(
      int size, int count, Map<Integer, Rel> best, Links links, boolean cross, Bitmapset siblings) {
    boolean some = false;
    for (int set = 1; set < 1 << count; set++) {
      if (Integer.bitCount(set) == size) {
        Rel rel = split(set, best, links, cross, siblings);
        if (rel != null) {
          best.put(set, rel);
          some = true;
        }
      }
    }
    return some;
  }

  /// Joins every two parts of a set that have paths.
  ///
  /// @param cross whether also those that no condition connects
  private @Nullable Rel split(
      int set, Map<Integer, Rel> best, Links links, boolean cross, Bitmapset siblings) {
    Splits splits = new Splits(best, links, cross, siblings);
    int size = Integer.bitCount(set);
    for (int bits = set; bits != 0; bits ^= Integer.highestOneBit(bits)) {
      int single = Integer.highestOneBit(bits);
      if (size > 2 || single != set && bits == set) {
        splits.add(set ^ single, single);
      }
    }
    for (int part = -set & set; part != 0 && size > 3; part = (part - set) & set) {
      int count = Integer.bitCount(part);
      if (count > 1 && count < size - 1 && part < (set ^ part)) {
        splits.add(part, set ^ part);
      }
    }
    Rel result = splits.result;
    return result == null || result.paths().isEmpty() ? null : result;
  }

  /// The joins that make one set of relations.
  private final class Splits {
    private final Map<Integer, Rel> best;
    private final Links links;
    private final boolean cross;
    private final Bitmapset siblings;
    private @Nullable Rel result;

    Splits(Map<Integer, Rel> best, Links links, boolean cross, Bitmapset siblings) {
      this.best = best;
      this.links = links;
      this.cross = cross;
      this.siblings = siblings;
    }

    /// Joins two parts, either as the outer one.
    void add(int part, int other) {
      Rel left = best.get(part);
      Rel right = left == null ? null : best.get(other);
      if (left == null || right == null) {
        return;
      }
      boolean worthwhile = cross || isWorthwhile(left, right, links);
      if (worthwhile || isLateral(left, right)) {
        join(left, right);
      }
      if (worthwhile || isLateral(right, left)) {
        join(right, left);
      }
    }

    private void join(Rel left, Rel right) {
      List<Expr> here = between(left, right, links);
      Rel rel = result;
      if (rel == null) {
        rel = joinPaths.empty(left, right, JoinType.JOIN_INNER, here, List.of());
        result = rel;
      }
      joinPaths.join(rel, left, right, JoinType.JOIN_INNER, here, List.of(), siblings);
    }
  }

  /// Whether a condition refers to both sides, or one of them has no conditions left that would
  /// ever connect it with anything.
  private boolean isWorthwhile(Rel left, Rel right, Links links) {
    boolean leftFree = true;
    boolean rightFree = true;
    for (Expr condition : links.conditions) {
      Bitmapset used = known.relations(condition);
      if (used.overlaps(left.relations()) && used.overlaps(right.relations())) {
        return true;
      }
      leftFree &= !reachesOut(used, left);
      rightFree &= !reachesOut(used, right);
    }
    for (Equivalence equivalence : links.equivalences) {
      Bitmapset used = equivalence.relations();
      if (used.overlaps(left.relations()) && used.overlaps(right.relations())) {
        return true;
      }
      leftFree &= !reachesOut(used, left);
      rightFree &= !reachesOut(used, right);
    }
    return leftFree || rightFree;
  }

  private static boolean reachesOut(Bitmapset used, Rel rel) {
    return used.overlaps(rel.relations()) && !used.isSubsetOf(rel.relations());
  }

  private static boolean isLateral(Rel left, Rel right) {
    return right.cheapest() == null
        && right.paths().stream().anyMatch(path -> path.required().isSubsetOf(left.relations()));
  }

  /// The conditions that can be checked on the join and not before.
  private List<Expr> between(Rel left, Rel right, Links links) {
    Bitmapset both = left.relations().plus(right.relations());
    List<Expr> result = new ArrayList<>();
    for (Expr condition : links.conditions) {
      Bitmapset used = known.relations(condition);
      if (used.isSubsetOf(both)
          && !used.isSubsetOf(left.relations())
          && !used.isSubsetOf(right.relations())) {
        result.add(condition);
      }
    }
    for (Equivalence equivalence : links.equivalences) {
      OpExpr comparison = equivalence.between(left.relations(), right.relations());
      if (comparison != null) {
        result.add(comparison);
      }
    }
    return result;
  }

  /// Joins the pair with the fewest rows first, again and again.
  private Rel greedy(List<Rel> rels, Links links) {
    Bitmapset siblings = all(rels);
    List<Rel> left = new ArrayList<>(rels);
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < left.size(); i++) {
      addPairs(left.subList(0, i), left.get(i), links, pairs);
    }
    while (left.size() > 1) {
      Rel joined = null;
      while (joined == null) {
        Pair best = pairs.stream().min(Comparator.comparingDouble(Pair::rows)).orElse(null);
        if (best == null) {
          throw PgException.internal("failed to join all relations together");
        }
        joined = pair(best.first, best.second, links, siblings);
        if (joined == null) {
          pairs.remove(best);
        } else {
          left.removeIf(best::holds);
          pairs.removeIf(other -> other.holds(best.first) || other.holds(best.second));
        }
      }
      addPairs(left, joined, links, pairs);
      left.add(joined);
    }
    return left.getFirst();
  }

  /// Two that might be joined next.
  private record Pair(Rel first, Rel second, double rows) {
    @SuppressWarnings("ReferenceEquality") // There is one of each.
    boolean holds(Rel rel) {
      return first == rel || second == rel;
    }
  }

  private void addPairs(List<Rel> all, Rel with, Links links, List<Pair> pairs) {
    for (Rel rel : all) {
      List<Expr> here = between(rel, with, links);
      double rows = joinPaths.empty(rel, with, JoinType.JOIN_INNER, here, List.of()).rows();
      pairs.add(new Pair(rel, with, rows));
    }
  }

  private @Nullable Rel pair(Rel left, Rel right, Links links, Bitmapset siblings) {
    List<Expr> here = between(left, right, links);
    Rel rel = joinPaths.empty(left, right, JoinType.JOIN_INNER, here, List.of());
    joinPaths.join(rel, left, right, JoinType.JOIN_INNER, here, List.of(), siblings);
    joinPaths.join(rel, right, left, JoinType.JOIN_INNER, here, List.of(), siblings);
    return rel.paths().isEmpty() ? null : rel;
  }

  /// What is said of an expression in a key of an order of the joined rows; null when they all have
  /// the same value of it, so that it orders nothing.
  public @Nullable Object orderSubject(Expr expression, int family, int collation) {
    Object subject = subjects.of(expression, family, collation);
    return OrderSubjects.isConstant(subject) ? null : subject;
  }

  /// The operators, for those who build on the result.
  public Operators operators() {
    return operators;
  }
}
