package org.gajah.catalogstore.cache;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.walformat.file.RelationMapFile;

/// The relation maps of an instance: the shared one and one for each database, read when they are
/// first needed. Mirrors the reading half of `utils/cache/relmapper.c`.
public final class RelationMaps {
  private static final String NAME = "pg_filenode.map";

  private final ClusterFiles files;
  private final ConcurrentMap<Integer, RelationMapFile> maps = new ConcurrentHashMap<>();

  public RelationMaps(ClusterFiles files) {
    this.files = files;
  }

  /// The file number of a mapped catalog or index; 0 when it is not mapped.
  ///
  /// @param shared whether it is a shared one
  /// @param tablespace the database's default tablespace
  public int fileNumber(int relation, boolean shared, int database, int tablespace) {
    return shared
        ? map(Oid.INVALID, RelFileLocator.GLOBAL_TABLESPACE).fileNumber(relation)
        : map(database, tablespace).fileNumber(relation);
  }

  /// The map of a database, or the shared one.
  ///
  /// @param database 0 for the shared one
  public RelationMapFile map(int database, int tablespace) {
    RelationMapFile known = maps.get(database);
    return known != null ? known : maps.computeIfAbsent(database, _ -> read(database, tablespace));
  }

  /// Reads the map of a database anew, and does not remember it: for one that the session is not
  /// in.
  public RelationMapFile read(int database, int tablespace) {
    Path path = files.resolve(ClusterFiles.databaseFolder(tablespace, database)).resolve(NAME);
    try {
      byte[] bytes = WholeFile.read(files.disk(), path);
      return RelationMapFile.decode(Slice.of(bytes), files.display(path));
    } catch (IOException e) {
      throw PgException.fatal(
          SqlState.IO_ERROR,
          "could not open file \"%s\": %s".formatted(files.display(path), e.getMessage()));
    }
  }

  /// Reads a map anew when it is next needed.
  public void forget(int database) {
    maps.remove(database);
  }

  void forgetAll() {
    maps.clear();
  }
}
