package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// JSON_ARRAY of values.
///
/// Mirrors `JsonArrayConstructor` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonArrayConstructor(
    List<JsonValueExpr> exprs, @Nullable JsonOutput output, boolean absent_on_null, int location)
    implements RawExpr {
  public JsonArrayConstructor {
    exprs = List.copyOf(exprs);
  }

  @Override
  public String label() {
    return "JSONARRAYCONSTRUCTOR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(exprs, test) || (output != null && test.test(output));
  }

  @Override
  public JsonArrayConstructor mapChildren(UnaryOperator<Node> mapper) {
    List<JsonValueExpr> newExprs = Children.map(exprs, mapper);
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    return newExprs == exprs && newOutput == output
        ? this
        : new JsonArrayConstructor(newExprs, newOutput, absent_on_null, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("exprs", exprs);
    out.node("output", output);
    out.bool("absent_on_null", absent_on_null);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonArrayConstructor that
            && exprs.equals(that.exprs)
            && Objects.equals(output, that.output)
            && absent_on_null == that.absent_on_null;
  }

  @Override
  public int hashCode() {
    int hash = 577495305;
    hash = 31 * hash + exprs.hashCode();
    hash = 31 * hash + Objects.hashCode(output);
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
    builder.exprs = exprs;
    builder.output = output;
    builder.absent_on_null = absent_on_null;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonArrayConstructor].
  public static final class Builder {
    private List<JsonValueExpr> exprs = List.of();
    private @Nullable JsonOutput output;
    private boolean absent_on_null;
    private int location = -1;

    private Builder() {}

    public Builder exprs(List<JsonValueExpr> exprs) {
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

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonArrayConstructor build() {
      return new JsonArrayConstructor(exprs, output, absent_on_null, location);
    }
  }
}
