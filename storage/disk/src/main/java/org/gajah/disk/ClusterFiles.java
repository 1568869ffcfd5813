package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.base.error.Reporter;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Disk;

/// The data directory: its disk and where things lie in it. Mirrors `common/relpath.h`.
///
/// | path | what |
/// |---|---|
/// | `global/REL` | shared relations |
/// | `base/DB/REL` | relations of a database |
/// | `pg_tblspc/SPC/PG_17_202406281/DB/REL` | the same in another tablespace |
///
/// `REL` is the file number, `_FORK` is appended for other forks than the main one and `.N` for the
/// N-th segment of 1 GiB from the second on; files of temporary relations start with `tN_`, where N
/// is the number of the session.
public final class ClusterFiles {
  /// The folder of a tablespace that belongs to this version and catalog.
  public static final String TABLESPACE_VERSION = "PG_17_202406281";

  private static final int DEFAULT_OPEN_FILES = 1000;

  private final Disk disk;
  private final Path root;
  private final OpenFiles openFiles;

  /// @param root the data directory, absolute
  public ClusterFiles(Disk disk, Path root) {
    this(disk, root, DEFAULT_OPEN_FILES, message -> {});
  }

  /// @param root the data directory, absolute
  /// @param openFileLimit how many files of relations, and temporary ones, may be open at once
  /// @param log takes the log's lines
  public ClusterFiles(Disk disk, Path root, int openFileLimit, Reporter log) {
    this.openFiles = new OpenFiles(openFileLimit);
    this.disk = new FrugalDisk(disk, openFiles, log);
    this.root = root;
  }

  OpenFiles openFiles() {
    return openFiles;
  }

  public Disk disk() {
    return disk;
  }

  public Path root() {
    return root;
  }

  /// A path in the data directory, given as PostgreSQL's messages name it.
  public Path resolve(String name) {
    return root.resolve(name);
  }

  /// How messages name a path: relative to the data directory where it is in it.
  public String display(Path path) {
    return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
  }

  /// The folder of a database in a tablespace, relative to the data directory.
  public static String databaseFolder(int tablespace, int database) {
    return switch (tablespace) {
      case RelFileLocator.GLOBAL_TABLESPACE -> "global";
      case RelFileLocator.DEFAULT_TABLESPACE -> "base/" + Oid.toString(database);
      default -> tablespaceFolder(tablespace) + "/" + Oid.toString(database);
    };
  }

  /// The folder of a tablespace but the two that every cluster has, relative to the data directory.
  static String tablespaceFolder(int tablespace) {
    return "pg_tblspc/" + Oid.toString(tablespace) + "/" + TABLESPACE_VERSION;
  }

  /// The first segment of a fork, relative to the data directory.
  public static String relationFile(RelationKey relation, ForkNumber fork) {
    RelFileLocator locator = relation.locator();
    String temporary = relation.isTemporary() ? "t" + relation.session() + "_" : "";
    String suffix = fork == ForkNumber.MAIN ? "" : "_" + fork.suffix();
    return databaseFolder(locator.tablespace(), locator.database())
        + "/"
        + temporary
        + Oid.toString(locator.relNumber())
        + suffix;
  }

  /// Makes a folder and those above it, where they are missing.
  public void createFolders(Path folder) throws IOException {
    if (!disk.exists(folder)) {
      Path parent = folder.getParent();
      if (parent != null) {
        createFolders(parent);
      }
      disk.createDirectory(folder);
    }
  }

  /// Deletes a folder and everything in it; symbolic links in it are deleted, not followed.
  public void deleteTree(Path folder) throws IOException {
    for (String name : disk.list(folder)) {
      Path entry = folder.resolve(name);
      var status = disk.status(entry);
      if (status != null && status.isDirectory()) {
        deleteTree(entry);
      } else if (status != null) {
        disk.delete(entry);
      }
    }
    disk.delete(folder);
  }

  /// The names in a folder of the data directory; none when the folder is missing.
  public List<String> list(String folder) throws IOException {
    Path path = resolve(folder);
    return disk.exists(path) ? disk.list(path) : List.of();
  }
}
