package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ATTACH and DETACH PARTITION.
///
/// Mirrors `PartitionCmd` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PartitionCmd(RangeVar name, @Nullable PartitionBoundSpec bound, boolean concurrent)
    implements Node {

  @Override
  public String label() {
    return "PARTITIONCMD";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(name) || (bound != null && test.test(bound));
  }

  @Override
  public PartitionCmd mapChildren(UnaryOperator<Node> mapper) {
    RangeVar newName = (RangeVar) mapper.apply(name);
    @Nullable PartitionBoundSpec newBound =
        bound == null ? null : (PartitionBoundSpec) mapper.apply(bound);
    return newName == name && newBound == bound
        ? this
        : new PartitionCmd(newName, newBound, concurrent);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("name", name);
    out.node("bound", bound);
    out.bool("concurrent", concurrent);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PartitionCmd that
            && name.equals(that.name)
            && Objects.equals(bound, that.bound)
            && concurrent == that.concurrent;
  }

  @Override
  public int hashCode() {
    int hash = 386689552;
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + Objects.hashCode(bound);
    hash = 31 * hash + Boolean.hashCode(concurrent);
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
    builder.name = name;
    builder.bound = bound;
    builder.concurrent = concurrent;
    return builder;
  }

  /// Builds a [PartitionCmd].
  public static final class Builder {
    private @Nullable RangeVar name;
    private @Nullable PartitionBoundSpec bound;
    private boolean concurrent;

    private Builder() {}

    public Builder name(RangeVar name) {
      this.name = name;
      return this;
    }

    public Builder bound(@Nullable PartitionBoundSpec bound) {
      this.bound = bound;
      return this;
    }

    public Builder concurrent(boolean concurrent) {
      this.concurrent = concurrent;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PartitionCmd build() {
      return new PartitionCmd(Objects.requireNonNull(name, "name"), bound, concurrent);
    }
  }
}
