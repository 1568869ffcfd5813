package org.gajah.engine.view;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.settings.Settings;
import org.gajah.catalog.rows.SysCache;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.jspecify.annotations.Nullable;

/// Folders of the server and what is in them. Mirrors `utils/adt/genfile.c`.
final class FileViews {
  private static final long MILLISECOND = 1_000;
  private static final long EPOCH = 946_684_800;
  private static final int MISSING_OK = 1;
  private static final int DOT_FOLDERS = 2;
  private static final int PG_GLOBAL = RelFileLocator.GLOBAL_TABLESPACE;

  private FileViews() {}

  /// Whole seconds, as microseconds since 2000.
  private static long timestamp(long unixMillis) {
    return (Math.floorDiv(unixMillis, MILLISECOND) - EPOCH) * 1_000_000;
  }

  private static boolean flag(Asked asked, int index) {
    return asked.arguments().size() > index && !asked.isNull(index) && asked.flag(index);
  }

  /// The names in a folder.
  static List<List<@Nullable Object>> folder(Asked asked) {
    ServerFiles files = ServerFiles.of(asked);
    ServerFiles.Place place = files.place(0);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try {
      List<String> names = files.cluster().disk().list(place.path());
      if (flag(asked, DOT_FOLDERS)) {
        rows.add(Asked.row("."));
        rows.add(Asked.row(".."));
      }
      names.forEach(name -> rows.add(Asked.row(name)));
    } catch (NoSuchFileException missing) {
      if (!flag(asked, MISSING_OK)) {
        throw unopened(place, missing);
      }
    } catch (IOException e) {
      throw unopened(place, e);
    }
    return rows;
  }

  private static PgException unopened(ServerFiles.Place place, IOException fault) {
    return FileFault.of("could not open directory \"" + place.shown() + "\"", fault);
  }

  static List<List<@Nullable Object>> logs(Asked asked) {
    ServerFiles files = ServerFiles.of(asked);
    return files(files, files.setting(Settings.LOG_DIRECTORY), false);
  }

  static List<List<@Nullable Object>> wal(Asked asked) {
    return files(ServerFiles.of(asked), "pg_wal", false);
  }

  static List<List<@Nullable Object>> archiveStatus(Asked asked) {
    return files(ServerFiles.of(asked), "pg_wal/archive_status", true);
  }

  static List<List<@Nullable Object>> logicalSnapshots(Asked asked) {
    return files(ServerFiles.of(asked), "pg_logical/snapshots", false);
  }

  static List<List<@Nullable Object>> logicalMappings(Asked asked) {
    return files(ServerFiles.of(asked), "pg_logical/mappings", false);
  }

  static List<List<@Nullable Object>> replicationSlot(Asked asked) {
    ServerFiles files = ServerFiles.of(asked);
    String slot = asked.text(0);
    String folder = "pg_replslot/" + slot;
    try {
      if (slot.matches("[a-z0-9_]+")
          && files.status(files.place(folder + "/state").path()) != null) {
        return files(files, folder, false);
      }
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + folder + "\"", e);
    }
    throw new PgException(
        SqlState.UNDEFINED_OBJECT, "replication slot \"" + slot + "\" does not exist");
  }

  static List<List<@Nullable Object>> temporary(Asked asked) {
    int tablespace =
        asked.arguments().isEmpty() ? RelFileLocator.DEFAULT_TABLESPACE : (int) asked.number(0);
    if (asked.session().catalog().find(SysCache.TABLESPACEOID, tablespace) == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "tablespace with OID " + Oid.toString(tablespace) + " does not exist");
    }
    boolean plain = tablespace == RelFileLocator.DEFAULT_TABLESPACE || tablespace == PG_GLOBAL;
    String folder =
        plain
            ? "base/pgsql_tmp"
            : "pg_tblspc/"
                + Oid.toString(tablespace)
                + "/"
                + ClusterFiles.TABLESPACE_VERSION
                + "/pgsql_tmp";
    return files(ServerFiles.of(asked), folder, true);
  }

  /// The plain files in a folder, hidden ones left out.
  private static List<List<@Nullable Object>> files(
      ServerFiles files, String folder, boolean missingOk) {
    ServerFiles.Place place = files.place(folder);
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try {
      for (String name : files.cluster().disk().list(place.path())) {
        FileStatus status =
            name.startsWith(".") ? null : files.status(place.path().resolve(name));
        if (status != null && status.isFile()) {
          rows.add(Asked.row(name, status.size(), timestamp(status.modifiedMillis())));
        }
      }
    } catch (NoSuchFileException missing) {
      if (!missingOk) {
        throw unopened(place, missing);
      }
    } catch (IOException e) {
      throw unopened(place, e);
    }
    return rows;
  }

  /// What lies at a place; no row for nothing, where that is allowed.
  static List<List<@Nullable Object>> status(Asked asked) {
    ServerFiles files = ServerFiles.of(asked);
    ServerFiles.Place place = files.place(0);
    FileStatus status;
    try {
      status = files.status(place.path());
      if (status == null && !flag(asked, MISSING_OK)) {
        throw new NoSuchFileException(place.shown());
      }
    } catch (IOException e) {
      throw FileFault.of("could not stat file \"" + place.shown() + "\"", e);
    }
    return status == null
        ? List.of()
        : List.of(
            Asked.row(
                status.size(),
                timestamp(status.accessedMillis()),
                timestamp(status.modifiedMillis()),
                timestamp(status.changedMillis()),
                null,
                status.isDirectory()));
  }
}
