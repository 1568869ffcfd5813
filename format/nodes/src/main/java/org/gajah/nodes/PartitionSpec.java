package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.PartitionStrategy;
import org.jspecify.annotations.Nullable;

/// PARTITION BY.
///
/// Mirrors `PartitionSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PartitionSpec(
    PartitionStrategy strategy, List<PartitionElem> partParams, int location) implements Node {
  public PartitionSpec {
    partParams = List.copyOf(partParams);
  }

  @Override
  public String label() {
    return "PARTITIONSPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(partParams, test);
  }

  @Override
  public PartitionSpec mapChildren(UnaryOperator<Node> mapper) {
    List<PartitionElem> newPartParams = Children.map(partParams, mapper);
    return newPartParams == partParams
        ? this
        : new PartitionSpec(strategy, newPartParams, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("strategy", strategy);
    out.nodes("partParams", partParams);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PartitionSpec that
            && strategy == that.strategy
            && partParams.equals(that.partParams);
  }

  @Override
  public int hashCode() {
    int hash = -897046107;
    hash = 31 * hash + strategy.ordinal();
    hash = 31 * hash + partParams.hashCode();
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
    builder.strategy = strategy;
    builder.partParams = partParams;
    builder.location = location;
    return builder;
  }

  /// Builds a [PartitionSpec].
  public static final class Builder {
    private @Nullable PartitionStrategy strategy;
    private List<PartitionElem> partParams = List.of();
    private int location = -1;

    private Builder() {}

    public Builder strategy(PartitionStrategy strategy) {
      this.strategy = strategy;
      return this;
    }

    public Builder partParams(List<PartitionElem> partParams) {
      this.partParams = partParams;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PartitionSpec build() {
      return new PartitionSpec(Objects.requireNonNull(strategy, "strategy"), partParams, location);
    }
  }
}
