package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.jspecify.annotations.Nullable;

/// DROP ROLE, USER and GROUP.
///
/// Mirrors `DropRoleStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropRoleStmt(List<RoleSpec> roles, boolean missing_ok) implements UtilityStmt {
  public DropRoleStmt {
    roles = List.copyOf(roles);
  }

  @Override
  public String label() {
    return "DROPROLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(roles, test);
  }

  @Override
  public DropRoleStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RoleSpec> newRoles = Children.map(roles, mapper);
    return newRoles == roles ? this : new DropRoleStmt(newRoles, missing_ok);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("roles", roles);
    out.bool("missing_ok", missing_ok);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropRoleStmt that
            && roles.equals(that.roles)
            && missing_ok == that.missing_ok;
  }

  @Override
  public int hashCode() {
    int hash = 382097805;
    hash = 31 * hash + roles.hashCode();
    hash = 31 * hash + Boolean.hashCode(missing_ok);
    return hash;
  }
}
