package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER EVENT TRIGGER ... ENABLE and DISABLE.
///
/// Mirrors `AlterEventTrigStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterEventTrigStmt(String trigname, char tgenabled) implements UtilityStmt {

  @Override
  public String label() {
    return "ALTEREVENTTRIGSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AlterEventTrigStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("trigname", trigname);
    out.character("tgenabled", tgenabled);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterEventTrigStmt that
            && trigname.equals(that.trigname)
            && tgenabled == that.tgenabled;
  }

  @Override
  public int hashCode() {
    int hash = 1183358568;
    hash = 31 * hash + trigname.hashCode();
    hash = 31 * hash + tgenabled;
    return hash;
  }
}
