package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// RETURN in the body of an SQL function.
///
/// Mirrors `ReturnStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ReturnStmt(Expr returnval) implements OptimizableStmt {

  @Override
  public String label() {
    return "RETURNSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(returnval);
  }

  @Override
  public ReturnStmt mapChildren(UnaryOperator<Node> mapper) {
    Expr newReturnval = (Expr) mapper.apply(returnval);
    return newReturnval == returnval ? this : new ReturnStmt(newReturnval);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("returnval", returnval);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof ReturnStmt that && returnval.equals(that.returnval);
  }

  @Override
  public int hashCode() {
    int hash = -964330184;
    hash = 31 * hash + returnval.hashCode();
    return hash;
  }
}
