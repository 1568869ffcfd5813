package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_ARRAYAGG.
///
/// Mirrors `JsonArrayAgg` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonArrayAgg(
    JsonAggConstructor constructor, JsonValueExpr arg, boolean absent_on_null) implements RawExpr {

  @Override
  public String label() {
    return "JSONARRAYAGG";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(constructor) || test.test(arg);
  }

  @Override
  public JsonArrayAgg mapChildren(UnaryOperator<Node> mapper) {
    JsonAggConstructor newConstructor = (JsonAggConstructor) mapper.apply(constructor);
    JsonValueExpr newArg = (JsonValueExpr) mapper.apply(arg);
    return newConstructor == constructor && newArg == arg
        ? this
        : new JsonArrayAgg(newConstructor, newArg, absent_on_null);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("constructor", constructor);
    out.node("arg", arg);
    out.bool("absent_on_null", absent_on_null);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonArrayAgg that
            && constructor.equals(that.constructor)
            && arg.equals(that.arg)
            && absent_on_null == that.absent_on_null;
  }

  @Override
  public int hashCode() {
    int hash = 1948254480;
    hash = 31 * hash + constructor.hashCode();
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + Boolean.hashCode(absent_on_null);
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
    builder.constructor = constructor;
    builder.arg = arg;
    builder.absent_on_null = absent_on_null;
    return builder;
  }

  /// Builds a [JsonArrayAgg].
  public static final class Builder {
    private @Nullable JsonAggConstructor constructor;
    private @Nullable JsonValueExpr arg;
    private boolean absent_on_null;

    private Builder() {}

    public Builder constructor(JsonAggConstructor constructor) {
      this.constructor = constructor;
      return this;
    }

    public Builder arg(JsonValueExpr arg) {
      this.arg = arg;
      return this;
    }

    public Builder absent_on_null(boolean absent_on_null) {
      this.absent_on_null = absent_on_null;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonArrayAgg build() {
      return new JsonArrayAgg(
          Objects.requireNonNull(constructor, "constructor"),
          Objects.requireNonNull(arg, "arg"),
          absent_on_null);
    }
  }
}
