package org.gajah.commands.owned;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgAuthMembers;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Dropper;
import org.gajah.commands.privilege.RoleRevocation;
import org.gajah.nodes.DropOwnedStmt;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// DROP OWNED.
public final class DropOwned implements Command {
  /// Those made last first.
  private static final Comparator<ObjectAddress> ORDER =
      Comparator.comparing(ObjectAddress::object, (a, b) -> Integer.compareUnsigned(b, a))
          .thenComparing(ObjectAddress::catalog, Integer::compareUnsigned)
          .thenComparingInt(ObjectAddress::column);

  private final DropOwnedStmt statement;
  private final Definer definer;

  public DropOwned(DropOwnedStmt statement, CommandContext context) {
    this.statement = statement;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    OwnedObjects owned = new OwnedObjects(definer);
    List<Integer> roles =
        owned.roles(
            statement.roles(),
            "drop objects",
            "Only roles with privileges of role \"%s\" may drop objects owned by it.");
    List<ObjectAddress> doomed = new ArrayList<>();
    owned.forEach(roles, "drop", (role, row) -> part(role, row, doomed));
    doomed.sort(ORDER);
    if (!doomed.isEmpty()) {
      new Dropper(definer).drop(doomed, statement.behavior(), DropPlan.Options.NONE);
    }
    return Completion.of("DROP OWNED");
  }

  private void part(int role, PgShdepend row, List<ObjectAddress> doomed) {
    switch (row.deptype()) {
      case 'a' -> {
        if (row.classid() == PgAuthMembers.TABLE.oid()) {
          membership(row.objid());
        } else {
          RoleRevocation.revoke(definer, role, row.classid(), row.objid());
        }
      }
      case 'o' -> {
        // Databases and tablespaces stay.
        if (row.dbid() != Oid.INVALID) {
          doomed.add(new ObjectAddress(row.classid(), row.objid(), row.objsubid()));
        }
      }
      case 'r' -> throw PgException.notBuilt("DROP OWNED of roles that policies name");
      case 'i' -> throw PgException.notBuilt("DROP OWNED of initial privileges");
      default -> throw PgException.internal("unexpected dependency type");
    }
  }

  private void membership(int oid) {
    Found<PgAuthMembers> found = definer.writer().find(PgAuthMembers.OID_INDEX, oid);
    if (found != null) {
      definer.dependencies().forgetShared(ObjectAddress.of(PgAuthMembers.TABLE, oid));
      definer.writer().delete(found);
      definer.nextCommand();
    }
  }
}
