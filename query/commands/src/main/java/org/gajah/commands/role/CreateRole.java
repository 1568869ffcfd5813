package org.gajah.commands.role;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.nodes.CreateRoleStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.kinds.RoleStmtType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE ROLE, USER and GROUP.
public final class CreateRole implements Command {
  private final CreateRoleStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateRole(CreateRoleStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    RoleOptions options = new RoleOptions(definer, source.text(), statement.options());
    requireRights(options);
    String name = statement.role();
    if (RoleNames.isReserved(name)) {
      throw RoleNames.reserved(name, "Role names starting with \"pg_\" are reserved.");
    }
    if (definer.roles().oid(name, true) != 0) {
      throw new PgException(
          SqlState.DUPLICATE_OBJECT, "role \"%s\" already exists".formatted(name));
    }
    int role = definer.oids().next(PgAuthid.OID_INDEX);
    RowEdit<PgAuthid> row =
        RowEdit.blank(PgAuthid.TABLE)
            .set(PgAuthid.ANUM_OID, role)
            .set(PgAuthid.ANUM_ROLNAME, name)
            .set(PgAuthid.ANUM_ROLINHERIT, true)
            .set(PgAuthid.ANUM_ROLCANLOGIN, statement.stmt_type() == RoleStmtType.ROLESTMT_USER)
            .set(PgAuthid.ANUM_ROLCONNLIMIT, -1);
    options.apply(row, name);
    definer.writer().insert(row.row());
    definer.nextCommand();
    memberships(options, role);
    return Completion.of("CREATE ROLE");
  }

  private void memberships(RoleOptions options, int role) {
    Memberships memberships = new Memberships(definer);
    for (RoleSpec spec : options.roles("addroleto")) {
      int into = RoleNames.oid(definer, spec, false);
      memberships.requireAdmin(into, true);
      memberships.grant(
          into, List.of(role), memberships.grantor(into, true), Memberships.Terms.NONE);
    }
    if (!definer.roles().isSuperuser(context.user())) {
      memberships.grant(
          role,
          List.of(context.user()),
          Roles.BOOTSTRAP_SUPERUSER,
          new Memberships.Terms(true, false, false));
    }
    List<Integer> members = oids(options.roles("rolemembers"));
    List<Integer> admins = oids(options.roles("adminmembers"));
    if (!members.isEmpty()) {
      memberships.grant(role, members, memberships.grantor(role, true), Memberships.Terms.NONE);
    }
    if (!admins.isEmpty()) {
      memberships.grant(
          role, admins, memberships.grantor(role, true), new Memberships.Terms(true, null, null));
    }
  }

  private List<Integer> oids(List<RoleSpec> specs) {
    List<Integer> result = new ArrayList<>();
    for (RoleSpec spec : specs) {
      result.add(RoleNames.oid(definer, spec, false));
    }
    return result;
  }

  private void requireRights(RoleOptions options) {
    if (definer.roles().isSuperuser(context.user())) {
      return;
    }
    if (!definer.roles().mayCreateRoles(context.user())) {
      throw denied()
          .detail("Only roles with the %s attribute may create roles.".formatted("CREATEROLE"));
    }
    requireOwn(options, "superuser", false);
    requireOwn(options, "createdb", definer.roles().mayCreateDatabases(context.user()));
    requireOwn(options, "isreplication", definer.roles().mayReplicate(context.user()));
    requireOwn(options, "bypassrls", definer.roles().bypassesRowSecurity(context.user()));
  }

  private static PgException denied() {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to create role");
  }

  private static void requireOwn(RoleOptions options, String option, boolean own) {
    if (!options.on(option) || own) {
      return;
    }
    for (RoleOptions.Attribute attribute : RoleOptions.ATTRIBUTES) {
      if (attribute.option().equals(option)) {
        throw denied()
            .detail(
                "Only roles with the %s attribute may create roles with the %s attribute."
                    .formatted(attribute.name(), attribute.name()));
      }
    }
  }
}
