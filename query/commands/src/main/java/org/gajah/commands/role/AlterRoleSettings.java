package org.gajah.commands.role;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.setting.DatabaseRoleSettings;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.AlterRoleSetStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// ALTER ROLE ... SET and RESET, perhaps in a database only. Mirrors `AlterRoleSet`.
public final class AlterRoleSettings implements Command {
  private final AlterRoleSetStmt statement;
  private final Definer definer;

  public AlterRoleSettings(AlterRoleSetStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    RoleSpec spec = statement.role();
    int role = spec == null ? Oid.INVALID : role(spec);
    int database = database(statement.database(), spec == null);
    if (spec == null && database == Oid.INVALID && !isSuperuser()) {
      throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to alter setting")
          .detail(
              "Only roles with the %s attribute may alter settings globally."
                  .formatted("SUPERUSER"));
    }
    new DatabaseRoleSettings(definer).alter(database, role, statement.setstmt());
    return Completion.of("ALTER ROLE");
  }

  private boolean isSuperuser() {
    return definer.roles().isSuperuser(definer.user());
  }

  private int role(RoleSpec spec) {
    RoleNames.requireFree(spec, "Cannot alter reserved roles.");
    int role = RoleNames.oid(definer, spec, false);
    definer.lock(PgAuthid.TABLE, role, LockMode.ACCESS_SHARE);
    PgAuthid row = Objects.requireNonNull(definer.roles().find(role));
    if (row.rolsuper()) {
      if (!isSuperuser()) {
        throw denied(
            "Only roles with the %s attribute may alter roles with the %s attribute."
                .formatted("SUPERUSER", "SUPERUSER"));
      }
      return role;
    }
    boolean may =
        role == definer.user()
            || definer.roles().mayCreateRoles(definer.user())
                && definer.roles().isAdmin(definer.user(), role);
    if (!may) {
      throw denied(
          "Only roles with the %s attribute and the %s option on role \"%s\" may alter this role."
              .formatted("CREATEROLE", "ADMIN", row.rolname()));
    }
    return role;
  }

  private static PgException denied(String detail) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to alter role")
        .detail(detail);
  }

  private int database(@Nullable String name, boolean forAll) {
    if (name == null) {
      return Oid.INVALID;
    }
    for (PgDatabase row : definer.catalog().scan(PgDatabase.DATNAME_INDEX, name)) {
      definer.lock(PgDatabase.TABLE, row.oid(), LockMode.ACCESS_SHARE);
      if (forAll) {
        definer.privileges().requireOwner(ObjectType.OBJECT_DATABASE, row.datdba(), name);
      }
      return row.oid();
    }
    throw new PgException(
        SqlState.UNDEFINED_DATABASE, "database \"%s\" does not exist".formatted(name));
  }
}
