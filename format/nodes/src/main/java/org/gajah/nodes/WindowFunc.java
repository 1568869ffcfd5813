package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The call of a window function.
///
/// Mirrors `WindowFunc` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record WindowFunc(
    int winfnoid,
    int wintype,
    int wincollid,
    int inputcollid,
    List<Expr> args,
    @Nullable Expr aggfilter,
    List<Node> runCondition,
    int winref,
    boolean winstar,
    boolean winagg,
    int location)
    implements Expr {
  public WindowFunc {
    args = List.copyOf(args);
    runCondition = List.copyOf(runCondition);
  }

  @Override
  public String label() {
    return "WINDOWFUNC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test)
        || (aggfilter != null && test.test(aggfilter))
        || Children.any(runCondition, test);
  }

  @Override
  public WindowFunc mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    @Nullable Expr newAggfilter = aggfilter == null ? null : (Expr) mapper.apply(aggfilter);
    List<Node> newRunCondition = Children.map(runCondition, mapper);
    return newArgs == args && newAggfilter == aggfilter && newRunCondition == runCondition
        ? this
        : new WindowFunc(
            winfnoid,
            wintype,
            wincollid,
            inputcollid,
            newArgs,
            newAggfilter,
            newRunCondition,
            winref,
            winstar,
            winagg,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.unsigned("winfnoid", winfnoid);
    out.unsigned("wintype", wintype);
    out.unsigned("wincollid", wincollid);
    out.unsigned("inputcollid", inputcollid);
    out.nodes("args", args);
    out.node("aggfilter", aggfilter);
    out.nodes("runCondition", runCondition);
    out.unsigned("winref", winref);
    out.bool("winstar", winstar);
    out.bool("winagg", winagg);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof WindowFunc that
            && winfnoid == that.winfnoid
            && wintype == that.wintype
            && wincollid == that.wincollid
            && inputcollid == that.inputcollid
            && args.equals(that.args)
            && Objects.equals(aggfilter, that.aggfilter)
            && runCondition.equals(that.runCondition)
            && winref == that.winref
            && winstar == that.winstar
            && winagg == that.winagg;
  }

  @Override
  public int hashCode() {
    int hash = -439363852;
    hash = 31 * hash + winfnoid;
    hash = 31 * hash + wintype;
    hash = 31 * hash + wincollid;
    hash = 31 * hash + inputcollid;
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Objects.hashCode(aggfilter);
    hash = 31 * hash + runCondition.hashCode();
    hash = 31 * hash + winref;
    hash = 31 * hash + Boolean.hashCode(winstar);
    hash = 31 * hash + Boolean.hashCode(winagg);
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
    builder.winfnoid = winfnoid;
    builder.wintype = wintype;
    builder.wincollid = wincollid;
    builder.inputcollid = inputcollid;
    builder.args = args;
    builder.aggfilter = aggfilter;
    builder.runCondition = runCondition;
    builder.winref = winref;
    builder.winstar = winstar;
    builder.winagg = winagg;
    builder.location = location;
    return builder;
  }

  /// Builds a [WindowFunc].
  public static final class Builder {
    private int winfnoid;
    private int wintype;
    private int wincollid;
    private int inputcollid;
    private List<Expr> args = List.of();
    private @Nullable Expr aggfilter;
    private List<Node> runCondition = List.of();
    private int winref;
    private boolean winstar;
    private boolean winagg;
    private int location = -1;

    private Builder() {}

    public Builder winfnoid(int winfnoid) {
      this.winfnoid = winfnoid;
      return this;
    }

    public Builder wintype(int wintype) {
      this.wintype = wintype;
      return this;
    }

    public Builder wincollid(int wincollid) {
      this.wincollid = wincollid;
      return this;
    }

    public Builder inputcollid(int inputcollid) {
      this.inputcollid = inputcollid;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder aggfilter(@Nullable Expr aggfilter) {
      this.aggfilter = aggfilter;
      return this;
    }

    public Builder runCondition(List<Node> runCondition) {
      this.runCondition = runCondition;
      return this;
    }

    public Builder winref(int winref) {
      this.winref = winref;
      return this;
    }

    public Builder winstar(boolean winstar) {
      this.winstar = winstar;
      return this;
    }

    public Builder winagg(boolean winagg) {
      this.winagg = winagg;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public WindowFunc build() {
      return new WindowFunc(
          winfnoid,
          wintype,
          wincollid,
          inputcollid,
          args,
          aggfilter,
          runCondition,
          winref,
          winstar,
          winagg,
          location);
    }
  }
}
