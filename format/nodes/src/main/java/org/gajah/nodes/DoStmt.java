package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DO.
///
/// Mirrors `DoStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DoStmt(List<DefElem> args) implements UtilityStmt {
  public DoStmt {
    args = List.copyOf(args);
  }

  @Override
  public String label() {
    return "DOSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(args, test);
  }

  @Override
  public DoStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newArgs = Children.map(args, mapper);
    return newArgs == args ? this : new DoStmt(newArgs);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("args", args);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof DoStmt that && args.equals(that.args);
  }

  @Override
  public int hashCode() {
    int hash = 2051880723;
    hash = 31 * hash + args.hashCode();
    return hash;
  }
}
