package org.gajah.commands.tablespace;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.Pinned;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.SharedDependents;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.DropTableSpaceStmt;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.recovery.cluster.TablespaceFolders;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.TablespaceRecord;

/// DROP TABLESPACE.
public final class DropTablespace implements Command {
  private final DropTableSpaceStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public DropTablespace(DropTableSpaceStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "DROP TABLESPACE");
    Completion done = Completion.of("DROP TABLESPACE");
    String name = statement.tablespacename();
    Found<PgTablespace> found = TablespaceNames.find(definer, name);
    if (found == null) {
      if (!statement.missing_ok()) {
        throw new PgException(
            SqlState.UNDEFINED_OBJECT, "tablespace \"%s\" does not exist".formatted(name));
      }
      definer.notice("tablespace \"%s\" does not exist, skipping".formatted(name));
      return done;
    }
    int oid = found.row().oid();
    TablespaceNames.requireOwner(definer, found.row());
    if (Pinned.is(PgTablespace.TABLE.oid(), oid)) {
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, name);
    }
    definer.lock(PgTablespace.TABLE, oid, LockMode.ACCESS_EXCLUSIVE);
    requireUnused(oid, name);
    definer.writer().delete(found);
    ObjectAddress address = ObjectAddress.of(PgTablespace.TABLE, oid);
    definer.comments().forgetShared(address);
    definer.dependencies().forgetShared(address);
    removeFolders(oid, name);
    log(oid);
    context.process().transaction().forceSyncCommit();
    return done;
  }

  private void requireUnused(int oid, String name) {
    List<String> lines =
        new ArrayList<>(new SharedDependents(definer).lines(PgTablespace.TABLE, oid));
    if (!lines.isEmpty()) {
      throw new PgException(
              SqlState.DEPENDENT_OBJECTS_STILL_EXIST,
              "tablespace \"%s\" cannot be dropped because some objects depend on it"
                  .formatted(name))
          .detail(String.join("\n", lines));
    }
  }

  private void removeFolders(int oid, String name) {
    if (remove(oid)) {
      return;
    }
    // Files of dropped relations stay, empty, until a checkpoint.
    context.checkpoint(0);
    if (!remove(oid)) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "tablespace \"%s\" is not empty".formatted(name));
    }
  }

  private boolean remove(int oid) {
    return new TablespaceFolders(context.storage().storage().files())
        .remove(
            oid, database -> context.storage().storage().relations().forgetDatabase(database, oid));
  }

  private void log(int oid) {
    WalInserter wal = context.process().wal();
    wal.begin();
    wal.insert(new TablespaceRecord.Drop(oid), 0);
  }
}
