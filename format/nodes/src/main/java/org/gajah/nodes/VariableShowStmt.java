package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// SHOW.
///
/// Mirrors `VariableShowStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record VariableShowStmt(String name) implements UtilityStmt {

  @Override
  public String label() {
    return "VARIABLESHOWSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public VariableShowStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof VariableShowStmt that && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    int hash = -1557868767;
    hash = 31 * hash + name.hashCode();
    return hash;
  }
}
