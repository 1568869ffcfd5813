package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Lsn;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.locks.Proc;
import org.gajah.transaction.CommitLog.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommitLogTest {
  private static final int PAGE = CommitLog.XIDS_PER_PAGE;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final MemoryDisk disk = new MemoryDisk(Clock.system());

  @Test
  void outcomesOfTreesAcrossPagesAreFoundAgain() {
    Map<Integer, Status> model = new HashMap<>();
    int pages = 40; // more than there is room for
    try (Stage stage = new Stage(disk).open()) {
      Proc proc = stage.procs.enter();
      CommitLog log = stage.transactions.commitLog();
      for (int page = 0; page < pages; page++) {
        log.zero(page, proc);
      }
      int xid = 1000;
      while (xid < (pages - 1) * PAGE) {
        int[] children = new int[random.nextInt(4)];
        int last = xid;
        for (int i = 0; i < children.length; i++) {
          last += random.nextInt(1, PAGE / 3);
          children[i] = last;
        }
        Status status = random.nextBoolean() ? Status.COMMITTED : Status.ABORTED;
        log.setTree(xid, children, children.length, status, Lsn.INVALID, proc);
        model.put(xid, status);
        for (int child : children) {
          model.put(child, status);
        }
        xid = last + random.nextInt(1, 2000);
        if (random.nextInt(50) == 0) {
          log.checkpoint(proc);
        }
      }
      check(log, model, proc);
      log.checkpoint(proc);
    }
    try (Stage stage = new Stage(disk)) {
      check(stage.transactions.commitLog(), model, stage.procs.enter());
    }
  }

  private void check(CommitLog log, Map<Integer, Status> model, Proc proc) {
    model.forEach((xid, status) ->
        assertThat(log.status(xid, new long[0], proc))
            .as("seed %d, %d", seed, xid)
            .isEqualTo(status));
    for (int i = 0; i < 1000; i++) {
      int xid = random.nextInt(1000, 30 * PAGE);
      if (!model.containsKey(xid)) {
        assertThat(log.status(xid, new long[0], proc)).isEqualTo(Status.IN_PROGRESS);
      }
    }
  }

  /// Neighbours in one byte end at the same time; nobody loses anything, and nobody ever sees a
  /// subtransaction committed whose parent is not.
  @Test
  void manyMarkOnePageAtOnce() throws Exception {
    int writers = 4;
    int perWriter = 3000;
    try (Stage stage = new Stage(disk).open()) {
      CommitLog log = stage.transactions.commitLog();
      Map<Integer, Status> model = new ConcurrentHashMap<>();
      AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
      AtomicBoolean done = new AtomicBoolean();
      AtomicInteger next = new AtomicInteger(1000);
      List<Threads.Strand> strands = new ArrayList<>();
      for (int writer = 0; writer < writers; writer++) {
        SplittableRandom own = random.split();
        strands.add(
            start(
                fault,
                () -> {
                  Proc proc = stage.procs.enter();
                  for (int i = 0; i < perWriter; i++) {
                    int xid = next.getAndAdd(2);
                    Status status = own.nextBoolean() ? Status.COMMITTED : Status.ABORTED;
                    log.setTree(xid, new int[] {xid + 1}, 1, status, Lsn.INVALID, proc);
                    model.put(xid, status);
                    model.put(xid + 1, status);
                  }
                }));
      }
      Threads.Strand reader =
          start(
              fault,
              () -> {
                Proc proc = stage.procs.enter();
                SplittableRandom own = random.split();
                while (!done.get()) {
                  int xid = own.nextInt(500, Math.max(501, next.get() / 2)) * 2;
                  Status child = log.status(xid + 1, new long[0], proc);
                  if (child == Status.COMMITTED) {
                    assertThat(log.status(xid, new long[0], proc)).isEqualTo(Status.COMMITTED);
                  }
                }
              });
      for (Threads.Strand strand : strands) {
        strand.join(0);
      }
      done.set(true);
      reader.join(0);
      assertThat(fault.get()).isNull();
      Proc proc = stage.procs.enter();
      assertThat(model).hasSize(2 * writers * perWriter);
      model.forEach((xid, status) ->
          assertThat(log.status(xid, new long[0], proc)).as("%d", xid).isEqualTo(status));
    }
  }

  private static Threads.Strand start(AtomicReference<@Nullable Throwable> fault, Runnable body) {
    return Threads.platform()
        .start(
            "player",
            () -> {
              try {
                body.run();
              } catch (Throwable caught) {
                fault.compareAndSet(null, caught);
              }
            });
  }

  @Test
  void theEndOfThePageIsCleanedAtTheStart() {
    try (Stage stage = new Stage(disk).open()) {
      Proc proc = stage.procs.enter();
      CommitLog log = stage.transactions.commitLog();
      for (int xid = 800; xid < 900; xid++) {
        log.setTree(xid, new int[0], 0, Status.COMMITTED, Lsn.INVALID, proc);
      }
      log.trim(850, proc);
      for (int xid = 800; xid < 900; xid++) {
        assertThat(log.status(xid, new long[0], proc))
            .isEqualTo(xid < 850 ? Status.COMMITTED : Status.IN_PROGRESS);
      }
    }
  }

  @Test
  void whatIsCutOffCannotBeAskedForAnyMore() {
    int next = 40 * 32 * PAGE;
    try (Stage stage = new Stage(disk).open(next, new MultiXacts.Position(1, 0, 1, 1));
        Stage.Session session = stage.session()) {
      CommitLog log = stage.transactions.commitLog();
      Proc proc = session.proc;
      for (long page = 38L * 32; page <= 40L * 32; page++) {
        log.zero(page, proc);
      }
      log.setTree(next - 5, new int[0], 0, Status.COMMITTED, Lsn.INVALID, proc);
      log.checkpoint(proc);
      assertThat(names()).containsExactly("0026", "0027", "0028");
      log.truncate(39 * 32 * PAGE + 5, 1, proc, session.inserter);
      assertThat(names()).containsExactly("0027", "0028");
      assertThat(log.status(next - 5, new long[0], proc)).isEqualTo(Status.COMMITTED);
      int gone = 38 * 32 * PAGE + 77;
      assertThatThrownBy(() -> log.status(gone, new long[0], proc))
          .isInstanceOf(PgException.class)
          .hasMessage("could not access status of transaction " + gone)
          .satisfies(e ->
              assertThat(((PgException) e).field(ErrorField.DETAIL))
                  .isEqualTo("Could not open file \"pg_xact/0026\": No such file or directory."));
    }
  }

  private List<String> names() {
    try {
      return disk.list(Stage.ROOT.resolve("pg_xact")).stream().sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aFailedSyncIsAPanicAndAFailedWriteAnError() {
    SimulatedDisk bad = new SimulatedDisk(Clock.system(), seed);
    try (Stage stage = new Stage(bad).open()) {
      Proc proc = stage.procs.enter();
      CommitLog log = stage.transactions.commitLog();
      log.setTree(900, new int[0], 0, Status.COMMITTED, Lsn.INVALID, proc);
      failOn(bad, Operation.WRITE);
      assertThatThrownBy(() -> log.checkpoint(proc))
          .hasMessage("could not access status of transaction 0")
          .satisfies(e ->
              assertThat(((PgException) e).field(ErrorField.DETAIL))
                  .isEqualTo("Could not write to file \"pg_xact/0000\" at offset 0: oops."));
      bad.faults((operation, path, position) -> {});
      failOn(bad, Operation.SYNC);
      assertThatThrownBy(() -> log.checkpoint(proc))
          .satisfies(e -> {
            assertThat(((PgException) e).severity().name()).isEqualTo("PANIC");
            assertThat(((PgException) e).field(ErrorField.DETAIL))
                .isEqualTo("Could not fsync file \"pg_xact/0000\": oops.");
          });
    }
  }

  private static void failOn(SimulatedDisk bad, Operation which) {
    bad.faults((operation, path, position) -> {
      if (operation == which) {
        throw new IOException("oops");
      }
    });
  }

  @Test
  void pagesFollowEachOtherOnTheCircle() {
    long last = CommitLog.page(0xFFFF_FFFF);
    long half = (last + 1) / 2;
    assertThat(CommitLog.pagePrecedes(0, 1, PAGE)).isTrue();
    assertThat(CommitLog.pagePrecedes(1, 0, PAGE)).isFalse();
    assertThat(CommitLog.pagePrecedes(last, 0, PAGE)).isTrue();
    assertThat(CommitLog.pagePrecedes(0, half - 1, PAGE)).isTrue();
    assertThat(CommitLog.pagePrecedes(0, half, PAGE)).isFalse();
    assertThat(CommitLog.pagePrecedes(half, 0, PAGE)).isFalse();
    assertThat(Arrays.asList(0L, 5L, last))
        .allMatch(page -> !CommitLog.pagePrecedes(page, page, PAGE));
  }
}
