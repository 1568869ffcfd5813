package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// How one expression is sorted or grouped.
///
/// Mirrors `SortGroupClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SortGroupClause(
    int tleSortGroupRef, int eqop, int sortop, boolean nulls_first, boolean hashable)
    implements Node {

  @Override
  public String label() {
    return "SORTGROUPCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public SortGroupClause mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("tleSortGroupRef", tleSortGroupRef);
    out.unsigned("eqop", eqop);
    out.unsigned("sortop", sortop);
    out.bool("nulls_first", nulls_first);
    out.bool("hashable", hashable);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof SortGroupClause that
            && tleSortGroupRef == that.tleSortGroupRef
            && eqop == that.eqop
            && sortop == that.sortop
            && nulls_first == that.nulls_first
            && hashable == that.hashable;
  }

  @Override
  public int hashCode() {
    int hash = 957067312;
    hash = 31 * hash + tleSortGroupRef;
    hash = 31 * hash + eqop;
    hash = 31 * hash + sortop;
    hash = 31 * hash + Boolean.hashCode(nulls_first);
    hash = 31 * hash + Boolean.hashCode(hashable);
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
    builder.tleSortGroupRef = tleSortGroupRef;
    builder.eqop = eqop;
    builder.sortop = sortop;
    builder.nulls_first = nulls_first;
    builder.hashable = hashable;
    return builder;
  }

  /// Builds a [SortGroupClause].
  public static final class Builder {
    private int tleSortGroupRef;
    private int eqop;
    private int sortop;
    private boolean nulls_first;
    private boolean hashable;

    private Builder() {}

    public Builder tleSortGroupRef(int tleSortGroupRef) {
      this.tleSortGroupRef = tleSortGroupRef;
      return this;
    }

    public Builder eqop(int eqop) {
      this.eqop = eqop;
      return this;
    }

    public Builder sortop(int sortop) {
      this.sortop = sortop;
      return this;
    }

    public Builder nulls_first(boolean nulls_first) {
      this.nulls_first = nulls_first;
      return this;
    }

    public Builder hashable(boolean hashable) {
      this.hashable = hashable;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public SortGroupClause build() {
      return new SortGroupClause(tleSortGroupRef, eqop, sortop, nulls_first, hashable);
    }
  }
}
