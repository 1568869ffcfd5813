package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// WITH.
///
/// Mirrors `WithClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record WithClause(List<CommonTableExpr> ctes, boolean recursive, int location)
    implements Node {
  public WithClause {
    ctes = List.copyOf(ctes);
  }

  @Override
  public String label() {
    return "WITHCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(ctes, test);
  }

  @Override
  public WithClause mapChildren(UnaryOperator<Node> mapper) {
    List<CommonTableExpr> newCtes = Children.map(ctes, mapper);
    return newCtes == ctes ? this : new WithClause(newCtes, recursive, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("ctes", ctes);
    out.bool("recursive", recursive);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WithClause that
            && ctes.equals(that.ctes)
            && recursive == that.recursive;
  }

  @Override
  public int hashCode() {
    int hash = -586425867;
    hash = 31 * hash + ctes.hashCode();
    hash = 31 * hash + Boolean.hashCode(recursive);
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
    builder.ctes = ctes;
    builder.recursive = recursive;
    builder.location = location;
    return builder;
  }

  /// Builds a [WithClause].
  public static final class Builder {
    private List<CommonTableExpr> ctes = List.of();
    private boolean recursive;
    private int location = -1;

    private Builder() {}

    public Builder ctes(List<CommonTableExpr> ctes) {
      this.ctes = ctes;
      return this;
    }

    public Builder recursive(boolean recursive) {
      this.recursive = recursive;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WithClause build() {
      return new WithClause(ctes, recursive, location);
    }
  }
}
