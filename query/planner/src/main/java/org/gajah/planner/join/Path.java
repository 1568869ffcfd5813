package org.gajah.planner.join;

import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.facts.IndexInfo;
import org.gajah.planner.plan.Plan;
import org.jspecify.annotations.Nullable;

/// A way to get the rows of some relations. Mirrors `Path` of `nodes/pathnodes.h`.
public sealed interface Path {
  Estimate estimate();

  /// What a path costs and gives.
  ///
  /// @param relations whose rows it joins
  /// @param startup cost before the first row
  /// @param total cost of all rows
  /// @param order of its rows
  /// @param required relations from whose row, in the outer input of a nested loop further up, it
  ///   gets values
  record Estimate(
      Bitmapset relations,
      double rows,
      double startup,
      double total,
      List<OrderKey> order,
      Bitmapset required) {}

  default double total() {
    return estimate().total();
  }

  default double rows() {
    return estimate().rows();
  }

  default Bitmapset required() {
    return estimate().required();
  }

  /// Conditions that hold for its rows though they refer to other relations, too.
  default List<Expr> enforced() {
    return List.of();
  }

  /// Reads an entry of the range table from start to end.
  ///
  /// @param relation place in the range table
  /// @param filter conditions on the rows
  /// @param subplan of a sub-query; null for all else
  record Scan(Estimate estimate, int relation, List<Expr> filter, @Nullable Plan subplan)
      implements Path {}

  /// Looks rows up through an index.
  ///
  /// @param conditions that the index checks
  /// @param filter the other conditions on the rows
  /// @param indexOnly whether the table need not be looked at
  record Index(
      Estimate estimate,
      int relation,
      IndexInfo index,
      List<IndexMatch> conditions,
      List<Expr> filter,
      List<Expr> enforced,
      boolean backward,
      boolean indexOnly)
      implements Path {}

  /// Reads the rows of a bitmap, in the table's order.
  ///
  /// @param filter the conditions that the bitmap does not answer
  record Bitmap(
      Estimate estimate, int relation, BitmapTree tree, List<Expr> filter, List<Expr> enforced)
      implements Path {}

  /// Looks rows up by their place.
  ///
  /// @param conditions `ctid = ...`, any of which may hold
  record Tid(Estimate estimate, int relation, List<Expr> conditions, List<Expr> filter)
      implements Path {}

  /// Joins by running the inner path for each outer row.
  ///
  /// @param conditions of the join
  /// @param filter conditions on its result
  /// @param materialized whether the inner rows are kept to be read again
  record NestLoop(
      Estimate estimate,
      Path outer,
      Path inner,
      JoinType type,
      boolean innerUnique,
      List<Expr> conditions,
      List<Expr> filter,
      boolean materialized)
      implements Path {}

  /// Joins by looking outer rows up in a hash table of the inner ones.
  ///
  /// @param hashed equalities by which rows are looked up, the outer side left
  /// @param conditions further conditions of the join
  /// @param filter conditions on its result
  record HashJoin(
      Estimate estimate,
      Path outer,
      Path inner,
      JoinType type,
      boolean innerUnique,
      List<Expr> hashed,
      List<Expr> conditions,
      List<Expr> filter)
      implements Path {}

  /// Joins two inputs that come in the order of the keys.
  ///
  /// @param merged equalities by which rows are brought together, the outer side left
  /// @param keys the order of the outer rows by each of them
  /// @param outerOperators the operators of that order, for each key
  /// @param innerOperators the same for the inner rows
  /// @param sortsOuter whether the outer rows must be brought into it
  /// @param conditions further conditions of the join
  /// @param filter conditions on its result
  record MergeJoin(
      Estimate estimate,
      Path outer,
      Path inner,
      JoinType type,
      List<Expr> merged,
      List<OrderKey> keys,
      List<Integer> outerOperators,
      List<Integer> innerOperators,
      boolean sortsOuter,
      boolean sortsInner,
      List<Expr> conditions,
      List<Expr> filter)
      implements Path {}

  /// One row without columns: a query without FROM.
  record Single(Estimate estimate, List<Expr> filter) implements Path {}

  /// The rows of a path where conditions that depend on no relation hold.
  record Gate(Path path, List<Expr> conditions) implements Path {
    @Override
    public Estimate estimate() {
      return path.estimate();
    }

    @Override
    public List<Expr> enforced() {
      return path.enforced();
    }
  }
}
