package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// TRUNCATE.
///
/// Mirrors `TruncateStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TruncateStmt(List<RangeVar> relations, boolean restart_seqs, DropBehavior behavior)
    implements UtilityStmt {
  public TruncateStmt {
    relations = List.copyOf(relations);
  }

  @Override
  public String label() {
    return "TRUNCATESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(relations, test);
  }

  @Override
  public TruncateStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RangeVar> newRelations = Children.map(relations, mapper);
    return newRelations == relations
        ? this
        : new TruncateStmt(newRelations, restart_seqs, behavior);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("relations", relations);
    out.bool("restart_seqs", restart_seqs);
    out.enumeration("behavior", behavior);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TruncateStmt that
            && relations.equals(that.relations)
            && restart_seqs == that.restart_seqs
            && behavior == that.behavior;
  }

  @Override
  public int hashCode() {
    int hash = 840170094;
    hash = 31 * hash + relations.hashCode();
    hash = 31 * hash + Boolean.hashCode(restart_seqs);
    hash = 31 * hash + behavior.ordinal();
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
    builder.relations = relations;
    builder.restart_seqs = restart_seqs;
    builder.behavior = behavior;
    return builder;
  }

  /// Builds a [TruncateStmt].
  public static final class Builder {
    private List<RangeVar> relations = List.of();
    private boolean restart_seqs;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;

    private Builder() {}

    public Builder relations(List<RangeVar> relations) {
      this.relations = relations;
      return this;
    }

    public Builder restart_seqs(boolean restart_seqs) {
      this.restart_seqs = restart_seqs;
      return this;
    }

    public Builder behavior(DropBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TruncateStmt build() {
      return new TruncateStmt(relations, restart_seqs, behavior);
    }
  }
}
