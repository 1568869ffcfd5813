package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CHECKPOINT.
///
/// Mirrors `CheckPointStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CheckPointStmt() implements UtilityStmt {

  @Override
  public String label() {
    return "CHECKPOINTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CheckPointStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {}

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CheckPointStmt;
  }

  @Override
  public int hashCode() {
    int hash = -1892501136;
    return hash;
  }
}
