package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// A function or aggregate by name with its arguments.
///
/// Mirrors `FuncCall` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record FuncCall(
    List<String> funcname,
    List<Expr> args,
    List<SortBy> agg_order,
    @Nullable Expr agg_filter,
    @Nullable WindowDef over,
    boolean agg_within_group,
    boolean agg_star,
    boolean agg_distinct,
    boolean func_variadic,
    CoercionForm funcformat,
    int location)
    implements RawExpr {
  public FuncCall {
    funcname = List.copyOf(funcname);
    args = List.copyOf(args);
    agg_order = List.copyOf(agg_order);
  }

  @Override
  public String label() {
    return "FUNCCALL";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test)
        || Children.any(agg_order, test)
        || (agg_filter != null && test.test(agg_filter))
        || (over != null && test.test(over));
  }

  @Override
  public FuncCall mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    List<SortBy> newAgg_order = Children.map(agg_order, mapper);
    @Nullable Expr newAgg_filter = agg_filter == null ? null : (Expr) mapper.apply(agg_filter);
    @Nullable WindowDef newOver = over == null ? null : (WindowDef) mapper.apply(over);
    return newArgs == args
            && newAgg_order == agg_order
            && newAgg_filter == agg_filter
            && newOver == over
        ? this
        : new FuncCall(
            funcname,
            newArgs,
            newAgg_order,
            newAgg_filter,
            newOver,
            agg_within_group,
            agg_star,
            agg_distinct,
            func_variadic,
            funcformat,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("funcname", funcname);
    out.nodes("args", args);
    out.nodes("agg_order", agg_order);
    out.node("agg_filter", agg_filter);
    out.node("over", over);
    out.bool("agg_within_group", agg_within_group);
    out.bool("agg_star", agg_star);
    out.bool("agg_distinct", agg_distinct);
    out.bool("func_variadic", func_variadic);
    out.enumeration("funcformat", funcformat);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof FuncCall that
            && funcname.equals(that.funcname)
            && args.equals(that.args)
            && agg_order.equals(that.agg_order)
            && Objects.equals(agg_filter, that.agg_filter)
            && Objects.equals(over, that.over)
            && agg_within_group == that.agg_within_group
            && agg_star == that.agg_star
            && agg_distinct == that.agg_distinct
            && func_variadic == that.func_variadic;
  }

  @Override
  public int hashCode() {
    int hash = 1444115298;
    hash = 31 * hash + funcname.hashCode();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + agg_order.hashCode();
    hash = 31 * hash + Objects.hashCode(agg_filter);
    hash = 31 * hash + Objects.hashCode(over);
    hash = 31 * hash + Boolean.hashCode(agg_within_group);
    hash = 31 * hash + Boolean.hashCode(agg_star);
    hash = 31 * hash + Boolean.hashCode(agg_distinct);
    hash = 31 * hash + Boolean.hashCode(func_variadic);
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
    builder.funcname = funcname;
    builder.args = args;
    builder.agg_order = agg_order;
    builder.agg_filter = agg_filter;
    builder.over = over;
    builder.agg_within_group = agg_within_group;
    builder.agg_star = agg_star;
    builder.agg_distinct = agg_distinct;
    builder.func_variadic = func_variadic;
    builder.funcformat = funcformat;
    builder.location = location;
    return builder;
  }

  /// Builds a [FuncCall].
  public static final class Builder {
    private List<String> funcname = List.of();
    private List<Expr> args = List.of();
    private List<SortBy> agg_order = List.of();
    private @Nullable Expr agg_filter;
    private @Nullable WindowDef over;
    private boolean agg_within_group;
    private boolean agg_star;
    private boolean agg_distinct;
    private boolean func_variadic;
    private CoercionForm funcformat = CoercionForm.COERCE_EXPLICIT_CALL;
    private int location = -1;

    private Builder() {}

    public Builder funcname(List<String> funcname) {
      this.funcname = funcname;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder agg_order(List<SortBy> agg_order) {
      this.agg_order = agg_order;
      return this;
    }

    public Builder agg_filter(@Nullable Expr agg_filter) {
      this.agg_filter = agg_filter;
      return this;
    }

    public Builder over(@Nullable WindowDef over) {
      this.over = over;
      return this;
    }

    public Builder agg_within_group(boolean agg_within_group) {
      this.agg_within_group = agg_within_group;
      return this;
    }

    public Builder agg_star(boolean agg_star) {
      this.agg_star = agg_star;
      return this;
    }

    public Builder agg_distinct(boolean agg_distinct) {
      this.agg_distinct = agg_distinct;
      return this;
    }

    public Builder func_variadic(boolean func_variadic) {
      this.func_variadic = func_variadic;
      return this;
    }

    public Builder funcformat(CoercionForm funcformat) {
      this.funcformat = funcformat;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public FuncCall build() {
      return new FuncCall(
          funcname,
          args,
          agg_order,
          agg_filter,
          over,
          agg_within_group,
          agg_star,
          agg_distinct,
          func_variadic,
          funcformat,
          location);
    }
  }
}
