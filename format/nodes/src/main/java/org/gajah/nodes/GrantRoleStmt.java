package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.jspecify.annotations.Nullable;

/// GRANT and REVOKE of roles.
///
/// Mirrors `GrantRoleStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record GrantRoleStmt(
    List<AccessPriv> granted_roles,
    List<RoleSpec> grantee_roles,
    boolean is_grant,
    List<DefElem> opt,
    @Nullable RoleSpec grantor,
    DropBehavior behavior)
    implements UtilityStmt {
  public GrantRoleStmt {
    granted_roles = List.copyOf(granted_roles);
    grantee_roles = List.copyOf(grantee_roles);
    opt = List.copyOf(opt);
  }

  @Override
  public String label() {
    return "GRANTROLESTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(granted_roles, test)
        || Children.any(grantee_roles, test)
        || Children.any(opt, test)
        || (grantor != null && test.test(grantor));
  }

  @Override
  public GrantRoleStmt mapChildren(UnaryOperator<Node> mapper) {
    List<AccessPriv> newGranted_roles = Children.map(granted_roles, mapper);
    List<RoleSpec> newGrantee_roles = Children.map(grantee_roles, mapper);
    List<DefElem> newOpt = Children.map(opt, mapper);
    @Nullable RoleSpec newGrantor = grantor == null ? null : (RoleSpec) mapper.apply(grantor);
    return newGranted_roles == granted_roles
            && newGrantee_roles == grantee_roles
            && newOpt == opt
            && newGrantor == grantor
        ? this
        : new GrantRoleStmt(
            newGranted_roles, newGrantee_roles, is_grant, newOpt, newGrantor, behavior);
  }

  @Override
  public void fields(FieldSink out) {
    out.nodes("granted_roles", granted_roles);
    out.nodes("grantee_roles", grantee_roles);
    out.bool("is_grant", is_grant);
    out.nodes("opt", opt);
    out.node("grantor", grantor);
    out.enumeration("behavior", behavior);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof GrantRoleStmt that
            && granted_roles.equals(that.granted_roles)
            && grantee_roles.equals(that.grantee_roles)
            && is_grant == that.is_grant
            && opt.equals(that.opt)
            && Objects.equals(grantor, that.grantor)
            && behavior == that.behavior;
  }

  @Override
  public int hashCode() {
    int hash = 413223546;
    hash = 31 * hash + granted_roles.hashCode();
    hash = 31 * hash + grantee_roles.hashCode();
    hash = 31 * hash + Boolean.hashCode(is_grant);
    hash = 31 * hash + opt.hashCode();
    hash = 31 * hash + Objects.hashCode(grantor);
    hash = 31 * hash + behavior.ordinal();
    return hash;
  }

  /// A builder with every field empty: null, zero, false, no elements, and -1 for places in the
  /// text.
  public static Builder builder() {
    return new Builder();
  }

  /// A builder with the fields of this node.
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.granted_roles = granted_roles;
    builder.grantee_roles = grantee_roles;
    builder.is_grant = is_grant;
    builder.opt = opt;
    builder.grantor = grantor;
    builder.behavior = behavior;
    return builder;
  }

  /// Builds a [GrantRoleStmt].
  public static final class Builder {
    private List<AccessPriv> granted_roles = List.of();
    private List<RoleSpec> grantee_roles = List.of();
    private boolean is_grant;
    private List<DefElem> opt = List.of();
    private @Nullable RoleSpec grantor;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;

    private Builder() {}

    public Builder granted_roles(List<AccessPriv> granted_roles) {
      this.granted_roles = granted_roles;
      return this;
    }

    public Builder grantee_roles(List<RoleSpec> grantee_roles) {
      this.grantee_roles = grantee_roles;
      return this;
    }

    public Builder is_grant(boolean is_grant) {
      this.is_grant = is_grant;
      return this;
    }

    public Builder opt(List<DefElem> opt) {
      this.opt = opt;
      return this;
    }

    public Builder grantor(@Nullable RoleSpec grantor) {
      this.grantor = grantor;
      return this;
    }

    public Builder behavior(DropBehavior behavior) {
      this.behavior = behavior;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public GrantRoleStmt build() {
      return new GrantRoleStmt(granted_roles, grantee_roles, is_grant, opt, grantor, behavior);
    }
  }
}
