package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.SimulatedDisk;
import org.gajah.locks.Proc;
import org.gajah.transaction.MultiXactAccess.Members;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.transaction.twophase.TwoPhase.Finisher;
import org.gajah.transaction.twophase.TwoPhase.Row;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;
import org.junit.jupiter.api.Test;

/// The power is cut under sessions that commit, abort and prepare, and a checkpointer. Whatever was
/// acknowledged is found again by replaying what the disk still has, whatever that is.
class PowerCutTest {
  /// Files of finished transactions may be back after a power cut, until the log says that they are
  /// finished: there is room for them.
  private static final TransactionSizes SIZES = TransactionSizes.of(24, 64);

  private static final int ROUNDS = 40;
  private static final int SESSIONS = 3;

  /// What the checkpoint before would have said: behind all ids of a game.
  private static final long NEXT_XID = 30_000;

  private static final Finisher WHO = new Finisher(10, true, Stage.DATABASE);

  private final long seed = System.nanoTime();

  private static final class Acknowledged {
    final Map<Integer, CommitLog.Status> outcomes = new ConcurrentHashMap<>();
    final Map<Integer, Integer> multis = new ConcurrentHashMap<>();
    final Set<String> prepared = ConcurrentHashMap.newKeySet();

    /// Prepared transactions that somebody has started to finish.
    final Set<String> finishing = ConcurrentHashMap.newKeySet();

    final Set<String> finished = ConcurrentHashMap.newKeySet();
  }

  @Test
  void whatWasAcknowledgedIsFoundAgain() {
    int commits = 0;
    int prepared = 0;
    for (int round = 0; round < ROUNDS; round++) {
      Acknowledged acknowledged = new Acknowledged();
      SimulatedDisk disk = play(seed + round, acknowledged);
      commits += acknowledged.outcomes.size();
      prepared += acknowledged.prepared.size();
      for (int cut = 0; cut < 3; cut++) {
        check(disk.afterPowerCut(seed + 1000L * cut + round), acknowledged, seed + round);
      }
    }
    assertThat(commits).as("seed %d", seed).isGreaterThan(ROUNDS);
    assertThat(prepared).as("seed %d", seed).isPositive();
  }

  private static SimulatedDisk play(long seed, Acknowledged acknowledged) {
    SplittableRandom random = new SplittableRandom(seed);
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), seed);
    Stage stage = new Stage(disk, SIZES).open();
    disk.cutPowerAt(disk.operations() + random.nextInt(20, 600));
    AtomicInteger names = new AtomicInteger();
    List<Threads.Strand> strands = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      SplittableRandom own = random.split();
      strands.add(Threads.platform().start("session", () -> work(stage, own, acknowledged, names)));
    }
    strands.add(Threads.platform().start("checkpointer", () -> checkpoint(stage)));
    strands.forEach(strand -> strand.join(0));
    assertThat(disk.isPowerCut()).isTrue();
    stage.memory.close();
    return disk;
  }

  private static void work(
      Stage stage, SplittableRandom random, Acknowledged acknowledged, AtomicInteger names) {
    Stage.Session session = stage.session();
    try {
      while (true) {
        switch (random.nextInt(10)) {
          case 0 -> prepare(stage, session, acknowledged, "p" + names.incrementAndGet());
          case 1 -> finish(stage, session, acknowledged);
          default -> transact(stage, session, random, acknowledged);
        }
      }
    } catch (PgException end) {
      // the power is off
    }
  }

  private static void transact(
      Stage stage, Stage.Session session, SplittableRandom random, Acknowledged acknowledged) {
    session.begin();
    int xid = session.xid();
    List<Integer> children = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      session.transaction.beginSubtransaction();
      children.add(session.xid());
      session.transaction.commitSubtransaction();
    }
    MultiXacts multiXacts = stage.transactions.multiXacts();
    multiXacts.announce(session.transaction);
    int multi =
        multiXacts.create(xid, Status.FOR_SHARE, xid - 1, Status.FOR_SHARE, session.transaction);
    boolean commit = random.nextInt(4) > 0;
    if (commit) {
      session.commit();
      acknowledged.outcomes.put(xid, CommitLog.Status.COMMITTED);
      children.forEach(child -> acknowledged.outcomes.put(child, CommitLog.Status.COMMITTED));
      acknowledged.multis.put(multi, xid);
    } else {
      session.abort();
    }
  }

  private static Slice gid(String name) {
    return Slice.of(name.getBytes(StandardCharsets.UTF_8));
  }

  private static void prepare(
      Stage stage, Stage.Session session, Acknowledged acknowledged, String name) {
    if (stage.twoPhase.rows(session.proc).size() >= 2) {
      return;
    }
    session.begin();
    session.xid();
    stage.twoPhase.prepare(gid(name), 10, session.transaction);
    acknowledged.prepared.add(name);
  }

  private static void finish(Stage stage, Stage.Session session, Acknowledged acknowledged) {
    for (Row row : stage.twoPhase.rows(session.proc)) {
      String name = row.gid().toString(StandardCharsets.UTF_8);
      if (acknowledged.prepared.contains(name) && acknowledged.finishing.add(name)) {
        session.begin();
        stage.twoPhase.finish(row.gid(), true, WHO, session.transaction, new NoEffects());
        session.commit();
        acknowledged.finished.add(name);
        acknowledged.outcomes.put(row.xid(), CommitLog.Status.COMMITTED);
        return;
      }
    }
  }

  private record NoEffects() implements EndEffects {
    @Override
    public void dropRelations(List<RelFileLocator> relations, Proc proc) {}

    @Override
    public void dropStatistics(List<DroppedStats> statistics, Proc proc) {}

    @Override
    public void invalidate(
        List<Invalidation> messages,
        boolean relationCacheFile,
        int database,
        int tablespace,
        Proc proc) {}
  }

  private static void checkpoint(Stage stage) {
    Proc proc = stage.procs.enter();
    try {
      while (true) {
        stage.transactions.checkpoint(proc);
        stage.twoPhase.checkpoint(stage.wal.flushed(), proc);
      }
    } catch (PgException end) {
      // the power is off
    }
  }

  private static void check(SimulatedDisk disk, Acknowledged acknowledged, long seed) {
    try (Stage stage =
            new Stage(disk, SIZES).recover(NEXT_XID, new MultiXacts.Position(1, 0, 1, 1));
        Stage.Session session = stage.session().begin()) {
      acknowledged.outcomes.forEach((xid, outcome) ->
          assertThat(session.status(xid)).as("seed %d, %d", seed, xid).isEqualTo(outcome));
      Members members = new Members();
      acknowledged.multis.forEach((multi, xid) -> {
        stage.transactions.multiXacts().members(multi, false, members, session.transaction);
        assertThat(members.count()).as("seed %d, multixact %d", seed, multi).isEqualTo(2);
        assertThat(members.xid(1)).isEqualTo(xid);
      });
      List<String> found =
          stage.twoPhase.rows(session.proc).stream()
              .map(row -> row.gid().toString(StandardCharsets.UTF_8))
              .toList();
      for (String name : acknowledged.prepared) {
        if (!acknowledged.finishing.contains(name)) {
          assertThat(found).as("seed %d", seed).contains(name);
        }
      }
      assertThat(found).as("seed %d", seed).noneMatch(acknowledged.finished::contains);
    }
  }

  @Test
  void aCommitWhoseSyncFailsIsAPanicAndSoIsEveryOneBehindIt() {
    SimulatedDisk disk = new SimulatedDisk(Clock.system(), seed);
    Stage stage = new Stage(disk, SIZES).open();
    Stage.Session session = stage.session();
    session.begin();
    session.xid();
    session.commit();
    disk.faults((operation, path, position) -> {
      if (operation == Operation.SYNC && path.toString().contains("pg_wal")) {
        throw new IOException("oops");
      }
    });
    session.begin();
    session.xid();
    assertPanic(session);
    disk.faults((operation, path, position) -> {});
    Stage.Session other = stage.session().begin();
    other.xid();
    assertPanic(other);
    assertThat(stage.panics).isNotEmpty();
    stage.memory.close();
  }

  private static void assertPanic(Stage.Session session) {
    assertThatThrownBy(session::commit)
        .isInstanceOf(PgException.class)
        .extracting(e -> ((PgException) e).severity())
        .isEqualTo(Severity.PANIC);
  }
}
