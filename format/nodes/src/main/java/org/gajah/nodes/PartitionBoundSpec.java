package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// FOR VALUES.
///
/// Mirrors `PartitionBoundSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record PartitionBoundSpec(
    char strategy,
    boolean is_default,
    int modulus,
    int remainder,
    List<Expr> listdatums,
    List<Node> lowerdatums,
    List<Node> upperdatums,
    int location)
    implements Node {
  public PartitionBoundSpec {
    listdatums = List.copyOf(listdatums);
    lowerdatums = List.copyOf(lowerdatums);
    upperdatums = List.copyOf(upperdatums);
  }

  @Override
  public String label() {
    return "PARTITIONBOUNDSPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(listdatums, test)
        || Children.any(lowerdatums, test)
        || Children.any(upperdatums, test);
  }

  @Override
  public PartitionBoundSpec mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newListdatums = Children.map(listdatums, mapper);
    List<Node> newLowerdatums = Children.map(lowerdatums, mapper);
    List<Node> newUpperdatums = Children.map(upperdatums, mapper);
    return newListdatums == listdatums
            && newLowerdatums == lowerdatums
            && newUpperdatums == upperdatums
        ? this
        : new PartitionBoundSpec(
            strategy,
            is_default,
            modulus,
            remainder,
            newListdatums,
            newLowerdatums,
            newUpperdatums,
            location);
  }

  @Override
  public void fields(FieldSink out) {
    out.character("strategy", strategy);
    out.bool("is_default", is_default);
    out.integer("modulus", modulus);
    out.integer("remainder", remainder);
    out.nodes("listdatums", listdatums);
    out.nodes("lowerdatums", lowerdatums);
    out.nodes("upperdatums", upperdatums);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof PartitionBoundSpec that
            && strategy == that.strategy
            && is_default == that.is_default
            && modulus == that.modulus
            && remainder == that.remainder
            && listdatums.equals(that.listdatums)
            && lowerdatums.equals(that.lowerdatums)
            && upperdatums.equals(that.upperdatums);
  }

  @Override
  public int hashCode() {
    int hash = -1054988625;
    hash = 31 * hash + strategy;
    hash = 31 * hash + Boolean.hashCode(is_default);
    hash = 31 * hash + modulus;
    hash = 31 * hash + remainder;
    hash = 31 * hash + listdatums.hashCode();
    hash = 31 * hash + lowerdatums.hashCode();
    hash = 31 * hash + upperdatums.hashCode();
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
    builder.is_default = is_default;
    builder.modulus = modulus;
    builder.remainder = remainder;
    builder.listdatums = listdatums;
    builder.lowerdatums = lowerdatums;
    builder.upperdatums = upperdatums;
    builder.location = location;
    return builder;
  }

  /// Builds a [PartitionBoundSpec].
  public static final class Builder {
    private char strategy;
    private boolean is_default;
    private int modulus;
    private int remainder;
    private List<Expr> listdatums = List.of();
    private List<Node> lowerdatums = List.of();
    private List<Node> upperdatums = List.of();
    private int location = -1;

    private Builder() {}

    public Builder strategy(char strategy) {
      this.strategy = strategy;
      return this;
    }

    public Builder is_default(boolean is_default) {
      this.is_default = is_default;
      return this;
    }

    public Builder modulus(int modulus) {
      this.modulus = modulus;
      return this;
    }

    public Builder remainder(int remainder) {
      this.remainder = remainder;
      return this;
    }

    public Builder listdatums(List<Expr> listdatums) {
      this.listdatums = listdatums;
      return this;
    }

    public Builder lowerdatums(List<Node> lowerdatums) {
      this.lowerdatums = lowerdatums;
      return this;
    }

    public Builder upperdatums(List<Node> upperdatums) {
      this.upperdatums = upperdatums;
      return this;
    }

    public Builder location(int location) {
      this.location = location;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public PartitionBoundSpec build() {
      return new PartitionBoundSpec(
          strategy, is_default, modulus, remainder, listdatums, lowerdatums, upperdatums, location);
    }
  }
}
