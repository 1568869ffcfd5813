package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER COLLATION ... REFRESH VERSION.
///
/// Mirrors `AlterCollationStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterCollationStmt(List<String> collname) implements UtilityStmt {
  public AlterCollationStmt {
    collname = List.copyOf(collname);
  }

  @Override
  public String label() {
    return "ALTERCOLLATIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public AlterCollationStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("collname", collname);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterCollationStmt that && collname.equals(that.collname);
  }

  @Override
  public int hashCode() {
    int hash = -2031219045;
    hash = 31 * hash + collname.hashCode();
    return hash;
  }
}
