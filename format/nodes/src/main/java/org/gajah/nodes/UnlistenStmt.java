package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// UNLISTEN; no name means all.
///
/// Mirrors `UnlistenStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record UnlistenStmt(@Nullable String conditionname) implements UtilityStmt {

  @Override
  public String label() {
    return "UNLISTENSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public UnlistenStmt mapChildren(UnaryOperator<Node> mapper) {
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
        || other instanceof UnlistenStmt that && Objects.equals(conditionname, that.conditionname);
  }

  @Override
  public int hashCode() {
    int hash = -1135147608;
    hash = 31 * hash + Objects.hashCode(conditionname);
    return hash;
  }
}
