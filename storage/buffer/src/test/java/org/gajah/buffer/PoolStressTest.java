package org.gajah.buffer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.buffer.BufferRing.Kind;
import org.gajah.disk.RelationFork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Several processes use more pages than there are frames, while a checkpointer writes, and
/// relations come and go. Everybody always finds the page that it asked for, and no change is lost.
class PoolStressTest {
  private static final int FRAMES = 20;
  private static final int PAGES = 60;
  private static final int USERS = 4;
  private static final int MOVES = 30_000;

  private final long seed = System.nanoTime();
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
  private final AtomicIntegerArray model = new AtomicIntegerArray(PAGES);
  private final AtomicBoolean done = new AtomicBoolean();
  private final AtomicInteger nextRelation = new AtomicInteger(1000);

  @Test
  void everybodyFindsItsPage() {
    try (PoolStage stage = new PoolStage(new MemoryDisk(Clock.system()), FRAMES, true)) {
      RelationFork fork;
      try (PoolStage.User user = stage.user()) {
        fork = user.make(1, PAGES);
      }
      SplittableRandom random = new SplittableRandom(seed);
      List<Threads.Strand> strands = new ArrayList<>();
      for (int i = 0; i < USERS; i++) {
        SplittableRandom own = random.split();
        strands.add(start(() -> use(stage, fork, own)));
      }
      Threads.Strand checkpointer = start(() -> checkpoint(stage));
      Threads.Strand dropper = start(() -> makeAndDrop(stage, random.split()));
      strands.forEach(strand -> strand.join(0));
      done.set(true);
      checkpointer.join(0);
      dropper.join(0);
      assertThat(fault.get()).as("seed %d", seed).isNull();
      assertThat(stage.pool.pins()).isZero();
      assertThat(nextRelation.get()).isGreaterThan(1002);
      try (PoolStage.User user = stage.user()) {
        for (int block = 0; block < PAGES; block++) {
          assertThat(user.read(fork, 1, block)).isEqualTo(model.get(block));
        }
      }
    }
  }

  private Threads.Strand start(Runnable body) {
    return Threads.platform()
        .start(
            "player",
            () -> {
              try {
                body.run();
              } catch (Throwable caught) {
                fault.compareAndSet(null, caught);
                done.set(true);
              }
            });
  }

  private void use(PoolStage stage, RelationFork fork, SplittableRandom random) {
    try (PoolStage.User user = stage.user()) {
      BufferRing ring = new BufferRing(Kind.BULK_READ, FRAMES);
      for (int move = 0; move < MOVES && fault.get() == null; move++) {
        int block = random.nextInt(PAGES);
        switch (random.nextInt(8)) {
          case 0 -> {
            int buffer = user.buffers.read(fork, block);
            user.count(buffer, 1, block);
            model.incrementAndGet(block);
            user.buffers.release(buffer);
          }
          case 1 -> {
            int buffer = user.buffers.read(fork, block, ReadMode.NORMAL, ring);
            user.buffers.lockShared(buffer);
            user.check(buffer, 1, block);
            user.buffers.unlockAndRelease(buffer);
          }
          case 2 -> {
            int buffer = user.buffers.read(fork, block);
            if (user.buffers.tryLockForCleanup(buffer)) {
              user.check(buffer, 1, block);
              user.buffers.unlock(buffer);
            }
            user.buffers.release(buffer);
          }
          default -> user.read(fork, 1, block);
        }
      }
    }
  }

  private void checkpoint(PoolStage stage) {
    try (PoolStage.User user = stage.user()) {
      while (!done.get()) {
        stage.pool.checkpoint(false, (done, total) -> {}, WriteBack.none(), user.proc);
        for (int frame = 0; frame < FRAMES; frame++) {
          stage.pool.writeIfUnused(frame, WriteBack.none(), user.proc);
        }
      }
    }
  }

  private void makeAndDrop(PoolStage stage, SplittableRandom random) {
    try (PoolStage.User user = stage.user()) {
      while (!done.get()) {
        int number = nextRelation.getAndIncrement();
        RelationFork fork = user.make(number, random.nextInt(1, 10));
        assertThat(user.read(fork, number, 0)).isZero();
        user.buffers.drop(false, (file, block) -> file == fork);
        stage.relations.delete(PoolStage.key(number), false);
      }
    }
  }
}
