package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// COALESCE.
///
/// Mirrors `CoalesceExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record CoalesceExpr(int coalescetype, int coalescecollid, List<Expr> args, int location)
    implements Expr {
  public CoalesceExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "COALESCEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public CoalesceExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args
        ? this
        : new CoalesceExpr(coalescetype, coalescecollid, newArgs, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("coalescetype", coalescetype);
    out.unsigned("coalescecollid", coalescecollid);
    out.nodes("args", args);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CoalesceExpr that
            && coalescetype == that.coalescetype
            && coalescecollid == that.coalescecollid
            && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = 490604124;
    hash = 31 * hash + coalescetype;
    hash = 31 * hash + coalescecollid;
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
    builder.coalescetype = coalescetype;
    builder.coalescecollid = coalescecollid;
    builder.args = args;
    builder.location = location;
    return builder;
  }

  /// Builds a [CoalesceExpr].
  public static final class Builder {
    private int coalescetype;
    private int coalescecollid;
    private List<Expr> args = List.of();
    private int location = -1;

    private Builder() {}

    public Builder coalescetype(int coalescetype) {
      this.coalescetype = coalescetype;
      return this;
    }

    public Builder coalescecollid(int coalescecollid) {
      this.coalescecollid = coalescecollid;
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
    public CoalesceExpr build() {
      return new CoalesceExpr(coalescetype, coalescecollid, args, location);
    }
  }
}
