package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON(...).
///
/// Mirrors `JsonParseExpr` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonParseExpr(
    JsonValueExpr expr, @Nullable JsonOutput output, boolean unique_keys, int location)
    implements RawExpr {

  @Override
  public String label() {
    return "JSONPARSEEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(expr) || (output != null && test.test(output));
  }

  @Override
  public JsonParseExpr mapChildren(UnaryOperator<Node> mapper) {
    JsonValueExpr newExpr = (JsonValueExpr) mapper.apply(expr);
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    return newExpr == expr && newOutput == output
        ? this
        : new JsonParseExpr(newExpr, newOutput, unique_keys, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("expr", expr);
    out.node("output", output);
    out.bool("unique_keys", unique_keys);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonParseExpr that
            && expr.equals(that.expr)
            && Objects.equals(output, that.output)
            && unique_keys == that.unique_keys;
  }

  @Override
  public int hashCode() {
    int hash = -141680864;
    hash = 31 * hash + expr.hashCode();
    hash = 31 * hash + Objects.hashCode(output);
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
    builder.output = output;
    builder.unique_keys = unique_keys;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonParseExpr].
  public static final class Builder {
    private @Nullable JsonValueExpr expr;
    private @Nullable JsonOutput output;
    private boolean unique_keys;
    private int location = -1;

    private Builder() {}

    public Builder expr(JsonValueExpr expr) {
      this.expr = expr;
      return this;
    }

    public Builder output(@Nullable JsonOutput output) {
      this.output = output;
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
    public JsonParseExpr build() {
      return new JsonParseExpr(Objects.requireNonNull(expr, "expr"), output, unique_keys, location);
    }
  }
}
