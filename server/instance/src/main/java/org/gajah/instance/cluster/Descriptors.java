package org.gajah.instance.cluster;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.OpenDescriptors;

/// How many files this process may have open, and has already. Mirrors `set_max_safe_fds` of
/// `storage/file/fd.c`.
///
/// @param allowed the process's limit (`ulimit -n`; Java raises the soft one to the hard one)
/// @param open files, sockets and the like that are open already, and all of Java's own
public record Descriptors(int allowed, int open) {
  /// Kept back for what is open for a moment only: segments of the log, files that are copied.
  static final int RESERVED = 10;

  /// With fewer than these there is no working.
  static final int LEAST = 48;

  /// What the system says of this process.
  static Descriptors ofProcess() {
    OpenDescriptors now = OpenDescriptors.ofProcess();
    return new Descriptors(now.allowed(), now.open());
  }

  /// How many files of relations may be open at once. PostgreSQL's processes have a limit each;
  /// here all sessions share one process, so a share of what is left is for their sockets.
  ///
  /// @param most `max_files_per_process`
  /// @param connections how many sockets of clients there may be
  /// @throws PgException FATAL 53000 when that is not enough to work with
  public int forRelations(int most, int connections) {
    int left = allowed - open;
    int sockets = Math.min(connections, left / 4);
    int safe = Math.min(left - sockets, most) - RESERVED;
    if (safe < LEAST) {
      throw PgException.fatal(
              SqlState.INSUFFICIENT_RESOURCES,
              "insufficient file descriptors available to start server process")
          .detail(
              "System allows %d, server needs at least %d."
                  .formatted(safe + RESERVED, LEAST + RESERVED));
    }
    return safe;
  }
}
