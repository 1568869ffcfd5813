package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER EXTENSION ... UPDATE.
///
/// Mirrors `AlterExtensionStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterExtensionStmt(String extname, List<DefElem> options) implements UtilityStmt {
  public AlterExtensionStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTEREXTENSIONSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test);
  }

  @Override
  public AlterExtensionStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOptions == options ? this : new AlterExtensionStmt(extname, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("extname", extname);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterExtensionStmt that
            && extname.equals(that.extname)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1041309615;
    hash = 31 * hash + extname.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
