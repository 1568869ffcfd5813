package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER TYPE ... SET.
///
/// Mirrors `AlterTypeStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTypeStmt(List<String> typeName, List<DefElem> options) implements UtilityStmt {
  public AlterTypeStmt {
    typeName = List.copyOf(typeName);
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERTYPESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterTypeStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new AlterTypeStmt(typeName, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.strings("typeName", typeName);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTypeStmt that
            && typeName.equals(that.typeName)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1999324104;
    hash = 31 * hash + typeName.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
