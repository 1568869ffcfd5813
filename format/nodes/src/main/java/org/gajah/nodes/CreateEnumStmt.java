package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// CREATE TYPE of an enum.
///
/// Mirrors `CreateEnumStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record CreateEnumStmt(List<String> typeName, List<String> vals) implements UtilityStmt {
  public CreateEnumStmt {
    typeName = List.copyOf(typeName);
    vals = List.copyOf(vals);
  }

  @Override
  public String label() {
    return "CREATEENUMSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return false;
  }

  @Override
  public CreateEnumStmt mapChildren(UnaryOperator<Node> mapper) {
    return this;
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("typeName", typeName);
    out.strings("vals", vals);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof CreateEnumStmt that
            && typeName.equals(that.typeName)
            && vals.equals(that.vals);
  }

  @Override
  public int hashCode() {
    int hash = 2144779685;
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + vals.hashCode();
    return hash;
  }
}
