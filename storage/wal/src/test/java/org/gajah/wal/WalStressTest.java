package org.gajah.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.locks.Proc;
import org.gajah.wal.WalStage.Found;
import org.gajah.walformat.record.XlogRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Several processes insert records of all sizes, flush, switch segments and move the redo pointer
/// at the same time, while the WAL writer works beside them. Whatever a flush has promised is in
/// the files that survive a power cut, and in the end everything is there as it was inserted.
class WalStressTest {
  private static final int INSERTERS = 4;

  private final long seed = System.nanoTime();
  private final SimulatedDisk disk = new SimulatedDisk(Clock.system(), seed);
  private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();

  /// What was inserted: main data by start.
  private final Map<Long, Found> inserted = new ConcurrentHashMap<>();

  /// How far each inserter knows its records to be durable.
  private final long[] promised = new long[INSERTERS];

  @Test
  void withFourPagesOfBuffers() throws Exception {
    play(4, 4000);
  }

  @Test
  void withOnePageOfBuffers() throws Exception {
    play(1, 1500);
  }

  @Test
  void withManyPagesOfBuffers() throws Exception {
    play(64, 4000);
  }

  @Test
  @Tag("long")
  void forLong() throws Exception {
    for (int round = 0; round < 30; round++) {
      new WalStressTest().play(1 + round % 7, 10_000);
    }
  }

  private void play(int bufferPages, int records) throws Exception {
    try (WalStage stage = new WalStage(disk, bufferPages).started()) {
      AtomicBoolean stop = new AtomicBoolean();
      CountDownLatch done = new CountDownLatch(INSERTERS);
      List<Threads.Strand> strands = new ArrayList<>();
      for (int number = 0; number < INSERTERS; number++) {
        WalInserter inserter = stage.newInserter();
        int own = number;
        strands.add(
            start(() -> {
              try {
                insertMany(stage, inserter, own, records);
              } finally {
                done.countDown();
              }
            }));
      }
      Proc writer = stage.newProc();
      strands.add(start(() -> flushInBackground(stage, writer, stop)));
      SplittableRandom random = new SplittableRandom(seed);
      while (!done.await(20, TimeUnit.MILLISECONDS)) {
        checkPromises(random.nextLong());
      }
      stop.set(true);
      strands.forEach(strand -> strand.join(0));
      assertThat(fault.get()).as("seed %d", seed).isNull();
      assertThat(stage.panics).isEmpty();
      stage.wal.flush(stage.wal.endPosition(), stage.newProc());
      checkAll();
    }
  }

  private Threads.Strand start(Runnable body) {
    return Threads.platform()
        .start(
            "stress",
            () -> {
              try {
                body.run();
              } catch (Throwable e) {
                fault.compareAndSet(null, e);
              }
            });
  }

  private void insertMany(WalStage stage, WalInserter inserter, int number, int records) {
    SplittableRandom random = new SplittableRandom(seed + number);
    Proc proc = stage.newProc();
    for (int i = 0; i < records && fault.get() == null; i++) {
      int dice = random.nextInt(100);
      if (dice == 0) {
        inserter.insertSwitch(new XlogRecord.Switch());
        continue;
      }
      if (dice == 1) {
        long redo = inserter.insertRedoPoint(new XlogRecord.CheckpointRedo(1));
        assertThat(stage.wal.redoPointer()).isGreaterThanOrEqualTo(redo);
        continue;
      }
      byte[] main = new byte[length(random)];
      random.nextBytes(main);
      long end = WalStage.insert(inserter, main);
      inserted.put(inserter.lastStart(), new Found(inserter.lastStart(), end, 0, main));
      if (dice < 30) {
        stage.wal.flush(end, proc);
        assertThat(stage.wal.flushed()).isGreaterThanOrEqualTo(end);
        synchronized (promised) {
          promised[number] = end;
        }
      } else if (dice < 35) {
        stage.wal.asyncCommit(end);
      }
    }
  }

  private static int length(SplittableRandom random) {
    return switch (random.nextInt(10)) {
      case 0 -> random.nextInt(50_000);
      case 1 -> 8192 - random.nextInt(60);
      default -> random.nextInt(500);
    };
  }

  private static void flushInBackground(WalStage stage, Proc writer, AtomicBoolean stop) {
    int round = 0;
    while (!stop.get()) {
      if (!stage.wal.flushInBackground(16, ++round % 5 == 0, writer)) {
        writer.pause(100);
      }
    }
  }

  /// Cuts the power in thought: what was promised before must be left.
  private void checkPromises(long seedOfCut) throws IOException {
    long upto;
    synchronized (promised) {
      upto = Arrays.stream(promised).max().orElse(0);
    }
    SimulatedDisk left =
        (seedOfCut & 1) == 0 ? disk.withSyncedOnly() : disk.afterPowerCut(seedOfCut);
    List<Found> found = upto == 0 ? List.of() : WalStage.read(left, WalStage.START);
    long end = found.isEmpty() ? 0 : found.get(found.size() - 1).end();
    assertThat(end).as("seed %d: end of the log that is left", seed).isGreaterThanOrEqualTo(upto);
  }

  private void checkAll() throws IOException {
    List<Found> found = WalStage.read(disk.withSyncedOnly(), WalStage.START);
    Map<Long, Found> expected = new HashMap<>(inserted);
    long previous = 0;
    for (Found record : found) {
      if (previous != 0) {
        assertThat(record.previous()).isEqualTo(previous);
      }
      previous = record.start();
      Found known = expected.remove(record.start());
      if (known != null) {
        assertThat(record.end()).isEqualTo(known.end());
        assertThat(record.main()).isEqualTo(known.main());
      } else {
        // A switch has no data, a redo point four bytes.
        assertThat(record.main().length).isIn(0, 4);
        assertThat(record.main().length == 0 || LittleEndian.intAt(record.main(), 0) == 1).isTrue();
      }
    }
    assertThat(expected).as("seed %d: records that are missing", seed).isEmpty();
  }
}
