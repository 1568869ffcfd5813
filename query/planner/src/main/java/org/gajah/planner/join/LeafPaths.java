package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Var;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Functions;
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

  LeafPaths(
      Costs costs,
      Operators operators,
      Functions functions,
      Selectivity selectivity,
      IndexCosts.Correlations correlations) {
    this.costs = costs;
    this.functions = functions;
    this.selectivity = selectivity;
    this.matcher = new IndexMatcher(operators, functions);
    this.indexCosts = new IndexCosts(costs, operators, selectivity, correlations);
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
    Rel rel = new Rel(Bitmapset.of(relation), rows);
    rel.add(sequential(relation, info, filter, rows));
    byTid(rel, relation, filter, rows);
    for (IndexInfo index : info.indexes()) {
      if (index.isOrdered() && matcher.covers(index, relation, filter)) {
        byIndex(rel, relation, info, index, filter, joins, needed);
      }
    }
    bitmaps(rel, relation, info, filter, List.of());
    for (Bitmapset required : requirements(foreign(info, relation, joins), relation)) {
      List<Expr> usable =
          joins.stream()
              .filter(c -> Trees.relations(c).minus(relation).isSubsetOf(required))
              .toList();
      bitmaps(rel, relation, info, filter, usable);
    }
    return rel;
  }

  /// A table of which only a sample is read.
  Rel sample(int relation, RelationInfo info, List<Expr> filter) {
    double rows = Math.max(1, Math.rint(info.tuples() * 0.1 * selectivity.of(filter)));
    Rel rel = new Rel(Bitmapset.of(relation), rows);
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

  private double evaluation(List<Expr> conditions) {
    double cost = 0;
    for (Expr condition : conditions) {
      cost += functions.evaluation(condition);
    }
    return cost * costs.operator();
  }

  // By tid

  private void byTid(Rel rel, int relation, List<Expr> filter, double rows) {
    List<Expr> conditions = filter.stream().filter(c -> isTid(c, relation)).toList();
    if (conditions.isEmpty()) {
      return;
    }
    List<Expr> rest = new ArrayList<>(filter);
    rest.removeAll(conditions.subList(0, 1));
    double cost = costs.randomPage() + costs.tuple();
    rel.add(
        new Path.Tid(
            estimate(relation, Math.min(1, rows), 0, cost, List.of(), Bitmapset.EMPTY),
            relation,
            conditions.subList(0, 1),
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
    List<Expr> all = new ArrayList<>(filter);
    all.addAll(joins);
    for (BitmapTree tree : bitmaps.of(relation, info, all)) {
      List<Expr> enforced = joins.stream().filter(tree.conditions()::contains).toList();
      if (enforced.isEmpty() != joins.isEmpty()) {
        continue;
      }
      List<Expr> rest = new ArrayList<>(filter);
      rest.addAll(enforced);
      rest.removeAll(tree.answered());
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
    if (!own.isEmpty() || index.predicate().size() > 0) {
      rel.add(index(relation, info, index, own, filter, List.of(), only, false));
    }
    if (own.isEmpty()) {
      rel.add(index(relation, info, index, own, filter, List.of(), only, false));
    }
    rel.add(index(relation, info, index, own, filter, List.of(), only, true));
    List<IndexMatch> foreign = matcher.match(index, relation, joins);
    for (Bitmapset required : requirements(foreign, relation)) {
      List<Expr> usable =
          foreign.stream()
              .map(IndexMatch::original)
              .filter(c -> Trees.relations(c).minus(relation).isSubsetOf(required))
              .distinct()
              .toList();
      List<Expr> all = new ArrayList<>(filter);
      all.addAll(usable);
      List<IndexMatch> matches = matcher.match(index, relation, all);
      rel.add(index(relation, info, index, matches, filter, usable, only, false));
    }
  }

  /// The sets of other relations that give values to some condition, each alone and all together.
  private static List<Bitmapset> requirements(List<IndexMatch> matches, int relation) {
    List<Bitmapset> result = new ArrayList<>();
    Bitmapset all = Bitmapset.EMPTY;
    for (IndexMatch match : matches) {
      Bitmapset others = Trees.relations(match.original()).minus(relation);
      all = all.plus(others);
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
    if (!costs.methods().indexonlyscan()) {
      return false;
    }
    Bitmapset available = Bitmapset.EMPTY;
    for (IndexInfo.Column column : index.columns()) {
      // A name is stored as a C string in indexes, which is not what the column's type is.
      if (column.attribute() > 0 && column.inputType() != TypeOid.NAME) {
        available = available.plus(column.attribute());
      }
    }
    boolean plain =
        filter.stream().allMatch(f -> Trees.relations(f).isSubsetOf(Bitmapset.of(relation)));
    return plain && needed.isSubsetOf(available);
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
    List<Expr> checked = matches.stream().map(IndexMatch::original).distinct().toList();
    List<Expr> rest = new ArrayList<>(filter);
    rest.removeAll(checked);
    List<Expr> unchecked = new ArrayList<>(enforced);
    unchecked.removeAll(checked);
    rest.addAll(unchecked);
    double found = Math.max(1, Math.rint(info.tuples() * found(index, matches, checked)));
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
  private double found(IndexInfo index, List<IndexMatch> matches, List<Expr> checked) {
    boolean one =
        index.unique()
            && IntStream.range(0, index.keyCount())
                .allMatch(
                    column -> matches.stream().anyMatch(m -> m.column() == column && m.equality()));
    return one ? 1 / Math.max(1, index.tuples()) : selectivity.of(checked);
  }

  /// The order in which an index gives rows: columns that have one value only are left out.
  private static List<OrderKey> order(
      IndexInfo index, List<IndexMatch> matches, int relation, boolean backward) {
    List<OrderKey> result = new ArrayList<>();
    for (int i = 0; i < index.keyCount(); i++) {
      int column = i;
      if (matches.stream().anyMatch(m -> m.column() == column && m.equality())) {
        continue;
      }
      IndexInfo.Column key = index.columns().get(i);
      Object subject =
          key.expression() == null
              ? new OrderKey.Column(relation, key.attribute())
              : OrderKey.subject(IndexMatcher.forRelation(key.expression(), relation));
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
