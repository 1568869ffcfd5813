package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.jspecify.annotations.Nullable;

/// Refuses directories on which this server must not work, before it touches them. Mirrors
/// `checkDataDir` and `ValidatePgVersion` of `utils/init/miscinit.c`.
public final class DirectoryCheck {
  /// The release whose behaviour this server has.
  public static final String VERSION = "17.11";

  private static final String MAJOR = "17";
  private static final int FORBIDDEN_ACCESS = 027;
  private static final Pattern NUMBER = Pattern.compile("\\s*([0-9]+)(\\.[0-9]+)*\\s*");

  private final ClusterFiles cluster;

  public DirectoryCheck(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  /// Looks at the directory itself and its `PG_VERSION`.
  ///
  /// @throws PgException FATAL when it is no directory of this major version's
  public void checkDirectory() {
    Path root = cluster.root();
    FileStatus status = status(root);
    if (status == null) {
      throw PgException.fatal(
          SqlState.UNDEFINED_FILE, "data directory \"" + root + "\" does not exist");
    }
    if (!status.isDirectory()) {
      throw PgException.fatal(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "specified data directory \"" + root + "\" is not a directory");
    }
    if ((status.mode() & FORBIDDEN_ACCESS) != 0) {
      throw PgException.fatal(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "data directory \"" + root + "\" has invalid permissions")
          .detail("Permissions should be u=rwx (0700) or u=rwx,g=rx (0750).");
    }
    checkVersion(root);
  }

  /// Says that the control file cannot be opened, in the words of `checkControlFile`; null when it
  /// can.
  public @Nullable String missingControlFile() {
    Path file = cluster.resolve(ControlFileStore.NAME);
    try {
      cluster.disk().open(file, OpenMode.READ).close();
      return null;
    } catch (IOException e) {
      return ("could not find the database system\nExpected to find it in the directory \"%s\",\n"
              + "but could not open file \"%s\": %s")
          .formatted(cluster.root(), file, SystemError.text(e));
    }
  }

  private @Nullable FileStatus status(Path path) {
    try {
      return WholeFile.status(cluster.disk(), path);
    } catch (IOException e) {
      throw FileFault.of(
          Severity.FATAL, "could not read permissions of directory \"" + path + "\"", e);
    }
  }

  private void checkVersion(Path root) {
    Path file = root.resolve("PG_VERSION");
    String text;
    try {
      text = new String(WholeFile.read(cluster.disk(), file), StandardCharsets.US_ASCII);
    } catch (NoSuchFileException missing) {
      throw invalid(root).detail("File \"" + file + "\" is missing.");
    } catch (IOException e) {
      throw FileFault.of(Severity.FATAL, "could not open file \"" + file + "\"", e);
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      throw invalid(root)
          .detail("File \"" + file + "\" does not contain valid data.")
          .hint("You might need to initdb.");
    }
    if (!MAJOR.equals(number.group(1))) {
      throw PgException.fatal(
              SqlState.INVALID_PARAMETER_VALUE, "database files are incompatible with server")
          .detail(
              "The data directory was initialized by PostgreSQL version "
                  + text.strip()
                  + ", which is not compatible with this version "
                  + VERSION
                  + ".");
    }
  }

  private static PgException invalid(Path root) {
    return PgException.fatal(
        SqlState.INVALID_PARAMETER_VALUE, "\"" + root + "\" is not a valid data directory");
  }

  /// Refuses states whose handling is not built: base backups that were restored, standbys, archive
  /// recovery.
  ///
  /// @throws PgException FATAL 0A000
  public void checkState(ControlFile control) {
    refuseFile("backup_label", "recovery from a base backup (file \"backup_label\")");
    refuseFile("recovery.signal", "archive recovery (file \"recovery.signal\")");
    refuseFile("standby.signal", "standby mode (file \"standby.signal\")");
    if (control.state() == ClusterState.IN_ARCHIVE_RECOVERY
        || control.state() == ClusterState.SHUT_DOWN_IN_RECOVERY) {
      throw notBuilt("a cluster that is in archive recovery");
    }
    if (control.recovery().backupStart() != 0 || control.recovery().backupEndRequired()) {
      throw notBuilt("a base backup whose recovery has not ended");
    }
  }

  private void refuseFile(String name, String feature) {
    try {
      if (cluster.disk().exists(cluster.resolve(name))) {
        throw notBuilt(feature);
      }
    } catch (IOException e) {
      throw FileFault.of(Severity.FATAL, "could not stat file \"" + name + "\"", e);
    }
  }

  private static PgException notBuilt(String feature) {
    return PgException.notBuilt(feature).raise(Severity.FATAL);
  }
}
