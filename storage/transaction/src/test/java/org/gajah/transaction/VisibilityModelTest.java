package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.gajah.base.id.FullXid;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.locks.Proc;
import org.gajah.walformat.record.StandbyRecord.RunningXacts;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.junit.jupiter.api.Test;

/// Sessions that begin, nest, commit and abort in an order left to chance, beside a model that
/// knows of each id only whose it is and whether that has ended. Every snapshot, on the primary and
/// on a standby that replays the log behind it, agrees with the model.
class VisibilityModelTest {
  private static final int SESSIONS = 6;

  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);

  /// What the model knows of a transaction.
  private static final class Model {
    /// All ids that were given out and have not ended, for themselves or with their transaction.
    final Set<Integer> running = new HashSet<>();

    final Set<Integer> committed = new HashSet<>();
    final Set<Integer> all = new HashSet<>();
  }

  /// A session with its open levels: the ids of each, those of committed subtransactions included.
  private static final class Player {
    final Stage.Session session;
    final Deque<List<Integer>> levels = new ArrayDeque<>();

    Player(Stage.Session session) {
      this.session = session;
    }
  }

  private final Model model = new Model();

  @Test
  void snapshotsAgreeWithTheModel() {
    play(2500, 12, false);
  }

  @Test
  void snapshotsWithTooManySubtransactionsAgreeToo() {
    play(4000, 400, false);
  }

  @Test
  void aStandbyAgreesAsSoonAsItKnowsEnough() {
    play(2500, 12, true);
  }

  @Test
  void aStandbyOfManySubtransactionsAgreesToo() {
    play(4000, 400, true);
  }

  private void play(int moves, int nesting, boolean withStandby) {
    try (Stage primary = new Stage(new MemoryDisk(Clock.system())).open();
        Follower follower = new Follower(primary)) {
      List<Player> players = new ArrayList<>();
      for (int i = 0; i < SESSIONS; i++) {
        players.add(new Player(primary.session()));
      }
      Stage.Session watcher = primary.session();
      for (int move = 0; move < moves; move++) {
        move(players.get(random.nextInt(SESSIONS)), nesting);
        if (move % 40 == 0) {
          check(primary, watcher);
        }
        if (withStandby && move % 200 == 0) {
          follower.picture(watcher);
          follower.follow();
          follower.check();
        }
      }
      if (withStandby) {
        assertThat(follower.checks).as("seed %d", seed).isGreaterThan(5);
      }
      players.forEach(player -> player.session.close());
      watcher.close();
    }
  }

  private void move(Player player, int nesting) {
    Transaction transaction = player.session.transaction;
    if (player.levels.isEmpty()) {
      player.session.begin();
      player.levels.push(new ArrayList<>());
      return;
    }
    int choice = random.nextInt(100);
    if (choice < 45 && player.levels.size() < nesting) {
      transaction.beginSubtransaction();
      player.levels.push(new ArrayList<>());
      if (random.nextInt(3) > 0) {
        assign(player);
      }
    } else if (choice < 55) {
      assign(player);
    } else if (choice < 85 && player.levels.size() > 1) {
      transaction.commitSubtransaction();
      List<Integer> ended = player.levels.pop();
      player.levels.element().addAll(ended);
    } else if (choice < 92 && player.levels.size() > 1) {
      transaction.abortSubtransaction();
      model.running.removeAll(player.levels.pop());
    } else if (choice < 94) {
      end(player);
    }
  }

  private void assign(Player player) {
    int next = FullXid.xid(player.session.transaction.shared().xids().next());
    player.session.xid();
    int after = FullXid.xid(player.session.transaction.shared().xids().next());
    for (int xid = next; xid < after; xid++) {
      model.running.add(xid);
      model.all.add(xid);
    }
    // Levels around it that had no id have got theirs first, so the ids belong to the innermost
    // levels.
    int given = after - next;
    List<List<Integer>> innermostFirst = new ArrayList<>(player.levels);
    for (int i = 0; i < given; i++) {
      innermostFirst.get(given - 1 - i).add(next + i);
    }
  }

  private void end(Player player) {
    boolean commit = random.nextInt(3) > 0;
    while (player.levels.size() > 1) {
      if (commit) {
        player.session.transaction.commitSubtransaction();
        List<Integer> ended = player.levels.pop();
        player.levels.element().addAll(ended);
      } else {
        model.running.removeAll(player.levels.pop());
      }
    }
    List<Integer> ids = player.levels.pop();
    if (commit) {
      player.session.commit();
      model.committed.addAll(ids);
    } else {
      player.session.abort();
    }
    model.running.removeAll(ids);
  }

  private void check(Stage stage, Stage.Session watcher) {
    watcher.begin();
    Snapshot snapshot = watcher.transaction.snapshots().latest();
    for (int xid : model.all) {
      boolean running = model.running.contains(xid);
      boolean seenRunning = snapshot.isRunning(xid, stage.transactions, watcher.transaction);
      assertThat(seenRunning)
          .as("seed %d, %d in the snapshot", seed, xid)
          .isEqualTo(running || mayBeMissed(xid, snapshot, seenRunning));
      assertThat(watcher.transaction.isInProgress(xid))
          .as("seed %d, %d in progress", seed, xid)
          .isEqualTo(running);
      if (!running) {
        assertThat(watcher.transaction.didCommit(xid))
            .as("seed %d, %d committed", seed, xid)
            .isEqualTo(model.committed.contains(xid));
      }
    }
    int next = FullXid.xid(stage.transactions.xids().next());
    assertThat(snapshot.isRunning(next, stage.transactions, watcher.transaction)).isTrue();
    int oldest = model.running.stream().mapToInt(Integer::intValue).min().orElse(next);
    assertThat(watcher.transaction.horizons().oldestRunning()).isLessThanOrEqualTo(oldest);
    watcher.commit();
  }

  /// A snapshot that does not list subtransactions takes an aborted one for running while its
  /// parent runs; either way its changes are not seen.
  private boolean mayBeMissed(int xid, Snapshot snapshot, boolean seenRunning) {
    return seenRunning
        && snapshot.overflowed()
        && !model.running.contains(xid)
        && !model.committed.contains(xid);
  }

  /// A standby that replays the primary's log, record by record.
  private final class Follower implements AutoCloseable {
    private final Stage primary;
    private final Stage standby = new Stage(new MemoryDisk(Clock.system()));
    private final Proc proc = standby.procs.enter();
    private final Stage.Session reader;
    private int seen;
    int checks;

    Follower(Stage primary) {
      this.primary = primary;
      Transactions transactions = standby.transactions;
      transactions.start(Stage.FIRST_XID, 16_384, 600, 1);
      transactions.commitLog().zero(CommitLog.page(Stage.FIRST_XID), proc);
      transactions.hotStandby().begin(Stage.FIRST_XID, Stage.FIRST_XID, proc);
      reader = standby.session();
    }

    /// Writes the record by which a standby learns what runs.
    void picture(Stage.Session writer) {
      int next = FullXid.xid(primary.transactions.xids().next());
      ProcArray.Running running = primary.transactions.procArray().running(next, writer.proc);
      int tops = running.topCount();
      writer.inserter.begin();
      writer.inserter.insert(
          new RunningXacts(
              running.overflowed(),
              next,
              running.oldest(),
              running.latestCompleted(),
              Arrays.copyOf(running.xids(), tops),
              Arrays.copyOfRange(running.xids(), tops, running.xids().length)));
    }

    void follow() {
      primary.flush();
      List<Stage.Found> records = primary.records();
      for (; seen < records.size(); seen++) {
        apply(records.get(seen));
      }
    }

    private void apply(Stage.Found found) {
      HotStandby hot = standby.transactions.hotStandby();
      hot.observe(found.xid(), proc);
      switch (found.record()) {
        case XactRecord.Commit(boolean _, XactEnd end) ->
            end(found.xid(), end, CommitLog.Status.COMMITTED);
        case XactRecord.Abort(boolean _, XactEnd end) ->
            end(found.xid(), end, CommitLog.Status.ABORTED);
        case XactRecord.Assignment assignment -> hot.assigned(assignment, proc);
        case RunningXacts picture -> hot.running(picture, proc);
        default -> {}
      }
    }

    private void end(int xid, XactEnd end, CommitLog.Status status) {
      int[] children = end.subxacts();
      HotStandby hot = standby.transactions.hotStandby();
      int last = xid;
      for (int child : children) {
        last = Math.max(last, child);
      }
      hot.observe(last, proc);
      standby.transactions.commitLog().setTree(xid, children, children.length, status, 0, proc);
      hot.ended(xid, children, proc);
    }

    /// Ids that have left no trace in the log yet are in the future for the standby.
    void check() {
      if (standby.transactions.hotStandby().state() != HotStandby.State.SNAPSHOT_READY) {
        return;
      }
      checks++;
      reader.begin();
      Snapshot snapshot = reader.transaction.snapshots().latest();
      assertThat(snapshot.takenDuringRecovery()).isTrue();
      for (int xid : model.all) {
        boolean running = model.running.contains(xid);
        boolean seenRunning = snapshot.isRunning(xid, standby.transactions, reader.transaction);
        assertThat(seenRunning)
            .as("seed %d, %d on the standby", seed, xid)
            .isEqualTo(running || mayBeMissed(xid, snapshot, seenRunning));
        assertThat(reader.transaction.isInProgress(xid))
            .as("seed %d, %d in progress on the standby", seed, xid)
            .isEqualTo(running);
      }
      reader.commit();
    }

    @Override
    public void close() {
      reader.close();
      standby.close();
    }
  }
}
