package org.gajah.commands.role;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAuthMembers;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.SharedDependents;
import org.gajah.commands.setting.DatabaseRoleSettings;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DropRoleStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.kinds.RoleSpecType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// DROP ROLE.
public final class DropRoles implements Command {
  private final DropRoleStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public DropRoles(DropRoleStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    if (!definer.roles().isSuperuser(context.user())
        && !definer.roles().mayCreateRoles(context.user())) {
      throw denied(
          "Only roles with the %s attribute and the %s option on the target roles may drop roles."
              .formatted("CREATEROLE", "ADMIN"));
    }
    List<PgAuthid> rows = new ArrayList<>();
    for (RoleSpec spec : statement.roles()) {
      PgAuthid row = role(spec);
      if (row != null) {
        rows.add(row);
        removeMemberships(row.oid());
        definer.nextCommand();
      }
    }
    definer.nextCommand();
    for (PgAuthid row : rows) {
      drop(row);
    }
    return Completion.of("DROP ROLE");
  }

  private static PgException denied(String detail) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to drop role")
        .detail(detail);
  }

  private @org.jspecify.annotations.Nullable PgAuthid role(RoleSpec spec) {
    if (spec.roletype() != RoleSpecType.ROLESPEC_CSTRING) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "cannot use special role specifier in DROP ROLE");
    }
    String name = Objects.requireNonNull(spec.rolename());
    PgAuthid row = definer.catalog().find(SysCache.AUTHNAME, name);
    if (row == null) {
      if (!statement.missing_ok()) {
        throw new PgException(
            SqlState.UNDEFINED_OBJECT, "role \"%s\" does not exist".formatted(name));
      }
      definer.notice("role \"%s\" does not exist, skipping".formatted(name));
      return null;
    }
    if (row.oid() == context.user()) {
      throw new PgException(SqlState.OBJECT_IN_USE, "current user cannot be dropped");
    }
    if (row.oid() == context.sessionUser()) {
      throw new PgException(SqlState.OBJECT_IN_USE, "session user cannot be dropped");
    }
    boolean superuser = definer.roles().isSuperuser(context.user());
    if (row.rolsuper() && !superuser) {
      throw denied(
          "Only roles with the %s attribute may drop roles with the %s attribute."
              .formatted("SUPERUSER", "SUPERUSER"));
    }
    if (!superuser && !definer.roles().isAdmin(context.user(), row.oid())) {
      throw denied(
          "Only roles with the %s attribute and the %s option on role \"%s\" may drop this role."
              .formatted("CREATEROLE", "ADMIN", name));
    }
    definer.lock(PgAuthid.TABLE, row.oid(), LockMode.ACCESS_EXCLUSIVE);
    return row;
  }

  private void removeMemberships(int role) {
    Memberships memberships = new Memberships(definer);
    for (Found<PgAuthMembers> found :
        definer.catalog().locate(PgAuthMembers.ROLE_MEMBER_INDEX, role)) {
      memberships.delete(found);
    }
    for (Found<PgAuthMembers> found :
        definer.catalog().locate(PgAuthMembers.MEMBER_ROLE_INDEX, role)) {
      memberships.delete(found);
    }
  }

  private void drop(PgAuthid row) {
    requireUnused(row);
    definer.writer().delete(definer.writer().locate(SysCache.AUTHOID, row.oid()));
    definer.comments().forgetShared(ObjectAddress.of(PgAuthid.TABLE, row.oid()));
    new DatabaseRoleSettings(definer).forgetRole(row.oid());
    definer.nextCommand();
  }

  private void requireUnused(PgAuthid row) {
    List<String> lines = new SharedDependents(definer).lines(PgAuthid.TABLE, row.oid());
    if (!lines.isEmpty()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "role \"%s\" cannot be dropped because some objects depend on it"
                  .formatted(row.rolname()))
          .detail(String.join("\n", lines));
    }
  }
}
