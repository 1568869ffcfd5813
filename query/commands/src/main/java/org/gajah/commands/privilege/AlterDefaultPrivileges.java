package org.gajah.commands.privilege;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Options;
import org.gajah.commands.object.RoleNames;
import org.gajah.nodes.AccessPriv;
import org.gajah.nodes.AlterDefaultPrivilegesStmt;
import org.gajah.nodes.DefElem;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.RoleSpec;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER DEFAULT PRIVILEGES.
public final class AlterDefaultPrivileges implements Command {
  private final AlterDefaultPrivilegesStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public AlterDefaultPrivileges(
      AlterDefaultPrivilegesStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    List<Node> schemas = list("schemas");
    List<Node> roles = list("roles");
    for (AccessPriv privilege : statement.action().privileges()) {
      if (!privilege.cols().isEmpty()) {
        throw new PgException(
            SqlState.INVALID_GRANT_OPERATION, "default privileges cannot be set for columns");
      }
    }
    GrantWishes wishes = GrantWishes.of(definer, statement.action());
    if (roles.isEmpty()) {
      change(definer.user(), schemas, wishes);
    }
    for (Node each : roles) {
      int role = RoleNames.oid(definer, (RoleSpec) each, false);
      if (!definer.roles().hasPrivilegesOf(definer.user(), role)) {
        throw new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to change default privileges");
      }
      change(role, schemas, wishes);
    }
    return Completion.of("ALTER DEFAULT PRIVILEGES");
  }

  private List<Node> list(String name) {
    DefElem found = null;
    for (DefElem option : statement.options()) {
      if (option.defname().equals(name)) {
        if (found != null) {
          throw Options.conflicting(option, source.text());
        }
        found = option;
      }
    }
    List<Node> result = new ArrayList<>();
    if (found != null && found.arg() instanceof NodeList nodes) {
      nodes.elements().forEach(node -> result.add(Objects.requireNonNull(node)));
    }
    return result;
  }

  private void change(int role, List<Node> schemas, GrantWishes wishes) {
    ObjectType type =
        switch (statement.action().objtype()) {
          case OBJECT_PROCEDURE, OBJECT_ROUTINE -> ObjectType.OBJECT_FUNCTION;
          case ObjectType other -> other;
        };
    if (schemas.isEmpty()) {
      new DefaultAcl(definer, type, role, Oid.INVALID).change(wishes);
    }
    for (Node name : schemas) {
      int schema = context.namespaces().oid(((StringNode) name).sval(), false);
      new DefaultAcl(definer, type, role, schema).change(wishes);
    }
  }
}
