package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.BoolExprType;
import org.jspecify.annotations.Nullable;

/// AND, OR and NOT.
///
/// Mirrors `BoolExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record BoolExpr(BoolExprType boolop, List<Expr> args, int location) implements Expr {
  public BoolExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "BOOLEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public BoolExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args ? this : new BoolExpr(boolop, newArgs, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("boolop", boolop);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof BoolExpr that && boolop == that.boolop && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = 2069776415;
    hash = 31 * hash + boolop.ordinal();
    hash = 31 * hash + args.hashCode();
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
    builder.boolop = boolop;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [BoolExpr].
  public static final class Builder {
    private BoolExprType boolop = BoolExprType.AND_EXPR;
    private List<Expr> args = List.of();
    private int location = -1;

    private Builder() {}

    public Builder boolop(BoolExprType boolop) {
      this.boolop = boolop;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public BoolExpr build() {
      return new BoolExpr(boolop, args, location);
    }
  }
}
