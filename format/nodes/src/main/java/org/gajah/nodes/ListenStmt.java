package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// LISTEN.
///
/// Mirrors `ListenStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ListenStmt(String conditionname) implements UtilityStmt {

  @Override
  public String label() {
    return "LISTENSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public ListenStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("conditionname", conditionname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ListenStmt that && conditionname.equals(that.conditionname);
  }

  @Override
  public int hashCode() {
    int hash = -1427625393;
    hash = 31 * hash + conditionname.hashCode();
    return hash;
  }
}
