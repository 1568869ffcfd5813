package org.gajah.wal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.id.Lsn;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Threads;
import org.gajah.disk.ClusterFiles;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;

/// A log on a disk, with processes that use it.
final class WalStage implements AutoCloseable {
  static final Path ROOT = Path.of("/data");
  static final WalSegmentSize SMALL = new WalSegmentSize(WalSegmentSize.MIN);
  static final long SYSTEM_ID = 0x1234_5678_9ABC_DEF0L;

  /// Where logs of tests start: behind a segment that does not exist, at the start of another.
  static final long START = SMALL.start(5);

  final SharedMemory memory = new SharedMemory();
  final ConcurrentLinkedQueue<Throwable> panics = new ConcurrentLinkedQueue<>();
  final ProcTable procs =
      new ProcTable(32, Threads.platform(), Clock.system(), (proc, cause) -> panics.add(cause));
  final WalFiles files;
  final Wal wal;

  WalStage(Disk disk, int bufferPages) throws IOException {
    this(disk, bufferPages, WalListener.NONE);
  }

  WalStage(Disk disk, int bufferPages, WalListener listener) throws IOException {
    ClusterFiles cluster = new ClusterFiles(disk, ROOT);
    Path folder = ROOT.resolve("pg_wal");
    if (!disk.exists(folder)) {
      cluster.createFolders(folder);
      disk.syncDirectory(Path.of("/"));
      disk.syncDirectory(ROOT);
    }
    files = new WalFiles(cluster, SMALL, memory);
    wal = new Wal(files, bufferPages, procs.size(), SYSTEM_ID, 1, listener, memory);
  }

  /// Starts an empty log.
  WalStage started() {
    wal.start(START, Lsn.INVALID, START, true, Lsn.INVALID);
    return this;
  }

  WalInserter newInserter() {
    return new WalInserter(wal, procs.enter());
  }

  Proc newProc() {
    return procs.enter();
  }

  /// Inserts a record that nobody replays, with these bytes.
  static long insert(WalInserter inserter, byte[] bytes) {
    inserter.begin().mainData().putBytes(bytes);
    return inserter.insert(ResourceManagerId.LOGICAL_MESSAGE, 0, 0);
  }

  /// A record as it was found in the files.
  record Found(long start, long end, long previous, byte[] main) {}

  /// Reads all records from the files of a disk.
  static List<Found> read(Disk disk, long from) throws IOException {
    List<Found> found = new ArrayList<>();
    try (SharedMemory memory = new SharedMemory()) {
      WalFiles files = new WalFiles(new ClusterFiles(disk, ROOT), SMALL, memory);
      try (WalFileSource source = new WalFileSource(files, segment -> 1, Long.MAX_VALUE)) {
        WalReader reader = new WalReader(source, SMALL, SYSTEM_ID);
        reader.begin(from);
        while (reader.next()) {
          found.add(found(reader.record()));
        }
      }
    }
    return found;
  }

  static Found found(RecordView view) {
    byte[] main = new byte[view.mainLength()];
    for (int i = 0; i < main.length; i++) {
      main[i] = (byte) view.byteAt(view.mainFrom() + i);
    }
    return new Found(view.start(), view.end(), view.previous(), main);
  }

  static MemorySegment page() {
    return MemorySegment.ofArray(new long[1024]);
  }

  @Override
  public void close() {
    wal.close();
    memory.close();
  }
}
