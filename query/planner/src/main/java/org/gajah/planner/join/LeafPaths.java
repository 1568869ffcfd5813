package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Var;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.facts.RelationInfo;
import org.gajah.planner.statistics.Selectivity;
import org.gajah.planner.tree.Trees;

/// The ways to read one table. Mirrors `optimizer/path/allpaths.c` and `costsize.c`.
final class LeafPaths {
  private static final int CTID = -1;
  private static final int TID_EQUAL = 402;

  private final Costs costs;
  private final Functions functions;
  private final Selectivity selectivity;
  private final IndexMatcher matcher;
  private final IndexCosts indexCosts;
  private final BitmapPaths bitmaps;
  private final JoinConditions known;
  private final boolean ordered;
  private final boolean backward;
  private final boolean hurried;

  /// @param ordered whether anybody makes use of the order in which rows come
  /// @param backward whether that may also be the other way round
  /// @param hurried whether anybody makes use of rows that come soon
  LeafPaths(
      Costs costs,
      Operators operators,
      Functions functions,
      Selectivity selectivity,
      Implication implication,
      IndexCosts.Correlations correlations,
      JoinConditions known,
      boolean ordered,
      boolean backward,
      boolean hurried) {
    this.costs = costs;
    this.known = known;
    this.ordered = ordered;
    this.backward = backward;
    this.hurried = hurried;
    this.functions = functions;
    this.selectivity = selectivity;
    this.matcher = new IndexMatcher(operators, functions, implication);
    this.indexCosts = new IndexCosts(costs, operators, selectivity, implication, correlations);
    this.bitmaps = new BitmapPaths(costs, matcher, selectivity, indexCosts);
  }

  /// Finds the paths to a table's rows.
  ///
  /// @param filter conditions on its rows
  /// @param joins conditions that relate it to other relations, from which a nested loop may give
  ///   values
  /// @param needed numbers of the columns that somebody wants
  Rel table(
      int relation, RelationInfo info, List<Expr> filter, List<Expr> joins, Bitmapset needed) {
    double rows = Math.max(1, Math.rint(info.tuples() * selectivity.of(filter)));
    Rel rel = new Rel(Bitmapset.of(relation), rows, hurried);
    rel.add(sequential(relation, info, filter, rows));
    byTid(rel, relation, filter, rows);
    for (IndexInfo index : info.indexes()) {
      if (index.isOrdered() && matcher.covers(index, relation, filter)) {
        byIndex(rel, relation, info, index, filter, joins, needed);
      }
    }
    bitmaps(rel, relation, info, filter, List.of());
    if (joins.isEmpty()) {
      return rel;
    }
    for (Bitmapset required : requirements(foreign(info, relation, joins), relation)) {
      List<Expr> usable =
          joins.stream()
              .filter(c -> known.relations(c).minus(relation).isSubsetOf(required))
              .toList();
      bitmaps(rel, relation, info, filter, known.distinct(usable));
    }
    return rel;
  }

  /// A table of which only a sample is read.
  Rel sample(int relation, RelationInfo info, List<Expr> filter) {
    double rows = Math.max(1, Math.rint(info.tuples() * 0.1 * selectivity.of(filter)));
    Rel rel = new Rel(Bitmapset.of(relation), rows, hurried);
    rel.add(sequential(relation, info, filter, rows));
    return rel;
  }

  private Path sequential(int relation, RelationInfo info, List<Expr> filter, double rows) {
    double run =
        info.pages() * costs.sequentialPage()
            + info.tuples() * (costs.tuple() + evaluation(filter));
    double startup = costs.methods().seqscan() ? 0 : Costs.DISABLED;
    return new Path.Scan(
        estimate(relation, rows, startup, startup + run, List.of(), Bitmapset.EMPTY),
        relation,
        filter,
        null);
  }

  private static Path.Estimate estimate(
      int relation,
      double rows,
      double startup,
      double total,
      List<OrderKey> order,
      Bitmapset required) {
    return new Path.Estimate(Bitmapset.of(relation), rows, startup, total, order, required);
  }

  private static List<Expr> with(List<Expr> conditions, List<Expr> more) {
    if (conditions.isEmpty() || more.isEmpty()) {
      return conditions.isEmpty() ? more : conditions;
    }
    List<Expr> result = new ArrayList<>(conditions);
    result.addAll(more);
    return result;
  }

  private static List<Expr> without(List<Expr> conditions, List<Expr> some) {
    if (conditions.isEmpty() || some.isEmpty()) {
      return conditions;
    }
    List<Expr> result = new ArrayList<>(conditions);
    result.removeAll(some);
    return result;
  }

  private double evaluation(List<Expr> conditions) {
    double cost = 0;
    for (Expr condition : conditions) {
      cost += functions.evaluation(condition);
    }
    return cost * costs.operator();
  }

  // By tid

  private void byTid(Rel rel, int relation, List<Expr> filter, double rows) {
    Expr first = null;
    for (Expr condition : filter) {
      if (first == null && isTid(condition, relation)) {
        first = condition;
      }
    }
    if (first == null) {
      return;
    }
    List<Expr> rest = without(filter, List.of(first));
    double cost = costs.randomPage() + costs.tuple();
    rel.add(
        new Path.Tid(
            estimate(relation, Math.min(1, rows), 0, cost, List.of(), Bitmapset.EMPTY),
            relation,
            List.of(first),
            rest));
  }

  private boolean isTid(Expr condition, int relation) {
    return condition instanceof CurrentOfExpr
        || condition instanceof OpExpr operator
            && operator.opno() == TID_EQUAL
            && operator.args().getFirst() instanceof Var var
            && var.varno() == relation
            && var.varattno() == CTID
            && var.varlevelsup() == 0
            && Trees.relations(operator.args().get(1)).isEmpty()
            && functions.isStableWithin(operator.args().get(1));
  }

  // By bitmap

  private List<IndexMatch> foreign(RelationInfo info, int relation, List<Expr> joins) {
    List<IndexMatch> result = new ArrayList<>();
    for (IndexInfo index : info.indexes()) {
      if (index.isOrdered()) {
        result.addAll(matcher.match(index, relation, joins));
      }
    }
    return result;
  }

  private void bitmaps(
      Rel rel, int relation, RelationInfo info, List<Expr> filter, List<Expr> joins) {
    for (BitmapTree tree : bitmaps.of(relation, info, with(filter, joins))) {
      List<Expr> enforced =
          joins.isEmpty() ? joins : joins.stream().filter(tree.conditions()::contains).toList();
      if (enforced.isEmpty() != joins.isEmpty()) {
        continue;
      }
      List<Expr> rest = without(with(filter, enforced), tree.answered());
      rel.add(bitmap(relation, info, tree, rest, enforced));
    }
  }

  private Path bitmap(
      int relation, RelationInfo info, BitmapTree tree, List<Expr> rest, List<Expr> enforced) {
    double found = Math.max(1, Math.rint(info.tuples() * tree.selectivity()));
    double rows = Math.max(1, Math.rint(found * selectivity.of(rest)));
    double pages = Math.max(1, info.pages());
    double read = Math.min(pages, Math.ceil(2 * pages * found / (2 * pages + found)));
    double page =
        read < 2
            ? costs.randomPage()
            : costs.randomPage()
                - (costs.randomPage() - costs.sequentialPage()) * Math.sqrt(read / pages);
    double allowed = costs.methods().bitmapscan() ? 0 : Costs.DISABLED;
    double startup = tree.cost() + 0.1 * costs.operator() * found + allowed;
    double total =
        startup
            + read * page
            + found * (costs.tuple() + evaluation(tree.conditions()) + evaluation(rest));
    Bitmapset required = Bitmapset.EMPTY;
    for (Expr condition : enforced) {
      required = required.plus(Trees.relations(condition).minus(relation));
    }
    return new Path.Bitmap(
        estimate(relation, rows, startup, total, List.of(), required),
        relation,
        tree,
        rest,
        enforced);
  }

  // By index

  private void byIndex(
      Rel rel,
      int relation,
      RelationInfo info,
      IndexInfo index,
      List<Expr> filter,
      List<Expr> joins,
      Bitmapset needed) {
    boolean only = isOnly(index, needed, filter, relation);
    List<IndexMatch> own = matcher.match(index, relation, filter);
    if (ordered || only || !own.isEmpty() || !index.predicate().isEmpty()) {
      rel.add(index(relation, info, index, own, filter, List.of(), only, false));
    }
    if (backward) {
      rel.add(index(relation, info, index, own, filter, List.of(), only, true));
    }
    if (joins.isEmpty()) {
      return;
    }
    List<IndexMatch> foreign = matcher.match(index, relation, joins);
    for (Bitmapset required : requirements(foreign, relation)) {
      List<Expr> usable =
          foreign.stream()
              .map(IndexMatch::original)
              .filter(c -> known.relations(c).minus(relation).isSubsetOf(required))
              .distinct()
              .toList();
      usable = known.distinct(usable);
      List<IndexMatch> matches = matcher.match(index, relation, with(filter, usable));
      rel.add(index(relation, info, index, matches, filter, usable, only, false));
    }
  }

  /// The sets of other relations that give values to some condition, each alone and all together.
  private List<Bitmapset> requirements(List<IndexMatch> matches, int relation) {
    List<Bitmapset> result = new ArrayList<>();
    Bitmapset all = Bitmapset.EMPTY;
    for (Expr condition : known.distinct(IndexMatch.originals(matches))) {
      all = all.plus(known.relations(condition).minus(relation));
    }
    for (IndexMatch match : matches) {
      Bitmapset others = known.relations(match.original()).minus(relation);
      if (!others.isEmpty() && !result.contains(others)) {
        result.add(others);
      }
    }
    if (!all.isEmpty() && !result.contains(all)) {
      result.add(all);
    }
    return result;
  }

  private boolean isOnly(IndexInfo index, Bitmapset needed, List<Expr> filter, int relation) {
    if (!costs.methods().indexonlyscan() || needed.size() > index.columns().size()) {
      return false;
    }
    Bitmapset available = Bitmapset.EMPTY;
    for (IndexInfo.Column column : index.columns()) {
      // A name is stored as a C string in indexes, which is not what the column's type is.
      if (column.attribute() > 0 && column.inputType() != TypeOid.NAME) {
        available = available.plus(column.attribute());
      }
    }
    if (!needed.isSubsetOf(available)) {
      return false;
    }
    Bitmapset itself = Bitmapset.of(relation);
    for (Expr condition : filter) {
      if (!Trees.relations(condition).isSubsetOf(itself)) {
        return false;
      }
    }
    return true;
  }

  private Path index(
      int relation,
      RelationInfo info,
      IndexInfo index,
      List<IndexMatch> matches,
      List<Expr> filter,
      List<Expr> enforced,
      boolean indexOnly,
      boolean backward) {
    List<Expr> checked = IndexMatch.originals(matches);
    List<Expr> rest = with(without(filter, checked), without(enforced, checked));
    double found =
        Math.max(1, Math.rint(info.tuples() * found(relation, info, index, matches, checked)));
    double rows = Math.max(1, Math.rint(found * selectivity.of(rest)));
    Bitmapset required = Bitmapset.EMPTY;
    for (Expr condition : enforced) {
      required = required.plus(Trees.relations(condition).minus(relation));
    }
    IndexCosts.Cost cost =
        indexCosts.scan(relation, info, index, matches, found, evaluation(rest), indexOnly);
    return new Path.Index(
        estimate(
            relation,
            rows,
            cost.startup(),
            cost.total(),
            order(index, matches, relation, backward),
            required),
        relation,
        index,
        matches,
        rest,
        enforced,
        backward,
        indexOnly);
  }

  /// Which part of the rows an index leads to.
  private double found(
      int relation,
      RelationInfo info,
      IndexInfo index,
      List<IndexMatch> matches,
      List<Expr> checked) {
    return index.unique() && findsOne(index, matches)
        ? 1 / Math.max(1, info.tuples())
        : selectivity.of(indexCosts.withPredicate(relation, index, checked));
  }

  /// Whether every key column has a condition that leaves one value.
  private static boolean findsOne(IndexInfo index, List<IndexMatch> matches) {
    for (int column = 0; column < index.keyCount(); column++) {
      if (!isSingle(column, matches)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSingle(int column, List<IndexMatch> matches) {
    for (IndexMatch match : matches) {
      if (match.column() == column && match.equality()) {
        return true;
      }
    }
    return false;
  }

  /// The order in which an index gives rows: columns that have one value only are left out.
  private List<OrderKey> order(
      IndexInfo index, List<IndexMatch> matches, int relation, boolean backward) {
    List<OrderKey> result = new ArrayList<>();
    for (int i = 0; i < index.keyCount(); i++) {
      if (isSingle(i, matches)) {
        continue;
      }
      IndexInfo.Column key = index.columns().get(i);
      Object plain =
          key.expression() == null
              ? new OrderKey.Column(relation, key.attribute())
              : OrderKey.subject(IndexMatcher.forRelation(key.expression(), relation));
      Object subject = known.subject(plain, key.family(), key.collation());
      if (OrderSubjects.isConstant(subject)) {
        continue;
      }
      result.add(
          new OrderKey(
              subject,
              key.family(),
              key.collation(),
              key.descending() != backward,
              key.nullsFirst() != backward));
    }
    return result;
  }
}
