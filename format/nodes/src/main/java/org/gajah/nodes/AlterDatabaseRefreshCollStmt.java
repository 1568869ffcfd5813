package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER DATABASE ... REFRESH COLLATION VERSION.
///
/// Mirrors `AlterDatabaseRefreshCollStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterDatabaseRefreshCollStmt(String dbname) implements UtilityStmt {

  @Override
  public String label() {
    return "ALTERDATABASEREFRESHCOLLSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AlterDatabaseRefreshCollStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("dbname", dbname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterDatabaseRefreshCollStmt that && dbname.equals(that.dbname);
  }

  @Override
  public int hashCode() {
    int hash = 295326974;
    hash = 31 * hash + dbname.hashCode();
    return hash;
  }
}
