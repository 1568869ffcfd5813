package org.gajah.recovery.cluster;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.function.UnaryOperator;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.walformat.file.ControlFile;

/// The control file on disk and its content in memory. Mirrors `UpdateControlFile` of
/// `access/transam/xlog.c`: the file is written over in place, in one write that no disk tears.
public final class ControlFileStore {
  public static final String NAME = "global/pg_control";

  private final ClusterFiles cluster;
  private final Environment environment;
  private volatile ControlFile current;

  private ControlFileStore(ClusterFiles cluster, Environment environment, ControlFile current) {
    this.cluster = cluster;
    this.environment = environment;
    this.current = current;
  }

  /// Reads the control file.
  ///
  /// @throws PgException PANIC when it cannot be read; FATAL when it is damaged or of another kind
  ///   of server
  public static ControlFileStore open(ClusterFiles cluster, Environment environment) {
    byte[] bytes = new byte[ControlFile.SIZE];
    try (DiskFile file = cluster.disk().open(cluster.resolve(NAME), OpenMode.READ)) {
      int count = file.read(MemorySegment.ofArray(bytes), 0);
      if (count < bytes.length) {
        throw PgException.panic(
            SqlState.DATA_CORRUPTED,
            "could not read file \"%s\": read %d of %d".formatted(NAME, count, bytes.length));
      }
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not open file \"" + NAME + "\"", e);
    }
    return new ControlFileStore(cluster, environment, ControlFile.decode(bytes));
  }

  /// What the file says now.
  public ControlFile current() {
    return current;
  }

  /// Changes the file, and makes the change durable; its time becomes the present.
  ///
  /// @throws PgException PANIC when that fails
  public synchronized void update(UnaryOperator<ControlFile> change) {
    ControlFile changed = change.apply(current);
    ControlFile next = changed.withState(changed.state(), environment.unixSeconds());
    ByteSink bytes = new ByteSink(ControlFile.FILE_SIZE);
    next.encode(bytes);
    try (DiskFile file = cluster.disk().open(cluster.resolve(NAME), OpenMode.READ_WRITE)) {
      file.write(MemorySegment.ofArray(bytes.array()).asSlice(0, bytes.length()), 0);
      file.sync();
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not write file \"" + NAME + "\"", e);
    }
    current = next;
  }
}
