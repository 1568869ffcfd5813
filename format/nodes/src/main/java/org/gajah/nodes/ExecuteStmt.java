package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// EXECUTE.
///
/// Mirrors `ExecuteStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ExecuteStmt(String name, List<Expr> params) implements UtilityStmt {
  public ExecuteStmt {
    params = List.copyOf(params);
  }

  @Override
  public String label() {
    return "EXECUTESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(params, test);
  }

  @Override
  public ExecuteStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Expr> newParams = Children.map(params, mapper);
    return newParams == params ? this : new ExecuteStmt(name, newParams);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("name", name);
    out.nodes("params", params);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ExecuteStmt that
            && name.equals(that.name)
            && params.equals(that.params);
  }

  @Override
  public int hashCode() {
    int hash = 1208441021;
    hash = 31 * hash + name.hashCode();
    hash = 31 * hash + params.hashCode();
    return hash;
  }
}
