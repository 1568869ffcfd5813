package org.gajah.recovery.cluster;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Xid;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.walformat.WalLevel;

/// What the replication slots of a directory hold back, as their files say. Until slots themselves
/// are built they do not move, and this stays true while the instance runs. Mirrors
/// `RestoreSlotFromDisk` of `replication/slot.c`.
///
/// `pg_replslot/NAME/state`:
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 4 | magic | 0x01051CA1 |
/// | 4 | 4 | checksum | CRC-32C of everything behind |
/// | 8 | 4 | version | 5 |
/// | 12 | 4 | length | of what follows |
/// | 16 | 64 | name | |
/// | 80 | 4 | database | 0 for physical slots |
/// | 84 | 4 | persistency | 0: survives the server |
/// | 88 | 4 | xmin | |
/// | 92 | 4 | catalog_xmin | |
/// | 96 | 8 | restart_lsn | the log is needed from here |
/// | 104 | 4 | invalidated | 0: the slot is good |
///
/// @param restartLsn from where the log is needed, 0 for nowhere
/// @param xmin oldest transaction whose effects on rows are held back, 0 for none
/// @param catalogXmin the same for catalogs
/// @param logicalRestartLsn from where slots of logical replication need the log, 0 for nowhere
public record SlotHorizons(long restartLsn, int xmin, int catalogXmin, long logicalRestartLsn) {
  private static final String FOLDER = "pg_replslot";
  private static final int MAGIC = 0x01051CA1;
  private static final int VERSION = 5;
  private static final int CHECKSUM = 4;
  private static final int VERSION_AT = 8;
  private static final int DATABASE = 80;
  private static final int PERSISTENCY = 84;
  private static final int XMIN = 88;
  private static final int CATALOG_XMIN = 92;
  private static final int RESTART_LSN = 96;
  private static final int INVALIDATED = 104;

  private static final SlotHorizons NONE = new SlotHorizons(0, 0, 0, 0);

  /// Reads the slots of a directory. Those that were not to survive the last run are removed, with
  /// what was being made or removed then.
  ///
  /// @throws PgException PANIC when a file is damaged; FATAL when the log is too poor for a slot
  public static SlotHorizons read(ClusterFiles cluster, WalLevel level) {
    SlotHorizons found = NONE;
    try {
      for (String name : cluster.list(FOLDER)) {
        Path folder = cluster.resolve(FOLDER).resolve(name);
        FileStatus status = cluster.disk().status(folder);
        if (status == null || !status.isDirectory()) {
          continue;
        }
        found =
            name.endsWith(".tmp") ? drop(cluster, folder, found) : add(cluster, name, level, found);
      }
    } catch (IOException e) {
      throw FileFault.of("could not read directory \"" + FOLDER + "\"", e);
    }
    return found;
  }

  private static void checkLevel(String name, boolean isLogical, WalLevel level) {
    WalLevel needed = isLogical ? WalLevel.LOGICAL : WalLevel.REPLICA;
    if (level.compareTo(needed) < 0) {
      throw PgException.fatal(
              SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
              "%s replication slot \"%s\" exists, but \"wal_level\" < \"%s\""
                  .formatted(isLogical ? "logical" : "physical", name, needed.label()))
          .hint("Change \"wal_level\" to be \"" + needed.label() + "\" or higher.");
    }
  }

  private static SlotHorizons drop(ClusterFiles cluster, Path folder, SlotHorizons found)
      throws IOException {
    cluster.deleteTree(folder);
    cluster.disk().syncDirectory(cluster.resolve(FOLDER));
    return found;
  }

  private static SlotHorizons add(
      ClusterFiles cluster, String name, WalLevel level, SlotHorizons found) throws IOException {
    String file = FOLDER + "/" + name + "/state";
    byte[] state;
    try {
      state = WholeFile.read(cluster.disk(), cluster.resolve(file));
    } catch (NoSuchFileException missing) {
      throw FileFault.of("could not open file \"" + file + "\"", missing);
    }
    check(state, file);
    if (LittleEndian.intAt(state, PERSISTENCY) != 0) {
      return drop(cluster, cluster.resolve(FOLDER).resolve(name), found);
    }
    checkLevel(name, LittleEndian.intAt(state, DATABASE) != 0, level);
    return found.with(state);
  }

  private static void check(byte[] state, String file) {
    if (state.length < INVALIDATED + Integer.BYTES || LittleEndian.intAt(state, 0) != MAGIC) {
      int magic = state.length < Integer.BYTES ? 0 : LittleEndian.intAt(state, 0);
      throw damaged(
          "replication slot file \"%s\" has wrong magic number: %s instead of %d"
              .formatted(file, Integer.toUnsignedString(magic), MAGIC));
    }
    int version = LittleEndian.intAt(state, VERSION_AT);
    if (version != VERSION) {
      throw damaged(
          "replication slot file \"%s\" has unsupported version %d".formatted(file, version));
    }
    int checksum = Crc32c.of(state, VERSION_AT, state.length - VERSION_AT);
    if (checksum != LittleEndian.intAt(state, CHECKSUM)) {
      throw damaged(
          "checksum mismatch for replication slot file \"%s\": is %s, should be %s"
              .formatted(
                  file,
                  Integer.toUnsignedString(checksum),
                  Integer.toUnsignedString(LittleEndian.intAt(state, CHECKSUM))));
    }
  }

  private static PgException damaged(String message) {
    return PgException.panic(SqlState.DATA_CORRUPTED, message);
  }

  private SlotHorizons with(byte[] state) {
    if (LittleEndian.intAt(state, INVALIDATED) != 0) {
      return this;
    }
    boolean isLogical = LittleEndian.intAt(state, DATABASE) != 0;
    long lsn = LittleEndian.longAt(state, RESTART_LSN);
    return new SlotHorizons(
        older(restartLsn, lsn),
        Xid.older(xmin, LittleEndian.intAt(state, XMIN)),
        Xid.older(catalogXmin, LittleEndian.intAt(state, CATALOG_XMIN)),
        isLogical ? older(logicalRestartLsn, lsn) : logicalRestartLsn);
  }

  private static long older(long known, long lsn) {
    boolean replaces = Lsn.isValid(lsn) && (!Lsn.isValid(known) || Lsn.before(lsn, known));
    return replaces ? lsn : known;
  }
}
