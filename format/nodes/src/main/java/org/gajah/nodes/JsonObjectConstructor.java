package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_OBJECT.
///
/// Mirrors `JsonObjectConstructor` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonObjectConstructor(
    List<JsonKeyValue> exprs,
    @Nullable JsonOutput output,
    boolean absent_on_null,
    boolean unique,
    int location)
    implements RawExpr {
  public JsonObjectConstructor {
    exprs = List.copyOf(exprs);
  }

  @Override
  public String label() {
    return "JSONOBJECTCONSTRUCTOR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(exprs, test) || (output != null && test.test(output));
  }

  @Override
  public JsonObjectConstructor mapChildren(UnaryOperator<Node> mapper) {
    List<JsonKeyValue> newExprs = Children.map(exprs, mapper);
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    return newExprs == exprs && newOutput == output
        ? this
        : new JsonObjectConstructor(newExprs, newOutput, absent_on_null, unique, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("exprs", exprs);
    out.node("output", output);
    out.bool("absent_on_null", absent_on_null);
    out.bool("unique", unique);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonObjectConstructor that
            && exprs.equals(that.exprs)
            && Objects.equals(output, that.output)
            && absent_on_null == that.absent_on_null
            && unique == that.unique;
  }

  @Override
  public int hashCode() {
    int hash = -1560428781;
    hash = 31 * hash + exprs.hashCode();
    hash = 31 * hash + Objects.hashCode(output);
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
    builder.exprs = exprs;
    builder.output = output;
    builder.absent_on_null = absent_on_null;
    builder.unique = unique;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonObjectConstructor].
  public static final class Builder {
    private List<JsonKeyValue> exprs = List.of();
    private @Nullable JsonOutput output;
    private boolean absent_on_null;
    private boolean unique;
    private int location = -1;

    private Builder() {}

    public Builder exprs(List<JsonKeyValue> exprs) {
      this.exprs = exprs;
      return this;
    }

    public Builder output(@Nullable JsonOutput output) {
      this.output = output;
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
    public JsonObjectConstructor build() {
      return new JsonObjectConstructor(exprs, output, absent_on_null, unique, location);
    }
  }
}
