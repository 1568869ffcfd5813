package org.gajah.recovery.redo;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import org.gajah.accessapi.redo.RedoContext;
import org.gajah.accessapi.redo.RedoHandler;
import org.gajah.base.bytes.Slice;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.FileFault;
import org.gajah.recovery.cluster.DecodingFiles;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.record.Heap2Record;
import org.gajah.walformat.record.HeapRecord;
import org.gajah.walformat.record.HeapRewrite;

/// Redo of the resource manager Heap2, where one kind of record writes no page but a file for
/// logical decoding: which tuple a table's rewriting has moved where. Mirrors
/// `heap_xlog_logical_rewrite`.
final class RewriteRedo implements RedoHandler {
  private final ClusterFiles cluster;
  private final RedoHandler others;

  /// @param others applies all other records of Heap2
  RewriteRedo(ClusterFiles cluster, RedoHandler others) {
    this.cluster = cluster;
    this.others = others;
  }

  @Override
  public void redo(RecordView record, RedoContext context) {
    if ((record.info() & HeapRecord.KIND_MASK) == Heap2Record.REWRITE) {
      write(HeapRewrite.decode(record), record.xid());
    } else {
      others.redo(record, context);
    }
  }

  @Override
  public void mask(MemorySegment page, int block) {
    others.mask(page, block);
  }

  private void write(HeapRewrite rewrite, int xid) {
    String name =
        DecodingFiles.mappingName(
            rewrite.database(), rewrite.relation(), rewrite.startLsn(), rewrite.mappedXid(), xid);
    Path path = cluster.resolve(name);
    Slice mappings = rewrite.mappings();
    try (DiskFile file = cluster.disk().open(path, OpenMode.CREATE)) {
      // What lies behind was written by a run whose record is not in the log.
      file.truncate(rewrite.fileOffset());
      file.write(
          MemorySegment.ofArray(mappings.array()).asSlice(mappings.from(), mappings.length()),
          rewrite.fileOffset());
      file.sync();
    } catch (IOException e) {
      throw FileFault.of("could not write to file \"" + name + "\"", e);
    }
  }
}
