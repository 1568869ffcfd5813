package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// The star of SELECT * and count(*).
///
/// Mirrors `A_Star` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_Star() implements Node {

  @Override
  public String label() {
    return "A_STAR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public A_Star mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {}

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof A_Star;
  }

  @Override
  public int hashCode() {
    int hash = 1951216560;
    return hash;
  }
}
