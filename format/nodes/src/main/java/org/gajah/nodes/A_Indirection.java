package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// Subscripts and fields taken from an expression.
///
/// Mirrors `A_Indirection` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record A_Indirection(Expr arg, List<Node> indirection) implements RawExpr {
  public A_Indirection {
    indirection = List.copyOf(indirection);
  }

  @Override
  public String label() {
    return "A_INDIRECTION";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(arg) || Children.any(indirection, test);
  }

  @Override
  public A_Indirection mapChildren(UnaryOperator<Node> mapper) {
    Expr newArg = (Expr) mapper.apply(arg);
    List<Node> newIndirection = Children.map(indirection, mapper);
    return newArg == arg && newIndirection == indirection
        ? this
        : new A_Indirection(newArg, newIndirection);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("arg", arg);
    out.nodes("indirection", indirection);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof A_Indirection that
            && arg.equals(that.arg)
            && indirection.equals(that.indirection);
  }

  @Override
  public int hashCode() {
    int hash = -1651072804;
    hash = 31 * hash + arg.hashCode();
    hash = 31 * hash + indirection.hashCode();
    return hash;
  }
}
