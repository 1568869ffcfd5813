package org.gajah.nodes;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.annotation.processing.Generated;
import org.gajah.nodes.kinds.ObjectType;
import org.jspecify.annotations.Nullable;

/// ALTER TABLE ALL IN TABLESPACE.
///
/// Mirrors `AlterTableMoveAllStmt` of nodes/parsenodes.h.
@Generated("NodeFactsTest")
public record AlterTableMoveAllStmt(
    String orig_tablespacename,
    ObjectType objtype,
    List<RoleSpec> roles,
    String new_tablespacename,
    boolean nowait)
    implements UtilityStmt {
  public AlterTableMoveAllStmt {
    roles = List.copyOf(roles);
  }

  @Override
  public String label() {
    return "ALTERTABLEMOVEALLSTMT";
  }

  @Override
  public boolean anyChild(Predicate<? super Node> test) {
    return Children.any(roles, test);
  }

  @Override
  public AlterTableMoveAllStmt mapChildren(UnaryOperator<Node> mapper) {
    List<RoleSpec> newRoles = Children.map(roles, mapper);
    return newRoles == roles
        ? this
        : new AlterTableMoveAllStmt(
            orig_tablespacename, objtype, newRoles, new_tablespacename, nowait);
  }

  @Override
  public void fields(FieldSink out) {
    out.string("orig_tablespacename", orig_tablespacename);
    out.enumeration("objtype", objtype);
    out.nodes("roles", roles);
    out.string("new_tablespacename", new_tablespacename);
    out.bool("nowait", nowait);
  }

  /// As PostgreSQL's `equal()`: places in the text and other things that mean nothing are not
  /// compared.
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || other instanceof AlterTableMoveAllStmt that
            && orig_tablespacename.equals(that.orig_tablespacename)
            && objtype == that.objtype
            && roles.equals(that.roles)
            && new_tablespacename.equals(that.new_tablespacename)
            && nowait == that.nowait;
  }

  @Override
  public int hashCode() {
    int hash = -106568864;
    hash = 31 * hash + orig_tablespacename.hashCode();
    hash = 31 * hash + objtype.ordinal();
    hash = 31 * hash + roles.hashCode();
    hash = 31 * hash + new_tablespacename.hashCode();
    hash = 31 * hash + Boolean.hashCode(nowait);
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
    builder.orig_tablespacename = orig_tablespacename;
    builder.objtype = objtype;
    builder.roles = roles;
    builder.new_tablespacename = new_tablespacename;
    builder.nowait = nowait;
    return builder;
  }

  /// Builds a [AlterTableMoveAllStmt].
  public static final class Builder {
    private @Nullable String orig_tablespacename;
    private ObjectType objtype = ObjectType.OBJECT_ACCESS_METHOD;
    private List<RoleSpec> roles = List.of();
    private @Nullable String new_tablespacename;
    private boolean nowait;

    private Builder() {}

    public Builder orig_tablespacename(String orig_tablespacename) {
      this.orig_tablespacename = orig_tablespacename;
      return this;
    }

    public Builder objtype(ObjectType objtype) {
      this.objtype = objtype;
      return this;
    }

    public Builder roles(List<RoleSpec> roles) {
      this.roles = roles;
      return this;
    }

    public Builder new_tablespacename(String new_tablespacename) {
      this.new_tablespacename = new_tablespacename;
      return this;
    }

    public Builder nowait(boolean nowait) {
      this.nowait = nowait;
      return this;
    }

    /// The node; fields that are never null must have been set.
    public AlterTableMoveAllStmt build() {
      return new AlterTableMoveAllStmt(
          Objects.requireNonNull(orig_tablespacename, "orig_tablespacename"),
          objtype,
          roles,
          Objects.requireNonNull(new_tablespacename, "new_tablespacename"),
          nowait);
    }
  }
}
