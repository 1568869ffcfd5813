package org.gajah.nodes;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// DROP OWNED.
///
/// Mirrors `DropOwnedStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record DropOwnedStmt(List<RoleSpec> roles, DropBehavior behavior) implements UtilityStmt {
  public DropOwnedStmt {
    roles = List.copyOf(roles);
  }

  @Override
  public String label() {
    return "DROPOWNEDSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(roles, test);
  }

  @Override
  public DropOwnedStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RoleSpec> newRoles = Children.map(roles, mapper);
    return newRoles == roles ? this : new DropOwnedStmt(newRoles, behavior);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("roles", roles);
    out.enumeration("behavior", behavior);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof DropOwnedStmt that
            && roles.equals(that.roles)
            && behavior == that.behavior;
  }

  @Override
  public int hashCode() {
    int hash = -1360129602;
    hash = 31 * hash + roles.hashCode();
    hash = 31 * hash + behavior.ordinal();
    return hash;
  }
}
