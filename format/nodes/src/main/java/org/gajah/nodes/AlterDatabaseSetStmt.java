package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER DATABASE ... SET and RESET.
///
/// Mirrors `AlterDatabaseSetStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterDatabaseSetStmt(String dbname, VariableSetStmt setstmt) implements UtilityStmt {

  @Override
  public String label() {
    return "ALTERDATABASESETSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(setstmt);
  }

  @Override
  public AlterDatabaseSetStmt mapChildren(UnaryOperator<Node> mapper) {
    VariableSetStmt newSetstmt = (VariableSetStmt) mapper.apply(setstmt);
    return newSetstmt == setstmt ? this : new AlterDatabaseSetStmt(dbname, newSetstmt);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("dbname", dbname);
    out.node("setstmt", setstmt);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterDatabaseSetStmt that
            && dbname.equals(that.dbname)
            && setstmt.equals(that.setstmt);
  }

  @Override
  public int hashCode() {
    int hash = 1552575097;
    hash = 31 * hash + dbname.hashCode();
    hash = 31 * hash + setstmt.hashCode();
    return hash;
  }
}
