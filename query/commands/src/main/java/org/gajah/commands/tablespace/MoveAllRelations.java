package org.gajah.commands.tablespace;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandTags;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.relation.MovedFiles;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.AlterTableMoveAllStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER TABLE, INDEX or MATERIALIZED VIEW ALL IN TABLESPACE ... SET TABLESPACE. Mirrors
/// `AlterTableMoveAll` of `commands/tablecmds.c`.
public final class MoveAllRelations implements Command {
  private final AlterTableMoveAllStmt statement;
  private final CommandContext context;
  private final Definer definer;
  private final Placement placement;

  public MoveAllRelations(AlterTableMoveAllStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
    this.placement = new Placement(definer);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Completion done = Completion.of(CommandTags.of(statement));
    List<Integer> owners =
        statement.roles().stream().map(role -> RoleNames.oid(definer, role, false)).toList();
    int from = placement.tablespaceOid(statement.orig_tablespacename(), false);
    int to = placement.tablespaceOid(statement.new_tablespacename(), false);
    if (from == RelFileLocator.GLOBAL_TABLESPACE || to == RelFileLocator.GLOBAL_TABLESPACE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "cannot move relations in to or out of pg_global tablespace");
    }
    int own = context.process().transaction().databaseTablespace();
    if (to != own) {
      placement.requireCreate(to);
    }
    int source = from == own ? Oid.INVALID : from;
    int target = to == own ? Oid.INVALID : to;
    if (source != target) {
      move(source, target, owners);
    }
    return done;
  }

  private void move(int from, int to, List<Integer> owners) {
    List<PgClass> rows = new ArrayList<>();
    for (PgClass row : definer.catalog().all(PgClass.TABLE)) {
      if (row.reltablespace() == from
          && isOfUser(row)
          && isOfKind(row.relkind())
          && (owners.isEmpty() || owners.contains(row.relowner()))) {
        requireOwner(row);
        lock(row);
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      definer.notice(
          SqlState.NO_DATA_FOUND,
          "no matching relations in tablespace \"%s\" found"
              .formatted(
                  from == Oid.INVALID ? "(database default)" : statement.orig_tablespacename()));
    }
    for (PgClass row : rows) {
      new MovedFiles(definer).move(row.oid(), to);
      definer.nextCommand();
    }
  }

  private boolean isOfUser(PgClass row) {
    int schema = row.relnamespace();
    return schema != PgNamespace.PG_CATALOG_NAMESPACE
        && !row.relisshared()
        && !context.namespaces().isAnyTemporary(schema)
        && schema != PgNamespace.PG_TOAST_NAMESPACE;
  }

  private boolean isOfKind(char kind) {
    return switch (statement.objtype()) {
      case OBJECT_TABLE ->
          kind == PgClass.RELKIND_RELATION || kind == PgClass.RELKIND_PARTITIONED_TABLE;
      case OBJECT_INDEX ->
          kind == PgClass.RELKIND_INDEX || kind == PgClass.RELKIND_PARTITIONED_INDEX;
      case OBJECT_MATVIEW -> kind == PgClass.RELKIND_MATVIEW;
      default ->
          throw new PgException(
              SqlState.INVALID_OBJECT_DEFINITION,
              "only tables, indexes, and materialized views exist in tablespaces");
    };
  }

  private void requireOwner(PgClass row) {
    ObjectType kind = Denials.kindOf(row.relkind());
    definer.privileges().requireOwner(kind, row.relowner(), row.relname());
  }

  private void lock(PgClass row) {
    LockTag tag = LockTag.relation(definer.database(), row.oid());
    if (!statement.nowait()) {
      context.process().locks().acquire(tag, LockMode.ACCESS_EXCLUSIVE);
    } else if (!context.process().locks().tryAcquire(tag, LockMode.ACCESS_EXCLUSIVE).isHeld()) {
      throw new PgException(
          SqlState.OBJECT_IN_USE,
          "aborting because lock on relation \"%s.%s\" is not available"
              .formatted(context.namespaces().nameOf(row.relnamespace()), row.relname()));
    }
  }
}
