package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// An item of a select list, of SET, or of the column list of INSERT.
///
/// Mirrors `ResTarget` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ResTarget(
    @Nullable String name, List<Node> indirection, @Nullable Expr val, int location)
    implements Node {
  public ResTarget {
    indirection = List.copyOf(indirection);
  }

  @Override
  public String label() {
    return "RESTARGET";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(indirection, test) || (val != null && test.test(val));
  }

  @Override
  public ResTarget mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newIndirection = Children.map(indirection, mapper);
    @Nullable Expr newVal = val == null ? null : (Expr) mapper.apply(val);
    return newIndirection == indirection && newVal == val
        ? this
        : new ResTarget(name, newIndirection, newVal, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.nodes("indirection", indirection);
    out.node("val", val);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ResTarget that
            && Objects.equals(name, that.name)
            && indirection.equals(that.indirection)
            && Objects.equals(val, that.val);
  }

  @Override
  public int hashCode() {
    int hash = -770556367;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + indirection.hashCode();
    hash = 31 * hash + Objects.hashCode(val);
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
    builder.name = name;
    builder.indirection = indirection;
    builder.val = val;
    builder.location = location;
    return builder;
  }

  /// Builds a [ResTarget].
  public static final class Builder {
    private @Nullable String name;
    private List<Node> indirection = List.of();
    private @Nullable Expr val;
    private int location = -1;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder indirection(List<Node> indirection) {
      this.indirection = indirection;
      return this;
    }

    public Builder val(@Nullable Expr val) {
      this.val = val;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public ResTarget build() {
      return new ResTarget(name, indirection, val, location);
    }
  }
}
