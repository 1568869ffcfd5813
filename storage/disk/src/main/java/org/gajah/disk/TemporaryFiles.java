package org.gajah.disk;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Reporter;
import org.gajah.base.error.SqlState;

/// The temporary files of one process, for what does not fit into its memory. Mirrors the part of
/// `storage/file/fd.c` that knows of `temp_file_limit` and `log_temp_files`.
///
/// Whoever makes a file closes it; what is left open goes with [#closeAll] at the end of the
/// transaction, and what a crash leaves behind is removed at the next start. Belongs to the thread
/// of its process.
public final class TemporaryFiles {
  static final String FOLDER = "base/pgsql_tmp";

  private final ClusterFiles cluster;
  private final int pid;
  private final Reporter reporter;
  private final List<TemporaryFile> open = new ArrayList<>();
  private IntSupplier limit = () -> -1;
  private IntSupplier logFrom = () -> -1;
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

  /// A new empty file.
  public TemporaryFile create() {
    TemporaryFile file =
        new TemporaryFile(this, cluster, FOLDER + "/pgsql_tmp" + pid + "." + number);
    number++;
    open.add(file);
    return file;
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

  /// Removes all files that are left.
  public void closeAll() {
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
