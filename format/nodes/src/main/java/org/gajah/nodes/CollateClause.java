package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A COLLATE b, in definitions of columns without an argument.
///
/// Mirrors `CollateClause` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CollateClause(@Nullable Expr arg, List<String> collname, int location)
    implements RawExpr {
  public CollateClause {
    collname = List.copyOf(collname);
  }

  @Override
  public String label() {
    return "COLLATECLAUSE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (arg != null && test.test(arg));
  }

  @Override
  public CollateClause mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newArg = arg == null ? null : (Expr) mapper.apply(arg);
    return newArg == arg ? this : new CollateClause(newArg, collname, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.strings("collname", collname);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CollateClause that
            && Objects.equals(arg, that.arg)
            && collname.equals(that.collname);
  }

  @Override
  public int hashCode() {
    int hash = 956877077;
    hash = 31 * hash + Objects.hashCode(arg);
    hash = 31 * hash + collname.hashCode();
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
    builder.arg = arg;
    builder.collname = collname;
    builder.location = location;
    return builder;
  }

  /// Builds a [CollateClause].
  public static final class Builder {
    private @Nullable Expr arg;
    private List<String> collname = List.of();
    private int location = -1;

    private Builder() {}

    public Builder arg(@Nullable Expr arg) {
      this.arg = arg;
      return this;
    }

    public Builder collname(List<String> collname) {
      this.collname = collname;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public CollateClause build() {
      return new CollateClause(arg, collname, location);
    }
  }
}
