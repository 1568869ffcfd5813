package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;

/// How far each replication origin has got: what has been applied of a remote node's changes.
/// Mirrors `replication/logical/origin.c`.
///
/// `pg_logical/replorigin_checkpoint`, little-endian:
///
/// | offset | size | meaning |
/// |---:|---:|---|
/// | 0 | 4 | magic, 0x1257DADE |
/// | 4 | 16 each | origin (2), nothing (6), remote LSN (8) |
/// | - | 4 | CRC-32C of everything before |
public final class OriginProgress {
  private static final String FILE = "pg_logical/replorigin_checkpoint";
  private static final int MAGIC = 0x1257DADE;
  private static final int ENTRY = 16;
  private static final int LSN_AT = 8;

  private record Position(long remote, long local) {}

  private final ClusterFiles cluster;
  private final Map<Integer, Position> positions = new TreeMap<>();

  public OriginProgress(ClusterFiles cluster) {
    this.cluster = cluster;
  }

  /// Reads what the last checkpoint wrote.
  ///
  /// @throws PgException PANIC when the file is damaged
  public synchronized void read() {
    byte[] bytes;
    try {
      bytes = WholeFile.read(cluster.disk(), cluster.resolve(FILE));
    } catch (NoSuchFileException none) {
      return;
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not open file \"" + FILE + "\"", e);
    }
    int end = bytes.length - Integer.BYTES;
    if (end < Integer.BYTES || (end - Integer.BYTES) % ENTRY != 0) {
      throw PgException.panic(
          SqlState.DATA_CORRUPTED,
          "could not read file \"%s\": read %d of %d".formatted(FILE, bytes.length % ENTRY, ENTRY));
    }
    if (LittleEndian.intAt(bytes, 0) != MAGIC) {
      throw PgException.panic(
          SqlState.INTERNAL_ERROR,
          "replication checkpoint has wrong magic %s instead of %s"
              .formatted(
                  Integer.toUnsignedString(LittleEndian.intAt(bytes, 0)),
                  Integer.toUnsignedString(MAGIC)));
    }
    int crc = Crc32c.of(bytes, 0, end);
    if (crc != LittleEndian.intAt(bytes, end)) {
      throw PgException.panic(
          SqlState.CONFIGURATION_LIMIT_EXCEEDED,
          "replication slot checkpoint has wrong checksum %s, expected %s"
              .formatted(
                  Integer.toUnsignedString(crc),
                  Integer.toUnsignedString(LittleEndian.intAt(bytes, end))));
    }
    for (int at = Integer.BYTES; at < end; at += ENTRY) {
      positions.put(
          LittleEndian.unsignedShort(bytes, at),
          new Position(LittleEndian.longAt(bytes, at + LSN_AT), Lsn.INVALID));
    }
  }

  /// Notes how far an origin has got.
  ///
  /// @param local the commit here, which must be durable before the progress is
  /// @param backward whether it may go back
  public synchronized void advance(int origin, long remote, long local, boolean backward) {
    Position known = positions.getOrDefault(origin, new Position(Lsn.INVALID, Lsn.INVALID));
    boolean moves = backward || Lsn.before(known.remote, remote);
    positions.put(
        origin,
        new Position(
            moves ? remote : known.remote,
            Lsn.isValid(local) && Lsn.before(known.local, local) ? local : known.local));
  }

  /// Forgets an origin.
  public synchronized void drop(int origin) {
    positions.remove(origin);
  }

  /// How far an origin has got, 0 when that is not known.
  public synchronized long remote(int origin) {
    Position known = positions.get(origin);
    return known == null ? Lsn.INVALID : known.remote;
  }

  /// Writes everything down.
  ///
  /// @param process flushes the log first, as far as it speaks of what is written
  public void write(StorageProcess process) {
    ByteSink bytes = new ByteSink(256);
    long local = Lsn.INVALID;
    synchronized (this) {
      bytes.putInt(MAGIC);
      for (Map.Entry<Integer, Position> entry : positions.entrySet()) {
        bytes.putShort(entry.getKey()).putZeros(6);
        bytes.putLong(entry.getValue().remote);
        local = Lsn.max(local, entry.getValue().local);
      }
    }
    bytes.putInt(Crc32c.of(bytes.array(), 0, bytes.length()));
    process.storage().wal().flush(local, process.proc());
    try {
      WholeFile.replace(
          cluster.disk(),
          cluster.resolve(FILE),
          cluster.resolve(FILE + ".tmp"),
          Arrays.copyOf(bytes.array(), bytes.length()));
    } catch (IOException e) {
      throw FileFault.of(Severity.PANIC, "could not write to file \"" + FILE + "\"", e);
    }
  }
}
