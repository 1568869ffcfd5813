package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// REFRESH MATERIALIZED VIEW.
///
/// Mirrors `RefreshMatViewStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RefreshMatViewStmt(boolean concurrent, boolean skipData, RangeVar relation)
    implements UtilityStmt {

  @Override
  public String label() {
    return "REFRESHMATVIEWSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation);
  }

  @Override
  public RefreshMatViewStmt mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    return newRelation == relation
        ? this
        : new RefreshMatViewStmt(concurrent, skipData, newRelation);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("concurrent", concurrent);
    out.bool("skipData", skipData);
    out.node("relation", relation);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RefreshMatViewStmt that
            && concurrent == that.concurrent
            && skipData == that.skipData
            && relation.equals(that.relation);
  }

  @Override
  public int hashCode() {
    int hash = -505704494;
    hash = 31 * hash + Boolean.hashCode(concurrent);
    hash = 31 * hash + Boolean.hashCode(skipData);
    hash = 31 * hash + relation.hashCode();
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
    builder.concurrent = concurrent;
    builder.skipData = skipData;
    builder.relation = relation;
    return builder;
  }

  /// Builds a [RefreshMatViewStmt].
  public static final class Builder {
    private boolean concurrent;
    private boolean skipData;
    private @Nullable RangeVar relation;

    private Builder() {}

    public Builder concurrent(boolean concurrent) {
      this.concurrent = concurrent;
      return this;
    }

    public Builder skipData(boolean skipData) {
      this.skipData = skipData;
      return this;
    }

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RefreshMatViewStmt build() {
      return new RefreshMatViewStmt(
          concurrent, skipData, Objects.requireNonNull(relation, "relation"));
    }
  }
}
