package org.gajah.commands.database;

import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.AlterDatabaseStmt;
import org.gajah.nodes.DefElem;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// ALTER DATABASE with options. Mirrors `AlterDatabase` of `commands/dbcommands.c`.
public final class AlterDatabase implements Command {
  private final AlterDatabaseStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public AlterDatabase(AlterDatabaseStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    Completion done = Completion.of("ALTER DATABASE");
    DatabaseOptions options =
        new DatabaseOptions(
            statement.dbname(), source.text(), statement.options(), DatabaseOptions.OF_ALTER);
    DefElem tablespace = options.get("tablespace");
    if (tablespace != null) {
      if (options.count() > 1) {
        throw Definer.at(
            source.text(),
            tablespace.location(),
            new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "option \"%s\" cannot be specified with other options"
                    .formatted(tablespace.defname())));
      }
      context.sql().block().preventInBlock(topLevel, "ALTER DATABASE SET TABLESPACE");
      new MoveDatabase(new Definer(context))
          .move(statement.dbname(), Objects.requireNonNull(options.string("tablespace")));
      return done;
    }
    alter(options);
    return done;
  }

  private void alter(DatabaseOptions options) {
    Definer definer = new Definer(context);
    boolean isTemplate = options.bool("is_template", true);
    boolean allowsConnections = options.bool("allow_connections", true);
    int limit = options.connectionLimit(-1);
    PgDatabase row = DatabaseNames.find(definer, statement.dbname());
    if (row == null) {
      throw DatabaseNames.missing(statement.dbname());
    }
    if (row.datconnlimit() == DatabaseNames.INVALID) {
      throw PgException.fatal(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot alter invalid database \"%s\"".formatted(row.datname()))
          .hint("Use DROP DATABASE to drop invalid databases.");
    }
    DatabaseNames.requireOwner(definer, row);
    if (!allowsConnections && row.oid() == definer.database()) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "cannot disallow connections for current database");
    }
    RowEdit<PgDatabase> edit = RowEdit.of(PgDatabase.TABLE, row);
    if (options.get("is_template") != null) {
      edit.set(PgDatabase.ANUM_DATISTEMPLATE, isTemplate);
    }
    if (options.get("allow_connections") != null) {
      edit.set(PgDatabase.ANUM_DATALLOWCONN, allowsConnections);
    }
    if (options.get("connection_limit") != null) {
      edit.set(PgDatabase.ANUM_DATCONNLIMIT, limit);
    }
    definer.writer().update(definer.writer().locate(SysCache.DATABASEOID, row.oid()), edit.row());
  }
}
