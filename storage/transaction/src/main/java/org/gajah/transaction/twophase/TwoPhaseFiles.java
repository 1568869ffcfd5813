package org.gajah.transaction.twophase;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gajah.activity.WaitEvent;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.FullXid;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.locks.Proc;
import org.gajah.walformat.record.TwoPhaseState;

/// The states of prepared transactions in `pg_twophase`, a file each, named by its id with epoch in
/// sixteen hexadecimal digits.
final class TwoPhaseFiles {
  static final String FOLDER = "pg_twophase";

  private static final int NAME_LENGTH = 16;

  /// What the name of a file ends with while it is written: recovery must not find half of one.
  private static final String UNFINISHED = ".tmp";

  /// Header, an empty section and the checksum.
  private static final int SMALLEST = TwoPhaseState.HEADER + 8 + Integer.BYTES;

  private final ClusterFiles cluster;

  TwoPhaseFiles(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  private static String name(long fullXid) {
    return "%s/%08X%08X".formatted(FOLDER, FullXid.epoch(fullXid), FullXid.xid(fullXid));
  }

  private Path path(long fullXid) {
    return cluster.resolve(name(fullXid));
  }

  /// Where a file is while it is written.
  private Path unfinished(long fullXid) {
    return cluster.resolve(name(fullXid) + UNFINISHED);
  }

  /// The transactions that have files. Files that a crash left unfinished are deleted.
  List<Long> list() {
    List<Long> found = new ArrayList<>();
    try {
      for (String name : cluster.list(FOLDER)) {
        if (name.length() == NAME_LENGTH && name.chars().allMatch(TwoPhaseFiles::isHex)) {
          found.add(Long.parseUnsignedLong(name, 16));
        } else if (name.endsWith(UNFINISHED)) {
          cluster.disk().delete(cluster.resolve(FOLDER + "/" + name));
        }
      }
    } catch (IOException e) {
      throw FileFault.of("could not open directory \"" + FOLDER + "\"", e);
    }
    return found;
  }

  private static boolean isHex(int c) {
    return c >= '0' && c <= '9' || c >= 'A' && c <= 'F';
  }

  boolean exists(long fullXid) {
    try {
      return cluster.disk().exists(path(fullXid));
    } catch (IOException e) {
      throw FileFault.of("could not access file \"" + name(fullXid) + "\"", e);
    }
  }

  /// Writes a file and syncs it, but not its name: see [#syncFolder].
  void write(long fullXid, TwoPhaseState state, Proc proc) {
    ByteSink bytes = new ByteSink(512);
    state.encodeFile(bytes);
    MemorySegment content = MemorySegment.ofArray(bytes.array()).asSlice(0, bytes.length());
    proc.startWait(WaitEvent.IO_TWOPHASE_FILE_WRITE);
    try (DiskFile file = open(fullXid)) {
      writeContent(file, content, name(fullXid));
      proc.startWait(WaitEvent.IO_TWOPHASE_FILE_SYNC);
      file.sync();
    } catch (IOException e) {
      throw FileFault.of("could not fsync file \"" + name(fullXid) + "\"", e);
    } finally {
      proc.endWait();
    }
    rename(fullXid);
  }

  private void rename(long fullXid) {
    try {
      cluster.disk().rename(unfinished(fullXid), path(fullXid));
    } catch (IOException e) {
      throw FileFault.of("could not rename file \"" + unfinished(fullXid) + "\"", e);
    }
  }

  private DiskFile open(long fullXid) {
    try {
      return cluster.disk().open(unfinished(fullXid), OpenMode.CREATE);
    } catch (IOException e) {
      throw FileFault.of("could not recreate file \"" + name(fullXid) + "\"", e);
    }
  }

  private static void writeContent(DiskFile file, MemorySegment content, String name) {
    try {
      file.truncate(0);
      file.write(content, 0);
    } catch (IOException e) {
      throw FileFault.of("could not write file \"" + name + "\"", e);
    }
  }

  /// Makes the names of files durable.
  void syncFolder() {
    try {
      cluster.disk().syncDirectory(cluster.resolve(FOLDER));
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not fsync file \"" + FOLDER + "\"", e);
    }
  }

  /// Reads a file.
  ///
  /// @throws PgException XX001 when it is damaged
  TwoPhaseState read(long fullXid, Proc proc) {
    String name = name(fullXid);
    byte[] bytes;
    proc.startWait(WaitEvent.IO_TWOPHASE_FILE_READ);
    try {
      bytes = WholeFile.read(cluster.disk(), path(fullXid));
    } catch (IOException e) {
      String what = e instanceof NoSuchFileException ? "open" : "read";
      throw FileFault.of("could not " + what + " file \"" + name + "\"", e);
    } finally {
      proc.endWait();
    }
    check(bytes, name);
    return TwoPhaseState.decode(new Slice(bytes, 0, bytes.length - Integer.BYTES));
  }

  private static void check(byte[] bytes, String name) {
    int length = bytes.length;
    if (length < SMALLEST) {
      throw corrupted(
          "incorrect size of file \"%s\": %d byte%s"
              .formatted(name, length, length == 1 ? "" : "s"));
    }
    int checksumAt = length - Integer.BYTES;
    if ((checksumAt & 7) != 0) {
      throw corrupted("incorrect alignment of CRC offset for file \"" + name + "\"");
    }
    if (LittleEndian.intAt(bytes, 0) != TwoPhaseState.MAGIC) {
      throw corrupted("invalid magic number stored in file \"" + name + "\"");
    }
    if (LittleEndian.intAt(bytes, 4) != length) {
      throw corrupted("invalid size stored in file \"" + name + "\"");
    }
    if (Crc32c.of(bytes, 0, checksumAt) != LittleEndian.intAt(bytes, checksumAt)) {
      throw corrupted(
          "calculated CRC checksum does not match value stored in file \"" + name + "\"");
    }
  }

  private static PgException corrupted(String message) {
    return new PgException(SqlState.DATA_CORRUPTED, message);
  }

  /// Removes a file.
  ///
  /// @return whether there was one
  boolean remove(long fullXid) {
    try {
      cluster.disk().delete(path(fullXid));
      return true;
    } catch (NoSuchFileException missing) {
      return false;
    } catch (IOException e) {
      throw FileFault.of("could not remove file \"" + name(fullXid) + "\"", e);
    }
  }
}
