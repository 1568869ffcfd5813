package org.gajah.engine.view;

import java.io.IOException;
import java.nio.file.Path;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.rows.PgAuthid;
import org.gajah.disk.ClusterFiles;
import org.jspecify.annotations.Nullable;

/// The server's files as statements name them: relative to the data directory; others only for
/// those who may read all of them.
record ServerFiles(Asked asked, ClusterFiles cluster) {
  private static final int MOST_LINKS = 40;

  static ServerFiles of(Asked asked) {
    return new ServerFiles(asked, asked.session().process().context().files().cluster());
  }

  /// The place that an argument names.
  ///
  /// @throws PgException 42501 when it lies elsewhere and the role may not read all files
  Place place(int argument) {
    return allowed(asked.text(argument));
  }

  private Place allowed(String name) {
    Path path = Path.of(name).normalize();
    if (!asked.has(PgAuthid.ROLE_PG_READ_SERVER_FILES)) {
      if (path.isAbsolute()) {
        Path logs = Path.of(setting(Settings.LOG_DIRECTORY));
        if (!path.startsWith(cluster.root())
            && !(logs.isAbsolute() && path.startsWith(logs.normalize()))) {
          throw new PgException(SqlState.INSUFFICIENT_PRIVILEGE, "absolute path not allowed");
        }
      } else if (path.startsWith("..")) {
        throw new PgException(
            SqlState.INSUFFICIENT_PRIVILEGE, "path must be in or below the data directory");
      }
    }
    return place(name);
  }

  /// A place that the server names itself.
  Place place(String name) {
    String shown = Path.of(name).normalize().toString();
    return new Place(shown.isEmpty() ? "." : shown, cluster.root().resolve(shown));
  }

  String setting(org.gajah.base.settings.StringSetting setting) {
    return asked.session().context().settings().string(setting);
  }

  /// What lies somewhere, behind symbolic links; null for nothing.
  @Nullable FileStatus status(Path path) throws IOException {
    Path place = path;
    for (int i = 0; i < MOST_LINKS; i++) {
      FileStatus status = cluster.disk().status(place);
      if (status == null || status.kind() != FileStatus.Kind.SYMBOLIC_LINK) {
        return status;
      }
      place = place.resolveSibling(cluster.disk().readSymbolicLink(place));
    }
    throw new IOException("Too many levels of symbolic links");
  }

  /// A place in the file system.
  ///
  /// @param shown as messages show it
  record Place(String shown, Path path) {}
}
