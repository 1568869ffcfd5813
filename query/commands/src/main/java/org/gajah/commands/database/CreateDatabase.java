package org.gajah.commands.database;

import java.util.Objects;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgShdepend;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.RowEdit;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Placement;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.CreatedbStmt;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE DATABASE. Mirrors `createdb` of `commands/dbcommands.c`.
public final class CreateDatabase implements Command {
  private static final String EMPTY_TEMPLATE = "template0";

  private final CreatedbStmt statement;
  private final CommandSource source;
  private final CommandContext context;
  private final Definer definer;

  public CreateDatabase(CreatedbStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    context.sql().block().preventInBlock(topLevel, "CREATE DATABASE");
    String name = statement.dbname();
    DatabaseOptions options =
        new DatabaseOptions(name, source.text(), statement.options(), DatabaseOptions.OF_CREATE);
    options.locationWarnings().forEach(context.session().reporter()::report);
    options.encoding();
    options.provider();
    int limit = options.connectionLimit(-1);
    boolean isTemplate = options.bool("is_template", false);
    boolean allowsConnections = options.bool("allow_connections", true);
    int owner = owner(options);
    PgDatabase template = template(options);
    Consumer<DatabaseCopy> strategy = strategy(options);
    DatabaseLocale locale = DatabaseLocale.of(options, template, definer);
    if (!template.datname().equals(EMPTY_TEMPLATE)) {
      locale.requireLike(template);
    }
    String version = options.string("collation_version");
    if (version == null) {
      DatabaseLocale.requireCurrent(template);
      version = template.datcollversion() == null ? locale.version() : template.datcollversion();
    }
    int tablespace = tablespace(options, template);
    if (DatabaseNames.find(definer, name) != null) {
      throw DatabaseNames.exists(name);
    }
    new DatabaseUsers(definer)
        .requireNone(template, "source database \"%s\"".formatted(template.datname()));
    int oid = oid(options, tablespace);
    insert(
        RowEdit.of(PgDatabase.TABLE, template)
            .set(PgDatabase.ANUM_OID, oid)
            .set(PgDatabase.ANUM_DATNAME, name)
            .set(PgDatabase.ANUM_DATDBA, owner)
            .set(PgDatabase.ANUM_ENCODING, locale.encoding())
            .set(PgDatabase.ANUM_DATLOCPROVIDER, locale.provider().code())
            .set(PgDatabase.ANUM_DATISTEMPLATE, isTemplate)
            .set(PgDatabase.ANUM_DATALLOWCONN, allowsConnections)
            .set(PgDatabase.ANUM_DATCONNLIMIT, limit)
            .set(PgDatabase.ANUM_DATTABLESPACE, tablespace)
            .set(PgDatabase.ANUM_DATCOLLATE, locale.collate())
            .set(PgDatabase.ANUM_DATCTYPE, locale.ctype())
            .set(PgDatabase.ANUM_DATLOCALE, locale.locale())
            .set(PgDatabase.ANUM_DATICURULES, locale.icuRules())
            .set(PgDatabase.ANUM_DATCOLLVERSION, version)
            .set(PgDatabase.ANUM_DATACL, null)
            .row());
    adoptSharedDependencies(template.oid(), oid);
    fill(strategy, new DatabaseCopy(definer, template, oid, tablespace), oid);
    context.process().transaction().forceSyncCommit();
    return Completion.of("CREATE DATABASE");
  }

  private int owner(DatabaseOptions options) {
    String name = options.string("owner");
    int owner = name == null ? definer.user() : definer.roles().oid(name, false);
    if (!definer.roles().mayCreateDatabases(definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE, "permission denied to create database");
    }
    definer.roles().requireSetRole(definer.user(), owner);
    return owner;
  }

  private PgDatabase template(DatabaseOptions options) {
    String name = Objects.requireNonNullElse(options.string("template"), "template1");
    PgDatabase template = DatabaseNames.lock(definer, name, LockMode.SHARE);
    if (template == null) {
      throw new PgException(
          SqlState.UNDEFINED_DATABASE, "template database \"%s\" does not exist".formatted(name));
    }
    if (template.datconnlimit() == DatabaseNames.INVALID) {
      throw new PgException(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "cannot use invalid database \"%s\" as template".formatted(name))
          .hint("Use DROP DATABASE to drop invalid databases.");
    }
    if (!template.datistemplate()
        && !definer.privileges().owns(template.datdba(), definer.user())) {
      throw new PgException(
          SqlState.INSUFFICIENT_PRIVILEGE,
          "permission denied to copy database \"%s\"".formatted(name));
    }
    return template;
  }

  private static Consumer<DatabaseCopy> strategy(DatabaseOptions options) {
    String name = Objects.requireNonNullElse(options.string("strategy"), "wal_log");
    if (name.equalsIgnoreCase("wal_log")) {
      return DatabaseCopy::throughLog;
    }
    if (name.equalsIgnoreCase("file_copy")) {
      return DatabaseCopy::byFiles;
    }
    throw new PgException(
            SqlState.INVALID_PARAMETER_VALUE,
            "invalid create database strategy \"%s\"".formatted(name))
        .hint("Valid strategies are \"wal_log\" and \"file_copy\".");
  }

  private int tablespace(DatabaseOptions options, PgDatabase template) {
    String name = options.string("tablespace");
    if (name == null) {
      return template.dattablespace();
    }
    Placement placement = new Placement(definer);
    int tablespace = placement.tablespaceOid(name, false);
    placement.requireCreate(tablespace);
    if (tablespace == RelFileLocator.GLOBAL_TABLESPACE) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE, "pg_global cannot be used as default tablespace");
    }
    boolean conflicts =
        tablespace != template.dattablespace()
            && new DatabaseFolders(context.storage().storage().files())
                .isUsed(tablespace, template.oid());
    if (conflicts) {
      // Its tables there would look as if they were in the new database's default tablespace.
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "cannot assign new default tablespace \"%s\"".formatted(name))
          .detail(
              "There is a conflict because database \"%s\" already has some tables in this tablespace."
                  .formatted(template.datname()));
    }
    return tablespace;
  }

  private int oid(DatabaseOptions options, int tablespace) {
    DatabaseFolders folders = new DatabaseFolders(context.storage().storage().files());
    int wanted = options.oid();
    if (wanted == Oid.INVALID) {
      int oid;
      do {
        oid = definer.oids().next(PgDatabase.OID_INDEX);
      } while (folders.exists(tablespace, oid));
      return oid;
    }
    PgDatabase holder = definer.catalog().find(SysCache.DATABASEOID, wanted);
    if (holder != null) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "database OID %s is already in use by database \"%s\""
              .formatted(Oid.toString(wanted), holder.datname()));
    }
    if (folders.exists(tablespace, wanted)) {
      throw new PgException(
          SqlState.INVALID_PARAMETER_VALUE,
          "data directory with the specified OID %s already exists"
              .formatted(Oid.toString(wanted)));
    }
    return wanted;
  }

  private void insert(PgDatabase row) {
    definer.writer().insert(row);
    definer.dependencies().recordOwner(ObjectAddress.of(PgDatabase.TABLE, row.oid()), row.datdba());
  }

  /// What objects of the template depend on, their copies depend on as well.
  private void adoptSharedDependencies(int template, int copy) {
    for (PgShdepend row : definer.catalog().scan(PgShdepend.DEPENDER_INDEX, template)) {
      definer
          .writer()
          .insert(RowEdit.of(PgShdepend.TABLE, row).set(PgShdepend.ANUM_DBID, copy).row());
    }
  }

  private void fill(Consumer<DatabaseCopy> strategy, DatabaseCopy copy, int oid) {
    // Nobody can know it yet, but for those who walk through all databases.
    definer.lock(PgDatabase.TABLE, oid, LockMode.ACCESS_SHARE);
    try {
      strategy.accept(copy);
    } catch (Throwable fault) {
      DatabaseFiles files = new DatabaseFiles(context, oid);
      files.dropPages();
      files.forget();
      files.removeFolders();
      throw fault;
    }
  }
}
