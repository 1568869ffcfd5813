package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// LOCK TABLE.
///
/// Mirrors `LockStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record LockStmt(List<RangeVar> relations, int mode, boolean nowait) implements UtilityStmt {
  public LockStmt {
    relations = List.copyOf(relations);
  }

  @Override
  public String label() {
    return "LOCKSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(relations, test);
  }

  @Override
  public LockStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RangeVar> newRelations = Children.map(relations, mapper);
    return newRelations == relations ? this : new LockStmt(newRelations, mode, nowait);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("relations", relations);
    out.integer("mode", mode);
    out.bool("nowait", nowait);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof LockStmt that
            && relations.equals(that.relations)
            && mode == that.mode
            && nowait == that.nowait;
  }

  @Override
  public int hashCode() {
    int hash = 1973950387;
    hash = 31 * hash + relations.hashCode();
    hash = 31 * hash + mode;
    hash = 31 * hash + Boolean.hashCode(nowait);
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
    builder.mode = mode;
    builder.nowait = nowait;
    return builder;
  }

  /// Builds a [LockStmt].
  public static final class Builder {
    private List<RangeVar> relations = List.of();
    private int mode;
    private boolean nowait;

    private Builder() {}

    public Builder relations(List<RangeVar> relations) {
      this.relations = relations;
      return this;
    }

    public Builder mode(int mode) {
      this.mode = mode;
      return this;
    }

    public Builder nowait(boolean nowait) {
      this.nowait = nowait;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public LockStmt build() {
      return new LockStmt(relations, mode, nowait);
    }
  }
}
