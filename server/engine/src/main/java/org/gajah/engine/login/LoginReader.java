package org.gajah.engine.login;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.settings.SettingSource;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgDbRoleSetting;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSession;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.live.InvalidationQueue;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.disk.ClusterFiles;
import org.gajah.engine.relation.AccessMethods;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.DatabaseFolders;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.spi.LoginCatalog;
import org.gajah.text.collation.Collations;
import org.jspecify.annotations.Nullable;

/// The shared catalogs, for those who are not in a database yet. Each question runs in a
/// transaction of its own.
public final class LoginReader implements LoginCatalog {
  private final DatabaseFolders folders;
  private final Function<Proc, StorageProcess> processes;
  private final SharedCatalogs shared;
  private final AccessMethods methods;
  private final Map<StorageProcess, LiveCatalog> catalogs = new ConcurrentHashMap<>();

  public LoginReader(
      StorageEngine storage,
      Function<Proc, StorageProcess> processes,
      SharedCatalogs shared,
      AccessMethods methods) {
    this.folders = new DatabaseFolders(storage.storage().files());
    this.processes = processes;
    this.shared = shared;
    this.methods = methods;
  }

  /// Lets a process into a database, if it is still there. The lock keeps those away who would drop
  /// it, until they can see that somebody is in it.
  ///
  /// @throws PgException FATAL 3D000
  public void enter(StorageProcess process, Database database, Reporter reporter) {
    LiveCatalog catalog = catalogs.computeIfAbsent(process, this::open);
    process.begin();
    try {
      process
          .locks()
          .acquire(
              LockTag.object(0, PgDatabase.TABLE.oid(), database.oid(), 0), LockMode.ROW_EXCLUSIVE);
      PgDatabase now = null;
      for (PgDatabase row : catalog.scan(PgDatabase.DATNAME_INDEX, database.name())) {
        now = row;
      }
      if (now == null || now.oid() != database.oid()) {
        throw missing(database, "It seems to have just been dropped or renamed.");
      }
      if (!folders.exists(now.dattablespace(), now.oid())) {
        throw missing(
            database,
            "The database subdirectory \"%s\" is missing."
                .formatted(ClusterFiles.databaseFolder(now.dattablespace(), now.oid())));
      }
      process.database(now.oid(), now.dattablespace());
      process.transaction().commit();
      warnOfCollation(now, reporter);
    } catch (PgException e) {
      process.transaction().abort();
      throw e;
    } finally {
      catalogs.remove(process);
    }
  }

  /// Warns when the order of texts may be another than the one that indexes were built with.
  private static void warnOfCollation(PgDatabase row, Reporter reporter) {
    String recorded = row.datcollversion();
    if (recorded == null) {
      return;
    }
    char provider = row.datlocprovider();
    String actual =
        Collations.version(
            provider, provider == 'c' ? row.datcollate() : String.valueOf(row.datlocale()));
    if (actual == null) {
      reporter.warning(
          "database \"%s\" has no actual collation version, but a version was recorded"
              .formatted(row.datname()));
    } else if (!actual.equals(recorded)) {
      reporter.report(
          new PgException(
                  Severity.WARNING,
                  SqlState.WARNING,
                  "database \"%s\" has a collation version mismatch".formatted(row.datname()),
                  null)
              .detail(
                  "The database was created using collation version %s, but the operating system provides version %s."
                      .formatted(recorded, actual))
              .hint(
                  "Rebuild all objects in this database that use the default collation and run ALTER DATABASE %s REFRESH COLLATION VERSION, or build PostgreSQL with the right library version."
                      .formatted(QualifiedName.quote(row.datname()))));
    }
  }

  private static PgException missing(Database database, String detail) {
    return PgException.fatal(
            SqlState.UNDEFINED_DATABASE, "database \"" + database.name() + "\" does not exist")
        .detail(detail);
  }

  private <T> T ask(Proc proc, Function<LiveCatalog, T> question) {
    StorageProcess process = processes.apply(proc);
    LiveCatalog catalog = catalogs.computeIfAbsent(process, this::open);
    process.begin();
    try {
      T answer = question.apply(catalog);
      process.transaction().commit();
      return answer;
    } catch (PgException e) {
      process.transaction().abort();
      throw e;
    }
  }

  private LiveCatalog open(StorageProcess process) {
    return new LiveCatalog(
        process.context(),
        methods.heap(oid -> {
          throw PgException.internal("TOAST table " + oid + " before a database is entered");
        }),
        methods.btree(),
        shared,
        new InvalidationQueue(shared, process.transaction()),
        StandardCharsets.UTF_8);
  }

  private static Privileges privileges(LiveCatalog catalog, int role) {
    return new Privileges(catalog, new Outside(role));
  }

  /// Looks from outside of all databases.
  private record Outside(int user) implements CatalogSession {
    @Override
    public int database() {
      return 0;
    }

    @Override
    public int temporaryNamespace() {
      return 0;
    }

    @Override
    public int temporaryToastNamespace() {
      return 0;
    }

    @Override
    public String searchPath() {
      return "";
    }

    @Override
    public int encoding() {
      return 0;
    }
  }

  @Override
  public @Nullable Role role(String name, Proc proc) {
    return ask(proc, catalog -> roleOf(catalog.find(SysCache.AUTHNAME, name)));
  }

  @Override
  public @Nullable Role role(int oid, Proc proc) {
    return ask(proc, catalog -> roleOf(catalog.find(SysCache.AUTHOID, oid)));
  }

  @Override
  public boolean hasRoles(Proc proc) {
    return ask(proc, catalog -> catalog.scan(PgAuthid.OID_INDEX).iterator().hasNext());
  }

  private static @Nullable Role roleOf(@Nullable PgAuthid row) {
    return row == null
        ? null
        : new Role(
            row.oid(),
            row.rolname(),
            row.rolsuper(),
            row.rolcanlogin(),
            row.rolreplication(),
            row.rolconnlimit(),
            row.rolpassword(),
            row.rolvaliduntil());
  }

  @Override
  public boolean isMember(String role, String group, Proc proc) {
    return ask(
        proc,
        catalog -> {
          PgAuthid member = catalog.find(SysCache.AUTHNAME, role);
          PgAuthid of = catalog.find(SysCache.AUTHNAME, group);
          return member != null
              && of != null
              && privileges(catalog, member.oid()).roles().isMemberNotSuper(member.oid(), of.oid());
        });
  }

  @Override
  public @Nullable Database database(String name, Proc proc) {
    return ask(
        proc,
        catalog -> {
          for (PgDatabase row : catalog.scan(PgDatabase.DATNAME_INDEX, name)) {
            return new Database(
                row.oid(),
                row.datname(),
                row.encoding(),
                row.dattablespace(),
                row.datallowconn(),
                row.datconnlimit());
          }
          return null;
        });
  }

  @Override
  public boolean mayConnect(Database database, Role role, Proc proc) {
    return ask(
        proc,
        catalog ->
            privileges(catalog, role.oid())
                .may(ObjectType.OBJECT_DATABASE, database.oid(), role.oid(), Privilege.CONNECT));
  }

  @Override
  public boolean hasPrivilegesOf(Role role, String group, Proc proc) {
    return ask(
        proc,
        catalog -> {
          PgAuthid of = catalog.find(SysCache.AUTHNAME, group);
          return of != null
              && privileges(catalog, role.oid()).roles().hasPrivilegesOf(role.oid(), of.oid());
        });
  }

  @Override
  public List<Stored> settings(Database database, Role role, Proc proc) {
    return ask(
        proc,
        catalog -> {
          List<Stored> result = new ArrayList<>();
          add(catalog, 0, 0, SettingSource.GLOBAL, result);
          add(catalog, database.oid(), 0, SettingSource.DATABASE, result);
          add(catalog, 0, role.oid(), SettingSource.ROLE, result);
          add(catalog, database.oid(), role.oid(), SettingSource.DATABASE_ROLE, result);
          return result;
        });
  }

  private static void add(
      LiveCatalog catalog, int database, int role, SettingSource source, List<Stored> result) {
    for (PgDbRoleSetting row : catalog.scan(PgDbRoleSetting.DATABASEID_ROL_INDEX, database, role)) {
      String[] assignments = row.setconfig();
      if (assignments != null) {
        result.add(new Stored(source, List.of(assignments)));
      }
    }
  }

  @Override
  public boolean maySet(Role role, String setting, Proc proc) {
    return ask(
        proc,
        catalog ->
            privileges(catalog, role.oid()).mayParameter(setting, role.oid(), Privilege.SET));
  }
}
