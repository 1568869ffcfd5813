package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.SetOperation;
import org.jspecify.annotations.Nullable;

/// SELECT, VALUES, TABLE and their set operations; a plain DISTINCT is a list with one null.
///
/// Mirrors `SelectStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SelectStmt(
    List<@Nullable Expr> distinctClause,
    @Nullable IntoClause intoClause,
    List<ResTarget> targetList,
    List<FromItem> fromClause,
    @Nullable Expr whereClause,
    List<Node> groupClause,
    boolean groupDistinct,
    @Nullable Expr havingClause,
    List<WindowDef> windowClause,
    List<List<Expr>> valuesLists,
    List<SortBy> sortClause,
    @Nullable Expr limitOffset,
    @Nullable Expr limitCount,
    LimitOption limitOption,
    List<LockingClause> lockingClause,
    @Nullable WithClause withClause,
    SetOperation op,
    boolean all,
    @Nullable SelectStmt larg,
    @Nullable SelectStmt rarg)
    implements OptimizableStmt {
  public SelectStmt {
    distinctClause = Children.frozen(distinctClause);
    targetList = List.copyOf(targetList);
    fromClause = List.copyOf(fromClause);
    groupClause = List.copyOf(groupClause);
    windowClause = List.copyOf(windowClause);
    valuesLists = Children.frozenLists(valuesLists);
    sortClause = List.copyOf(sortClause);
    lockingClause = List.copyOf(lockingClause);
  }

  @Override
  public String label() {
    return "SELECTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(distinctClause, test)
        || (intoClause != null && test.test(intoClause))
        || Children.any(targetList, test)
        || Children.any(fromClause, test)
        || (whereClause != null && test.test(whereClause))
        || Children.any(groupClause, test)
        || (havingClause != null && test.test(havingClause))
        || Children.any(windowClause, test)
        || Children.anyOfLists(valuesLists, test)
        || Children.any(sortClause, test)
        || (limitOffset != null && test.test(limitOffset))
        || (limitCount != null && test.test(limitCount))
        || Children.any(lockingClause, test)
        || (withClause != null && test.test(withClause))
        || (larg != null && test.test(larg))
        || (rarg != null && test.test(rarg));
  }

  @Override
  public SelectStmt mapChildren(UnaryOperator<Node> mapper) {
    List<@Nullable Expr> newDistinctClause = Children.map(distinctClause, mapper);
    @Nullable IntoClause newIntoClause =
        intoClause == null ? null : (IntoClause) mapper.apply(intoClause);
    List<ResTarget> newTargetList = Children.map(targetList, mapper);
    List<FromItem> newFromClause = Children.map(fromClause, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    List<Node> newGroupClause = Children.map(groupClause, mapper);
    @Nullable Expr newHavingClause =
        havingClause == null ? null : (Expr) mapper.apply(havingClause);
    List<WindowDef> newWindowClause = Children.map(windowClause, mapper);
    List<List<Expr>> newValuesLists = Children.mapLists(valuesLists, mapper);
    List<SortBy> newSortClause = Children.map(sortClause, mapper);
    @Nullable Expr newLimitOffset = limitOffset == null ? null : (Expr) mapper.apply(limitOffset);
    @Nullable Expr newLimitCount = limitCount == null ? null : (Expr) mapper.apply(limitCount);
    List<LockingClause> newLockingClause = Children.map(lockingClause, mapper);
    @Nullable WithClause newWithClause =
        withClause == null ? null : (WithClause) mapper.apply(withClause);
    @Nullable SelectStmt newLarg = larg == null ? null : (SelectStmt) mapper.apply(larg);
    @Nullable SelectStmt newRarg = rarg == null ? null : (SelectStmt) mapper.apply(rarg);
    return newDistinctClause == distinctClause
            && newIntoClause == intoClause
            && newTargetList == targetList
            && newFromClause == fromClause
            && newWhereClause == whereClause
            && newGroupClause == groupClause
            && newHavingClause == havingClause
            && newWindowClause == windowClause
            && newValuesLists == valuesLists
            && newSortClause == sortClause
            && newLimitOffset == limitOffset
            && newLimitCount == limitCount
            && newLockingClause == lockingClause
            && newWithClause == withClause
            && newLarg == larg
            && newRarg == rarg
        ? this
        : new SelectStmt(
            newDistinctClause,
            newIntoClause,
            newTargetList,
            newFromClause,
            newWhereClause,
            newGroupClause,
            groupDistinct,
            newHavingClause,
            newWindowClause,
            newValuesLists,
            newSortClause,
            newLimitOffset,
            newLimitCount,
            limitOption,
            newLockingClause,
            newWithClause,
            op,
            all,
            newLarg,
            newRarg);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("distinctClause", distinctClause);
    out.node("intoClause", intoClause);
    out.nodes("targetList", targetList);
    out.nodes("fromClause", fromClause);
    out.node("whereClause", whereClause);
    out.nodes("groupClause", groupClause);
    out.bool("groupDistinct", groupDistinct);
    out.node("havingClause", havingClause);
    out.nodes("windowClause", windowClause);
    out.nodeLists("valuesLists", valuesLists);
    out.nodes("sortClause", sortClause);
    out.node("limitOffset", limitOffset);
    out.node("limitCount", limitCount);
    out.enumeration("limitOption", limitOption);
    out.nodes("lockingClause", lockingClause);
    out.node("withClause", withClause);
    out.enumeration("op", op);
    out.bool("all", all);
    out.node("larg", larg);
    out.node("rarg", rarg);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SelectStmt that
            && distinctClause.equals(that.distinctClause)
            && Objects.equals(intoClause, that.intoClause)
            && targetList.equals(that.targetList)
            && fromClause.equals(that.fromClause)
            && Objects.equals(whereClause, that.whereClause)
            && groupClause.equals(that.groupClause)
            && groupDistinct == that.groupDistinct
            && Objects.equals(havingClause, that.havingClause)
            && windowClause.equals(that.windowClause)
            && valuesLists.equals(that.valuesLists)
            && sortClause.equals(that.sortClause)
            && Objects.equals(limitOffset, that.limitOffset)
            && Objects.equals(limitCount, that.limitCount)
            && limitOption == that.limitOption
            && lockingClause.equals(that.lockingClause)
            && Objects.equals(withClause, that.withClause)
            && op == that.op
            && all == that.all
            && Objects.equals(larg, that.larg)
            && Objects.equals(rarg, that.rarg);
  }

  @Override
  public int hashCode() {
    int hash = 337489668;
    hash = 31 * hash + distinctClause.hashCode();
    hash = 31 * hash + Objects.hashCode(intoClause);
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + fromClause.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + groupClause.hashCode();
    hash = 31 * hash + Boolean.hashCode(groupDistinct);
    hash = 31 * hash + Objects.hashCode(havingClause);
    hash = 31 * hash + windowClause.hashCode();
    hash = 31 * hash + valuesLists.hashCode();
    hash = 31 * hash + sortClause.hashCode();
    hash = 31 * hash + Objects.hashCode(limitOffset);
    hash = 31 * hash + Objects.hashCode(limitCount);
    hash = 31 * hash + limitOption.ordinal();
    hash = 31 * hash + lockingClause.hashCode();
    hash = 31 * hash + Objects.hashCode(withClause);
    hash = 31 * hash + op.ordinal();
    hash = 31 * hash + Boolean.hashCode(all);
    hash = 31 * hash + Objects.hashCode(larg);
    hash = 31 * hash + Objects.hashCode(rarg);
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.distinctClause = distinctClause;
    builder.intoClause = intoClause;
    builder.targetList = targetList;
    builder.fromClause = fromClause;
    builder.whereClause = whereClause;
    builder.groupClause = groupClause;
    builder.groupDistinct = groupDistinct;
    builder.havingClause = havingClause;
    builder.windowClause = windowClause;
    builder.valuesLists = valuesLists;
    builder.sortClause = sortClause;
    builder.limitOffset = limitOffset;
    builder.limitCount = limitCount;
    builder.limitOption = limitOption;
    builder.lockingClause = lockingClause;
    builder.withClause = withClause;
    builder.op = op;
    builder.all = all;
    builder.larg = larg;
    builder.rarg = rarg;
    return builder;
  }

  /// Builds a [SelectStmt].
  public static final class Builder {
    private List<@Nullable Expr> distinctClause = List.of();
    private @Nullable IntoClause intoClause;
    private List<ResTarget> targetList = List.of();
    private List<FromItem> fromClause = List.of();
    private @Nullable Expr whereClause;
    private List<Node> groupClause = List.of();
    private boolean groupDistinct;
    private @Nullable Expr havingClause;
    private List<WindowDef> windowClause = List.of();
    private List<List<Expr>> valuesLists = List.of();
    private List<SortBy> sortClause = List.of();
    private @Nullable Expr limitOffset;
    private @Nullable Expr limitCount;
    private LimitOption limitOption = LimitOption.LIMIT_OPTION_COUNT;
    private List<LockingClause> lockingClause = List.of();
    private @Nullable WithClause withClause;
    private SetOperation op = SetOperation.SETOP_NONE;
    private boolean all;
    private @Nullable SelectStmt larg;
    private @Nullable SelectStmt rarg;

    private Builder() {}

    public Builder distinctClause(List<@Nullable Expr> distinctClause) {
      this.distinctClause = distinctClause;
      return this;
    }

    public Builder intoClause(@Nullable IntoClause intoClause) {
      this.intoClause = intoClause;
      return this;
    }

    public Builder targetList(List<ResTarget> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder fromClause(List<FromItem> fromClause) {
      this.fromClause = fromClause;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder groupClause(List<Node> groupClause) {
      this.groupClause = groupClause;
      return this;
    }

    public Builder groupDistinct(boolean groupDistinct) {
      this.groupDistinct = groupDistinct;
      return this;
    }

    public Builder havingClause(@Nullable Expr havingClause) {
      this.havingClause = havingClause;
      return this;
    }

    public Builder windowClause(List<WindowDef> windowClause) {
      this.windowClause = windowClause;
      return this;
    }

    public Builder valuesLists(List<List<Expr>> valuesLists) {
      this.valuesLists = valuesLists;
      return this;
    }

    public Builder sortClause(List<SortBy> sortClause) {
      this.sortClause = sortClause;
      return this;
    }

    public Builder limitOffset(@Nullable Expr limitOffset) {
      this.limitOffset = limitOffset;
      return this;
    }

    public Builder limitCount(@Nullable Expr limitCount) {
      this.limitCount = limitCount;
      return this;
    }

    public Builder limitOption(LimitOption limitOption) {
      this.limitOption = limitOption;
      return this;
    }

    public Builder lockingClause(List<LockingClause> lockingClause) {
      this.lockingClause = lockingClause;
      return this;
    }

    public Builder withClause(@Nullable WithClause withClause) {
      this.withClause = withClause;
      return this;
    }

    public Builder op(SetOperation op) {
      this.op = op;
      return this;
    }

    public Builder all(boolean all) {
      this.all = all;
      return this;
    }

    public Builder larg(@Nullable SelectStmt larg) {
      this.larg = larg;
      return this;
    }

    public Builder rarg(@Nullable SelectStmt rarg) {
      this.rarg = rarg;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SelectStmt build() {
      return new SelectStmt(
          distinctClause,
          intoClause,
          targetList,
          fromClause,
          whereClause,
          groupClause,
          groupDistinct,
          havingClause,
          windowClause,
          valuesLists,
          sortClause,
          limitOffset,
          limitCount,
          limitOption,
          lockingClause,
          withClause,
          op,
          all,
          larg,
          rarg);
    }
  }
}
