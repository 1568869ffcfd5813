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
import org.gajah.planner.tree.Trees;
import org.gajah.planner.statistics.Selectivity;

/// The ways to read one table. Mirrors `optimizer/path/allpaths.c` and `costsize.c`.
final class LeafPaths {
  private static final int CTID = -1;
  private static final int TID_EQUAL = 402;

  private final Costs costs;
  private final Functions functions;
  private final Selectivity selectivity;
  private final IndexMatcher matcher;

  LeafPaths(Costs costs, Operators operators, Functions functions, Selectivity selectivity) {
    this.costs = costs;
    this.functions = functions;
    this.selectivity = selectivity;
    this.matcher = new IndexMatcher(operators, functions);
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
    double[] cost = cost(info, index, matches, found, rest, indexOnly);
    return new Path.Index(
        estimate(
            relation, rows, cost[0], cost[1], order(index, matches, relation, backward), required),
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

  /// Costs before the first row and of all.
  private double[] cost(
      RelationInfo info,
      IndexInfo index,
      List<IndexMatch> matches,
      double found,
      List<Expr> rest,
      boolean indexOnly) {
    double boundary = selectivity.of(boundary(matches));
    double entries = Math.max(1, Math.rint(index.tuples() * boundary));
    double leaves = Math.max(1, Math.ceil(index.pages() * boundary));
    double descent =
        Math.ceil(Math.log(Math.max(2, index.tuples())) / Math.log(2)) * costs.operator()
            + 2 * 50 * costs.operator();
    double heapPages = fetched(found, info.pages(), index.pages());
    if (indexOnly) {
      heapPages = Math.ceil(heapPages * (1 - info.allVisible()));
    }
    double run =
        leaves * costs.randomPage()
            + entries * (costs.indexTuple() + matches.size() * costs.operator())
            + heapPages * costs.randomPage()
            + found * (costs.tuple() + evaluation(rest));
    boolean allowed = costs.methods().indexscan();
    double startup = descent + (allowed ? 0 : Costs.DISABLED);
    return new double[] {startup, startup + run};
  }

  /// The conditions that bound the stretch of the index that is read: equalities on the first
  /// columns, and whatever there is on the next.
  private static List<Expr> boundary(List<IndexMatch> matches) {
    List<Expr> result = new ArrayList<>();
    int column = 0;
    while (true) {
      int at = column;
      List<IndexMatch> here = matches.stream().filter(m -> m.column() == at).toList();
      here.forEach(match -> result.add(match.original()));
      if (here.stream().noneMatch(IndexMatch::equality)) {
        return result;
      }
      column++;
    }
  }

  /// How many different pages are read for rows in no order. Mackert and Lohman's formula, as
  /// PostgreSQL uses it.
  private double fetched(double tuples, long pages, long indexPages) {
    double all = Math.max(1, pages);
    double cache = Math.max(1, Math.ceil(costs.cachePages() * all / (all + indexPages)));
    double read;
    if (all <= cache) {
      read = 2 * all * tuples / (2 * all + tuples);
      return Math.ceil(Math.min(read, all));
    }
    double limit = 2 * all * cache / (2 * all - cache);
    read =
        tuples <= limit
            ? 2 * all * tuples / (2 * all + tuples)
            : cache + (tuples - limit) * (all - cache) / all;
    return Math.ceil(read);
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
