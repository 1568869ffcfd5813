package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.kinds.GrantTargetType;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// GRANT and REVOKE of privileges on objects.
///
/// Mirrors `GrantStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record GrantStmt(
    boolean is_grant,
    GrantTargetType targtype,
    ObjectType objtype,
    List<Node> objects,
    List<AccessPriv> privileges,
    List<RoleSpec> grantees,
    boolean grant_option,
    @Nullable RoleSpec grantor,
    DropBehavior behavior)
    implements UtilityStmt {
  public GrantStmt {
    objects = List.copyOf(objects);
    privileges = List.copyOf(privileges);
    grantees = List.copyOf(grantees);
  }

  @Override
  public String label() {
    return "GRANTSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(objects, test)
        || Children.any(privileges, test)
        || Children.any(grantees, test)
        || (grantor != null && test.test(grantor));
  }

  @Override
  public GrantStmt mapChildren(UnaryOperator<Node> mapper) {
    List<Node> newObjects = Children.map(objects, mapper);
    List<AccessPriv> newPrivileges = Children.map(privileges, mapper);
    List<RoleSpec> newGrantees = Children.map(grantees, mapper);
    @Nullable RoleSpec newGrantor = grantor == null ? null : (RoleSpec) mapper.apply(grantor);
    return newObjects == objects
            && newPrivileges == privileges
            && newGrantees == grantees
            && newGrantor == grantor
        ? this
        : new GrantStmt(
            is_grant,
            targtype,
            objtype,
            newObjects,
            newPrivileges,
            newGrantees,
            grant_option,
            newGrantor,
            behavior);
  }

  @Override
  public void fields(FieldSink out) {
    out.bool("is_grant", is_grant);
    out.enumeration("targtype", targtype);
    out.enumeration("objtype", objtype);
    out.nodes("objects", objects);
    out.nodes("privileges", privileges);
    out.nodes("grantees", grantees);
    out.bool("grant_option", grant_option);
    out.node("grantor", grantor);
    out.enumeration("behavior", behavior);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof GrantStmt that
            && is_grant == that.is_grant
            && targtype == that.targtype
            && objtype == that.objtype
            && objects.equals(that.objects)
            && privileges.equals(that.privileges)
            && grantees.equals(that.grantees)
            && grant_option == that.grant_option
            && Objects.equals(grantor, that.grantor)
            && behavior == that.behavior;
  }

  @Override
  public int hashCode() {
    int hash = 784101092;
    hash = 31 * hash + Boolean.hashCode(is_grant);
    hash = 31 * hash + targtype.ordinal();
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + objects.hashCode();
    hash = 31 * hash + privileges.hashCode();
    hash = 31 * hash + grantees.hashCode();
    hash = 31 * hash + Boolean.hashCode(grant_option);
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
    builder.is_grant = is_grant;
    builder.targtype = targtype;
    builder.objtype = objtype;
    builder.objects = objects;
    builder.privileges = privileges;
    builder.grantees = grantees;
    builder.grant_option = grant_option;
    builder.grantor = grantor;
    builder.behavior = behavior;
    return builder;
  }

  /// Builds a [GrantStmt].
  public static final class Builder {
    private boolean is_grant;
    private GrantTargetType targtype = GrantTargetType.ACL_TARGET_OBJECT;
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private List<Node> objects = List.of();
    private List<AccessPriv> privileges = List.of();
    private List<RoleSpec> grantees = List.of();
    private boolean grant_option;
    private @Nullable RoleSpec grantor;
    private DropBehavior behavior = DropBehavior.DROP_RESTRICT;

    private Builder() {}

    public Builder is_grant(boolean is_grant) {
      this.is_grant = is_grant;
      return this;
    }

    public Builder targtype(GrantTargetType targtype) {
      this.targtype = targtype;
      return this;
    }

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder objects(List<Node> objects) {
      this.objects = objects;
      return this;
    }

    public Builder privileges(List<AccessPriv> privileges) {
      this.privileges = privileges;
      return this;
    }

    public Builder grantees(List<RoleSpec> grantees) {
      this.grantees = grantees;
      return this;
    }

    public Builder grant_option(boolean grant_option) {
      this.grant_option = grant_option;
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
    public GrantStmt build() {
      return new GrantStmt(
          is_grant,
          targtype,
          objtype,
          objects,
          privileges,
          grantees,
          grant_option,
          grantor,
          behavior);
    }
  }
}
