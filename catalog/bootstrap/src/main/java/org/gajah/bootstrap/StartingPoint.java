package org.gajah.bootstrap;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.RecordAssembler;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalLevel;
import org.gajah.walformat.WalPageHeader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ClusterState;
import org.gajah.walformat.file.ControlFile;
import org.gajah.walformat.record.XlogRecord;

/// Where a cluster's history begins: a log that holds nothing but a shutdown checkpoint, and the
/// control file that names it. No page of the cluster may be newer than that. Mirrors
/// `BootStrapXLOG`.
public final class StartingPoint {
  private static final int TIMELINE = 1;
  private static final int FIRST_UNLOGGED_LSN = 1000;

  private StartingPoint() {}

  /// Writes both, where neither is.
  ///
  /// @param counters what the checkpoint tells of; where and when it is is set here
  public static void write(ClusterFiles files, ClusterIdentity identity, Checkpoint counters)
      throws IOException {
    Checkpoint checkpoint =
        counters.at(identity.walSegmentSize() + WalPageHeader.LONG_SIZE, identity.created());
    writeLog(files, identity, checkpoint);
    ByteSink control = new ByteSink(ControlFile.FILE_SIZE);
    control(identity, checkpoint).encode(control);
    try (DiskFile file =
        files.disk().open(files.resolve("global/pg_control"), OpenMode.CREATE_NEW)) {
      file.write(MemorySegment.ofArray(control.toByteArray()), 0);
    }
  }

  private static ControlFile control(ClusterIdentity identity, Checkpoint checkpoint) {
    return new ControlFile(
        identity.systemId(),
        ControlFile.Format.of17(identity.walSegmentSize()),
        ClusterState.SHUT_DOWN,
        identity.created(),
        checkpoint.redo(),
        checkpoint,
        FIRST_UNLOGGED_LSN,
        ControlFile.Recovery.NONE,
        new ControlFile.Settings(WalLevel.REPLICA.number(), false, 100, 8, 10, 0, 64, false),
        identity.checksums() ? 1 : 0,
        identity.nonce());
  }

  /// The first segment: a page with one record, and zeros behind.
  private static void writeLog(ClusterFiles files, ClusterIdentity identity, Checkpoint checkpoint)
      throws IOException {
    RecordBuilder builder = new RecordBuilder();
    XlogRecord.CheckpointDone record = new XlogRecord.CheckpointDone(true, checkpoint);
    record.encode(builder);
    RecordAssembler assembler = new RecordAssembler();
    assembler.assemble(builder, ResourceManagerId.XLOG.number(), record.info(), 0, 0, 0);
    assembler.finish(0);
    WalSegmentSize size = new WalSegmentSize(identity.walSegmentSize());
    try (Arena arena = Arena.ofConfined();
        DiskFile file =
            files
                .disk()
                .open(files.resolve("pg_wal/" + size.fileName(TIMELINE, 1)), OpenMode.CREATE_NEW)) {
      MemorySegment page = arena.allocate(WalFormat.PAGE_SIZE);
      WalPageHeader.write(
          page, 0, WalPageHeader.LONG_HEADER, TIMELINE, identity.walSegmentSize(), 0);
      WalPageHeader.writeLongPart(page, 0, identity.systemId(), identity.walSegmentSize());
      MemorySegment.copy(
          MemorySegment.ofArray(assembler.bytes()),
          0,
          page,
          WalPageHeader.LONG_SIZE,
          assembler.length());
      file.write(page, 0);
      writeZeros(file, WalFormat.PAGE_SIZE, size.bytes());
    }
  }

  /// Room that is written is there later, on a disk that has filled up by then.
  private static void writeZeros(DiskFile file, long from, long end) throws IOException {
    MemorySegment zeros = MemorySegment.ofArray(new byte[1 << 20]);
    for (long at = from; at < end; at += zeros.byteSize()) {
      file.write(zeros.asSlice(0, Math.min(zeros.byteSize(), end - at)), at);
    }
  }
}
