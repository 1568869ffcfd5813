package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A JSON value as the argument of an SQL/JSON function.
///
/// Mirrors `JsonValueExpr` of nodes/primnodes.h.
@Generated("NodeFactsTest")
public record JsonValueExpr(
    @Nullable Expr raw_expr, @Nullable Expr formatted_expr, @Nullable JsonFormat format)
    implements Expr {

  @Override
  public String label() {
    return "JSONVALUEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (raw_expr != null && test.test(raw_expr))
        || (formatted_expr != null && test.test(formatted_expr))
        || (format != null && test.test(format));
  }

  @Override
  public JsonValueExpr mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newRaw_expr = raw_expr == null ? null : (Expr) mapper.apply(raw_expr);
    @Nullable Expr newFormatted_expr =
        formatted_expr == null ? null : (Expr) mapper.apply(formatted_expr);
    @Nullable JsonFormat newFormat = format == null ? null : (JsonFormat) mapper.apply(format);
    return newRaw_expr == raw_expr && newFormatted_expr == formatted_expr && newFormat == format
        ? this
        : new JsonValueExpr(newRaw_expr, newFormatted_expr, newFormat);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("raw_expr", raw_expr);
    out.node("formatted_expr", formatted_expr);
    out.node("format", format);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonValueExpr that
            && Objects.equals(raw_expr, that.raw_expr)
            && Objects.equals(formatted_expr, that.formatted_expr)
            && Objects.equals(format, that.format);
  }

  @Override
  public int hashCode() {
    int hash = 925697758;
    hash = 31 * hash + Objects.hashCode(raw_expr);
    hash = 31 * hash + Objects.hashCode(formatted_expr);
    hash = 31 * hash + Objects.hashCode(format);
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
    builder.raw_expr = raw_expr;
    builder.formatted_expr = formatted_expr;
    builder.format = format;
    return builder;
  }

  /// Builds a [JsonValueExpr].
  public static final class Builder {
    private @Nullable Expr raw_expr;
    private @Nullable Expr formatted_expr;
    private @Nullable JsonFormat format;

    private Builder() {}

    public Builder raw_expr(@Nullable Expr raw_expr) {
      this.raw_expr = raw_expr;
      return this;
    }

    public Builder formatted_expr(@Nullable Expr formatted_expr) {
      this.formatted_expr = formatted_expr;
      return this;
    }

    public Builder format(@Nullable JsonFormat format) {
      this.format = format;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonValueExpr build() {
      return new JsonValueExpr(raw_expr, formatted_expr, format);
    }
  }
}
