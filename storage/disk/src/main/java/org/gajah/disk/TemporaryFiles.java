package org.gajah.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.RelFileLocator;
import org.jspecify.annotations.Nullable;

/// The temporary files of one process, for what does not fit into its memory. Mirrors the part of
/// `storage/file/fd.c` that knows of `temp_file_limit` and `log_temp_files`.
///
/// Whoever makes a file closes it; what is left open goes with [#closeAll] at the end of the
/// transaction, and what a crash leaves behind is removed at the next start. Belongs to the thread
/// of its process.
public final class TemporaryFiles {
  private static final String FOLDER = "pgsql_tmp";

  private final ClusterFiles cluster;
  private final int pid;
  private final Reporter reporter;
  private final List<TemporaryFile> open = new ArrayList<>();
  private IntSupplier limit = () -> -1;
  private IntSupplier logFrom = () -> -1;
  private Places places = Places.DEFAULT;
  private int @Nullable [] chosen;
  private String chosenFor = "";
  private int nextPlace;
  private long number;
  private long size;
  private long files;
  private long bytes;

  /// @param pid the process that the files' names tell
  /// @param reporter takes the log's lines
  public TemporaryFiles(ClusterFiles cluster, int pid, Reporter reporter) {
    this.cluster = cluster;
    this.pid = pid;
    this.reporter = reporter;
  }

  /// Says what the session's settings are.
  ///
  /// @param limitKilobytes `temp_file_limit`
  /// @param logFromKilobytes `log_temp_files`
  public void settings(IntSupplier limitKilobytes, IntSupplier logFromKilobytes) {
    limit = limitKilobytes;
    logFrom = logFromKilobytes;
  }

  /// Where a session wants its files.
  public interface Places {
    /// Of no session: in the default tablespace.
    Places DEFAULT =
        new Places() {
          @Override
          public String setting() {
            return "";
          }

          @Override
          public int[] chosen() {
            return new int[0];
          }

          @Override
          public int own() {
            return RelFileLocator.DEFAULT_TABLESPACE;
          }
        };

    /// The text of the setting `temp_tablespaces`.
    String setting();

    /// The tablespaces that it names and that may be used, in the order in which they are: 0 for
    /// the database's own. Asked once for each transaction that makes files, and when the setting
    /// has changed.
    int[] chosen();

    /// The database's own tablespace.
    int own();
  }

  /// Says where files are made, in turn.
  public void places(Places session) {
    places = session;
    chosen = null;
  }

  private int nextPlace() {
    String now = places.setting();
    int[] known = chosen;
    if (known == null || !now.equals(chosenFor)) {
      known = places.chosen();
      chosen = known;
      chosenFor = now;
      nextPlace = 0;
    }
    return known.length == 0 ? 0 : known[nextPlace++ % known.length];
  }

  private static String folder(int tablespace) {
    return switch (tablespace) {
      // Shared relations have no temporary files.
      case RelFileLocator.DEFAULT_TABLESPACE, RelFileLocator.GLOBAL_TABLESPACE -> "base/" + FOLDER;
      default -> ClusterFiles.tablespaceFolder(tablespace) + "/" + FOLDER;
    };
  }

  /// A new empty file.
  public TemporaryFile create() {
    TemporaryFile file = make();
    number++;
    open.add(file);
    return file;
  }

  /// Where a file cannot be made, it is made in the database's own tablespace.
  private TemporaryFile make() {
    int place = nextPlace();
    if (place != 0) {
      try {
        return make(place);
      } catch (PgException unusable) {
        // As if it had not been named.
      }
    }
    return make(places.own());
  }

  private TemporaryFile make(int tablespace) {
    return new TemporaryFile(this, cluster, folder(tablespace) + "/pgsql_tmp" + pid + "." + number);
  }

  /// How many files have been made and removed again.
  public long files() {
    return files;
  }

  /// How many bytes those files held.
  public long bytes() {
    return bytes;
  }

  /// Bytes in files that are open.
  public long size() {
    return size;
  }

  /// Removes all files that are left, at the end of a transaction.
  public void closeAll() {
    chosen = null;
    while (!open.isEmpty()) {
      open.getLast().close();
    }
  }

  /// Asks for room.
  ///
  /// @throws PgException 53400 beyond `temp_file_limit`
  void grow(long more) {
    int kilobytes = limit.getAsInt();
    if (kilobytes >= 0 && size + more > kilobytes * 1024L) {
      throw new PgException(
          SqlState.CONFIGURATION_LIMIT_EXCEEDED,
          "temporary file size exceeds temp_file_limit (" + kilobytes + "kB)");
    }
    size += more;
  }

  void report(PgException fault) {
    reporter.report(fault);
  }

  void closed(TemporaryFile file) {
    open.remove(file);
    size -= file.size();
    files++;
    bytes += file.size();
    int from = logFrom.getAsInt();
    if (from >= 0 && file.size() / 1024 >= from) {
      reporter.log("temporary file: path \"" + file.name() + "\", size " + file.size());
    }
  }
}
