package org.gajah.commands.tablespace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.RoleNames;
import org.gajah.commands.relation.StorageOptions;
import org.gajah.disk.ClusterFiles;
import org.gajah.nodes.CreateTableSpaceStmt;
import org.gajah.recovery.cluster.TablespaceFolders;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;
import org.gajah.wal.WalInserter;
import org.gajah.walformat.record.TablespaceRecord;

/// CREATE TABLESPACE.
public final class CreateTablespace implements Command {
  /// The longest path (`MAXPGPATH`), its final zero included.
  private static final int LONGEST_PATH = 1024;

  /// What is written behind the location at most: two OIDs, a file number, fork and segment.
  private static final int LONGEST_REST =
      1 + ClusterFiles.TABLESPACE_VERSION.length() + 1 + 10 + 1 + 10 + 1 + 4 + 1 + 10;

  private final CreateTableSpaceStmt statement;
  private final CommandContext context;
  private final Definer definer;

  public CreateTablespace(CreateTableSpaceStmt statement, CommandContext context) {
    this.statement = statement;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "CREATE TABLESPACE");
    String name = statement.tablespacename();
    if (!definer.roles().isSuperuser(definer.user())) {
      throw new PgException(
              SqlState.INSUFFICIENT_PRIVILEGE,
              "permission denied to create tablespace \"%s\"".formatted(name))
          .hint("Must be superuser to create a tablespace.");
    }
    int owner =
        statement.owner() == null
            ? definer.user()
            : RoleNames.oid(definer, statement.owner(), false);
    String location = location();
    TablespaceNames.requireFree(definer, name);
    int oid = definer.oids().next(PgTablespace.OID_INDEX);
    List<String> options =
        StorageOptions.TABLESPACE.changed(null, statement.options(), null, false);
    definer
        .writer()
        .insert(
            new PgTablespace(
                oid, name, owner, null, options == null ? null : options.toArray(String[]::new)));
    definer.dependencies().recordOwner(ObjectAddress.of(PgTablespace.TABLE, oid), owner);
    new TablespaceFolders(context.storage().storage().files()).create(oid, location, false);
    WalInserter wal = context.process().wal();
    wal.begin();
    wal.insert(
        new TablespaceRecord.Create(oid, Slice.of(location.getBytes(StandardCharsets.UTF_8))), 0);
    context.process().transaction().forceSyncCommit();
    return Completion.of("CREATE TABLESPACE");
  }

  private String location() {
    String written = statement.location();
    if (written.indexOf('\'') >= 0) {
      throw new PgException(
          SqlState.INVALID_NAME, "tablespace location cannot contain single quotes");
    }
    if (written.isEmpty() && context.session().settings().is(Settings.ALLOW_IN_PLACE_TABLESPACES)) {
      return written;
    }
    if (!written.startsWith("/")) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION, "tablespace location must be an absolute path");
    }
    Path path = Path.of(written).normalize();
    String location = path.toString();
    if (location.length() + LONGEST_REST > LONGEST_PATH) {
      throw new PgException(
          SqlState.INVALID_OBJECT_DEFINITION,
          "tablespace location \"%s\" is too long".formatted(location));
    }
    if (path.startsWith(context.storage().storage().files().root())) {
      context
          .session()
          .reporter()
          .report(
              Severity.WARNING,
              SqlState.INVALID_OBJECT_DEFINITION,
              "tablespace location should not be inside the data directory");
    }
    return location;
  }
}
