package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// ALTER DEFAULT PRIVILEGES.
///
/// Mirrors `AlterDefaultPrivilegesStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterDefaultPrivilegesStmt(List<DefElem> options, GrantStmt action)
    implements UtilityStmt {
  public AlterDefaultPrivilegesStmt {
    options = List.copyOf(options);
  }

  @Override
  public String label() {
    return "ALTERDEFAULTPRIVILEGESSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(options, test) || test.test(action);
  }

  @Override
  public AlterDefaultPrivilegesStmt mapChildren(UnaryOperator<Node> mapper) {
    List<DefElem> newOptions = Children.map(options, mapper);
    GrantStmt newAction = (GrantStmt) mapper.apply(action);
    return newOptions == options && newAction == action
        ? this
        : new AlterDefaultPrivilegesStmt(newOptions, newAction);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("options", options);
    out.node("action", action);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterDefaultPrivilegesStmt that
            && options.equals(that.options)
            && action.equals(that.action);
  }

  @Override
  public int hashCode() {
    int hash = -858133227;
    hash = 31 * hash + options.hashCode();
    hash = 31 * hash + action.hashCode();
    return hash;
  }
}
