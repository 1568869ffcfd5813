package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// $1.
///
/// Mirrors `ParamRef` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ParamRef(int number, int location) implements RawExpr {

  @Override
  public String label() {
    return "PARAMREF";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public ParamRef mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.integer("number", number);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof ParamRef that && number == that.number;
  }

  @Override
  public int hashCode() {
    int hash = 1236051174;
    hash = 31 * hash + number;
    return hash;
  }
}
