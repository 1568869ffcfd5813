package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A subscript or a slice.
///
/// Mirrors `A_Indices` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_Indices(boolean is_slice, @Nullable Expr lidx, @Nullable Expr uidx)
    implements Node {

  @Override
  public String label() {
    return "A_INDICES";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (lidx != null && test.test(lidx)) || (uidx != null && test.test(uidx));
  }

  @Override
  public A_Indices mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newLidx = lidx == null ? null : (Expr) mapper.apply(lidx);
    @Nullable Expr newUidx = uidx == null ? null : (Expr) mapper.apply(uidx);
    return newLidx == lidx && newUidx == uidx ? this : new A_Indices(is_slice, newLidx, newUidx);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("is_slice", is_slice);
    out.node("lidx", lidx);
    out.node("uidx", uidx);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof A_Indices that
            && is_slice == that.is_slice
            && Objects.equals(lidx, that.lidx)
            && Objects.equals(uidx, that.uidx);
  }

  @Override
  public int hashCode() {
    int hash = 150878601;
    hash = 31 * hash + Boolean.hashCode(is_slice);
    hash = 31 * hash + Objects.hashCode(lidx);
    hash = 31 * hash + Objects.hashCode(uidx);
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
    builder.is_slice = is_slice;
    builder.lidx = lidx;
    builder.uidx = uidx;
    return builder;
  }

  /// Builds a [A_Indices].
  public static final class Builder {
    private boolean is_slice;
    private @Nullable Expr lidx;
    private @Nullable Expr uidx;

    private Builder() {}

    public Builder is_slice(boolean is_slice) {
      this.is_slice = is_slice;
      return this;
    }

    public Builder lidx(@Nullable Expr lidx) {
      this.lidx = lidx;
      return this;
    }

    public Builder uidx(@Nullable Expr uidx) {
      this.uidx = uidx;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public A_Indices build() {
      return new A_Indices(is_slice, lidx, uidx);
    }
  }
}
