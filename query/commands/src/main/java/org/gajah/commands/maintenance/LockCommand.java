package org.gajah.commands.maintenance;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.LockStmt;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// LOCK TABLE. Mirrors `commands/lockcmds.c`.
///
/// @param context of the session
public record LockCommand(LockStmt statement, CommandContext context) implements Command {
  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().requireBlock(topLevel, "LOCK TABLE");
    LockMode mode = LockMode.of(statement.mode());
    for (RangeVar name : statement.relations()) {
      lock(name, mode);
    }
    return Completion.of("LOCK TABLE");
  }

  private void lock(RangeVar name, LockMode mode) {
    if (statement.nowait()) {
      int oid = context.names().relation(name, true);
      if (oid != 0) {
        check(oid, mode);
        tryLock(oid, mode);
      }
    }
    int oid =
        context
            .relations()
            .opener()
            .lock(
                name,
                mode,
                false,
                found -> {
                  if (found != 0) {
                    check(found, mode);
                  }
                });
    Relation relation = context.relations().catalog().get(oid);
    if (relation.kind() == PgClass.RELKIND_VIEW) {
      throw PgException.notBuilt("LOCK TABLE of a view");
    }
    if (name.inh()) {
      lockChildren(oid, mode);
    }
  }

  private void lockChildren(int parent, LockMode mode) {
    for (int child : context.relations().catalog().children(parent)) {
      if (statement.nowait()) {
        tryLock(child, mode);
      }
      if (context.relations().opener().openIfExists(child, mode) != null) {
        lockChildren(child, mode);
      }
    }
  }

  private void tryLock(int oid, LockMode mode) {
    PgClass row = context.catalog().get(SysCache.RELOID, oid);
    int database = row.relisshared() ? 0 : context.session().identity().database().oid();
    if (!context.process().locks().tryAcquire(LockTag.relation(database, oid), mode).isHeld()) {
      throw new PgException(
          SqlState.LOCK_NOT_AVAILABLE,
          "could not obtain lock on relation \"" + row.relname() + "\"");
    }
  }

  private void check(int oid, LockMode mode) {
    PgClass row = context.catalog().get(SysCache.RELOID, oid);
    switch (row.relkind()) {
      case PgClass.RELKIND_RELATION, PgClass.RELKIND_PARTITIONED_TABLE, PgClass.RELKIND_VIEW -> {}
      default ->
          throw RelationKinds.unsupported(
              "cannot lock relation \"%s\"".formatted(row.relname()), row.relkind());
    }
    long wanted =
        Privilege.MAINTAIN.bit()
            | Privilege.UPDATE.bit()
            | Privilege.DELETE.bit()
            | Privilege.TRUNCATE.bit();
    if (mode == LockMode.ACCESS_SHARE) {
      wanted |= Privilege.SELECT.bit();
    }
    if (mode.compareTo(LockMode.ROW_EXCLUSIVE) <= 0) {
      wanted |= Privilege.INSERT.bit();
    }
    var privileges = context.namespaces().privileges();
    if (privileges.mask(ObjectType.OBJECT_TABLE, oid, context.user(), wanted, false) == 0) {
      throw Denials.noPrivilege(Denials.kindOf(row.relkind()), row.relname());
    }
  }
}
