package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonConstructorType;
import org.jspecify.annotations.Nullable;

/// An SQL/JSON constructor after analysis.
///
/// Mirrors `JsonConstructorExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonConstructorExpr(
    JsonConstructorType type,
    List<Expr> args,
    @Nullable Expr func,
    @Nullable Expr coercion,
    @Nullable JsonReturning returning,
    boolean absent_on_null,
    boolean unique,
    int location)
    implements Expr {
  public JsonConstructorExpr {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "JSONCONSTRUCTOREXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test)
        || (func != null && test.test(func))
        || (coercion != null && test.test(coercion))
        || (returning != null && test.test(returning));
  }

  @Override
  public JsonConstructorExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newArgs = Children.map(args, mapper);
    @Nullable Expr newFunc = func == null ? null : (Expr) mapper.apply(func);
    @Nullable Expr newCoercion = coercion == null ? null : (Expr) mapper.apply(coercion);
    @Nullable JsonReturning newReturning =
        returning == null ? null : (JsonReturning) mapper.apply(returning);
    return newArgs == args
            && newFunc == func
            && newCoercion == coercion
            && newReturning == returning
        ? this
        : new JsonConstructorExpr(
            type, newArgs, newFunc, newCoercion, newReturning, absent_on_null, unique, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("type", type);
    out.nodes("args", args);
    out.node("func", func);
    out.node("coercion", coercion);
    out.node("returning", returning);
    out.bool("absent_on_null", absent_on_null);
    out.bool("unique", unique);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonConstructorExpr that
            && type == that.type
            && args.equals(that.args)
            && Objects.equals(func, that.func)
            && Objects.equals(coercion, that.coercion)
            && Objects.equals(returning, that.returning)
            && absent_on_null == that.absent_on_null
            && unique == that.unique;
  }

  @Override
  public int hashCode() {
    int hash = -140271897;
    hash = 31 * hash + type.ordinal();
    hash = 31 * hash + args.hashCode();
    hash = 31 * hash + Objects.hashCode(func);
    hash = 31 * hash + Objects.hashCode(coercion);
    hash = 31 * hash + Objects.hashCode(returning);
    hash = 31 * hash + Boolean.hashCode(absent_on_null);
    hash = 31 * hash + Boolean.hashCode(unique);
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
    builder.type = type;
    builder.args = args;
    builder.func = func;
    builder.coercion = coercion;
    builder.returning = returning;
    builder.absent_on_null = absent_on_null;
    builder.unique = unique;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonConstructorExpr].
  public static final class Builder {
    private @Nullable JsonConstructorType type;
    private List<Expr> args = List.of();
    private @Nullable Expr func;
    private @Nullable Expr coercion;
    private @Nullable JsonReturning returning;
    private boolean absent_on_null;
    private boolean unique;
    private int location = -1;

    private Builder() {}

    public Builder type(JsonConstructorType type) {
      this.type = type;
      return this;
    }

    public Builder args(List<Expr> args) {
      this.args = args;
      return this;
    }

    public Builder func(@Nullable Expr func) {
      this.func = func;
      return this;
    }

    public Builder coercion(@Nullable Expr coercion) {
      this.coercion = coercion;
      return this;
    }

    public Builder returning(@Nullable JsonReturning returning) {
      this.returning = returning;
      return this;
    }

    public Builder absent_on_null(boolean absent_on_null) {
      this.absent_on_null = absent_on_null;
      return this;
    }

    public Builder unique(boolean unique) {
      this.unique = unique;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonConstructorExpr build() {
      return new JsonConstructorExpr(
          Objects.requireNonNull(type, "type"),
          args,
          func,
          coercion,
          returning,
          absent_on_null,
          unique,
          location);
    }
  }
}
