package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// NOTIFY.
///
/// Mirrors `NotifyStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record NotifyStmt(String conditionname, @Nullable String payload) implements UtilityStmt {

  @Override
  public String label() {
    return "NOTIFYSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public NotifyStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("conditionname", conditionname);
    out.string("payload", payload);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof NotifyStmt that
            && conditionname.equals(that.conditionname)
            && Objects.equals(payload, that.payload);
  }

  @Override
  public int hashCode() {
    int hash = 828515025;
    hash = 31 * hash + conditionname.hashCode();
    hash = 31 * hash + Objects.hashCode(payload);
    return hash;
  }
}
