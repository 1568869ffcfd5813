package org.gajah.walformat.file;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Crc32c;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalSegmentSize;

/// The control file, `global/pg_control`: 8192 bytes, of which the first 296 mean something.
/// Mirrors `ControlFileData` of `catalog/pg_control.h`.
///
/// | offset | size | field | meaning |
/// |---:|---:|---|---|
/// | 0 | 8 | system_identifier | the cluster |
/// | 8 | 88 | | see [Format], [#state] and below |
/// | 16 | 4 | state | see [ClusterState] |
/// | 24 | 8 | time | last change, seconds since 1970 |
/// | 32 | 8 | checkPoint | where the record of the last checkpoint is |
/// | 40 | 88 | checkPointCopy | its contents, see [Checkpoint] |
/// | 128 | 8 | unloggedLSN | counter for pages of unlogged relations |
/// | 136 | 36 | | see [Recovery] |
/// | 172 | 32 | | see [Settings] |
/// | 252 | 4 | data_checksum_version | 0: pages have no checksums; 1: they have |
/// | 256 | 32 | mock_authentication_nonce | for SCRAM with roles that do not exist |
/// | 288 | 4 | crc | CRC-32C of everything before |
public record ControlFile(
    long systemId,
    Format format,
    ClusterState state,
    long time,
    long checkpointLsn,
    Checkpoint checkpoint,
    long unloggedLsn,
    Recovery recovery,
    Settings settings,
    int checksumVersion,
    byte[] nonce) {
  /// Size of the file.
  public static final int FILE_SIZE = 8192;

  /// Size of what means something.
  public static final int SIZE = 296;

  private static final int CRC = 288;
  private static final int NONCE = 256;
  private static final int NONCE_SIZE = 32;

  /// What two servers must agree on to share a directory.
  ///
  /// | offset | size | field |
  /// |---:|---:|---|
  /// | 8 | 4 | pg_control_version |
  /// | 12 | 4 | catalog_version_no |
  /// | 204 | 4 | maxAlign |
  /// | 208 | 8 | floatFormat |
  /// | 216 | 4 | blcksz |
  /// | 220 | 4 | relseg_size |
  /// | 224 | 4 | xlog_blcksz |
  /// | 228 | 4 | xlog_seg_size |
  /// | 232 | 4 | nameDataLen |
  /// | 236 | 4 | indexMaxKeys |
  /// | 240 | 4 | toast_max_chunk_size |
  /// | 244 | 4 | loblksize |
  /// | 248 | 1 | float8ByVal |
  public record Format(
      int controlVersion,
      int catalogVersion,
      int maxAlign,
      double floatFormat,
      int blockSize,
      int segmentBlocks,
      int walBlockSize,
      int walSegmentSize,
      int nameLength,
      int indexMaxKeys,
      int toastChunkSize,
      int largeObjectBlockSize,
      boolean float8ByValue) {
    /// PostgreSQL 17's on x86-64.
    ///
    /// @param walSegmentSize as `initdb` was told
    public static Format of17(int walSegmentSize) {
      return new Format(
          1700,
          202406281,
          8,
          1234567.0,
          8192,
          131072,
          8192,
          walSegmentSize,
          64,
          32,
          1996,
          2048,
          true);
    }
  }

  /// How far recovery must get, and has got.
  ///
  /// | offset | size | field | meaning |
  /// |---:|---:|---|---|
  /// | 136 | 8 | minRecoveryPoint | where the directory is consistent at the earliest |
  /// | 144 | 4 | minRecoveryPointTLI | on which timeline |
  /// | 152 | 8 | backupStartPoint | recovering from a base backup: where it started |
  /// | 160 | 8 | backupEndPoint | and from a standby's: where it ended |
  /// | 168 | 1 | backupEndRequired | whether the end of the backup must be seen |
  public record Recovery(
      long minPoint,
      int minPointTimeline,
      long backupStart,
      long backupEnd,
      boolean backupEndRequired) {
    /// No recovery.
    public static final Recovery NONE = new Recovery(0, 0, 0, 0, false);
  }

  /// Settings that a standby must follow.
  ///
  /// | offset | size | field |
  /// |---:|---:|---|
  /// | 172 | 4 | wal_level |
  /// | 176 | 1 | wal_log_hints |
  /// | 180 | 4 | MaxConnections |
  /// | 184 | 4 | max_worker_processes |
  /// | 188 | 4 | max_wal_senders |
  /// | 192 | 4 | max_prepared_xacts |
  /// | 196 | 4 | max_locks_per_xact |
  /// | 200 | 1 | track_commit_timestamp |
  public record Settings(
      int walLevel,
      boolean walLogHints,
      int maxConnections,
      int maxWorkerProcesses,
      int maxWalSenders,
      int maxPreparedTransactions,
      int maxLocksPerTransaction,
      boolean trackCommitTimestamp) {}

  public ControlFile withState(ClusterState newState, long newTime) {
    return new ControlFile(
        systemId,
        format,
        newState,
        newTime,
        checkpointLsn,
        checkpoint,
        unloggedLsn,
        recovery,
        settings,
        checksumVersion,
        nonce);
  }

  public ControlFile withCheckpoint(long lsn, Checkpoint newCheckpoint) {
    return new ControlFile(
        systemId,
        format,
        state,
        time,
        lsn,
        newCheckpoint,
        unloggedLsn,
        recovery,
        settings,
        checksumVersion,
        nonce);
  }

  public ControlFile withUnloggedLsn(long lsn) {
    return new ControlFile(
        systemId,
        format,
        state,
        time,
        checkpointLsn,
        checkpoint,
        lsn,
        recovery,
        settings,
        checksumVersion,
        nonce);
  }

  public ControlFile withRecovery(Recovery newRecovery) {
    return new ControlFile(
        systemId,
        format,
        state,
        time,
        checkpointLsn,
        checkpoint,
        unloggedLsn,
        newRecovery,
        settings,
        checksumVersion,
        nonce);
  }

  public ControlFile withSettings(Settings newSettings) {
    return new ControlFile(
        systemId,
        format,
        state,
        time,
        checkpointLsn,
        checkpoint,
        unloggedLsn,
        recovery,
        newSettings,
        checksumVersion,
        nonce);
  }

  /// Appends the whole file.
  public void encode(ByteSink out) {
    int start = out.length();
    Format f = format;
    out.putLong(systemId).putInt(f.controlVersion()).putInt(f.catalogVersion());
    out.putInt(state.number()).putInt(0).putLong(time).putLong(checkpointLsn);
    checkpoint.encode(out);
    out.putLong(unloggedLsn).putLong(recovery.minPoint()).putInt(recovery.minPointTimeline());
    out.putInt(0).putLong(recovery.backupStart()).putLong(recovery.backupEnd());
    out.putInt(recovery.backupEndRequired() ? 1 : 0);
    Settings s = settings;
    out.putInt(s.walLevel()).putInt(s.walLogHints() ? 1 : 0).putInt(s.maxConnections());
    out.putInt(s.maxWorkerProcesses()).putInt(s.maxWalSenders());
    out.putInt(s.maxPreparedTransactions()).putInt(s.maxLocksPerTransaction());
    out.putInt(s.trackCommitTimestamp() ? 1 : 0);
    out.putInt(f.maxAlign()).putLong(Double.doubleToRawLongBits(f.floatFormat()));
    out.putInt(f.blockSize()).putInt(f.segmentBlocks()).putInt(f.walBlockSize());
    out.putInt(f.walSegmentSize()).putInt(f.nameLength()).putInt(f.indexMaxKeys());
    out.putInt(f.toastChunkSize()).putInt(f.largeObjectBlockSize());
    out.putInt(f.float8ByValue() ? 1 : 0).putInt(checksumVersion).putBytes(nonce);
    out.putInt(Crc32c.of(out.array(), start, CRC));
    out.putZeros(FILE_SIZE - (out.length() - start));
  }

  /// Reads a file and makes sure that this server may work on the directory.
  ///
  /// @param bytes the file, or at least its first 296 bytes
  /// @throws PgException FATAL when the file is damaged or another kind of server made it
  public static ControlFile decode(byte[] bytes) {
    checkVersion(LittleEndian.intAt(bytes, 8));
    if (Crc32c.of(bytes, 0, CRC) != LittleEndian.intAt(bytes, CRC)) {
      throw PgException.fatal(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, "incorrect checksum in control file");
    }
    ControlFile file = parse(bytes);
    checkFormat(file.format);
    return file;
  }

  /// Whether the checksum is right; tools read files of any kind of server.
  public static boolean isIntact(byte[] bytes) {
    return Crc32c.of(bytes, 0, CRC) == LittleEndian.intAt(bytes, CRC);
  }

  private static ControlFile parse(byte[] bytes) {
    int state = LittleEndian.intAt(bytes, 16);
    if (!ClusterState.isState(state)) {
      throw PgException.fatal(
          SqlState.DATA_CORRUPTED, "control file contains invalid database cluster state");
    }
    return new ControlFile(
        LittleEndian.longAt(bytes, 0),
        parseFormat(bytes),
        ClusterState.of(state),
        LittleEndian.longAt(bytes, 24),
        LittleEndian.longAt(bytes, 32),
        Checkpoint.decode(bytes, 40),
        LittleEndian.longAt(bytes, 128),
        new Recovery(
            LittleEndian.longAt(bytes, 136),
            LittleEndian.intAt(bytes, 144),
            LittleEndian.longAt(bytes, 152),
            LittleEndian.longAt(bytes, 160),
            bytes[168] != 0),
        new Settings(
            LittleEndian.intAt(bytes, 172),
            bytes[176] != 0,
            LittleEndian.intAt(bytes, 180),
            LittleEndian.intAt(bytes, 184),
            LittleEndian.intAt(bytes, 188),
            LittleEndian.intAt(bytes, 192),
            LittleEndian.intAt(bytes, 196),
            bytes[200] != 0),
        LittleEndian.intAt(bytes, 252),
        Arrays.copyOfRange(bytes, NONCE, NONCE + NONCE_SIZE));
  }

  private static Format parseFormat(byte[] bytes) {
    return new Format(
        LittleEndian.intAt(bytes, 8),
        LittleEndian.intAt(bytes, 12),
        LittleEndian.intAt(bytes, 204),
        Double.longBitsToDouble(LittleEndian.longAt(bytes, 208)),
        LittleEndian.intAt(bytes, 216),
        LittleEndian.intAt(bytes, 220),
        LittleEndian.intAt(bytes, 224),
        LittleEndian.intAt(bytes, 228),
        LittleEndian.intAt(bytes, 232),
        LittleEndian.intAt(bytes, 236),
        LittleEndian.intAt(bytes, 240),
        LittleEndian.intAt(bytes, 244),
        bytes[248] != 0);
  }

  private static PgException incompatible(String detail) {
    return PgException.fatal(
            SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
            "database files are incompatible with server")
        .detail(detail);
  }

  private static String initialised(String name, int theirs, int ours) {
    return "The database cluster was initialized with "
        + name
        + " "
        + theirs
        + ", but the server was compiled with "
        + name
        + " "
        + ours
        + ".";
  }

  private static void checkVersion(int version) {
    int ours = Format.of17(WalSegmentSize.DEFAULT.bytes()).controlVersion();
    if (version == ours) {
      return;
    }
    if (version % 65536 == 0 && version / 65536 != 0) {
      throw incompatible(
              String.format(
                  Locale.ROOT,
                  "The database cluster was initialized with PG_CONTROL_VERSION %d (0x%08x), but the"
                      + " server was compiled with PG_CONTROL_VERSION %d (0x%08x).",
                  version,
                  version,
                  ours,
                  ours))
          .hint(
              "This could be a problem of mismatched byte ordering."
                  + "  It looks like you need to initdb.");
    }
    throw incompatible(initialised("PG_CONTROL_VERSION", version, ours))
        .hint("It looks like you need to initdb.");
  }

  /// One number that must be ours.
  private record Agreement(String name, int theirs, int ours, boolean recompile) {}

  private static void checkFormat(Format theirs) {
    Format ours = Format.of17(theirs.walSegmentSize());
    check(
        new Agreement("CATALOG_VERSION_NO", theirs.catalogVersion(), ours.catalogVersion(), false));
    check(new Agreement("MAXALIGN", theirs.maxAlign(), ours.maxAlign(), false));
    if (theirs.floatFormat() != ours.floatFormat()) {
      throw incompatible(
              "The database cluster appears to use a different floating-point number format than the"
                  + " server executable.")
          .hint("It looks like you need to initdb.");
    }
    for (Agreement agreement :
        List.of(
            new Agreement("BLCKSZ", theirs.blockSize(), ours.blockSize(), true),
            new Agreement("RELSEG_SIZE", theirs.segmentBlocks(), ours.segmentBlocks(), true),
            new Agreement("XLOG_BLCKSZ", theirs.walBlockSize(), ours.walBlockSize(), true),
            new Agreement("NAMEDATALEN", theirs.nameLength(), ours.nameLength(), true),
            new Agreement("INDEX_MAX_KEYS", theirs.indexMaxKeys(), ours.indexMaxKeys(), true),
            new Agreement(
                "TOAST_MAX_CHUNK_SIZE", theirs.toastChunkSize(), ours.toastChunkSize(), true),
            new Agreement(
                "LOBLKSIZE", theirs.largeObjectBlockSize(), ours.largeObjectBlockSize(), true))) {
      check(agreement);
    }
    if (!theirs.float8ByValue()) {
      throw incompatible(
              "The database cluster was initialized without USE_FLOAT8_BYVAL but the server was"
                  + " compiled with USE_FLOAT8_BYVAL.")
          .hint("It looks like you need to recompile or initdb.");
    }
    if (!WalSegmentSize.isValid(theirs.walSegmentSize())) {
      int size = theirs.walSegmentSize();
      throw new PgException(
              Severity.FATAL,
              SqlState.INVALID_PARAMETER_VALUE,
              "invalid WAL segment size in control file (%d %s)"
                  .formatted(size, size == 1 ? "byte" : "bytes"),
              null)
          .detail("The WAL segment size must be a power of two between 1 MB and 1 GB.");
    }
  }

  private static void check(Agreement agreement) {
    if (agreement.theirs() != agreement.ours()) {
      throw incompatible(initialised(agreement.name(), agreement.theirs(), agreement.ours()))
          .hint(
              agreement.recompile()
                  ? "It looks like you need to recompile or initdb."
                  : "It looks like you need to initdb.");
    }
  }
}
