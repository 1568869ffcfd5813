package org.gajah.locks.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.locks.Interrupts;
import org.gajah.locks.table.Stage.Actor;
import org.gajah.locks.table.Stage.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Many processes that take and release locks at random, while somebody cancels them and looks at
/// the table. Each keeps a model of what it holds; no two of the models may conflict, and nobody
/// may wait for ever.
class LockStressTest {
  private static final int PLAYERS = 5;

  private static final List<LockTag> TAGS =
      List.of(
          Stage.relation(16384),
          Stage.relation(16385),
          Stage.relation(16386),
          LockTag.relation(0, 1262),
          LockTag.advisory(Stage.DATABASE, 1),
          LockTag.object(Stage.DATABASE, 1247, 16400, 0));

  /// What each player, and each player's prepared transaction, holds of each tag: bits of modes.
  private final List<AtomicIntegerArray> shadows =
      TAGS.stream().map(tag -> new AtomicIntegerArray(2 * PLAYERS)).toList();

  private final AtomicReferenceArray<@Nullable VirtualXid> transactions =
      new AtomicReferenceArray<>(PLAYERS);
  private final AtomicInteger deadlocks = new AtomicInteger();
  private final AtomicInteger cancels = new AtomicInteger();
  private final AtomicInteger grants = new AtomicInteger();
  private final AtomicInteger prepares = new AtomicInteger();

  @Test
  void nothingIsHeldTwiceAndNobodyIsForgotten() {
    play(new SplittableRandom().nextLong(), 8_000);
  }

  @Test
  @Tag("long")
  void nothingIsHeldTwiceForALongTime() {
    SplittableRandom random = new SplittableRandom();
    for (int round = 0; round < 40; round++) {
      play(random.nextLong(), 40_000);
    }
  }

  private void play(long seed, int moves) {
    System.out.println("LockStressTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    try (Stage stage = new Stage()) {
      List<Actor> actors = new ArrayList<>();
      List<Step<Object>> steps = new ArrayList<>();
      for (int i = 0; i < PLAYERS; i++) {
        Actor actor = stage.actor();
        actor.session.deadlockTimeoutMillis = 2;
        actors.add(actor);
        Player player = new Player(stage, actor, i, random.split());
        steps.add(actor.startRun(() -> player.play(moves)));
      }
      while (!steps.stream().allMatch(Step::isDone)) {
        Invariants.check(stage.table, stage.observer);
        stage.table.status(stage.observer);
        Actor somebody = actors.get(random.nextInt(PLAYERS));
        stage.table.blockingPids(stage.observer, somebody.pid());
        if (random.nextInt(4) == 0) {
          somebody.proc.interrupts().raise(Interrupts.QUERY_CANCEL);
        }
      }
      steps.forEach(Step::result);
    }
    System.out.printf(
        "%d grants, %d deadlocks, %d cancels, %d prepared%n",
        grants.get(), deadlocks.get(), cancels.get(), prepares.get());
    assertThat(grants.get()).isPositive();
    assertThat(deadlocks.get()).as("deadlocks").isPositive();
    assertThat(prepares.get()).as("prepared").isPositive();
  }

  private record Key(int tag, LockMode mode) {}

  private final class Player {
    private final Stage stage;
    private final Actor actor;
    private final int number;
    private final SplittableRandom random;
    private final BackendLocks locks;
    private final TransactionWaits waits;

    /// How often each level holds what; level 0 is the session.
    private final List<Map<Key, Integer>> model = new ArrayList<>();

    private @Nullable PreparedLocks prepared;
    private List<TwoPhaseLock> preparedLocks = List.of();

    Player(Stage stage, Actor actor, int number, SplittableRandom random) {
      this.stage = stage;
      this.actor = actor;
      this.number = number;
      this.random = random;
      this.locks = actor.locks;
      this.waits = new TransactionWaits(locks);
      model.add(new HashMap<>());
      model.add(new HashMap<>());
    }

    void play(int moves) {
      begin();
      for (int move = 0; move < moves; move++) {
        try {
          move();
        } catch (PgException e) {
          note(e);
          end(false);
          begin();
        }
      }
      end(true);
      finishPrepared();
      model.getFirst().clear();
      publish();
      locks.endTransaction(false);
      locks.releaseSession(LockMethod.USER);
      actor.proc.interrupts().take(Interrupts.QUERY_CANCEL);
    }

    private void note(PgException e) {
      if (e.sqlState() == SqlState.T_R_DEADLOCK_DETECTED) {
        deadlocks.incrementAndGet();
      } else if (e.sqlState() == SqlState.QUERY_CANCELED) {
        cancels.incrementAndGet();
      } else {
        assertThat(e.sqlState()).isEqualTo(SqlState.FEATURE_NOT_SUPPORTED);
      }
    }

    private void move() {
      switch (random.nextInt(24)) {
        case 0, 1, 2, 3, 4, 5, 6 -> acquire(false, prepared != null || random.nextBoolean());
        case 7, 8, 9 -> acquire(false, prepared != null);
        case 10 -> acquire(true, prepared != null);
        case 11, 12, 13, 14 -> release();
        case 15, 16 -> {
          if (model.size() < 5) {
            locks.beginSubtransaction();
            model.add(new HashMap<>());
          }
        }
        case 17 -> endSubtransaction(true);
        case 18 -> endSubtransaction(false);
        case 19 -> awaitSomebody();
        case 20 -> prepare();
        case 21 -> finishPrepared();
        case 22 -> releaseSession();
        default -> {
          end(random.nextInt(4) != 0);
          begin();
        }
      }
    }

    private void acquire(boolean forSession, boolean dontWait) {
      Key key = randomKey();
      boolean known = total(key) > 0;
      LockResult result = locks.acquire(TAGS.get(key.tag), key.mode, forSession, dontWait);
      if (result == LockResult.NOT_AVAILABLE) {
        assertThat(dontWait && !known).isTrue();
        return;
      }
      grants.incrementAndGet();
      assertThat(result == LockResult.ALREADY_HELD).isEqualTo(known);
      (forSession ? model.getFirst() : model.getLast()).merge(key, 1, Integer::sum);
      publish();
      checkAlone(key.tag);
    }

    private Key randomKey() {
      int strength = random.nextInt(10);
      LockMode mode = strength < 6 ? LockMode.of(1 + strength / 2) : LockMode.of(strength - 1);
      return new Key(random.nextInt(TAGS.size()), mode);
    }

    private void release() {
      Key key = randomKey();
      int level = random.nextInt(4) == 0 ? 0 : model.size() - 1;
      int held = model.get(level).getOrDefault(key, 0);
      if (held > 0) {
        model.get(level).merge(key, -1, Integer::sum);
        publish();
      }
      assertThat(locks.release(TAGS.get(key.tag), key.mode, level == 0)).isEqualTo(held > 0);
      assertThat(locks.holds(TAGS.get(key.tag), key.mode)).isEqualTo(total(key) > 0);
    }

    private void endSubtransaction(boolean commit) {
      if (model.size() == 2) {
        return;
      }
      Map<Key, Integer> ended = model.removeLast();
      if (commit) {
        ended.forEach((key, count) -> model.getLast().merge(key, count, Integer::sum));
        locks.commitSubtransaction();
      } else {
        publish();
        locks.abortSubtransaction();
      }
    }

    private void begin() {
      locks.beginTransaction();
      transactions.set(number, locks.virtualXid());
    }

    private void end(boolean commit) {
      while (model.size() > 2) {
        model.removeLast();
      }
      model.getLast().clear();
      if (!commit) {
        model.getFirst().keySet().removeIf(key -> TAGS.get(key.tag).method() == LockMethod.DEFAULT);
      }
      publish();
      locks.endTransaction(commit);
      assertThat(locks.transactionLocks()).isZero();
    }

    private void releaseSession() {
      model.getFirst().clear();
      publish();
      locks.releaseSession(LockMethod.DEFAULT);
      locks.releaseSession(LockMethod.USER);
      assertThat(locks.sessionLocks()).isZero();
    }

    private void awaitSomebody() {
      VirtualXid other = transactions.get(random.nextInt(PLAYERS));
      if (other != null && prepared == null) {
        waits.awaitTransaction(other, random.nextInt(8) == 0);
        waits.conflictingTransactions(TAGS.getFirst(), LockMode.SHARE);
      }
    }

    private void prepare() {
      if (prepared != null || model.size() > 2) {
        return;
      }
      List<TwoPhaseLock> held = locks.prepare();
      int count = (int) model.getLast().values().stream().filter(it -> it > 0).count();
      assertThat(held).hasSize(count).doesNotHaveDuplicates();
      prepared = stage.table.prepared(1000 + number, locks.virtualXid());
      preparedLocks = held;
      for (int tag = 0; tag < TAGS.size(); tag++) {
        shadows.get(tag).set(PLAYERS + number, bitsOf(List.of(model.getLast()), tag));
      }
      model.getLast().clear();
      publish();
      locks.transferTo(prepared);
      locks.endTransaction(true);
      begin();
      prepares.incrementAndGet();
    }

    private void finishPrepared() {
      PreparedLocks finished = prepared;
      if (finished != null) {
        shadows.forEach(shadow -> shadow.set(PLAYERS + number, 0));
        finished.close();
        for (TwoPhaseLock lock : preparedLocks) {
          assertThat(finished.release(actor.proc, lock)).isTrue();
        }
        prepared = null;
      }
    }

    private int total(Key key) {
      return model.stream().mapToInt(level -> level.getOrDefault(key, 0)).sum();
    }

    /// Tells the others what this player holds: after it got more, before it lets go of some.
    private void publish() {
      for (int tag = 0; tag < TAGS.size(); tag++) {
        shadows.get(tag).set(number, bitsOf(model, tag));
      }
    }

    private static int bitsOf(List<Map<Key, Integer>> levels, int tag) {
      int bits = 0;
      for (Map<Key, Integer> level : levels) {
        for (Map.Entry<Key, Integer> entry : level.entrySet()) {
          if (entry.getKey().tag == tag && entry.getValue() > 0) {
            bits |= entry.getKey().mode.bit();
          }
        }
      }
      return bits;
    }

    private void checkAlone(int tag) {
      AtomicIntegerArray shadow = shadows.get(tag);
      int mine = shadow.get(number);
      for (int other = 0; other < 2 * PLAYERS; other++) {
        int theirs = shadow.get(other);
        for (LockMode mode : LockMode.values()) {
          if (other != number && (mine & mode.bit()) != 0) {
            assertThat(theirs & mode.conflicts())
                .as("%s of %s held by %d and %d", mode, TAGS.get(tag), number, other)
                .isZero();
          }
        }
      }
    }
  }
}
