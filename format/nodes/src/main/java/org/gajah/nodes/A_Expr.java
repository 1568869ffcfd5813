package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.jspecify.annotations.Nullable;

/// An operator, or what is written like one.
///
/// Mirrors `A_Expr` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_Expr(
    A_Expr_Kind kind, List<String> name, @Nullable Node lexpr, @Nullable Node rexpr, int location)
    implements RawExpr {
  public A_Expr {
    name = List.copyOf(name);
  }

  @Override
  public String label() {
    return "A_EXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (lexpr != null && test.test(lexpr)) || (rexpr != null && test.test(rexpr));
  }

  @Override
  public A_Expr mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Node newLexpr = lexpr == null ? null : mapper.apply(lexpr);
    @Nullable Node newRexpr = rexpr == null ? null : mapper.apply(rexpr);
    return newLexpr == lexpr && newRexpr == rexpr
        ? this
        : new A_Expr(kind, name, newLexpr, newRexpr, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.strings("name", name);
    out.node("lexpr", lexpr);
    out.node("rexpr", rexpr);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof A_Expr that
            && kind == that.kind
            && name.equals(that.name)
            && Objects.equals(lexpr, that.lexpr)
            && Objects.equals(rexpr, that.rexpr);
  }

  @Override
  public int hashCode() {
    int hash = 1950803795;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + Objects.hashCode(lexpr);
    hash = 31 * hash + Objects.hashCode(rexpr);
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
    builder.kind = kind;
    builder.name = name;
    builder.lexpr = lexpr;
    builder.rexpr = rexpr;
    builder.location = location;
    return builder;
  }

  /// Builds a [A_Expr].
  public static final class Builder {
    private A_Expr_Kind kind = A_Expr_Kind.AEXPR_OP;
    private List<String> name = List.of();
    private @Nullable Node lexpr;
    private @Nullable Node rexpr;
    private int location = -1;

    private Builder() {}

    public Builder kind(A_Expr_Kind kind) {
      this.kind = kind;
      return this;
    }

    public Builder name(List<String> name) {
      this.name = name;
      return this;
    }

    public Builder lexpr(@Nullable Node lexpr) {
      this.lexpr = lexpr;
      return this;
    }

    public Builder rexpr(@Nullable Node rexpr) {
      this.rexpr = rexpr;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public A_Expr build() {
      return new A_Expr(kind, name, lexpr, rexpr, location);
    }
  }
}
