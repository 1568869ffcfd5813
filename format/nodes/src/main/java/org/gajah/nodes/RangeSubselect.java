package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A subquery in FROM.
///
/// Mirrors `RangeSubselect` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record RangeSubselect(boolean lateral, SelectStmt subquery, @Nullable Alias alias)
    implements RawFromItem {

  @Override
  public String label() {
    return "RANGESUBSELECT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(subquery) || (alias != null && test.test(alias));
  }

  @Override
  public RangeSubselect mapChildren(UnaryOperator<Node> mapper) {
    SelectStmt newSubquery = (SelectStmt) mapper.apply(subquery);
    @Nullable Alias newAlias = alias == null ? null : (Alias) mapper.apply(alias);
    return newSubquery == subquery && newAlias == alias
        ? this
        : new RangeSubselect(lateral, newSubquery, newAlias);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("lateral", lateral);
    out.node("subquery", subquery);
    out.node("alias", alias);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof RangeSubselect that
            && lateral == that.lateral
            && subquery.equals(that.subquery)
            && Objects.equals(alias, that.alias);
  }

  @Override
  public int hashCode() {
    int hash = -432141665;
    hash = 31 * hash + Boolean.hashCode(lateral);
    hash = 31 * hash + subquery.hashCode();
    hash = 31 * hash + Objects.hashCode(alias);
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
    builder.lateral = lateral;
    builder.subquery = subquery;
    builder.alias = alias;
    return builder;
  }

  /// Builds a [RangeSubselect].
  public static final class Builder {
    private boolean lateral;
    private @Nullable SelectStmt subquery;
    private @Nullable Alias alias;

    private Builder() {}

    public Builder lateral(boolean lateral) {
      this.lateral = lateral;
      return this;
    }

    public Builder subquery(SelectStmt subquery) {
      this.subquery = subquery;
      return this;
    }

    public Builder alias(@Nullable Alias alias) {
      this.alias = alias;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public RangeSubselect build() {
      return new RangeSubselect(lateral, Objects.requireNonNull(subquery, "subquery"), alias);
    }
  }
}
