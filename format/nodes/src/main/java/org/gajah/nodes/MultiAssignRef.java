package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// One column's share of SET (a, b) = ...
///
/// Mirrors `MultiAssignRef` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record MultiAssignRef(Expr source, int colno, int ncolumns) implements RawExpr {

  @Override
  public String label() {
    return "MULTIASSIGNREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(source);
  }

  @Override
  public MultiAssignRef mapChildren(UnaryOperator<Node> mapper) {
    Expr newSource = (Expr) mapper.apply(source);
    return newSource == source ? this : new MultiAssignRef(newSource, colno, ncolumns);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("source", source);
    out.integer("colno", colno);
    out.integer("ncolumns", ncolumns);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MultiAssignRef that
            && source.equals(that.source)
            && colno == that.colno
            && ncolumns == that.ncolumns;
  }

  @Override
  public int hashCode() {
    int hash = -1505145845;
    hash = 31 * hash + source.hashCode();
    hash = 31 * hash + colno;
    hash = 31 * hash + ncolumns;
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
    builder.source = source;
    builder.colno = colno;
    builder.ncolumns = ncolumns;
    return builder;
  }

  /// Builds a [MultiAssignRef].
  public static final class Builder {
    private @Nullable Expr source;
    private int colno;
    private int ncolumns;

    private Builder() {}

    public Builder source(Expr source) {
      this.source = source;
      return this;
    }

    public Builder colno(int colno) {
      this.colno = colno;
      return this;
    }

    public Builder ncolumns(int ncolumns) {
      this.ncolumns = ncolumns;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public MultiAssignRef build() {
      return new MultiAssignRef(Objects.requireNonNull(source, "source"), colno, ncolumns);
    }
  }
}
