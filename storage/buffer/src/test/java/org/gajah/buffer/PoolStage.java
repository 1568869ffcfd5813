package org.gajah.buffer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Threads;
import org.gajah.disk.ClusterFiles;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
import org.gajah.disk.SyncRequests;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.page.Bytes;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFiles;
import org.gajah.wal.WalInserter;
import org.gajah.wal.WalListener;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalSegmentSize;

/// A pool over a disk, with a log and relations whose pages say whose they are: at [#CONTENT] the
/// relation, its block and a count.
final class PoolStage implements AutoCloseable {
  static final Path ROOT = Path.of("/data");
  static final int DATABASE = 5;
  private static final WalSegmentSize SMALL = new WalSegmentSize(WalSegmentSize.MIN);
  private static final int CONTENT = 1000;

  final SharedMemory memory = new SharedMemory();
  final ConcurrentLinkedQueue<Throwable> panics = new ConcurrentLinkedQueue<>();
  final ProcTable procs =
      new ProcTable(16, Threads.platform(), Clock.system(), (proc, cause) -> panics.add(cause));
  final ClusterFiles cluster;
  final RelationFiles relations;
  final Wal wal;
  final BufferPool pool;

  PoolStage(Disk disk, int frames, boolean checksums) {
    cluster = new ClusterFiles(disk, ROOT);
    try {
      cluster.createFolders(ROOT.resolve("base/" + DATABASE));
      cluster.createFolders(ROOT.resolve("pg_wal"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    relations = new RelationFiles(cluster, new SyncRequests(cluster), memory);
    WalFiles files = new WalFiles(cluster, SMALL, memory);
    wal = new Wal(files, 32, procs.size(), 1, 1, WalListener.NONE, memory);
    wal.start(SMALL.start(5), 0, SMALL.start(5), true, 0);
    pool = new BufferPool(frames, checksums, wal, memory);
  }

  static RelationKey key(int number) {
    return new RelationKey(new RelFileLocator(RelFileLocator.DEFAULT_TABLESPACE, DATABASE, number));
  }

  RelationFork fork(int number) {
    return relations.fork(key(number), ForkNumber.MAIN);
  }

  /// Who uses the pool.
  final class User implements AutoCloseable {
    final Proc proc = procs.enter();
    final WalInserter inserter = new WalInserter(wal, proc);
    final BufferAccess buffers = new BufferAccess(pool, inserter, proc, 16, false);

    /// Makes a relation of so many pages.
    RelationFork make(int number, int blocks) {
      RelationFork fork = fork(number);
      fork.create(false);
      for (int block = 0; block < blocks; block++) {
        int buffer = buffers.extend(fork, 1, null);
        PageWriter.init(buffers.page(buffer), 0);
        Bytes.setInt(buffers.page(buffer), CONTENT, number);
        Bytes.setInt(buffers.page(buffer), CONTENT + 4, buffers.block(buffer));
        buffers.markDirty(buffer);
        buffers.unlockAndRelease(buffer);
      }
      return fork;
    }

    /// Adds one to a page's count and logs that.
    void count(int buffer, int number, int block) {
      buffers.lockExclusive(buffer);
      check(buffer, number, block);
      buffers.markDirty(buffer);
      Bytes.setInt(buffers.page(buffer), CONTENT + 8, counted(buffer) + 1);
      inserter.begin().mainData().putInt(number).putInt(block).putInt(counted(buffer));
      long end = inserter.insert(ResourceManagerId.LOGICAL_MESSAGE, 0, 0);
      PageWriter.setLsn(buffers.page(buffer), end);
      buffers.unlock(buffer);
    }

    int counted(int buffer) {
      return Bytes.intAt(buffers.page(buffer), CONTENT + 8);
    }

    /// Checks that a buffer holds the page that was asked for.
    void check(int buffer, int number, int block) {
      int whose = Bytes.intAt(buffers.page(buffer), CONTENT);
      int which = Bytes.intAt(buffers.page(buffer), CONTENT + 4);
      if (whose != number || which != block || buffers.block(buffer) != block) {
        throw new AssertionError(
            "asked for %d/%d, got %d/%d".formatted(number, block, whose, which));
      }
    }

    /// Reads a page's count.
    int read(RelationFork fork, int number, int block) {
      int buffer = buffers.read(fork, block);
      buffers.lockShared(buffer);
      check(buffer, number, block);
      int counted = counted(buffer);
      buffers.unlockAndRelease(buffer);
      return counted;
    }

    @Override
    public void close() {
      buffers.close();
      procs.leave(proc);
    }
  }

  User user() {
    return new User();
  }

  static boolean isNew(BufferAccess buffers, int buffer) {
    return PageHeader.isNew(buffers.page(buffer));
  }

  @Override
  public void close() {
    wal.close();
    relations.close();
    memory.close();
    if (!panics.isEmpty()) {
      throw new AssertionError("panic", panics.peek());
    }
  }
}
