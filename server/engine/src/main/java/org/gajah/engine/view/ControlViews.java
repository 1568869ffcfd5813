package org.gajah.engine.view;

import java.util.List;
import org.gajah.base.id.FullXid;
import org.gajah.walformat.Checkpoint;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.file.ControlFile;
import org.jspecify.annotations.Nullable;

/// What the control file says. Mirrors `utils/misc/pg_controldata.c`.
final class ControlViews {
  private static final long SECOND = 1_000_000;
  private static final long EPOCH = 946_684_800;

  private ControlViews() {}

  private static ControlFile file(Asked asked) {
    return asked.session().storage().storage().control().current();
  }

  private static long timestamp(long unixSeconds) {
    return (unixSeconds - EPOCH) * SECOND;
  }

  static List<List<@Nullable Object>> system(Asked asked) {
    ControlFile file = file(asked);
    return List.of(
        Asked.row(
            file.format().controlVersion(),
            file.format().catalogVersion(),
            file.systemId(),
            timestamp(file.time())));
  }

  static List<List<@Nullable Object>> checkpoint(Asked asked) {
    ControlFile file = file(asked);
    Checkpoint last = file.checkpoint();
    WalSegmentSize size = new WalSegmentSize(file.format().walSegmentSize());
    return List.of(
        Asked.row(
            file.checkpointLsn(),
            last.redo(),
            size.fileName(last.timeline(), size.segment(last.redo())),
            last.timeline(),
            last.previousTimeline(),
            last.fullPageWrites(),
            FullXid.epoch(last.nextXid())
                + ":"
                + Integer.toUnsignedString(FullXid.xid(last.nextXid())),
            last.nextOid(),
            last.nextMulti(),
            last.nextMultiOffset(),
            last.oldestXid(),
            last.oldestXidDatabase(),
            last.oldestActiveXid(),
            last.oldestMulti(),
            last.oldestMultiDatabase(),
            last.oldestCommitTsXid(),
            last.newestCommitTsXid(),
            timestamp(last.time())));
  }

  static List<List<@Nullable Object>> recovery(Asked asked) {
    ControlFile.Recovery recovery = file(asked).recovery();
    return List.of(
        Asked.row(
            recovery.minPoint(),
            recovery.minPointTimeline(),
            recovery.backupStart(),
            recovery.backupEnd(),
            recovery.backupEndRequired()));
  }

  static List<List<@Nullable Object>> init(Asked asked) {
    ControlFile file = file(asked);
    ControlFile.Format format = file.format();
    return List.of(
        Asked.row(
            format.maxAlign(),
            format.blockSize(),
            format.segmentBlocks(),
            format.walBlockSize(),
            format.walSegmentSize(),
            format.nameLength(),
            format.indexMaxKeys(),
            format.toastChunkSize(),
            format.largeObjectBlockSize(),
            format.float8ByValue(),
            file.checksumVersion()));
  }
}
