package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DiscardMode;
import org.jspecify.annotations.Nullable;

/// DISCARD.
///
/// Mirrors `DiscardStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DiscardStmt(DiscardMode target) implements UtilityStmt {

  @Override
  public String label() {
    return "DISCARDSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public DiscardStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.enumeration("target", target);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof DiscardStmt that && target == that.target;
  }

  @Override
  public int hashCode() {
    int hash = 1495182694;
    hash = 31 * hash + target.ordinal();
    return hash;
  }
}
