package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.OverridingKind;
import org.gajah.nodes.kinds.QuerySource;
import org.jspecify.annotations.Nullable;

/// A statement after analysis.
///
/// Mirrors `Query` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record Query(
    CmdType commandType,
    QuerySource querySource,
    long queryId,
    boolean canSetTag,
    @Nullable UtilityStmt utilityStmt,
    int resultRelation,
    boolean hasAggs,
    boolean hasWindowFuncs,
    boolean hasTargetSRFs,
    boolean hasSubLinks,
    boolean hasDistinctOn,
    boolean hasRecursive,
    boolean hasModifyingCTE,
    boolean hasForUpdate,
    boolean hasRowSecurity,
    boolean isReturn,
    List<CommonTableExpr> cteList,
    List<RangeTblEntry> rtable,
    List<RTEPermissionInfo> rteperminfos,
    @Nullable FromExpr jointree,
    List<MergeAction> mergeActionList,
    int mergeTargetRelation,
    @Nullable Expr mergeJoinCondition,
    List<TargetEntry> targetList,
    OverridingKind override,
    @Nullable OnConflictExpr onConflict,
    List<TargetEntry> returningList,
    List<SortGroupClause> groupClause,
    boolean groupDistinct,
    List<GroupingSet> groupingSets,
    @Nullable Expr havingQual,
    List<WindowClause> windowClause,
    List<SortGroupClause> distinctClause,
    List<SortGroupClause> sortClause,
    @Nullable Expr limitOffset,
    @Nullable Expr limitCount,
    LimitOption limitOption,
    List<RowMarkClause> rowMarks,
    @Nullable SetOperationTree setOperations,
    OidList constraintDeps,
    List<WithCheckOption> withCheckOptions,
    int stmt_location,
    int stmt_len)
    implements Node {
  public Query {
    cteList = List.copyOf(cteList);
    rtable = List.copyOf(rtable);
    rteperminfos = List.copyOf(rteperminfos);
    mergeActionList = List.copyOf(mergeActionList);
    targetList = List.copyOf(targetList);
    returningList = List.copyOf(returningList);
    groupClause = List.copyOf(groupClause);
    groupingSets = List.copyOf(groupingSets);
    windowClause = List.copyOf(windowClause);
    distinctClause = List.copyOf(distinctClause);
    sortClause = List.copyOf(sortClause);
    rowMarks = List.copyOf(rowMarks);
    withCheckOptions = List.copyOf(withCheckOptions);
  }

  @Override
  public String label() {
    return "QUERY";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (utilityStmt != null && test.test(utilityStmt))
        || Children.any(cteList, test)
        || Children.any(rtable, test)
        || Children.any(rteperminfos, test)
        || (jointree != null && test.test(jointree))
        || Children.any(mergeActionList, test)
        || (mergeJoinCondition != null && test.test(mergeJoinCondition))
        || Children.any(targetList, test)
        || (onConflict != null && test.test(onConflict))
        || Children.any(returningList, test)
        || Children.any(groupClause, test)
        || Children.any(groupingSets, test)
        || (havingQual != null && test.test(havingQual))
        || Children.any(windowClause, test)
        || Children.any(distinctClause, test)
        || Children.any(sortClause, test)
        || (limitOffset != null && test.test(limitOffset))
        || (limitCount != null && test.test(limitCount))
        || Children.any(rowMarks, test)
        || (setOperations != null && test.test(setOperations))
        || Children.any(withCheckOptions, test);
  }

  @Override
  public Query mapChildren(UnaryOperator<Node> mapper) {
    @Nullable UtilityStmt newUtilityStmt =
        utilityStmt == null ? null : (UtilityStmt) mapper.apply(utilityStmt);
    List<CommonTableExpr> newCteList = Children.map(cteList, mapper);
    List<RangeTblEntry> newRtable = Children.map(rtable, mapper);
    List<RTEPermissionInfo> newRteperminfos = Children.map(rteperminfos, mapper);
    @Nullable FromExpr newJointree = jointree == null ? null : (FromExpr) mapper.apply(jointree);
    List<MergeAction> newMergeActionList = Children.map(mergeActionList, mapper);
    @Nullable Expr newMergeJoinCondition =
        mergeJoinCondition == null ? null : (Expr) mapper.apply(mergeJoinCondition);
    List<TargetEntry> newTargetList = Children.map(targetList, mapper);
    @Nullable OnConflictExpr newOnConflict =
        onConflict == null ? null : (OnConflictExpr) mapper.apply(onConflict);
    List<TargetEntry> newReturningList = Children.map(returningList, mapper);
    List<SortGroupClause> newGroupClause = Children.map(groupClause, mapper);
    List<GroupingSet> newGroupingSets = Children.map(groupingSets, mapper);
    @Nullable Expr newHavingQual = havingQual == null ? null : (Expr) mapper.apply(havingQual);
    List<WindowClause> newWindowClause = Children.map(windowClause, mapper);
    List<SortGroupClause> newDistinctClause = Children.map(distinctClause, mapper);
    List<SortGroupClause> newSortClause = Children.map(sortClause, mapper);
    @Nullable Expr newLimitOffset = limitOffset == null ? null : (Expr) mapper.apply(limitOffset);
    @Nullable Expr newLimitCount = limitCount == null ? null : (Expr) mapper.apply(limitCount);
    List<RowMarkClause> newRowMarks = Children.map(rowMarks, mapper);
    @Nullable SetOperationTree newSetOperations =
        setOperations == null ? null : (SetOperationTree) mapper.apply(setOperations);
    List<WithCheckOption> newWithCheckOptions = Children.map(withCheckOptions, mapper);
    return newUtilityStmt == utilityStmt
            && newCteList == cteList
            && newRtable == rtable
            && newRteperminfos == rteperminfos
            && newJointree == jointree
            && newMergeActionList == mergeActionList
            && newMergeJoinCondition == mergeJoinCondition
            && newTargetList == targetList
            && newOnConflict == onConflict
            && newReturningList == returningList
            && newGroupClause == groupClause
            && newGroupingSets == groupingSets
            && newHavingQual == havingQual
            && newWindowClause == windowClause
            && newDistinctClause == distinctClause
            && newSortClause == sortClause
            && newLimitOffset == limitOffset
            && newLimitCount == limitCount
            && newRowMarks == rowMarks
            && newSetOperations == setOperations
            && newWithCheckOptions == withCheckOptions
        ? this
        : new Query(
            commandType,
            querySource,
            queryId,
            canSetTag,
            newUtilityStmt,
            resultRelation,
            hasAggs,
            hasWindowFuncs,
            hasTargetSRFs,
            hasSubLinks,
            hasDistinctOn,
            hasRecursive,
            hasModifyingCTE,
            hasForUpdate,
            hasRowSecurity,
            isReturn,
            newCteList,
            newRtable,
            newRteperminfos,
            newJointree,
            newMergeActionList,
            mergeTargetRelation,
            newMergeJoinCondition,
            newTargetList,
            override,
            newOnConflict,
            newReturningList,
            newGroupClause,
            groupDistinct,
            newGroupingSets,
            newHavingQual,
            newWindowClause,
            newDistinctClause,
            newSortClause,
            newLimitOffset,
            newLimitCount,
            limitOption,
            newRowMarks,
            newSetOperations,
            constraintDeps,
            newWithCheckOptions,
            stmt_location,
            stmt_len);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("commandType", commandType);
    out.enumeration("querySource", querySource);
    out.bool("canSetTag", canSetTag);
    out.node("utilityStmt", utilityStmt);
    out.integer("resultRelation", resultRelation);
    out.bool("hasAggs", hasAggs);
    out.bool("hasWindowFuncs", hasWindowFuncs);
    out.bool("hasTargetSRFs", hasTargetSRFs);
    out.bool("hasSubLinks", hasSubLinks);
    out.bool("hasDistinctOn", hasDistinctOn);
    out.bool("hasRecursive", hasRecursive);
    out.bool("hasModifyingCTE", hasModifyingCTE);
    out.bool("hasForUpdate", hasForUpdate);
    out.bool("hasRowSecurity", hasRowSecurity);
    out.bool("isReturn", isReturn);
    out.nodes("cteList", cteList);
    out.nodes("rtable", rtable);
    out.nodes("rteperminfos", rteperminfos);
    out.node("jointree", jointree);
    out.nodes("mergeActionList", mergeActionList);
    out.integer("mergeTargetRelation", mergeTargetRelation);
    out.node("mergeJoinCondition", mergeJoinCondition);
    out.nodes("targetList", targetList);
    out.enumeration("override", override);
    out.node("onConflict", onConflict);
    out.nodes("returningList", returningList);
    out.nodes("groupClause", groupClause);
    out.bool("groupDistinct", groupDistinct);
    out.nodes("groupingSets", groupingSets);
    out.node("havingQual", havingQual);
    out.nodes("windowClause", windowClause);
    out.nodes("distinctClause", distinctClause);
    out.nodes("sortClause", sortClause);
    out.node("limitOffset", limitOffset);
    out.node("limitCount", limitCount);
    out.enumeration("limitOption", limitOption);
    out.nodes("rowMarks", rowMarks);
    out.node("setOperations", setOperations);
    out.node("constraintDeps", constraintDeps);
    out.nodes("withCheckOptions", withCheckOptions);
    out.location("stmt_location", stmt_location);
    out.location("stmt_len", stmt_len);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof Query that
            && commandType == that.commandType
            && querySource == that.querySource
            && canSetTag == that.canSetTag
            && Objects.equals(utilityStmt, that.utilityStmt)
            && resultRelation == that.resultRelation
            && hasAggs == that.hasAggs
            && hasWindowFuncs == that.hasWindowFuncs
            && hasTargetSRFs == that.hasTargetSRFs
            && hasSubLinks == that.hasSubLinks
            && hasDistinctOn == that.hasDistinctOn
            && hasRecursive == that.hasRecursive
            && hasModifyingCTE == that.hasModifyingCTE
            && hasForUpdate == that.hasForUpdate
            && hasRowSecurity == that.hasRowSecurity
            && isReturn == that.isReturn
            && cteList.equals(that.cteList)
            && rtable.equals(that.rtable)
            && rteperminfos.equals(that.rteperminfos)
            && Objects.equals(jointree, that.jointree)
            && mergeActionList.equals(that.mergeActionList)
            && mergeTargetRelation == that.mergeTargetRelation
            && Objects.equals(mergeJoinCondition, that.mergeJoinCondition)
            && targetList.equals(that.targetList)
            && override == that.override
            && Objects.equals(onConflict, that.onConflict)
            && returningList.equals(that.returningList)
            && groupClause.equals(that.groupClause)
            && groupDistinct == that.groupDistinct
            && groupingSets.equals(that.groupingSets)
            && Objects.equals(havingQual, that.havingQual)
            && windowClause.equals(that.windowClause)
            && distinctClause.equals(that.distinctClause)
            && sortClause.equals(that.sortClause)
            && Objects.equals(limitOffset, that.limitOffset)
            && Objects.equals(limitCount, that.limitCount)
            && limitOption == that.limitOption
            && rowMarks.equals(that.rowMarks)
            && Objects.equals(setOperations, that.setOperations)
            && constraintDeps.equals(that.constraintDeps)
            && withCheckOptions.equals(that.withCheckOptions);
  }

  @Override
  public int hashCode() {
    int hash = 78391464;
    hash = 31 * hash + commandType.ordinal();
    hash = 31 * hash + querySource.ordinal();
    hash = 31 * hash + Boolean.hashCode(canSetTag);
    hash = 31 * hash + Objects.hashCode(utilityStmt);
    hash = 31 * hash + resultRelation;
    hash = 31 * hash + Boolean.hashCode(hasAggs);
    hash = 31 * hash + Boolean.hashCode(hasWindowFuncs);
    hash = 31 * hash + Boolean.hashCode(hasTargetSRFs);
    hash = 31 * hash + Boolean.hashCode(hasSubLinks);
    hash = 31 * hash + Boolean.hashCode(hasDistinctOn);
    hash = 31 * hash + Boolean.hashCode(hasRecursive);
    hash = 31 * hash + Boolean.hashCode(hasModifyingCTE);
    hash = 31 * hash + Boolean.hashCode(hasForUpdate);
    hash = 31 * hash + Boolean.hashCode(hasRowSecurity);
    hash = 31 * hash + Boolean.hashCode(isReturn);
    hash = 31 * hash + cteList.hashCode();
    hash = 31 * hash + rtable.hashCode();
    hash = 31 * hash + rteperminfos.hashCode();
    hash = 31 * hash + Objects.hashCode(jointree);
    hash = 31 * hash + mergeActionList.hashCode();
    hash = 31 * hash + mergeTargetRelation;
    hash = 31 * hash + Objects.hashCode(mergeJoinCondition);
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + override.ordinal();
    hash = 31 * hash + Objects.hashCode(onConflict);
    hash = 31 * hash + returningList.hashCode();
    hash = 31 * hash + groupClause.hashCode();
    hash = 31 * hash + Boolean.hashCode(groupDistinct);
    hash = 31 * hash + groupingSets.hashCode();
    hash = 31 * hash + Objects.hashCode(havingQual);
    hash = 31 * hash + windowClause.hashCode();
    hash = 31 * hash + distinctClause.hashCode();
    hash = 31 * hash + sortClause.hashCode();
    hash = 31 * hash + Objects.hashCode(limitOffset);
    hash = 31 * hash + Objects.hashCode(limitCount);
    hash = 31 * hash + limitOption.ordinal();
    hash = 31 * hash + rowMarks.hashCode();
    hash = 31 * hash + Objects.hashCode(setOperations);
    hash = 31 * hash + constraintDeps.hashCode();
    hash = 31 * hash + withCheckOptions.hashCode();
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
    builder.commandType = commandType;
    builder.querySource = querySource;
    builder.queryId = queryId;
    builder.canSetTag = canSetTag;
    builder.utilityStmt = utilityStmt;
    builder.resultRelation = resultRelation;
    builder.hasAggs = hasAggs;
    builder.hasWindowFuncs = hasWindowFuncs;
    builder.hasTargetSRFs = hasTargetSRFs;
    builder.hasSubLinks = hasSubLinks;
    builder.hasDistinctOn = hasDistinctOn;
    builder.hasRecursive = hasRecursive;
    builder.hasModifyingCTE = hasModifyingCTE;
    builder.hasForUpdate = hasForUpdate;
    builder.hasRowSecurity = hasRowSecurity;
    builder.isReturn = isReturn;
    builder.cteList = cteList;
    builder.rtable = rtable;
    builder.rteperminfos = rteperminfos;
    builder.jointree = jointree;
    builder.mergeActionList = mergeActionList;
    builder.mergeTargetRelation = mergeTargetRelation;
    builder.mergeJoinCondition = mergeJoinCondition;
    builder.targetList = targetList;
    builder.override = override;
    builder.onConflict = onConflict;
    builder.returningList = returningList;
    builder.groupClause = groupClause;
    builder.groupDistinct = groupDistinct;
    builder.groupingSets = groupingSets;
    builder.havingQual = havingQual;
    builder.windowClause = windowClause;
    builder.distinctClause = distinctClause;
    builder.sortClause = sortClause;
    builder.limitOffset = limitOffset;
    builder.limitCount = limitCount;
    builder.limitOption = limitOption;
    builder.rowMarks = rowMarks;
    builder.setOperations = setOperations;
    builder.constraintDeps = constraintDeps;
    builder.withCheckOptions = withCheckOptions;
    builder.stmt_location = stmt_location;
    builder.stmt_len = stmt_len;
    return builder;
  }

  /// Builds a [Query].
  public static final class Builder {
    private CmdType commandType = CmdType.CMD_UNKNOWN;
    private QuerySource querySource = QuerySource.QSRC_ORIGINAL;
    private long queryId;
    private boolean canSetTag;
    private @Nullable UtilityStmt utilityStmt;
    private int resultRelation;
    private boolean hasAggs;
    private boolean hasWindowFuncs;
    private boolean hasTargetSRFs;
    private boolean hasSubLinks;
    private boolean hasDistinctOn;
    private boolean hasRecursive;
    private boolean hasModifyingCTE;
    private boolean hasForUpdate;
    private boolean hasRowSecurity;
    private boolean isReturn;
    private List<CommonTableExpr> cteList = List.of();
    private List<RangeTblEntry> rtable = List.of();
    private List<RTEPermissionInfo> rteperminfos = List.of();
    private @Nullable FromExpr jointree;
    private List<MergeAction> mergeActionList = List.of();
    private int mergeTargetRelation;
    private @Nullable Expr mergeJoinCondition;
    private List<TargetEntry> targetList = List.of();
    private OverridingKind override = OverridingKind.OVERRIDING_NOT_SET;
    private @Nullable OnConflictExpr onConflict;
    private List<TargetEntry> returningList = List.of();
    private List<SortGroupClause> groupClause = List.of();
    private boolean groupDistinct;
    private List<GroupingSet> groupingSets = List.of();
    private @Nullable Expr havingQual;
    private List<WindowClause> windowClause = List.of();
    private List<SortGroupClause> distinctClause = List.of();
    private List<SortGroupClause> sortClause = List.of();
    private @Nullable Expr limitOffset;
    private @Nullable Expr limitCount;
    private LimitOption limitOption = LimitOption.LIMIT_OPTION_COUNT;
    private List<RowMarkClause> rowMarks = List.of();
    private @Nullable SetOperationTree setOperations;
    private OidList constraintDeps = OidList.EMPTY;
    private List<WithCheckOption> withCheckOptions = List.of();
    private int stmt_location = -1;
    private int stmt_len = -1;

    private Builder() {}

    public Builder commandType(CmdType commandType) {
      this.commandType = commandType;
      return this;
    }

    public Builder querySource(QuerySource querySource) {
      this.querySource = querySource;
      return this;
    }

    public Builder queryId(long queryId) {
      this.queryId = queryId;
      return this;
    }

    public Builder canSetTag(boolean canSetTag) {
      this.canSetTag = canSetTag;
      return this;
    }

    public Builder utilityStmt(@Nullable UtilityStmt utilityStmt) {
      this.utilityStmt = utilityStmt;
      return this;
    }

    public Builder resultRelation(int resultRelation) {
      this.resultRelation = resultRelation;
      return this;
    }

    public Builder hasAggs(boolean hasAggs) {
      this.hasAggs = hasAggs;
      return this;
    }

    public Builder hasWindowFuncs(boolean hasWindowFuncs) {
      this.hasWindowFuncs = hasWindowFuncs;
      return this;
    }

    public Builder hasTargetSRFs(boolean hasTargetSRFs) {
      this.hasTargetSRFs = hasTargetSRFs;
      return this;
    }

    public Builder hasSubLinks(boolean hasSubLinks) {
      this.hasSubLinks = hasSubLinks;
      return this;
    }

    public Builder hasDistinctOn(boolean hasDistinctOn) {
      this.hasDistinctOn = hasDistinctOn;
      return this;
    }

    public Builder hasRecursive(boolean hasRecursive) {
      this.hasRecursive = hasRecursive;
      return this;
    }

    public Builder hasModifyingCTE(boolean hasModifyingCTE) {
      this.hasModifyingCTE = hasModifyingCTE;
      return this;
    }

    public Builder hasForUpdate(boolean hasForUpdate) {
      this.hasForUpdate = hasForUpdate;
      return this;
    }

    public Builder hasRowSecurity(boolean hasRowSecurity) {
      this.hasRowSecurity = hasRowSecurity;
      return this;
    }

    public Builder isReturn(boolean isReturn) {
      this.isReturn = isReturn;
      return this;
    }

    public Builder cteList(List<CommonTableExpr> cteList) {
      this.cteList = cteList;
      return this;
    }

    public Builder rtable(List<RangeTblEntry> rtable) {
      this.rtable = rtable;
      return this;
    }

    public Builder rteperminfos(List<RTEPermissionInfo> rteperminfos) {
      this.rteperminfos = rteperminfos;
      return this;
    }

    public Builder jointree(@Nullable FromExpr jointree) {
      this.jointree = jointree;
      return this;
    }

    public Builder mergeActionList(List<MergeAction> mergeActionList) {
      this.mergeActionList = mergeActionList;
      return this;
    }

    public Builder mergeTargetRelation(int mergeTargetRelation) {
      this.mergeTargetRelation = mergeTargetRelation;
      return this;
    }

    public Builder mergeJoinCondition(@Nullable Expr mergeJoinCondition) {
      this.mergeJoinCondition = mergeJoinCondition;
      return this;
    }

    public Builder targetList(List<TargetEntry> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder override(OverridingKind override) {
      this.override = override;
      return this;
    }

    public Builder onConflict(@Nullable OnConflictExpr onConflict) {
      this.onConflict = onConflict;
      return this;
    }

    public Builder returningList(List<TargetEntry> returningList) {
      this.returningList = returningList;
      return this;
    }

    public Builder groupClause(List<SortGroupClause> groupClause) {
      this.groupClause = groupClause;
      return this;
    }

    public Builder groupDistinct(boolean groupDistinct) {
      this.groupDistinct = groupDistinct;
      return this;
    }

    public Builder groupingSets(List<GroupingSet> groupingSets) {
      this.groupingSets = groupingSets;
      return this;
    }

    public Builder havingQual(@Nullable Expr havingQual) {
      this.havingQual = havingQual;
      return this;
    }

    public Builder windowClause(List<WindowClause> windowClause) {
      this.windowClause = windowClause;
      return this;
    }

    public Builder distinctClause(List<SortGroupClause> distinctClause) {
      this.distinctClause = distinctClause;
      return this;
    }

    public Builder sortClause(List<SortGroupClause> sortClause) {
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

    public Builder rowMarks(List<RowMarkClause> rowMarks) {
      this.rowMarks = rowMarks;
      return this;
    }

    public Builder setOperations(@Nullable SetOperationTree setOperations) {
      this.setOperations = setOperations;
      return this;
    }

    public Builder constraintDeps(OidList constraintDeps) {
      this.constraintDeps = constraintDeps;
      return this;
    }

    public Builder withCheckOptions(List<WithCheckOption> withCheckOptions) {
      this.withCheckOptions = withCheckOptions;
      return this;
    }

    public Builder stmt_location(int stmt_location) {
      this.stmt_location = stmt_location;
      return this;
    }

    public Builder stmt_len(int stmt_len) {
      this.stmt_len = stmt_len;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public Query build() {
      return new Query(
          commandType,
          querySource,
          queryId,
          canSetTag,
          utilityStmt,
          resultRelation,
          hasAggs,
          hasWindowFuncs,
          hasTargetSRFs,
          hasSubLinks,
          hasDistinctOn,
          hasRecursive,
          hasModifyingCTE,
          hasForUpdate,
          hasRowSecurity,
          isReturn,
          cteList,
          rtable,
          rteperminfos,
          jointree,
          mergeActionList,
          mergeTargetRelation,
          mergeJoinCondition,
          targetList,
          override,
          onConflict,
          returningList,
          groupClause,
          groupDistinct,
          groupingSets,
          havingQual,
          windowClause,
          distinctClause,
          sortClause,
          limitOffset,
          limitCount,
          limitOption,
          rowMarks,
          setOperations,
          constraintDeps,
          withCheckOptions,
          stmt_location,
          stmt_len);
    }
  }
}
