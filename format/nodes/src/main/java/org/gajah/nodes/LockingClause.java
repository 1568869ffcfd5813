package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.jspecify.annotations.Nullable;

/// FOR UPDATE and its kin.
///
/// Mirrors `LockingClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record LockingClause(
    List<RangeVar> lockedRels, LockClauseStrength strength, LockWaitPolicy waitPolicy)
    implements Node {
  public LockingClause {
    lockedRels = List.copyOf(lockedRels);
  }

  @Override
  public String label() {
    return "LOCKINGCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(lockedRels, test);
  }

  @Override
  public LockingClause mapChildren(UnaryOperator<Node> mapper) {
    List<RangeVar> newLockedRels = Children.map(lockedRels, mapper);
    return newLockedRels == lockedRels
        ? this
        : new LockingClause(newLockedRels, strength, waitPolicy);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("lockedRels", lockedRels);
    out.enumeration("strength", strength);
    out.enumeration("waitPolicy", waitPolicy);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof LockingClause that
            && lockedRels.equals(that.lockedRels)
            && strength == that.strength
            && waitPolicy == that.waitPolicy;
  }

  @Override
  public int hashCode() {
    int hash = 133769990;
    hash = 31 * hash + lockedRels.hashCode();
    hash = 31 * hash + strength.ordinal();
    hash = 31 * hash + waitPolicy.ordinal();
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
    builder.lockedRels = lockedRels;
    builder.strength = strength;
    builder.waitPolicy = waitPolicy;
    return builder;
  }

  /// Builds a [LockingClause].
  public static final class Builder {
    private List<RangeVar> lockedRels = List.of();
    private LockClauseStrength strength = LockClauseStrength.LCS_NONE;
    private LockWaitPolicy waitPolicy = LockWaitPolicy.LockWaitBlock;

    private Builder() {}

    public Builder lockedRels(List<RangeVar> lockedRels) {
      this.lockedRels = lockedRels;
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

    /// The node; fields that are never null must have been set.
    public LockingClause build() {
      return new LockingClause(lockedRels, strength, waitPolicy);
    }
  }
}
