package org.gajah.commands.role;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Roles;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.commands.object.RoleNames;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.GrantRoleStmt;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// GRANT and REVOKE of membership in roles.
public final class GrantRole implements Command {
  private final GrantRoleStmt statement;
  private final Definer definer;

  public GrantRole(GrantRoleStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Memberships memberships = new Memberships(definer);
    Memberships.Terms terms = terms();
    List<Integer> members =
        statement.grantee_roles().stream()
            .map(spec -> RoleNames.oid(definer, spec, false))
            .toList();
    for (AccessPriv privilege : statement.granted_roles()) {
      String name = privilege.priv_name();
      if (name == null || !privilege.cols().isEmpty()) {
        throw new PgException(
            SqlState.INVALID_GRANT_OPERATION,
            "column names cannot be included in GRANT/REVOKE ROLE");
      }
      int role = definer.roles().oid(name, false);
      memberships.requireAdmin(role, statement.is_grant());
      int grantor = grantor(memberships, role);
      if (statement.is_grant()) {
        memberships.grant(role, members, grantor, terms);
      } else {
        memberships.revoke(
            role, members, grantor, terms, statement.behavior() == DropBehavior.DROP_CASCADE);
      }
    }
    return Completion.of(CommandTags.of(statement));
  }

  private int grantor(Memberships memberships, int role) {
    if (statement.grantor() == null) {
      return memberships.grantor(role, statement.is_grant());
    }
    int grantor = RoleNames.oid(definer, statement.grantor(), false);
    boolean admin =
        grantor == Roles.BOOTSTRAP_SUPERUSER || definer.roles().bestAdmin(grantor, role) == grantor;
    if (!admin) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied to grant privileges as role \"%s\""
                  .formatted(definer.roles().name(grantor)))
          .detail(
              "The grantor must have the %s option on role \"%s\"."
                  .formatted("ADMIN", definer.roles().name(role)));
    }
    return grantor;
  }

  private Memberships.Terms terms() {
    Boolean admin = null;
    Boolean inherit = null;
    Boolean set = null;
    for (DefElem option : statement.opt()) {
      boolean value = Options.bool(option);
      switch (option.defname()) {
        case "admin" -> admin = value;
        case "inherit" -> inherit = value;
        case "set" -> set = value;
        default ->
            throw new PgException(
                SqlState.SYNTAX_ERROR,
                "unrecognized role option \"%s\"".formatted(option.defname()));
      }
    }
    return new Memberships.Terms(admin, inherit, set);
  }
}
