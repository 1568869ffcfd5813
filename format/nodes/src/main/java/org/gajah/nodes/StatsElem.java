package org.gajah.nodes;

import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// A column or an expression of CREATE STATISTICS.
///
/// Mirrors `StatsElem` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record StatsElem(@Nullable String name, @Nullable Expr expr) implements Node {

  @Override
  public String label() {
    return "STATSELEM";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return (expr != null && test.test(expr));
  }

  @Override
  public StatsElem mapChildren(UnaryOperator<Node> mapper) {
    @Nullable Expr newExpr = expr == null ? null : (Expr) mapper.apply(expr);
    return newExpr == expr ? this : new StatsElem(name, newExpr);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.node("expr", expr);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof StatsElem that
            && Objects.equals(name, that.name)
            && Objects.equals(expr, that.expr);
  }

  @Override
  public int hashCode() {
    int hash = -69436242;
    hash = 31 * hash + Objects.hashCode(name);
    hash = 31 * hash + Objects.hashCode(expr);
    return hash;
  }
}
