package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.ForwardingDisk;
import org.gajah.base.seam.ForwardingFile;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.locks.Proc;
import org.gajah.transaction.CommitLog.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A page that is thrown out of memory while a checkpoint syncs its file, after the checkpoint has
/// passed its bank: the checkpoint need not wait for it, but the next one must sync it.
class SlruSyncTest {
  private static final int PAGE = CommitLog.XIDS_PER_PAGE;
  private static final TransactionSizes TWO_BANKS =
      new TransactionSizes(Stage.PROCESSES, Stage.PREPARED, 2 * Slru.BANK, 16, 16, 32);

  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), 1);
  private final CountDownLatch writing = new CountDownLatch(1);
  private final CountDownLatch synced = new CountDownLatch(1);
  private final AtomicReference<@Nullable Runnable> onWrite = new AtomicReference<>();
  private final AtomicReference<@Nullable Thread> evictor = new AtomicReference<>();

  @Test
  void aWriteDuringTheSyncIsSyncedByTheNextCheckpoint() {
    int xid = 2 * PAGE + 5; // page 2, in the first bank of two
    try (Stage stage = new Stage(new HookedDisk(), TWO_BANKS).open()) {
      CommitLog log = stage.transactions.commitLog();
      Proc checkpointer = stage.procs.enter();
      Proc backend = stage.procs.enter();
      log.zero(1, checkpointer);
      log.zero(2, checkpointer);
      log.checkpoint(checkpointer);
      int odd = PAGE + 5; // page 1, in the other bank
      log.setTree(odd, new int[0], 0, Status.COMMITTED, Lsn.INVALID, checkpointer);

      // The checkpoint has passed the first bank and writes a page of the second: meanwhile a
      // transaction on page 2 commits, and the page is thrown out.
      AtomicReference<Threads.@Nullable Strand> strand = new AtomicReference<>();
      onWrite.set(() -> {
        strand.set(
            Threads.platform()
                .start(
                    "evictor",
                    () -> {
                      evictor.set(Thread.currentThread());
                      log.setTree(xid, new int[0], 0, Status.COMMITTED, Lsn.INVALID, backend);
                      evict(log.slru(), 2, backend);
                    }));
        await(writing);
      });
      log.checkpoint(checkpointer);
      synced.countDown(); // had the file not been synced at all
      Objects.requireNonNull(strand.get()).join(0);

      log.checkpoint(checkpointer);
      assertThat(log.status(xid, new long[0], checkpointer)).isEqualTo(Status.COMMITTED);
    }
    try (Stage stage = new Stage(disk.withSyncedOnly())) {
      CommitLog log = stage.transactions.commitLog();
      assertThat(log.status(xid, new long[0], stage.procs.enter())).isEqualTo(Status.COMMITTED);
    }
  }

  private static void evict(Slru slru, long page, Proc proc) {
    slru.lock(page).acquireExclusive(proc);
    slru.writePage(slru.page(page, 0, proc), proc);
    slru.lock(page).releaseExclusive(proc);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /// Stops the evictor in the middle of its write until the file has been synced.
  private final class HookedDisk extends ForwardingDisk {
    HookedDisk() {
      super(SlruSyncTest.this.disk);
    }

    @Override
    public DiskFile open(Path path, OpenMode mode) throws IOException {
      DiskFile file = disk.open(path, mode);
      return path.toString().contains("pg_xact") ? new HookedFile(file) : file;
    }
  }

  private final class HookedFile extends ForwardingFile {
    HookedFile(DiskFile file) {
      super(file);
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      if (Thread.currentThread().equals(evictor.get())) {
        writing.countDown();
        await(synced);
      } else {
        Runnable hook = onWrite.getAndSet(null);
        if (hook != null) {
          hook.run();
        }
      }
      file.write(from, position);
    }

    @Override
    public void sync() throws IOException {
      file.sync();
      if (evictor.get() != null) {
        synced.countDown();
      }
    }
  }
}
