package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A literal.
///
/// Mirrors `A_Const` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_Const(@Nullable ValueNode val, boolean isnull, int location) implements RawExpr {

  @Override
  public String label() {
    return "A_CONST";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (val != null && test.test(val));
  }

  @Override
  public A_Const mapChildren(UnaryOperator<Node> mapper) {
    @Nullable ValueNode newVal = val == null ? null : (ValueNode) mapper.apply(val);
    return newVal == val ? this : new A_Const(newVal, isnull, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("val", val);
    out.bool("isnull", isnull);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof A_Const that && Objects.equals(val, that.val) && isnull == that.isnull;
  }

  @Override
  public int hashCode() {
    int hash = 343258565;
    hash = 31 * hash + Objects.hashCode(val);
    hash = 31 * hash + Boolean.hashCode(isnull);
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
    builder.val = val;
    builder.isnull = isnull;
    builder.location = location;
    return builder;
  }

  /// Builds a [A_Const].
  public static final class Builder {
    private @Nullable ValueNode val;
    private boolean isnull;
    private int location = -1;

    private Builder() {}

    public Builder val(@Nullable ValueNode val) {
      this.val = val;
      return this;
    }

    public Builder isnull(boolean isnull) {
      this.isnull = isnull;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public A_Const build() {
      return new A_Const(val, isnull, location);
    }
  }
}
