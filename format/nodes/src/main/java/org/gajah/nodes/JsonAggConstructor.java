package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// What JSON_OBJECTAGG and JSON_ARRAYAGG share.
///
/// Mirrors `JsonAggConstructor` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record JsonAggConstructor(
    @Nullable JsonOutput output,
    @Nullable Expr agg_filter,
    List<SortBy> agg_order,
    @Nullable WindowDef over,
    int location)
    implements Node {
  public JsonAggConstructor {
    agg_order = List.copyOf(agg_order);
  }

  @Override
  public String label() {
    return "JSONAGGCONSTRUCTOR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (output != null && test.test(output))
        || (agg_filter != null && test.test(agg_filter))
        || Children.any(agg_order, test)
        || (over != null && test.test(over));
  }

  @Override
  public JsonAggConstructor mapChildren(UnaryOperator<Node> mapper) {
    @Nullable JsonOutput newOutput = output == null ? null : (JsonOutput) mapper.apply(output);
    @Nullable Expr newAgg_filter = agg_filter == null ? null : (Expr) mapper.apply(agg_filter);
    List<SortBy> newAgg_order = Children.map(agg_order, mapper);
    @Nullable WindowDef newOver = over == null ? null : (WindowDef) mapper.apply(over);
    return newOutput == output
            && newAgg_filter == agg_filter
            && newAgg_order == agg_order
            && newOver == over
        ? this
        : new JsonAggConstructor(newOutput, newAgg_filter, newAgg_order, newOver, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("output", output);
    out.node("agg_filter", agg_filter);
    out.nodes("agg_order", agg_order);
    out.node("over", over);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof JsonAggConstructor that
            && Objects.equals(output, that.output)
            && Objects.equals(agg_filter, that.agg_filter)
            && agg_order.equals(that.agg_order)
            && Objects.equals(over, that.over);
  }

  @Override
  public int hashCode() {
    int hash = -432092319;
    hash = 31 * hash + Objects.hashCode(output);
    hash = 31 * hash + Objects.hashCode(agg_filter);
    hash = 31 * hash + agg_order.hashCode();
    hash = 31 * hash + Objects.hashCode(over);
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
    builder.output = output;
    builder.agg_filter = agg_filter;
    builder.agg_order = agg_order;
    builder.over = over;
    builder.location = location;
    return builder;
  }

  /// Builds a [JsonAggConstructor].
  public static final class Builder {
    private @Nullable JsonOutput output;
    private @Nullable Expr agg_filter;
    private List<SortBy> agg_order = List.of();
    private @Nullable WindowDef over;
    private int location = -1;

    private Builder() {}

    public Builder output(@Nullable JsonOutput output) {
      this.output = output;
      return this;
    }

    public Builder agg_filter(@Nullable Expr agg_filter) {
      this.agg_filter = agg_filter;
      return this;
    }

    public Builder agg_order(List<SortBy> agg_order) {
      this.agg_order = agg_order;
      return this;
    }

    public Builder over(@Nullable WindowDef over) {
      this.over = over;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public JsonAggConstructor build() {
      return new JsonAggConstructor(output, agg_filter, agg_order, over, location);
    }
  }
}
