package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonBehaviorType;
import org.jspecify.annotations.Nullable;

/// ON EMPTY and ON ERROR.
///
/// Mirrors `JsonBehavior` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonBehavior(
    JsonBehaviorType btype, @Nullable Expr expr, boolean coerce, int location) implements Node {

  @Override
  public String label() {
    return "JSONBEHAVIOR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (expr != null && test.test(expr));
  }

  @Override
  public JsonBehavior mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newExpr = expr == null ? null : (Expr) mapper.apply(expr);
    return newExpr == expr ? this : new JsonBehavior(btype, newExpr, coerce, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("btype", btype);
    out.node("expr", expr);
    out.bool("coerce", coerce);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonBehavior that
            && btype == that.btype
            && Objects.equals(expr, that.expr)
            && coerce == that.coerce;
  }

  @Override
  public int hashCode() {
    int hash = 457109370;
    hash = 31 * hash + btype.ordinal();
    hash = 31 * hash + Objects.hashCode(expr);
    hash = 31 * hash + Boolean.hashCode(coerce);
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
    builder.btype = btype;
    builder.expr = expr;
    builder.coerce = coerce;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonBehavior].
  public static final class Builder {
    private JsonBehaviorType btype = JsonBehaviorType.JSON_BEHAVIOR_NULL;
    private @Nullable Expr expr;
    private boolean coerce;
    private int location = -1;

    private Builder() {}

    public Builder btype(JsonBehaviorType btype) {
      this.btype = btype;
      return this;
    }

    public Builder expr(@Nullable Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder coerce(boolean coerce) {
      this.coerce = coerce;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonBehavior build() {
      return new JsonBehavior(btype, expr, coerce, location);
    }
  }
}
