package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.OnConflictAction;
import org.jspecify.annotations.Nullable;

/// ON CONFLICT.
///
/// Mirrors `OnConflictClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record OnConflictClause(
    OnConflictAction action,
    @Nullable InferClause infer,
    List<ResTarget> targetList,
    @Nullable Expr whereClause,
    int location)
    implements Node {
  public OnConflictClause {
    targetList = List.copyOf(targetList);
  }

  @Override
  public String label() {
    return "ONCONFLICTCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (infer != null && test.test(infer))
        || Children.any(targetList, test)
        || (whereClause != null && test.test(whereClause));
  }

  @Override
  public OnConflictClause mapChildren(UnaryOperator<Node> mapper) {
    @Nullable InferClause newInfer = infer == null ? null : (InferClause) mapper.apply(infer);
    List<ResTarget> newTargetList = Children.map(targetList, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    return newInfer == infer && newTargetList == targetList && newWhereClause == whereClause
        ? this
        : new OnConflictClause(action, newInfer, newTargetList, newWhereClause, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("action", action);
    out.node("infer", infer);
    out.nodes("targetList", targetList);
    out.node("whereClause", whereClause);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof OnConflictClause that
            && action == that.action
            && Objects.equals(infer, that.infer)
            && targetList.equals(that.targetList)
            && Objects.equals(whereClause, that.whereClause);
  }

  @Override
  public int hashCode() {
    int hash = -578556992;
    hash = 31 * hash + action.ordinal();
    hash = 31 * hash + Objects.hashCode(infer);
    hash = 31 * hash + targetList.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
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
    builder.infer = infer;
    builder.targetList = targetList;
    builder.whereClause = whereClause;
    builder.location = location;
    return builder;
  }

  /// Builds a [OnConflictClause].
  public static final class Builder {
    private OnConflictAction action = OnConflictAction.ONCONFLICT_NONE;
    private @Nullable InferClause infer;
    private List<ResTarget> targetList = List.of();
    private @Nullable Expr whereClause;
    private int location = -1;

    private Builder() {}

    public Builder action(OnConflictAction action) {
      this.action = action;
      return this;
    }

    public Builder infer(@Nullable InferClause infer) {
      this.infer = infer;
      return this;
    }

    public Builder targetList(List<ResTarget> targetList) {
      this.targetList = targetList;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public OnConflictClause build() {
      return new OnConflictClause(action, infer, targetList, whereClause, location);
    }
  }
}
