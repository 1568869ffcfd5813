package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.facts.RelationInfo;
import org.gajah.planner.statistics.Selectivity;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// The bitmaps by which a table may be read: of one index, of several that all hold, of the arms of
/// an OR. Mirrors the bitmap part of `optimizer/path/indxpath.c`.
final class BitmapPaths {
  /// Indexes beyond so many are not combined.
  private static final int MOST_COMBINED = 5;

  private final Costs costs;
  private final IndexMatcher matcher;
  private final Selectivity selectivity;
  private final IndexCosts indexCosts;

  BitmapPaths(Costs costs, IndexMatcher matcher, Selectivity selectivity, IndexCosts indexCosts) {
    this.costs = costs;
    this.matcher = matcher;
    this.selectivity = selectivity;
    this.indexCosts = indexCosts;
  }

  /// The bitmaps that are worth a thought for some conditions that all hold.
  List<BitmapTree> of(int relation, RelationInfo info, List<Expr> conditions) {
    List<BitmapTree> single = single(relation, info, conditions, conditions);
    for (Expr condition : conditions) {
      BitmapTree or = or(relation, info, condition, conditions);
      if (or != null) {
        single.add(or);
      }
    }
    List<BitmapTree> result = new ArrayList<>(single);
    BitmapTree combined = combined(single);
    if (combined != null) {
      result.add(combined);
    }
    return result;
  }

  private List<BitmapTree> single(
      int relation, RelationInfo info, List<Expr> conditions, List<Expr> known) {
    List<BitmapTree> result = new ArrayList<>();
    for (IndexInfo index : info.indexes()) {
      if (!index.isOrdered() || !matcher.covers(index, relation, known)) {
        continue;
      }
      List<IndexMatch> matches = matcher.match(index, relation, conditions);
      if (!matches.isEmpty()) {
        List<Expr> checked = IndexMatch.originals(matches);
        result.add(
            new BitmapTree.Index(
                indexCosts.entries(relation, info.tuples(), index, matches).total(),
                selectivity.of(indexCosts.withPredicate(relation, index, checked)),
                index,
                matches));
      }
    }
    return result;
  }

  /// The bitmap of an OR, each arm of which some index can answer.
  private @Nullable BitmapTree or(
      int relation, RelationInfo info, Expr condition, List<Expr> known) {
    if (!(condition instanceof BoolExpr bool) || bool.boolop() != BoolExprType.OR_EXPR) {
      return null;
    }
    List<BitmapTree> parts = new ArrayList<>();
    double cost = 0;
    boolean exact = true;
    for (Expr arm : bool.args()) {
      List<Expr> conjuncts = Trees.conjuncts(arm);
      List<Expr> all = new ArrayList<>(known);
      all.addAll(conjuncts);
      BitmapTree best =
          single(relation, info, conjuncts, all).stream()
              .min(Comparator.comparingDouble(this::weight))
              .orElse(null);
      if (best == null) {
        return null;
      }
      parts.add(best);
      exact &= best.answered().containsAll(conjuncts);
      cost += best.cost();
    }
    return new BitmapTree.Or(
        cost + parts.size() * 100 * costs.operator(), selectivity.of(bool), parts, bool, exact);
  }

  /// Fewer rows are worth more than a cheap index.
  private double weight(BitmapTree tree) {
    return tree.cost() * (0.1 + tree.selectivity());
  }

  /// The best bitmap, with others that are about other conditions and leave far fewer rows.
  private @Nullable BitmapTree combined(List<BitmapTree> candidates) {
    if (candidates.size() < 2) {
      return null;
    }
    List<BitmapTree> sorted =
        candidates.stream()
            .sorted(Comparator.comparingDouble(BitmapTree::selectivity))
            .limit(MOST_COMBINED)
            .toList();
    List<BitmapTree> parts = new ArrayList<>();
    List<Expr> used = new ArrayList<>();
    double cost = 0;
    double left = 1;
    for (BitmapTree tree : sorted) {
      if (tree.selectivity() < 0.5 && tree.conditions().stream().noneMatch(used::contains)) {
        parts.add(tree);
        used.addAll(tree.conditions());
        cost += tree.cost() + 100 * costs.operator();
        left *= tree.selectivity();
      }
    }
    return parts.size() < 2 ? null : new BitmapTree.And(cost, left, parts);
  }
}
