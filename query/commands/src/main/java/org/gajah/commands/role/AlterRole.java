package org.gajah.commands.role;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.nodes.AlterRoleStmt;
import org.gajah.nodes.RoleSpec;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER ROLE with options, ALTER GROUP.
public final class AlterRole implements Command {
  private final AlterRoleStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public AlterRole(AlterRoleStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    RoleNames.requireFree(statement.role(), "Cannot alter reserved roles.");
    RoleOptions options = new RoleOptions(definer, source.text(), statement.options());
    int role = RoleNames.oid(definer, statement.role(), false);
    Found<PgAuthid> found = definer.writer().locate(SysCache.AUTHOID, role);
    PgAuthid row = found.row();
    requireRights(row, options);
    RowEdit<PgAuthid> edit = RowEdit.of(PgAuthid.TABLE, row);
    options.apply(edit, row.rolname());
    definer.writer().update(found, edit.row());
    definer.nextCommand();
    members(options, role);
    return Completion.of("ALTER ROLE");
  }

  /// ALTER GROUP ... ADD and DROP USER.
  private void members(RoleOptions options, int role) {
    List<RoleSpec> specs = options.roles("rolemembers");
    if (specs.isEmpty()) {
      return;
    }
    List<Integer> members =
        specs.stream().map(spec -> RoleNames.oid(definer, spec, false)).toList();
    Memberships memberships = new Memberships(definer);
    boolean adds = statement.action() > 0;
    int grantor = memberships.grantor(role, adds);
    if (adds) {
      memberships.grant(role, members, grantor, Memberships.Terms.NONE);
    } else {
      memberships.revoke(role, members, grantor, Memberships.Terms.NONE, false);
    }
  }

  private PgException denied(String detail) {
    return new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to alter role")
        .detail(detail);
  }

  private void requireRights(PgAuthid row, RoleOptions options) {
    boolean superuser = definer.roles().isSuperuser(context.user());
    if (superuser) {
      return;
    }
    if (options.has("superuser")) {
      throw denied(
          "Only roles with the %s attribute may change the %s attribute."
              .formatted("SUPERUSER", "SUPERUSER"));
    }
    if (row.rolsuper()) {
      throw denied(
          "Only roles with the %s attribute may alter roles with the %s attribute."
              .formatted("SUPERUSER", "SUPERUSER"));
    }
    boolean admin =
        definer.roles().mayCreateRoles(context.user())
            && definer.roles().isAdmin(context.user(), row.oid());
    if (admin) {
      requireOwn(options, "createdb", definer.roles().mayCreateDatabases(context.user()));
      requireOwn(options, "isreplication", definer.roles().mayReplicate(context.user()));
      requireOwn(options, "bypassrls", definer.roles().bypassesRowSecurity(context.user()));
      return;
    }
    boolean onlyPassword =
        row.oid() == context.user()
            && statement.options().stream().allMatch(option -> option.defname().equals("password"));
    if (!onlyPassword) {
      throw denied(
          "Only roles with the %s attribute and the %s option on role \"%s\" may alter this role."
              .formatted("CREATEROLE", "ADMIN", row.rolname()));
    }
  }

  private void requireOwn(RoleOptions options, String option, boolean own) {
    if (!options.has(option) || own) {
      return;
    }
    for (RoleOptions.Attribute attribute : RoleOptions.ATTRIBUTES) {
      if (attribute.option().equals(option)) {
        throw denied(
            "Only roles with the %s attribute may change the %s attribute."
                .formatted(attribute.name(), attribute.name()));
      }
    }
  }
}
