package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// The folders of tablespaces and the symbolic links to them, as commands and redo make and remove
/// them. Mirrors the lower half of `commands/tablespace.c`.
public final class TablespaceFolders {
  private static final String LINKS = "pg_tblspc";

  private final ClusterFiles cluster;
  private final Disk disk;

  public TablespaceFolders(ClusterFiles cluster) {
    this.cluster = cluster;
    this.disk = cluster.disk();
  }

  private Path link(int oid) {
    return cluster.resolve(LINKS).resolve(Oid.toString(oid));
  }

  /// Makes a tablespace at a place that is there, with the folder of this version in it and a link
  /// to it.
  ///
  /// @param location absolute; empty for one that lies in the data directory itself
  /// @param redo whether what is there already is welcome
  /// @throws PgException 58P01 when there is no such folder, 55006 when another tablespace has it
  public void create(int oid, String location, boolean redo) {
    Path link = link(oid);
    boolean inPlace = location.isEmpty();
    try {
      if (inPlace) {
        createFolder(link, true);
      } else {
        requireFolder(location, redo);
      }
      createFolder(
          (inPlace ? link : Path.of(location)).resolve(ClusterFiles.TABLESPACE_VERSION),
          inPlace || redo);
      if (!inPlace) {
        createLink(link, Path.of(location), redo);
      }
      disk.syncDirectory(cluster.resolve(LINKS));
    } catch (IOException e) {
      throw FileFault.of("could not create directory \"" + cluster.display(link) + "\"", e);
    }
  }

  private void requireFolder(String location, boolean redo) throws IOException {
    FileStatus status = WholeFile.status(disk, Path.of(location));
    if (status == null) {
      PgException fault =
          new PgException(SqlState.UNDEFINED_FILE, "directory \"" + location + "\" does not exist");
      throw redo
          ? fault.hint("Create this directory for the tablespace before restarting the server.")
          : fault;
    }
    if (!status.isDirectory()) {
      throw new PgException(
          SqlState.WRONG_OBJECT_TYPE, "\"" + location + "\" exists but is not a directory");
    }
  }

  private void createFolder(Path folder, boolean mayExist) throws IOException {
    if (!disk.exists(folder)) {
      disk.createDirectory(folder);
      Path parent = folder.getParent();
      if (parent != null) {
        disk.syncDirectory(parent);
      }
    } else if (!mayExist) {
      throw new PgException(
          SqlState.OBJECT_IN_USE, "directory \"" + folder + "\" already in use as a tablespace");
    }
  }

  private void createLink(Path link, Path location, boolean redo) {
    try {
      if (redo) {
        remove(link);
      }
      disk.createSymbolicLink(link, location);
    } catch (IOException e) {
      throw FileFault.of("could not create symbolic link \"" + cluster.display(link) + "\"", e);
    }
  }

  /// Removes a link, or a folder that is empty.
  private void remove(Path path) throws IOException {
    try {
      disk.delete(path);
    } catch (NoSuchFileException missing) {
      // nothing to do
    }
  }

  /// The databases that have folders in a tablespace.
  public List<Integer> databases(int oid) {
    try {
      return names(link(oid).resolve(ClusterFiles.TABLESPACE_VERSION)).stream()
          .filter(name -> name.matches("[0-9]+"))
          .map(Integer::parseUnsignedInt)
          .toList();
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + cluster.display(link(oid)) + "\"", e);
    }
  }

  private List<String> names(Path folder) throws IOException {
    try {
      return disk.list(folder);
    } catch (NoSuchFileException missing) {
      return List.of();
    }
  }

  /// Removes a tablespace in which no database has files: the empty folders that some have left,
  /// the folder of this version, and the link.
  ///
  /// @param forgets called with each database before its folder is removed
  /// @return false when some database has files in it: nothing is removed then
  public boolean remove(int oid, IntConsumer forgets) {
    Path link = link(oid);
    Path folder = link.resolve(ClusterFiles.TABLESPACE_VERSION);
    try {
      List<String> databases = names(folder);
      for (String database : databases) {
        FileStatus status = disk.status(folder.resolve(database));
        if (status != null && status.isDirectory() && !names(folder.resolve(database)).isEmpty()) {
          return false;
        }
      }
      for (String database : databases) {
        if (database.matches("[0-9]+")) {
          forgets.accept(Integer.parseUnsignedInt(database));
        }
        remove(folder.resolve(database));
      }
      remove(folder);
      remove(link);
      disk.syncDirectory(cluster.resolve(LINKS));
      return true;
    } catch (IOException e) {
      throw FileFault.of("could not remove directory \"" + cluster.display(folder) + "\"", e);
    }
  }
}
