package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TYPE of a range.
///
/// Mirrors `CreateRangeStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateRangeStmt(List<String> typeName, List<DefElem> params) implements UtilityStmt {
  public CreateRangeStmt {
    typeName = List.copyOf(typeName);
    params = List.copyOf(params);
  }

  @Override
  public String label() {
    return "CREATERANGESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(params, test);
  }

  @Override
  public CreateRangeStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newParams = Children.map(params, mapper);
    return newParams == params ? this : new CreateRangeStmt(typeName, newParams);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("typeName", typeName);
    out.nodes("params", params);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateRangeStmt that
            && typeName.equals(that.typeName)
            && params.equals(that.params);
  }

  @Override
  public int hashCode() {
    int hash = 1081172201;
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + params.hashCode();
    return hash;
  }
}
