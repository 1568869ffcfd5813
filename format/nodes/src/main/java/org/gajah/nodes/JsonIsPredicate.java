package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.JsonValueType;
import org.jspecify.annotations.Nullable;

/// IS JSON.
///
/// Mirrors `JsonIsPredicate` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonIsPredicate(
    Expr expr,
    @Nullable JsonFormat format,
    JsonValueType item_type,
    boolean unique_keys,
    int location)
    implements Expr {

  @Override
  public String label() {
    return "JSONISPREDICATE";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr) || (format != null && test.test(format));
  }

  @Override
  public JsonIsPredicate mapChildren(UnaryOperator<Node> mapper) {
    Expr newExpr = (Expr) mapper.apply(expr);
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    return newExpr == expr && newFormat == format
        ? this
        : new JsonIsPredicate(newExpr, newFormat, item_type, unique_keys, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("expr", expr);
    out.node("format", format);
    out.enumeration("item_type", item_type);
    out.bool("unique_keys", unique_keys);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonIsPredicate that
            && expr.equals(that.expr)
            && Objects.equals(format, that.format)
            && item_type == that.item_type
            && unique_keys == that.unique_keys;
  }

  @Override
  public int hashCode() {
    int hash = -2105492091;
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + Objects.hashCode(format);
    hash = 31 * hash + item_type.ordinal();
    hash = 31 * hash + Boolean.hashCode(unique_keys);
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
    builder.expr = expr;
    builder.format = format;
    builder.item_type = item_type;
    builder.unique_keys = unique_keys;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonIsPredicate].
  public static final class Builder {
    private @Nullable Expr expr;
    private @Nullable JsonFormat format;
    private JsonValueType item_type = JsonValueType.JS_TYPE_ANY;
    private boolean unique_keys;
    private int location = -1;

    private Builder() {}

    public Builder expr(Expr expr) {
      this.expr = expr;
      return this;
    }

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
      return this;
    }

    public Builder item_type(JsonValueType item_type) {
      this.item_type = item_type;
      return this;
    }

    public Builder unique_keys(boolean unique_keys) {
      this.unique_keys = unique_keys;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonIsPredicate build() {
      return new JsonIsPredicate(
          Objects.requireNonNull(expr, "expr"), format, item_type, unique_keys, location);
    }
  }
}
