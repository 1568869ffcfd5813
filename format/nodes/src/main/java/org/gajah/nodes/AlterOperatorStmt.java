package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER OPERATOR ... SET.
///
/// Mirrors `AlterOperatorStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterOperatorStmt(ObjectWithArgs opername, List<DefElem> options)
    implements UtilityStmt {
  public AlterOperatorStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTEROPERATORSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return test.test(opername) || Children.any(options, test);
  }

  @Override
  public AlterOperatorStmt mapChildren(UnaryOperator<Node> mapper) {
    ObjectWithArgs newOpername = (ObjectWithArgs) mapper.apply(opername);
    List<DefElem> newOptions = Children.map(options, mapper);
    return newOpername == opername && newOptions == options
        ? this
        : new AlterOperatorStmt(newOpername, newOptions);
  }

  @Override
  public void fields(FieldSink out) {
    out.node("opername", opername);
    out.nodes("options", options);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterOperatorStmt that
            && opername.equals(that.opername)
            && options.equals(that.options);
  }

  @Override
  public int hashCode() {
    int hash = -1296001630;
    hash = 31 * hash + opername.hashCode();
    hash = 31 * hash + options.hashCode();
    return hash;
  }
}
