package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER SYSTEM.
///
/// Mirrors `AlterSystemStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterSystemStmt(VariableSetStmt setstmt) implements UtilityStmt {

  @Override
  public String label() {
    return "ALTERSYSTEMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(setstmt);
  }

  @Override
  public AlterSystemStmt mapChildren(UnaryOperator<Node> mapper) {
    VariableSetStmt newSetstmt = (VariableSetStmt) mapper.apply(setstmt);
    return newSetstmt == setstmt ? this : new AlterSystemStmt(newSetstmt);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("setstmt", setstmt);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof AlterSystemStmt that && setstmt.equals(that.setstmt);
  }

  @Override
  public int hashCode() {
    int hash = 565636909;
    hash = 31 * hash + setstmt.hashCode();
    return hash;
  }
}
