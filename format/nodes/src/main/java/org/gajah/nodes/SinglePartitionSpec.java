package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The partition that SPLIT PARTITION makes; unused in 17.
///
/// Mirrors `SinglePartitionSpec` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record SinglePartitionSpec() implements Node {

  @Override
  public String label() {
    return "SINGLEPARTITIONSPEC";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public SinglePartitionSpec mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {}

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SinglePartitionSpec;
  }

  @Override
  public int hashCode() {
    int hash = -2007326147;
    return hash;
  }
}
