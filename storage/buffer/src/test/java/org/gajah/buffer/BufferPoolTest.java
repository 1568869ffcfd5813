package org.gajah.buffer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.buffer.BufferRing.Kind;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.junit.jupiter.api.Test;

class BufferPoolTest {
  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), 42);

  @Test
  void thePagesUsedMostStay() {
    try (PoolStage stage = new PoolStage(disk, 8, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 40);
      for (int round = 0; round < 6; round++) {
        user.read(fork, 1, 0);
        user.read(fork, 1, 1);
      }
      long read = stage.pool.counters().read();
      for (int block = 10; block < 22; block++) {
        user.read(fork, 1, block);
      }
      assertThat(stage.pool.counters().read()).isEqualTo(read + 12);
      user.read(fork, 1, 0);
      user.read(fork, 1, 1);
      assertThat(stage.pool.counters().read()).as("both are still there").isEqualTo(read + 12);
    }
  }

  @Test
  void aPinnedPageStaysAndWithoutFreeFramesThereIsAnError() {
    try (PoolStage stage = new PoolStage(disk, 4, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 10);
      int[] buffers = new int[4];
      for (int i = 0; i < 4; i++) {
        buffers[i] = user.buffers.read(fork, i);
      }
      assertThatThrownBy(() -> user.buffers.read(fork, 5))
          .isInstanceOf(PgException.class)
          .hasMessage("no unpinned buffers available")
          .extracting(e -> ((PgException) e).sqlState().code())
          .isEqualTo("53000");
      user.buffers.release(buffers[2]);
      int other = user.buffers.read(fork, 5);
      for (int i : new int[] {0, 1, 3}) {
        user.buffers.lockShared(buffers[i]);
        user.check(buffers[i], 1, i);
        user.buffers.unlockAndRelease(buffers[i]);
      }
      user.buffers.release(other);
      assertThat(stage.pool.pins()).isZero();
    }
  }

  @Test
  void aRingUsesItsOwnFramesOnly() {
    try (PoolStage stage = new PoolStage(disk, 256, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 300);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      user.buffers.drop(false, (file, block) -> true);
      for (int block = 0; block < 100; block++) {
        user.read(fork, 1, block);
      }
      BufferRing ring = new BufferRing(Kind.BULK_READ, 256);
      for (int block = 100; block < 300; block++) {
        user.buffers.release(user.buffers.read(fork, block, ReadMode.NORMAL, ring));
      }
      long read = stage.pool.counters().read();
      for (int block = 0; block < 100; block++) {
        user.read(fork, 1, block);
      }
      assertThat(stage.pool.counters().read()).as("nobody was driven out").isEqualTo(read);
    }
  }

  @Test
  void aPageIsWrittenOnlyWhenItsLogIsFlushed() {
    AtomicLong flushedAtWrite = new AtomicLong(-1);
    try (PoolStage stage = new PoolStage(disk, 4, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 10);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      disk.faults((operation, path, position) -> {
        if (operation == Operation.WRITE && path.endsWith("1") && position == 3 * 8192) {
          flushedAtWrite.set(stage.wal.flushed());
        }
      });
      int buffer = user.buffers.read(fork, 3);
      user.count(buffer, 1, 3);
      long lsn = PageHeader.lsn(user.buffers.page(buffer));
      user.buffers.release(buffer);
      assertThat(stage.wal.flushed()).isLessThan(lsn);
      for (int round = 0; round < 4; round++) {
        for (int block = 4; block < 10; block++) {
          user.read(fork, 1, block);
        }
      }
      assertThat(flushedAtWrite.get()).isGreaterThanOrEqualTo(lsn);
      assertThat(user.read(fork, 1, 3)).isEqualTo(1);
    }
  }

  @Test
  void aRingForReadingRejectsPagesWhoseLogIsNotFlushed() {
    try (PoolStage stage = new PoolStage(disk, 256, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 200);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      BufferRing ring = new BufferRing(Kind.BULK_READ, 256);
      long flushed = stage.wal.flushed();
      for (int block = 0; block < 200; block++) {
        int buffer = user.buffers.read(fork, block, ReadMode.NORMAL, ring);
        user.count(buffer, 1, block);
        user.buffers.release(buffer);
      }
      assertThat(stage.wal.flushed()).isEqualTo(flushed);
    }
  }

  @Test
  void damagedPagesAreErrorsOrZero() throws IOException {
    try (PoolStage stage = new PoolStage(disk, 8, true);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(4711, 4);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      user.buffers.drop(false, (file, block) -> true);
      damage("base/5/4711", 8192 + 3000);
      assertThatThrownBy(() -> user.buffers.read(fork, 1))
          .isInstanceOf(PgException.class)
          .hasMessage("invalid page in block 1 of relation base/5/4711")
          .extracting(e -> ((PgException) e).sqlState().code())
          .isEqualTo("XX001");
      assertThat(stage.pool.pins()).isZero();
      assertThatThrownBy(() -> user.buffers.read(fork, 1)).hasMessageContaining("invalid page");
      int buffer = user.buffers.read(fork, 1, ReadMode.ZERO_ON_ERROR, null);
      assertThat(PoolStage.isNew(user.buffers, buffer)).isTrue();
      user.buffers.release(buffer);
      assertThat(user.read(fork, 4711, 2)).isZero();
    }
  }

  private void damage(String name, long at) throws IOException {
    try (var file = disk.open(PoolStage.ROOT.resolve(name), OpenMode.READ_WRITE)) {
      MemorySegment one = MemorySegment.ofArray(new byte[] {77});
      file.write(one, at);
    }
  }

  @Test
  void theChecksumOnDiskIsThatOfTheBlock() throws IOException {
    try (PoolStage stage = new PoolStage(disk, 8, true);
        PoolStage.User user = stage.user()) {
      user.make(4711, 4);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      MemorySegment page = MemorySegment.ofArray(new long[1024]);
      try (var file = disk.open(PoolStage.ROOT.resolve("base/5/4711"), OpenMode.READ)) {
        assertThat(file.read(page, 2 * 8192)).isEqualTo(8192);
      }
      assertThat(PageChecksum.isRight(page, 2)).isTrue();
      assertThat(PageChecksum.isRight(page, 3)).isFalse();
    }
  }

  @Test
  void faultsOfTheDiskAreErrorsAndTheNextTryMaySucceed() {
    try (PoolStage stage = new PoolStage(disk, 4, false);
        PoolStage.User user = stage.user()) {
      RelationFork fork = user.make(1, 10);
      stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
      user.buffers.drop(false, (file, block) -> true);
      failOn(Operation.READ);
      assertThatThrownBy(() -> user.buffers.read(fork, 2))
          .isInstanceOf(PgException.class)
          .hasMessage("could not read blocks 2..2 in file \"base/5/1\": oops");
      assertThat(stage.pool.pins()).isZero();
      disk.faults((operation, path, position) -> {});
      int buffer = user.buffers.read(fork, 2);
      user.count(buffer, 1, 2);
      user.buffers.release(buffer);
      stage.wal.flush(stage.wal.endPosition(), user.proc);
      failOn(Operation.WRITE);
      assertThatThrownBy(
              () -> stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc))
          .hasMessage("could not write blocks 2..2 in file \"base/5/1\": oops");
      assertThat(stage.pool.pins()).isZero();
      disk.faults((operation, path, position) -> {});
      assertThat(stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc))
          .isEqualTo(1);
      user.buffers.drop(false, (file, block) -> true);
      assertThat(user.read(fork, 1, 2)).isEqualTo(1);
    }
  }

  private void failOn(Operation which) {
    disk.faults((operation, path, position) -> {
      if (operation == which) {
        throw new IOException("oops");
      }
    });
  }

  @Test
  void aLogThatCannotBeSyncedIsAPanicAndThePageStaysInMemory() {
    PoolStage stage = new PoolStage(disk, 4, false);
    PoolStage.User user = stage.user();
    RelationFork fork = user.make(1, 4);
    stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc);
    int buffer = user.buffers.read(fork, 2);
    user.count(buffer, 1, 2);
    user.buffers.release(buffer);
    List<String> written = new ArrayList<>();
    disk.faults((operation, path, position) -> {
      if (operation == Operation.SYNC) {
        throw new IOException("oops");
      }
      if (operation == Operation.WRITE && path.toString().contains("base")) {
        written.add(path.toString());
      }
    });
    assertThatThrownBy(
            () -> stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc))
        .isInstanceOf(PgException.class)
        .extracting(e -> ((PgException) e).severity())
        .isEqualTo(Severity.PANIC);
    assertThat(written).isEmpty();
    assertThat(stage.panics).isNotEmpty();
    stage.memory.close();
  }

  @Test
  void cleanupWaitsForTheLastPin() throws Exception {
    try (PoolStage stage = new PoolStage(disk, 4, false);
        PoolStage.User user = stage.user();
        PoolStage.User other = stage.user()) {
      RelationFork fork = user.make(1, 4);
      int mine = user.buffers.read(fork, 1);
      int theirs = other.buffers.read(fork, 1);
      assertThat(user.buffers.tryLockForCleanup(mine)).isFalse();
      AtomicReference<String> order = new AtomicReference<>("");
      Thread waiter =
          new Thread(() -> {
            user.buffers.lockForCleanup(mine);
            order.accumulateAndGet("cleanup", String::concat);
            user.buffers.unlockAndRelease(mine);
          });
      waiter.start();
      while (user.proc.waitEvent() == null) {
        Thread.onSpinWait();
      }
      order.accumulateAndGet("release ", String::concat);
      other.buffers.release(theirs);
      waiter.join();
      assertThat(order.get()).isEqualTo("release cleanup");
    }
  }

  @Test
  void checkpointsWriteInTheOrderOfFilesAndLeaveUnloggedPagesOut() {
    MemoryDisk quick = new MemoryDisk(Clock.system());
    try (PoolStage stage = new PoolStage(quick, 64, false);
        PoolStage.User user = stage.user()) {
      user.make(1, 5);
      RelationFork unlogged = stage.fork(2);
      unlogged.unlogged();
      user.make(2, 5);
      assertThat(stage.pool.checkpoint(false, (done, total) -> {}, WriteBack.none(), user.proc))
          .isEqualTo(5);
      assertThat(stage.pool.checkpoint(false, (done, total) -> {}, WriteBack.none(), user.proc))
          .isZero();
      assertThat(stage.pool.checkpoint(true, (done, total) -> {}, WriteBack.none(), user.proc))
          .isEqualTo(5);
    }
  }

  @Test
  void temporaryRelationsAreInBuffersOfTheirSession() {
    try (PoolStage stage = new PoolStage(disk, 4, false);
        PoolStage.User user = stage.user()) {
      RelationKey key =
          new RelationKey(new RelFileLocator(RelFileLocator.DEFAULT_TABLESPACE, 5, 99), 3);
      RelationFork fork = stage.relations.fork(key, ForkNumber.MAIN);
      fork.create(false);
      for (int block = 0; block < 40; block++) { // more than the session has buffers
        int buffer = user.buffers.extend(fork, 1, null);
        assertThat(buffer).isNegative();
        PageWriter.init(user.buffers.page(buffer), 0);
        PageWriter.setLsn(user.buffers.page(buffer), block + 1);
        user.buffers.markDirty(buffer);
        user.buffers.unlockAndRelease(buffer);
      }
      for (int block = 0; block < 40; block++) {
        int buffer = user.buffers.read(fork, block);
        assertThat(PageHeader.lsn(user.buffers.page(buffer))).isEqualTo(block + 1);
        user.buffers.release(buffer);
      }
      assertThat(stage.pool.counters().allocated()).isZero();
      user.buffers.drop(true, (file, block) -> true);
      assertThat(user.buffers.pins()).isZero();
    }
  }
}
