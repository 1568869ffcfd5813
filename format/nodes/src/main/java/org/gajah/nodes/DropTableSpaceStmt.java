package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DROP TABLESPACE.
///
/// Mirrors `DropTableSpaceStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropTableSpaceStmt(String tablespacename, boolean missing_ok) implements UtilityStmt {

  @Override
  public String label() {
    return "DROPTABLESPACESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public DropTableSpaceStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("tablespacename", tablespacename);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropTableSpaceStmt that
            && tablespacename.equals(that.tablespacename)
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = 521875119;
    hash = 31 * hash + tablespacename.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    return hash;
  }
}
