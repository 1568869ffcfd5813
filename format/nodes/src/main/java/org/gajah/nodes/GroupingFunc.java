package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// GROUPING(...).
///
/// Mirrors `GroupingFunc` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record GroupingFunc(
    List<Expr> args, IntList refs, IntList cols, int agglevelsup, int location) implements Expr {
  public GroupingFunc {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "GROUPINGFUNC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public GroupingFunc mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    return newArgs == args ? this : new GroupingFunc(newArgs, refs, cols, agglevelsup, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("args", args);
    out.node("refs", refs);
    out.node("cols", cols);
    out.unsigned("agglevelsup", agglevelsup);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof GroupingFunc that
            && args.equals(that.args)
            && agglevelsup == that.agglevelsup;
  }

  @Override
  public int hashCode() {
    int hash = 95374983;
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + agglevelsup;
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
    builder.args = args;
    builder.refs = refs;
    builder.cols = cols;
    builder.agglevelsup = agglevelsup;
    builder.location = location;
    return builder;
  }

  /// Builds a [GroupingFunc].
  public static final class Builder {
    private List<Expr> args = List.of();
    private IntList refs = IntList.EMPTY;
    private IntList cols = IntList.EMPTY;
    private int agglevelsup;
    private int location = -1;

    private Builder() {}

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder refs(IntList refs) {
      this.refs = refs;
      return this;
    }

    public Builder cols(IntList cols) {
      this.cols = cols;
      return this;
    }

    public Builder agglevelsup(int agglevelsup) {
      this.agglevelsup = agglevelsup;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public GroupingFunc build() {
      return new GroupingFunc(args, refs, cols, agglevelsup, location);
    }
  }
}
