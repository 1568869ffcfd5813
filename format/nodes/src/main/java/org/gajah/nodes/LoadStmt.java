package org.gajah.nodes;

import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// LOAD.
///
/// Mirrors `LoadStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record LoadStmt(String filename) implements UtilityStmt {

  @Override
  public String label() {
    return "LOADSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public LoadStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.string("filename", filename);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || other instanceof LoadStmt that && filename.equals(that.filename);
  }

  @Override
  public int hashCode() {
    int hash = 1910227438;
    hash = 31 * hash + filename.hashCode();
    return hash;
  }
}
