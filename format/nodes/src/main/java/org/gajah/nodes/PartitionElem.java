package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A key of PARTITION BY.
///
/// Mirrors `PartitionElem` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PartitionElem(
    @Nullable String name,
    @Nullable Expr expr,
    List<String> collation,
    List<String> opclass,
    int location)
    implements Node {
  public PartitionElem {
    collation = List.copyOf(collation);
    opclass = List.copyOf(opclass);
  }

  @Override
  public String label() {
    return "PARTITIONELEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (expr != null && test.test(expr));
  }

  @Override
  public PartitionElem mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newExpr = expr == null ? null : (Expr) mapper.apply(expr);
    return newExpr == expr ? this : new PartitionElem(name, newExpr, collation, opclass, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.node("expr", expr);
    out.strings("collation", collation);
    out.strings("opclass", opclass);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PartitionElem that
            && Objects.equals(name, that.name)
            && Objects.equals(expr, that.expr)
            && collation.equals(that.collation)
            && opclass.equals(that.opclass);
  }

  @Override
  public int hashCode() {
    int hash = -897467015;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(expr);
    hash = 31 * hash + collation.hashCode();
    hash = 31 * hash + opclass.hashCode();
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
    builder.expr = expr;
    builder.collation = collation;
    builder.opclass = opclass;
    builder.location = location;
    return builder;
  }

  /// Builds a [PartitionElem].
  public static final class Builder {
    private @Nullable String name;
    private @Nullable Expr expr;
    private List<String> collation = List.of();
    private List<String> opclass = List.of();
    private int location = -1;

    private Builder() {}

    public Builder name(@Nullable String name) {
      this.name = name;
      return this;
    }

    public Builder expr(@Nullable Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder collation(List<String> collation) {
      this.collation = collation;
      return this;
    }

    public Builder opclass(List<String> opclass) {
      this.opclass = opclass;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PartitionElem build() {
      return new PartitionElem(name, expr, collation, opclass, location);
    }
  }
}
