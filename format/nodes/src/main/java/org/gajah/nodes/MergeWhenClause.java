package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.MergeMatchKind;
import org.gajah.nodes.kinds.OverridingKind;
import org.jspecify.annotations.Nullable;

/// One WHEN of MERGE.
///
/// Mirrors `MergeWhenClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record MergeWhenClause(
    MergeMatchKind matchKind,
    CmdType commandType,
    OverridingKind override,
    @Nullable Expr condition,
    List<ResTarget> targetList,
    List<Expr> values)
    implements Node {
  public MergeWhenClause {
    targetList = List.copyOf(targetList);
    values = List.copyOf(values);
  }

  @Override
  public String label() {
    return "MERGEWHENCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (condition != null && test.test(condition))
        || Children.any(targetList, test)
        || Children.any(values, test);
  }

  @Override
  public MergeWhenClause mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newCondition = condition == null ? null : (Expr) mapper.apply(condition);
    List<ResTarget> newTargetList = Children.map(targetList, mapper);
    List<Expr> newValues = Children.map(values, mapper);
    return newCondition == condition && newTargetList == targetList && newValues == values
        ? this
        : new MergeWhenClause(
            matchKind, commandType, override, newCondition, newTargetList, newValues);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("matchKind", matchKind);
    out.enumeration("commandType", commandType);
    out.enumeration("override", override);
    out.node("condition", condition);
    out.nodes("targetList", targetList);
    out.nodes("values", values);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MergeWhenClause that
            && matchKind == that.matchKind
            && commandType == that.commandType
            && override == that.override
            && Objects.equals(condition, that.condition)
            && targetList.equals(that.targetList)
            && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    int hash = -1601723519;
    hash = 31 * hash + matchKind.ordinal();
    hash = 31 * hash + commandType.ordinal();
    hash = 31 * hash + override.ordinal();
    hash = 31 * hash + Objects.hashCode(condition);
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + values.hashCode();
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
    builder.matchKind = matchKind;
    builder.commandType = commandType;
    builder.override = override;
    builder.condition = condition;
    builder.targetList = targetList;
    builder.values = values;
    return builder;
  }

  /// Builds a [MergeWhenClause].
  public static final class Builder {
    private MergeMatchKind matchKind = MergeMatchKind.MERGE_WHEN_MATCHED;
    private CmdType commandType = CmdType.CMD_UNKNOWN;
    private OverridingKind override = OverridingKind.OVERRIDING_NOT_SET;
    private @Nullable Expr condition;
    private List<ResTarget> targetList = List.of();
    private List<Expr> values = List.of();

    private Builder() {}

    public Builder matchKind(MergeMatchKind matchKind) {
      this.matchKind = matchKind;
      return this;
    }

    public Builder commandType(CmdType commandType) {
      this.commandType = commandType;
      return this;
    }

    public Builder override(OverridingKind override) {
      this.override = override;
      return this;
    }

    public Builder condition(@Nullable Expr condition) {
      this.condition = condition;
      return this;
    }

    public Builder targetList(List<ResTarget> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder values(List<Expr> values) {
      this.values = values;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public MergeWhenClause build() {
      return new MergeWhenClause(matchKind, commandType, override, condition, targetList, values);
    }
  }
}
