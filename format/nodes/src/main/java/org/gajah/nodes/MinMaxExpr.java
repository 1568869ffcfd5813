package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.MinMaxOp;
import org.jspecify.annotations.Nullable;

/// GREATEST and LEAST.
///
/// Mirrors `MinMaxExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record MinMaxExpr(
    int minmaxtype, int minmaxcollid, int inputcollid, MinMaxOp op, List<Expr> args, int location)
    implements Expr {
  public MinMaxExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "MINMAXEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public MinMaxExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new MinMaxExpr(minmaxtype, minmaxcollid, inputcollid, op, newArgs, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("minmaxtype", minmaxtype);
    out.unsigned("minmaxcollid", minmaxcollid);
    out.unsigned("inputcollid", inputcollid);
    out.enumeration("op", op);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof MinMaxExpr that
            && minmaxtype == that.minmaxtype
            && minmaxcollid == that.minmaxcollid
            && inputcollid == that.inputcollid
            && op == that.op
            && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = -2106855705;
    hash = 31 * hash + minmaxtype;
    hash = 31 * hash + minmaxcollid;
    hash = 31 * hash + inputcollid;
    hash = 31 * hash + op.ordinal();
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
    builder.minmaxtype = minmaxtype;
    builder.minmaxcollid = minmaxcollid;
    builder.inputcollid = inputcollid;
    builder.op = op;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [MinMaxExpr].
  public static final class Builder {
    private int minmaxtype;
    private int minmaxcollid;
    private int inputcollid;
    private MinMaxOp op = MinMaxOp.IS_GREATEST;
    private List<Expr> args = List.of();
    private int location = -1;

    private Builder() {}

    public Builder minmaxtype(int minmaxtype) {
      this.minmaxtype = minmaxtype;
      return this;
    }

    public Builder minmaxcollid(int minmaxcollid) {
      this.minmaxcollid = minmaxcollid;
      return this;
    }

    public Builder inputcollid(int inputcollid) {
      this.inputcollid = inputcollid;
      return this;
    }

    public Builder op(MinMaxOp op) {
      this.op = op;
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
    public MinMaxExpr build() {
      return new MinMaxExpr(minmaxtype, minmaxcollid, inputcollid, op, args, location);
    }
  }
}
