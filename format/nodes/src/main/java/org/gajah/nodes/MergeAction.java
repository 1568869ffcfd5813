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

/// One WHEN of an analysed MERGE.
///
/// Mirrors `MergeAction` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record MergeAction(
    MergeMatchKind matchKind,
    CmdType commandType,
    OverridingKind override,
    @Nullable Expr qual,
    List<TargetEntry> targetList,
    IntList updateColnos)
    implements Node {
  public MergeAction {
    targetList = List.copyOf(targetList);
  }

  @Override
  public String label() {
    return "MERGEACTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (qual != null && test.test(qual)) || Children.any(targetList, test);
  }

  @Override
  public MergeAction mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newQual = qual == null ? null : (Expr) mapper.apply(qual);
    List<TargetEntry> newTargetList = Children.map(targetList, mapper);
    return newQual == qual && newTargetList == targetList
        ? this
        : new MergeAction(matchKind, commandType, override, newQual, newTargetList, updateColnos);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("matchKind", matchKind);
    out.enumeration("commandType", commandType);
    out.enumeration("override", override);
    out.node("qual", qual);
    out.nodes("targetList", targetList);
    out.node("updateColnos", updateColnos);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MergeAction that
            && matchKind == that.matchKind
            && commandType == that.commandType
            && override == that.override
            && Objects.equals(qual, that.qual)
            && targetList.equals(that.targetList)
            && updateColnos.equals(that.updateColnos);
  }

  @Override
  public int hashCode() {
    int hash = 1329572974;
    hash = 31 * hash + matchKind.ordinal();
    hash = 31 * hash + commandType.ordinal();
    hash = 31 * hash + override.ordinal();
    hash = 31 * hash + Objects.hashCode(qual);
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + updateColnos.hashCode();
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
    builder.qual = qual;
    builder.targetList = targetList;
    builder.updateColnos = updateColnos;
    return builder;
  }

  /// Builds a [MergeAction].
  public static final class Builder {
    private MergeMatchKind matchKind = MergeMatchKind.MERGE_WHEN_MATCHED;
    private CmdType commandType = CmdType.CMD_UNKNOWN;
    private OverridingKind override = OverridingKind.OVERRIDING_NOT_SET;
    private @Nullable Expr qual;
    private List<TargetEntry> targetList = List.of();
    private IntList updateColnos = IntList.EMPTY;

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

    public Builder qual(@Nullable Expr qual) {
      this.qual = qual;
      return this;
    }

    public Builder targetList(List<TargetEntry> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder updateColnos(IntList updateColnos) {
      this.updateColnos = updateColnos;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public MergeAction build() {
      return new MergeAction(matchKind, commandType, override, qual, targetList, updateColnos);
    }
  }
}
