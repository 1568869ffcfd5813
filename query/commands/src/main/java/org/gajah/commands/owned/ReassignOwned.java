package org.gajah.commands.owned;

import java.util.List;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.alter.AlterOwner;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.relation.RelationOwner;
import org.gajah.commands.relation.TypeOwner;
import org.gajah.nodes.ReassignOwnedStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// REASSIGN OWNED.
public final class ReassignOwned implements Command {
  private static final String DENIED = "reassign objects";

  private final ReassignOwnedStmt statement;
  private final Definer definer;

  public ReassignOwned(ReassignOwnedStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    OwnedObjects owned = new OwnedObjects(definer);
    List<Integer> roles =
        owned.roles(
            statement.roles(),
            DENIED,
            "Only roles with privileges of role \"%s\" may reassign objects owned by it.");
    int heir = RoleNames.oid(definer, statement.newrole(), false);
    owned.requirePrivileges(
        heir, DENIED, "Only roles with privileges of role \"%s\" may reassign objects to it.");
    owned.forEach(
        roles,
        "reassign ownership of",
        (_, row) -> {
          if (row.deptype() == 'o') {
            give(new ObjectAddress(row.classid(), row.objid(), 0), heir);
            definer.nextCommand();
          }
        });
    return Completion.of("REASSIGN OWNED");
  }

  private void give(ObjectAddress object, int heir) {
    switch (object.catalog()) {
      case RelationOid.PG_CLASS -> new RelationOwner(definer).change(object.object(), heir, true);
      case RelationOid.PG_TYPE -> {
        PgType row = definer.types().get(object.object());
        if (row.typowner() == heir) {
          return;
        }
        if (row.typtype() == 'c') {
          new RelationOwner(definer).change(row.typrelid(), heir, true);
        }
        new TypeOwner(definer).changeRow(row.oid(), heir, true);
      }
      // They say what the role's own objects get: nobody else's business.
      case RelationOid.PG_DEFAULT_ACL, RelationOid.PG_USER_MAPPING -> {}
      default -> AlterOwner.give(definer, object, heir);
    }
  }
}
