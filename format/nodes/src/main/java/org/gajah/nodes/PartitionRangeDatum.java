package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.PartitionRangeDatumKind;
import org.jspecify.annotations.Nullable;

/// A bound in one column of a range partition.
///
/// Mirrors `PartitionRangeDatum` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PartitionRangeDatum(PartitionRangeDatumKind kind, @Nullable Expr value, int location)
    implements Node {

  @Override
  public String label() {
    return "PARTITIONRANGEDATUM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (value != null && test.test(value));
  }

  @Override
  public PartitionRangeDatum mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newValue = value == null ? null : (Expr) mapper.apply(value);
    return newValue == value ? this : new PartitionRangeDatum(kind, newValue, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("kind", kind);
    out.node("value", value);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PartitionRangeDatum that
            && kind == that.kind
            && Objects.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    int hash = 1122416540;
    hash = 31 * hash + kind.ordinal();
    hash = 31 * hash + Objects.hashCode(value);
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
    builder.kind = kind;
    builder.value = value;
    builder.location = location;
    return builder;
  }

  /// Builds a [PartitionRangeDatum].
  public static final class Builder {
    private PartitionRangeDatumKind kind = PartitionRangeDatumKind.PARTITION_RANGE_DATUM_VALUE;
    private @Nullable Expr value;
    private int location = -1;

    private Builder() {}

    public Builder kind(PartitionRangeDatumKind kind) {
      this.kind = kind;
      return this;
    }

    public Builder value(@Nullable Expr value) {
      this.value = value;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PartitionRangeDatum build() {
      return new PartitionRangeDatum(kind, value, location);
    }
  }
}
