package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.OnConflictAction;
import org.jspecify.annotations.Nullable;

/// An analysed ON CONFLICT.
///
/// Mirrors `OnConflictExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record OnConflictExpr(
    OnConflictAction action,
    List<InferenceElem> arbiterElems,
    @Nullable Expr arbiterWhere,
    int constraint,
    List<TargetEntry> onConflictSet,
    @Nullable Expr onConflictWhere,
    int exclRelIndex,
    List<TargetEntry> exclRelTlist)
    implements Node {
  public OnConflictExpr {
    arbiterElems = List.copyOf(arbiterElems);
    onConflictSet = List.copyOf(onConflictSet);
    exclRelTlist = List.copyOf(exclRelTlist);
  }

  @Override
  public String label() {
    return "ONCONFLICTEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(arbiterElems, test)
        || (arbiterWhere != null && test.test(arbiterWhere))
        || Children.any(onConflictSet, test)
        || (onConflictWhere != null && test.test(onConflictWhere))
        || Children.any(exclRelTlist, test);
  }

  @Override
  public OnConflictExpr mapChildren(UnaryOperator<Node> mapper) {
    List<InferenceElem> newArbiterElems = Children.map(arbiterElems, mapper);
    @Nullable Expr newArbiterWhere =
        arbiterWhere == null ? null : (Expr) mapper.apply(arbiterWhere);
    List<TargetEntry> newOnConflictSet = Children.map(onConflictSet, mapper);
    @Nullable Expr newOnConflictWhere =
        onConflictWhere == null ? null : (Expr) mapper.apply(onConflictWhere);
    List<TargetEntry> newExclRelTlist = Children.map(exclRelTlist, mapper);
    return newArbiterElems == arbiterElems
            && newArbiterWhere == arbiterWhere
            && newOnConflictSet == onConflictSet
            && newOnConflictWhere == onConflictWhere
            && newExclRelTlist == exclRelTlist
        ? this
        : new OnConflictExpr(
            action,
            newArbiterElems,
            newArbiterWhere,
            constraint,
            newOnConflictSet,
            newOnConflictWhere,
            exclRelIndex,
            newExclRelTlist);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("action", action);
    out.nodes("arbiterElems", arbiterElems);
    out.node("arbiterWhere", arbiterWhere);
    out.unsigned("constraint", constraint);
    out.nodes("onConflictSet", onConflictSet);
    out.node("onConflictWhere", onConflictWhere);
    out.integer("exclRelIndex", exclRelIndex);
    out.nodes("exclRelTlist", exclRelTlist);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof OnConflictExpr that
            && action == that.action
            && arbiterElems.equals(that.arbiterElems)
            && Objects.equals(arbiterWhere, that.arbiterWhere)
            && constraint == that.constraint
            && onConflictSet.equals(that.onConflictSet)
            && Objects.equals(onConflictWhere, that.onConflictWhere)
            && exclRelIndex == that.exclRelIndex
            && exclRelTlist.equals(that.exclRelTlist);
  }

  @Override
  public int hashCode() {
    int hash = 35223686;
    hash = 31 * hash + action.ordinal();
    hash = 31 * hash + arbiterElems.hashCode();
    hash = 31 * hash + Objects.hashCode(arbiterWhere);
    hash = 31 * hash + constraint;
    hash = 31 * hash + onConflictSet.hashCode();
    hash = 31 * hash + Objects.hashCode(onConflictWhere);
    hash = 31 * hash + exclRelIndex;
    hash = 31 * hash + exclRelTlist.hashCode();
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
    builder.action = action;
    builder.arbiterElems = arbiterElems;
    builder.arbiterWhere = arbiterWhere;
    builder.constraint = constraint;
    builder.onConflictSet = onConflictSet;
    builder.onConflictWhere = onConflictWhere;
    builder.exclRelIndex = exclRelIndex;
    builder.exclRelTlist = exclRelTlist;
    return builder;
  }

  /// Builds a [OnConflictExpr].
  public static final class Builder {
    private OnConflictAction action = OnConflictAction.ONCONFLICT_NONE;
    private List<InferenceElem> arbiterElems = List.of();
    private @Nullable Expr arbiterWhere;
    private int constraint;
    private List<TargetEntry> onConflictSet = List.of();
    private @Nullable Expr onConflictWhere;
    private int exclRelIndex;
    private List<TargetEntry> exclRelTlist = List.of();

    private Builder() {}

    public Builder action(OnConflictAction action) {
      this.action = action;
      return this;
    }

    public Builder arbiterElems(List<InferenceElem> arbiterElems) {
      this.arbiterElems = arbiterElems;
      return this;
    }

    public Builder arbiterWhere(@Nullable Expr arbiterWhere) {
      this.arbiterWhere = arbiterWhere;
      return this;
    }

    public Builder constraint(int constraint) {
      this.constraint = constraint;
      return this;
    }

    public Builder onConflictSet(List<TargetEntry> onConflictSet) {
      this.onConflictSet = onConflictSet;
      return this;
    }

    public Builder onConflictWhere(@Nullable Expr onConflictWhere) {
      this.onConflictWhere = onConflictWhere;
      return this;
    }

    public Builder exclRelIndex(int exclRelIndex) {
      this.exclRelIndex = exclRelIndex;
      return this;
    }

    public Builder exclRelTlist(List<TargetEntry> exclRelTlist) {
      this.exclRelTlist = exclRelTlist;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public OnConflictExpr build() {
      return new OnConflictExpr(
          action,
          arbiterElems,
          arbiterWhere,
          constraint,
          onConflictSet,
          onConflictWhere,
          exclRelIndex,
          exclRelTlist);
    }
  }
}
