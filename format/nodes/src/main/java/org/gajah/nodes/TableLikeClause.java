package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// LIKE in CREATE TABLE.
///
/// Mirrors `TableLikeClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record TableLikeClause(RangeVar relation, int options, int relationOid)
    implements TableElement {

  @Override
  public String label() {
    return "TABLELIKECLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation);
  }

  @Override
  public TableLikeClause mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    return newRelation == relation ? this : new TableLikeClause(newRelation, options, relationOid);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.unsigned("options", options);
    out.unsigned("relationOid", relationOid);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof TableLikeClause that
            && relation.equals(that.relation)
            && options == that.options
            && relationOid == that.relationOid;
  }

  @Override
  public int hashCode() {
    int hash = 1956889140;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + options;
    hash = 31 * hash + relationOid;
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
    builder.relation = relation;
    builder.options = options;
    builder.relationOid = relationOid;
    return builder;
  }

  /// Builds a [TableLikeClause].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private int options;
    private int relationOid;

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder options(int options) {
      this.options = options;
      return this;
    }

    public Builder relationOid(int relationOid) {
      this.relationOid = relationOid;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public TableLikeClause build() {
      return new TableLikeClause(
          Objects.requireNonNull(relation, "relation"), options, relationOid);
    }
  }
}
