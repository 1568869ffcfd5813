package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.operator.Operators;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.facts.RelationInfo;
import org.gajah.planner.statistics.Selectivity;

/// What it costs to read rows by way of an index. Mirrors `cost_index()` of
/// `optimizer/path/costsize.c`, `genericcostestimate()` and `btcostestimate()` of
/// `utils/adt/selfuncs.c`.
final class IndexCosts {
  /// What a page costs beside reading it, in operators.
  private static final double PAGE_OPERATORS = 50;

  /// How much the order of the first of several columns says of the rows' order.
  private static final double SEVERAL_COLUMNS = 0.75;

  private static final int EQUAL = 3;

  private final Costs costs;
  private final Operators operators;
  private final Selectivity selectivity;
  private final Implication implication;
  private final Correlations correlations;

  /// How well the order of a column's values agrees with that of the rows in the table.
  @FunctionalInterface
  interface Correlations {
    /// @return -1 to 1; 0 where nothing is known
    double of(int relation, int column);
  }

  /// Costs before the first row and of all.
  record Cost(double startup, double total) {}

  IndexCosts(
      Costs costs,
      Operators operators,
      Selectivity selectivity,
      Implication implication,
      Correlations correlations) {
    this.implication = implication;
    this.costs = costs;
    this.operators = operators;
    this.selectivity = selectivity;
    this.correlations = correlations;
  }

  // The entries

  /// The conditions that bound the stretches of the index that are read: equalities on the first
  /// columns, and whatever there is on the next.
  private final class Boundary {
    final List<Expr> conditions = new ArrayList<>();

    /// How many stretches there are: one for each combination of elements of arrays.
    double scans = 1;

    /// How many columns at the start have one value each.
    int single;

    Boundary(IndexInfo index, List<IndexMatch> matches) {
      boolean onlySingles = true;
      boolean equal = true;
      for (int column = 0; column < index.keyCount() && equal; column++) {
        equal = false;
        boolean one = false;
        for (IndexMatch match : matches) {
          if (match.column() != column) {
            continue;
          }
          conditions.add(match.original());
          if (match.original() instanceof ScalarArrayOpExpr array) {
            scans *= selectivity.elementCount(array);
            equal |= isEquality(array, index.columns().get(column));
          } else if (match.equality()) {
            equal = true;
            one |= !(match.original() instanceof NullTest);
          }
        }
        onlySingles &= one;
        single += onlySingles ? 1 : 0;
      }
    }
  }

  private boolean isEquality(ScalarArrayOpExpr array, IndexInfo.Column key) {
    return operators.strategy(array.opno(), key.family()) == EQUAL;
  }

  /// What it costs to read the entries of an index that meet conditions.
  ///
  /// @param tuples rows of the table
  Cost entries(int relation, double tuples, IndexInfo index, List<IndexMatch> matches) {
    Boundary boundary = new Boundary(index, matches);
    double scans = boundary.scans;
    double entries = 1;
    if (!index.unique() || boundary.single < index.keyCount()) {
      double all = tuples * selectivity.of(withPredicate(relation, index, boundary.conditions));
      scans = Math.max(1, Math.min(scans, Math.ceil(index.pages() / 3.0)));
      entries = Math.rint(all / scans);
    }
    entries = Math.max(1, Math.min(entries, index.tuples()));
    double pages =
        index.pages() > 1 && index.tuples() > 1
            ? Math.ceil(entries * index.pages() / index.tuples())
            : 1;
    if (scans > 1) {
      pages = fetched(pages * scans, index.pages(), index.pages());
    }
    double descent = descent(index);
    double total =
        pages * costs.randomPage()
            + entries * scans * (costs.indexTuple() + matches.size() * costs.operator())
            + scans * descent;
    return new Cost(descent, total);
  }

  /// Some conditions and the predicate of an index, unless they prove it.
  List<Expr> withPredicate(int relation, IndexInfo index, List<Expr> conditions) {
    if (index.predicate().isEmpty()) {
      return conditions;
    }
    List<Expr> result = new ArrayList<>(conditions);
    for (Expr part : index.predicate()) {
      Expr own = IndexMatcher.forRelation(part, relation);
      if (!implication.proves(conditions, List.of(own))) {
        result.add(own);
      }
    }
    return result;
  }

  /// The way from the root to a leaf: comparisons, and looking at each page.
  private double descent(IndexInfo index) {
    double comparisons = index.tuples() > 1 ? Math.ceil(Math.log(index.tuples()) / Math.log(2)) : 0;
    return (comparisons + (index.height() + 1) * PAGE_OPERATORS) * costs.operator();
  }

  // The rows

  /// What it costs to read rows in the order of an index.
  ///
  /// @param found how many rows the index leads to
  /// @param evaluation what it costs to check the other conditions on one of them
  Cost scan(
      int relation,
      RelationInfo info,
      IndexInfo index,
      List<IndexMatch> matches,
      double found,
      double evaluation,
      boolean indexOnly) {
    Cost entries = entries(relation, info.tuples(), index, matches);
    double hidden = indexOnly ? 1 - info.allVisible() : 1;
    double scattered = Math.ceil(fetched(found, info.pages(), index.pages()) * hidden);
    double together = Math.ceil(found / Math.max(1, info.tuples()) * info.pages());
    together = Math.ceil(together * hidden);
    double most = scattered * costs.randomPage();
    double least = together <= 0 ? 0 : costs.randomPage() + (together - 1) * costs.sequentialPage();
    double correlation = correlation(relation, index);
    double startup = entries.startup() + (costs.methods().indexscan() ? 0 : Costs.DISABLED);
    double run =
        entries.total()
            - entries.startup()
            + most
            + correlation * correlation * (least - most)
            + found * (costs.tuple() + evaluation);
    return new Cost(startup, startup + run);
  }

  private double correlation(int relation, IndexInfo index) {
    int column = index.columns().getFirst().attribute();
    double known = column == 0 ? 0 : correlations.of(relation, column);
    return index.keyCount() > 1 ? known * SEVERAL_COLUMNS : known;
  }

  /// How many different pages are read for rows in no order. Mackert and Lohman's formula, as
  /// PostgreSQL uses it.
  private double fetched(double tuples, long pages, long indexPages) {
    double all = Math.max(1, pages);
    double cache = Math.max(1, Math.ceil(costs.cachePages() * all / (all + indexPages)));
    if (all <= cache) {
      return Math.ceil(Math.min(2 * all * tuples / (2 * all + tuples), all));
    }
    double limit = 2 * all * cache / (2 * all - cache);
    return Math.ceil(
        tuples <= limit
            ? 2 * all * tuples / (2 * all + tuples)
            : cache + (tuples - limit) * (all - cache) / all);
  }
}
