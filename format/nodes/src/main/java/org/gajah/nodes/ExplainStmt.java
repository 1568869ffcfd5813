package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// EXPLAIN.
///
/// Mirrors `ExplainStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ExplainStmt(Node query, List<DefElem> options) implements UtilityStmt {
  public ExplainStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "EXPLAINSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(query) || Children.any(options, test);
  }

  @Override
  public ExplainStmt mapChildren(UnaryOperator<Node> mapper) {
    Node newQuery = mapper.apply(query);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newQuery == query && newOptions == options
        ? this
        : new ExplainStmt(newQuery, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("query", query);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ExplainStmt that
            && query.equals(that.query)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = 429888831;
    hash = 31 * hash + query.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
