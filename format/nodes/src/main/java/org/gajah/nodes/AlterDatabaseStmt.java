package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER DATABASE.
///
/// Mirrors `AlterDatabaseStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterDatabaseStmt(String dbname, List<DefElem> options) implements UtilityStmt {
  public AlterDatabaseStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERDATABASESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterDatabaseStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new AlterDatabaseStmt(dbname, newOptions);
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
        || other instanceof AlterDatabaseStmt that
            && dbname.equals(that.dbname)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1654572295;
    hash = 31 * hash + dbname.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
