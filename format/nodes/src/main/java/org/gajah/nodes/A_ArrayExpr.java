package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ARRAY[...].
///
/// Mirrors `A_ArrayExpr` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_ArrayExpr(List<Expr> elements, int location) implements RawExpr {
  public A_ArrayExpr {
    elements = List.copyOf(elements);
  }

  @Override
  public String label() {
    return "A_ARRAYEXPR";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(elements, test);
  }

  @Override
  public A_ArrayExpr mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newElements = Children.map(elements, mapper);
    return newElements == elements ? this : new A_ArrayExpr(newElements, location);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("elements", elements);
    out.location("location", location);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof A_ArrayExpr that && elements.equals(that.elements);
  }

  @Override
  public int hashCode() {
    int hash = -1748022960;
    hash = 31 * hash + elements.hashCode();
    return hash;
  }
}
