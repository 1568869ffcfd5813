package org.gajah.planner.plan;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.kinds.LimitOption;
import org.jspecify.annotations.Nullable;

/// Plan nodes with at most one input, whose rows they compute, order, group or pass on.
public sealed interface RowsPlan extends Plan {
  /// The input, or null for none.
  @Nullable Plan input();

  @Override
  default List<Plan> inputs() {
    Plan only = input();
    return only == null ? List.of() : List.of(only);
  }

  /// One row of expressions, or the input's rows where a condition that depends on no row holds.
  ///
  /// @param constantConditions checked once, before anything else
  record Result(PlanCommon common, @Nullable Plan input, List<Expr> constantConditions)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return newInputs.isEmpty()
          ? this
          : new Result(common, newInputs.getFirst(), constantConditions);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Result(newCommon, input, constantConditions);
    }
  }

  /// Set-returning functions in the target list.
  record ProjectSet(PlanCommon common, Plan input) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new ProjectSet(common, newInputs.getFirst());
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new ProjectSet(newCommon, input);
    }
  }

  /// Keeps the rows, so that they can be read again.
  record Material(PlanCommon common, Plan input) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Material(common, newInputs.getFirst());
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Material(newCommon, input);
    }
  }

  /// Keeps the rows for each set of parameters that was met.
  ///
  /// @param hashOperators equality of the parameters
  /// @param keys the parameters
  /// @param singleRow whether the input gives at most one row each
  /// @param binaryMode whether keys are the same only when their bytes are
  /// @param estimatedEntries how many sets of parameters are expected, 0 for unknown
  record Memoize(
      PlanCommon common,
      Plan input,
      List<Integer> hashOperators,
      List<Integer> collations,
      List<Expr> keys,
      boolean singleRow,
      boolean binaryMode,
      long estimatedEntries)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Memoize(
          common,
          newInputs.getFirst(),
          hashOperators,
          collations,
          keys,
          singleRow,
          binaryMode,
          estimatedEntries);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Memoize(
          newCommon,
          input,
          hashOperators,
          collations,
          keys,
          singleRow,
          binaryMode,
          estimatedEntries);
    }
  }

  /// Orders all rows.
  record Sort(PlanCommon common, Plan input, SortKeys keys) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Sort(common, newInputs.getFirst(), keys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Sort(newCommon, input, keys);
    }
  }

  /// Orders rows that are ordered by the first keys already.
  ///
  /// @param presorted how many keys that is
  record IncrementalSort(PlanCommon common, Plan input, SortKeys keys, int presorted)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new IncrementalSort(common, newInputs.getFirst(), keys, presorted);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new IncrementalSort(newCommon, input, keys, presorted);
    }
  }

  /// One row for each group of ordered rows, without aggregates.
  record Group(PlanCommon common, Plan input, GroupKeys keys) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Group(common, newInputs.getFirst(), keys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Group(newCommon, input, keys);
    }
  }

  /// Aggregates over groups.
  ///
  /// @param strategy how groups are told apart
  /// @param split which part of the work is done here (partial, final, all of it)
  /// @param groupingSets the sets of keys, each by places in `keys` from 0; empty for just the keys
  /// @param chain further phases of grouping sets, each with its own order of rows; hashed ones
  ///   first
  /// @param estimatedGroups how many groups are expected
  record Agg(
      PlanCommon common,
      Plan input,
      Strategy strategy,
      AggSplit split,
      GroupKeys keys,
      long estimatedGroups,
      List<List<Integer>> groupingSets,
      List<Agg> chain)
      implements RowsPlan {
    /// How groups are told apart.
    public enum Strategy {
      /// There is one group.
      PLAIN,
      /// Rows come ordered by the keys.
      SORTED,
      /// In a hash table.
      HASHED,
      /// Some sets of keys by order, others in hash tables.
      MIXED
    }

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Agg(
          common,
          newInputs.getFirst(),
          strategy,
          split,
          keys,
          estimatedGroups,
          groupingSets,
          chain);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Agg(newCommon, input, strategy, split, keys, estimatedGroups, groupingSets, chain);
    }
  }

  /// Window functions over ordered rows.
  ///
  /// @param windowNumber which of the query's windows (`winref`)
  /// @param partitionBy keys of partitions
  /// @param orderBy keys of peers
  /// @param frameOptions bits of `FrameOption`
  /// @param startOffset of the frame, or null
  /// @param endOffset of the frame, or null
  /// @param startInRange the function that compares with the frame's start in RANGE mode, 0 for
  ///   none
  /// @param runCondition while it holds, rows are still wanted
  /// @param topWindow whether no other window node stands above
  record WindowAgg(
      PlanCommon common,
      Plan input,
      int windowNumber,
      GroupKeys partitionBy,
      GroupKeys orderBy,
      int frameOptions,
      @Nullable Expr startOffset,
      @Nullable Expr endOffset,
      int startInRange,
      int endInRange,
      int inRangeCollation,
      boolean inRangeAscending,
      boolean inRangeNullsFirst,
      List<Expr> runCondition,
      boolean topWindow)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return copy(common, newInputs.getFirst());
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return copy(newCommon, input);
    }

    private WindowAgg copy(PlanCommon newCommon, Plan newInput) {
      return new WindowAgg(
          newCommon,
          newInput,
          windowNumber,
          partitionBy,
          orderBy,
          frameOptions,
          startOffset,
          endOffset,
          startInRange,
          endInRange,
          inRangeCollation,
          inRangeAscending,
          inRangeNullsFirst,
          runCondition,
          topWindow);
    }
  }

  /// Drops ordered rows that are like the one before.
  record Unique(PlanCommon common, Plan input, GroupKeys keys) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Unique(common, newInputs.getFirst(), keys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Unique(newCommon, input, keys);
    }
  }

  /// INTERSECT and EXCEPT over rows that carry a flag for the side they come from.
  ///
  /// @param hashed whether in a hash table; rows come ordered otherwise
  /// @param flagColumn place of the flag in the input's target list
  /// @param firstFlag value of the flag for rows of the left side
  record SetOp(
      PlanCommon common,
      Plan input,
      Command command,
      boolean hashed,
      GroupKeys keys,
      int flagColumn,
      int firstFlag,
      long estimatedGroups)
      implements RowsPlan {
    /// Which operation it is.
    public enum Command {
      INTERSECT,
      INTERSECT_ALL,
      EXCEPT,
      EXCEPT_ALL
    }

    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new SetOp(
          common,
          newInputs.getFirst(),
          command,
          hashed,
          keys,
          flagColumn,
          firstFlag,
          estimatedGroups);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new SetOp(
          newCommon, input, command, hashed, keys, flagColumn, firstFlag, estimatedGroups);
    }
  }

  /// Locks the rows it passes on, and looks at them again where they have changed.
  ///
  /// @param epqParameter the parameter that says so to the scans below
  record LockRows(PlanCommon common, Plan input, List<RowMark> marks, int epqParameter)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new LockRows(common, newInputs.getFirst(), marks, epqParameter);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new LockRows(newCommon, input, marks, epqParameter);
    }
  }

  /// Passes over some rows and passes on some others.
  ///
  /// @param ties with WITH TIES: the columns in which rows at the end may be like the last
  record Limit(
      PlanCommon common,
      Plan input,
      @Nullable Expr offset,
      @Nullable Expr count,
      LimitOption option,
      GroupKeys ties)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Limit(common, newInputs.getFirst(), offset, count, option, ties);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Limit(newCommon, input, offset, count, option, ties);
    }
  }

  /// Puts the rows into a hash table, for a hash join above.
  ///
  /// @param keys expressions over the input's rows
  record Hash(PlanCommon common, Plan input, List<Expr> keys) implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Hash(common, newInputs.getFirst(), keys);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Hash(newCommon, input, keys);
    }
  }

  /// Collects the rows of parallel workers.
  ///
  /// @param order the order that the workers' rows have and the result shall have; null for none
  record Gather(PlanCommon common, Plan input, int workers, @Nullable SortKeys order)
      implements RowsPlan {
    @Override
    public Plan withInputs(List<Plan> newInputs) {
      return new Gather(common, newInputs.getFirst(), workers, order);
    }

    @Override
    public Plan withCommon(PlanCommon newCommon) {
      return new Gather(newCommon, input, workers, order);
    }
  }
}
