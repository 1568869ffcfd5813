package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A table of a publication.
///
/// Mirrors `PublicationTable` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PublicationTable(RangeVar relation, @Nullable Expr whereClause, List<String> columns)
    implements Node {
  public PublicationTable {
    columns = List.copyOf(columns);
  }

  @Override
  public String label() {
    return "PUBLICATIONTABLE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(relation) || (whereClause != null && test.test(whereClause));
  }

  @Override
  public PublicationTable mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newRelation = (RangeVar) mapper.apply(relation);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    return newRelation == relation && newWhereClause == whereClause
        ? this
        : new PublicationTable(newRelation, newWhereClause, columns);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("relation", relation);
    out.node("whereClause", whereClause);
    out.strings("columns", columns);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PublicationTable that
            && relation.equals(that.relation)
            && Objects.equals(whereClause, that.whereClause)
            && columns.equals(that.columns);
  }

  @Override
  public int hashCode() {
    int hash = 1809869090;
    hash = 31 * hash + relation.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + columns.hashCode();
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
    builder.whereClause = whereClause;
    builder.columns = columns;
    return builder;
  }

  /// Builds a [PublicationTable].
  public static final class Builder {
    private @Nullable RangeVar relation;
    private @Nullable Expr whereClause;
    private List<String> columns = List.of();

    private Builder() {}

    public Builder relation(RangeVar relation) {
      this.relation = relation;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder columns(List<String> columns) {
      this.columns = columns;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PublicationTable build() {
      return new PublicationTable(
          Objects.requireNonNull(relation, "relation"), whereClause, columns);
    }
  }
}
