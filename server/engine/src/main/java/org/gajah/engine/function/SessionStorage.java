package org.gajah.engine.function;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.FileStatus;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDatabase;
import org.gajah.catalog.rows.PgTablespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.disk.RelationFork;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.contract.RelationStorage;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.recovery.cluster.TablespaceFolders;
import org.gajah.walformat.file.RelationMapFile;

/// Sizes and places of what a session's cluster stores. Mirrors `utils/adt/dbsize.c`.
final class SessionStorage implements RelationStorage {
  private static final int PG_READ_ALL_STATS = 3375;
  private static final String TABLESPACES = "pg_tblspc";

  private final SessionScope session;
  private final ClusterFiles cluster;

  SessionStorage(SessionScope session) {
    this.session = session;
    this.cluster = session.process().context().files().cluster();
  }

  private PgClass row(int relation) {
    return session.catalog().get(SysCache.RELOID, relation);
  }

  @Override
  public long relationSize(int relation, int fork) {
    PgClass row = row(relation);
    if (!RelationKinds.hasStorage(row.relkind())) {
      return 0;
    }
    RelationFork files =
        session
            .process()
            .context()
            .files()
            .fork(session.relations().descriptors().files(row), ForkNumber.values()[fork]);
    return files.exists() ? (long) files.blocks() * RelationFork.BLOCK_SIZE : 0;
  }

  @Override
  public long databaseSize(int database) {
    Privileges privileges = session.namespaces().privileges();
    if (!privileges.may(ObjectType.OBJECT_DATABASE, database, Privilege.CONNECT)
        && !readsStatistics(privileges)) {
      PgDatabase row = session.catalog().get(SysCache.DATABASEOID, database);
      throw Denials.noPrivilege(ObjectType.OBJECT_DATABASE, row.datname());
    }
    long size =
        files(ClusterFiles.databaseFolder(RelFileLocator.DEFAULT_TABLESPACE, database), false);
    for (String name : names(TABLESPACES)) {
      String folder = TABLESPACES + "/" + name + "/" + ClusterFiles.TABLESPACE_VERSION + "/";
      size += files(folder + Oid.toString(database), false);
    }
    return size == 0 ? -1 : size;
  }

  private boolean readsStatistics(Privileges privileges) {
    return privileges.roles().hasPrivilegesOf(session.user(), PG_READ_ALL_STATS);
  }

  @Override
  public long tablespaceSize(int tablespace) {
    Privileges privileges = session.namespaces().privileges();
    boolean own = tablespace == session.process().transaction().databaseTablespace();
    if (!own
        && !readsStatistics(privileges)
        && !privileges.may(ObjectType.OBJECT_TABLESPACE, tablespace, Privilege.CREATE)) {
      PgTablespace row = session.catalog().get(SysCache.TABLESPACEOID, tablespace);
      throw Denials.noPrivilege(ObjectType.OBJECT_TABLESPACE, row.spcname());
    }
    String folder =
        switch (tablespace) {
          case RelFileLocator.DEFAULT_TABLESPACE -> "base";
          case RelFileLocator.GLOBAL_TABLESPACE -> "global";
          default ->
              TABLESPACES + "/" + Oid.toString(tablespace) + "/" + ClusterFiles.TABLESPACE_VERSION;
        };
    return status(folder) == null ? -1 : files(folder, true);
  }

  /// Bytes of the files in a folder, and of its folders and theirs where these count.
  private long files(String folder, boolean deep) {
    long size = 0;
    for (String name : names(folder)) {
      FileStatus status = status(folder + "/" + name);
      if (status != null) {
        size += status.size();
        size += deep && status.isDirectory() ? files(folder + "/" + name, false) : 0;
      }
    }
    return size;
  }

  private Iterable<String> names(String folder) {
    try {
      return cluster.list(folder);
    } catch (NoSuchFileException gone) {
      return List.of();
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + folder + "\"", e);
    }
  }

  private @org.jspecify.annotations.Nullable FileStatus status(String name) {
    session.process().proc().checkInterrupts();
    try {
      return cluster.disk().status(cluster.resolve(name));
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + name + "\"", e);
    }
  }

  @Override
  public int fileNode(int relation) {
    PgClass row = row(relation);
    return RelationKinds.hasStorage(row.relkind())
        ? session.relations().descriptors().files(row).locator().relNumber()
        : Oid.INVALID;
  }

  @Override
  public String filePath(int relation) {
    PgClass row = row(relation);
    return RelationKinds.hasStorage(row.relkind())
        ? ClusterFiles.relationFile(session.relations().descriptors().files(row), ForkNumber.MAIN)
        : "";
  }

  @Override
  public int relationOf(int tablespace, int fileNode) {
    int own = session.process().transaction().databaseTablespace();
    if (tablespace == RelFileLocator.GLOBAL_TABLESPACE) {
      return mapped(Oid.INVALID, tablespace, fileNode);
    }
    int wanted = tablespace == own ? Oid.INVALID : tablespace;
    for (PgClass row : session.catalog().scan(PgClass.TBLSPC_RELFILENODE_INDEX, wanted, fileNode)) {
      return row.oid();
    }
    return tablespace == own || tablespace == Oid.INVALID
        ? mapped(session.database(), own, fileNode)
        : Oid.INVALID;
  }

  private int mapped(int database, int tablespace, int fileNode) {
    RelationMaps maps = session.shared().maps();
    RelationMapFile map = maps.map(database, tablespace);
    for (int i = 0; i < map.oids().length; i++) {
      if (map.fileNumbers()[i] == fileNode) {
        return map.oids()[i];
      }
    }
    return Oid.INVALID;
  }

  @Override
  public int[] databasesIn(int tablespace) {
    if (tablespace == RelFileLocator.GLOBAL_TABLESPACE) {
      session.context().reporter().warning("global tablespace never has databases");
      return new int[0];
    }
    if (session.catalog().find(SysCache.TABLESPACEOID, tablespace) == null) {
      session.context().reporter().warning(Oid.toString(tablespace) + " is not a tablespace OID");
      return new int[0];
    }
    return new TablespaceFolders(cluster)
        .databases(tablespace).stream().mapToInt(Integer::intValue).toArray();
  }

  @Override
  public String tablespaceLocation(int tablespace) {
    int asked =
        tablespace == Oid.INVALID
            ? session.process().transaction().databaseTablespace()
            : tablespace;
    if (asked == RelFileLocator.DEFAULT_TABLESPACE || asked == RelFileLocator.GLOBAL_TABLESPACE) {
      return "";
    }
    String link = TABLESPACES + "/" + Oid.toString(asked);
    FileStatus status = status(link);
    if (status != null && status.isDirectory()) {
      return link;
    }
    try {
      Path target = cluster.disk().readSymbolicLink(cluster.resolve(link));
      return target.toString();
    } catch (IOException e) {
      throw unreadable(link, e, status);
    }
  }

  private static PgException unreadable(
      String link, IOException fault, @org.jspecify.annotations.Nullable FileStatus status) {
    return FileFault.of(
        "could not " + (status == null ? "stat file" : "read symbolic link") + " \"" + link + "\"",
        fault);
  }
}
