package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The conflict target of ON CONFLICT.
///
/// Mirrors `InferClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record InferClause(
    List<IndexElem> indexElems, @Nullable Expr whereClause, @Nullable String conname, int location)
    implements Node {
  public InferClause {
    indexElems = List.copyOf(indexElems);
  }

  @Override
  public String label() {
    return "INFERCLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(indexElems, test) || (whereClause != null && test.test(whereClause));
  }

  @Override
  public InferClause mapChildren(UnaryOperator<Node> mapper) {
    List<IndexElem> newIndexElems = Children.map(indexElems, mapper);
    @Nullable Expr newWhereClause = whereClause == null ? null : (Expr) mapper.apply(whereClause);
    return newIndexElems == indexElems && newWhereClause == whereClause
        ? this
        : new InferClause(newIndexElems, newWhereClause, conname, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("indexElems", indexElems);
    out.node("whereClause", whereClause);
    out.string("conname", conname);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof InferClause that
            && indexElems.equals(that.indexElems)
            && Objects.equals(whereClause, that.whereClause)
            && Objects.equals(conname, that.conname);
  }

  @Override
  public int hashCode() {
    int hash = -2099552451;
    hash = 31 * hash + indexElems.hashCode();
    hash = 31 * hash + Objects.hashCode(whereClause);
    hash = 31 * hash + Objects.hashCode(conname);
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
    builder.indexElems = indexElems;
    builder.whereClause = whereClause;
    builder.conname = conname;
    builder.location = location;
    return builder;
  }

  /// Builds a [InferClause].
  public static final class Builder {
    private List<IndexElem> indexElems = List.of();
    private @Nullable Expr whereClause;
    private @Nullable String conname;
    private int location = -1;

    private Builder() {}

    public Builder indexElems(List<IndexElem> indexElems) {
      this.indexElems = indexElems;
      return this;
    }

    public Builder whereClause(@Nullable Expr whereClause) {
      this.whereClause = whereClause;
      return this;
    }

    public Builder conname(@Nullable String conname) {
      this.conname = conname;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public InferClause build() {
      return new InferClause(indexElems, whereClause, conname, location);
    }
  }
}
