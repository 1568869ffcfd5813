package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// REASSIGN OWNED.
///
/// Mirrors `ReassignOwnedStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record ReassignOwnedStmt(List<RoleSpec> roles, RoleSpec newrole) implements UtilityStmt {
  public ReassignOwnedStmt {
    roles = List.copyOf(roles);
  }

  @Override
  public String label() {
    return "REASSIGNOWNEDSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(roles, test) || test.test(newrole);
  }

  @Override
  public ReassignOwnedStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RoleSpec> newRoles = Children.map(roles, mapper);
    RoleSpec newNewrole = (RoleSpec) mapper.apply(newrole);
    return newRoles == roles && newNewrole == newrole
        ? this
        : new ReassignOwnedStmt(newRoles, newNewrole);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("roles", roles);
    out.node("newrole", newrole);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof ReassignOwnedStmt that
            && roles.equals(that.roles)
            && newrole.equals(that.newrole);
  }

  @Override
  public int hashCode() {
    int hash = -71338709;
    hash = 31 * hash + roles.hashCode();
    hash = 31 * hash + newrole.hashCode();
    return hash;
  }
}
