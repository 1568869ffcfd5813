package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.jspecify.annotations.Nullable;

/// An analysed FOR UPDATE of one relation.
///
/// Mirrors `RowMarkClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RowMarkClause(
    int rti, LockClauseStrength strength, LockWaitPolicy waitPolicy, boolean pushedDown)
    implements Node {

  @Override
  public String label() {
    return "ROWMARKCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public RowMarkClause mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("rti", rti);
    out.enumeration("strength", strength);
    out.enumeration("waitPolicy", waitPolicy);
    out.bool("pushedDown", pushedDown);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RowMarkClause that
            && rti == that.rti
            && strength == that.strength
            && waitPolicy == that.waitPolicy
            && pushedDown == that.pushedDown;
  }

  @Override
  public int hashCode() {
    int hash = 1900556278;
    hash = 31 * hash + rti;
    hash = 31 * hash + strength.ordinal();
    hash = 31 * hash + waitPolicy.ordinal();
    hash = 31 * hash + Boolean.hashCode(pushedDown);
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
    builder.rti = rti;
    builder.strength = strength;
    builder.waitPolicy = waitPolicy;
    builder.pushedDown = pushedDown;
    return builder;
  }

  /// Builds a [RowMarkClause].
  public static final class Builder {
    private int rti;
    private LockClauseStrength strength = LockClauseStrength.LCS_NONE;
    private LockWaitPolicy waitPolicy = LockWaitPolicy.LockWaitBlock;
    private boolean pushedDown;

    private Builder() {}

    public Builder rti(int rti) {
      this.rti = rti;
      return this;
    }

    public Builder strength(LockClauseStrength strength) {
      this.strength = strength;
      return this;
    }

    public Builder waitPolicy(LockWaitPolicy waitPolicy) {
      this.waitPolicy = waitPolicy;
      return this;
    }

    public Builder pushedDown(boolean pushedDown) {
      this.pushedDown = pushedDown;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RowMarkClause build() {
      return new RowMarkClause(rti, strength, waitPolicy, pushedDown);
    }
  }
}
