package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE DATABASE.
///
/// Mirrors `CreatedbStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreatedbStmt(String dbname, List<DefElem> options) implements UtilityStmt {
  public CreatedbStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "CREATEDBSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public CreatedbStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new CreatedbStmt(dbname, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("dbname", dbname);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreatedbStmt that
            && dbname.equals(that.dbname)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -2125700734;
    hash = 31 * hash + dbname.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
