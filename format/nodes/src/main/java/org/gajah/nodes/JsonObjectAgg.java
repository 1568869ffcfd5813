package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_OBJECTAGG.
///
/// Mirrors `JsonObjectAgg` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonObjectAgg(
    JsonAggConstructor constructor, JsonKeyValue arg, boolean absent_on_null, boolean unique)
    implements RawExpr {

  @Override
  public String label() {
    return "JSONOBJECTAGG";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(constructor) || test.test(arg);
  }

  @Override
  public JsonObjectAgg mapChildren(UnaryOperator<Node> mapper) {
    JsonAggConstructor newConstructor = (JsonAggConstructor) mapper.apply(constructor);
    JsonKeyValue newArg = (JsonKeyValue) mapper.apply(arg);
    return newConstructor == constructor && newArg == arg
        ? this
        : new JsonObjectAgg(newConstructor, newArg, absent_on_null, unique);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("constructor", constructor);
    out.node("arg", arg);
    out.bool("absent_on_null", absent_on_null);
    out.bool("unique", unique);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonObjectAgg that
            && constructor.equals(that.constructor)
            && arg.equals(that.arg)
            && absent_on_null == that.absent_on_null
            && unique == that.unique;
  }

  @Override
  public int hashCode() {
    int hash = 202213658;
    hash = 31 * hash + constructor.hashCode();
    hash = 31 * hash + arg.hashCode();
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
    builder.constructor = constructor;
    builder.arg = arg;
    builder.absent_on_null = absent_on_null;
    builder.unique = unique;
    return builder;
  }

  /// Builds a [JsonObjectAgg].
  public static final class Builder {
    private @Nullable JsonAggConstructor constructor;
    private @Nullable JsonKeyValue arg;
    private boolean absent_on_null;
    private boolean unique;

    private Builder() {}

    public Builder constructor(JsonAggConstructor constructor) {
      this.constructor = constructor;
      return this;
    }

    public Builder arg(JsonKeyValue arg) {
      this.arg = arg;
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

    /// The node; fields that are never null must have been set.
    public JsonObjectAgg build() {
      return new JsonObjectAgg(
          Objects.requireNonNull(constructor, "constructor"),
          Objects.requireNonNull(arg, "arg"),
          absent_on_null,
          unique);
    }
  }
}
