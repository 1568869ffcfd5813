package org.gajah.executor.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.gajah.base.id.Tid;
import org.gajah.batch.MemoryAccount;
import org.gajah.catalog.rows.PgTrigger;
import org.gajah.catalog.source.RowEdit;
import org.junit.jupiter.api.Test;

/// The queue of triggers: what fires when, in which order, and what a subtransaction takes back.
class TriggerQueueTest {
  private static final int TABLE = 100;

  private final MemoryAccount memory = new MemoryAccount("test", null, Long.MAX_VALUE);
  private final List<String> fired = new ArrayList<>();
  private final Deque<Runnable> reactions = new ArrayDeque<>();
  private boolean replica;
  private final TriggerQueue queue = new TriggerQueue(memory, new Recorder(), () -> replica);

  private final PgTrigger now = trigger(1, false, false);
  private final PgTrigger maybe = trigger(2, true, false);
  private final PgTrigger later = trigger(3, true, true);

  private final class Recorder implements TriggerQueue.Firing {
    @Override
    public void fire(PgTrigger trigger, RowEvent event, long first, long second) {
      fired.add(trigger.oid() + ":" + first + (second == Tid.INVALID ? "" : "-" + second));
      Runnable reaction = reactions.poll();
      if (reaction != null) {
        reaction.run();
      }
    }

    @Override
    public void finished() {}
  }

  private static PgTrigger trigger(int oid, boolean deferrable, boolean deferred) {
    return RowEdit.blank(PgTrigger.TABLE)
        .set(PgTrigger.ANUM_OID, oid)
        .set(PgTrigger.ANUM_TGRELID, TABLE)
        .set(PgTrigger.ANUM_TGTYPE, (short) 5)
        .set(PgTrigger.ANUM_TGATTR, new short[0])
        .set(PgTrigger.ANUM_TGARGS, new byte[0])
        .set(PgTrigger.ANUM_TGENABLED, 'O')
        .set(PgTrigger.ANUM_TGDEFERRABLE, deferrable)
        .set(PgTrigger.ANUM_TGINITDEFERRED, deferred)
        .row();
  }

  private void insert(PgTrigger trigger, long tid) {
    queue.add(trigger, RowEvent.INSERT, tid, Tid.INVALID);
  }

  private void statement(PgTrigger trigger, long... tids) {
    queue.beginQuery();
    for (long tid : tids) {
      insert(trigger, tid);
    }
    queue.endQuery();
  }

  @Test
  void triggersFireInOrderWhenTheirStatementEnds() {
    queue.beginQuery();
    insert(now, 5);
    queue.add(maybe, RowEvent.UPDATE, 6, 7);
    insert(now, 8);
    assertThat(fired).isEmpty();
    assertThat(queue.hasPending(TABLE)).isTrue();
    queue.endQuery();
    assertThat(fired).containsExactly("1:5", "2:6-7", "1:8");
    assertThat(queue.hasPending(TABLE)).isFalse();
    assertThat(memory.used()).isZero();
  }

  @Test
  void whatTriggersAddFiresBehind() {
    reactions.add(() -> insert(now, 50));
    reactions.add(() -> statement(maybe, 60));
    statement(now, 5, 6, 7);
    assertThat(fired).containsExactly("1:5", "1:6", "2:60", "1:7", "1:50");
  }

  @Test
  void deferredTriggersFireAtTheEnd() {
    statement(later, 5);
    statement(now, 6);
    assertThat(fired).containsExactly("1:6");
    reactions.add(() -> statement(later, 7));
    queue.fireDeferred();
    assertThat(fired).containsExactly("1:6", "3:5", "3:7");
    assertThat(memory.used()).isZero();
  }

  @Test
  void setConstraintsChangesWhatIsDeferred() {
    queue.setAll(true);
    statement(now, 1);
    statement(maybe, 2);
    queue.set(List.of(maybe.oid()), false);
    assertThat(fired).containsExactly("1:1", "2:2");
    statement(later, 3);
    statement(maybe, 4);
    assertThat(fired).containsExactly("1:1", "2:2", "2:4");
    queue.setAll(false);
    assertThat(fired).endsWith("3:3").hasSize(4);
    queue.reset();
    statement(later, 5);
    assertThat(fired).hasSize(4);
  }

  @Test
  void aFailedSubtransactionGivesBackWhatItFired() {
    statement(later, 1);
    queue.beginSubtransaction();
    statement(later, 2);
    queue.setAll(false);
    assertThat(fired).containsExactly("3:1", "3:2");
    queue.endSubtransaction(false);
    statement(later, 3);
    queue.fireDeferred();
    assertThat(fired).containsExactly("3:1", "3:2", "3:1", "3:3");
  }

  @Test
  void aSubtransactionThatGoesWellLeavesItsEvents() {
    queue.beginSubtransaction();
    queue.setAll(true);
    statement(maybe, 1);
    queue.endSubtransaction(true);
    statement(maybe, 2);
    assertThat(fired).isEmpty();
    queue.fireDeferred();
    assertThat(fired).containsExactly("2:1", "2:2");
  }

  @Test
  void aStatementThatFailsLeavesNothing() {
    queue.beginSubtransaction();
    queue.beginQuery();
    insert(now, 1);
    queue.endSubtransaction(false);
    statement(now, 2);
    assertThat(fired).containsExactly("1:2");
    queue.beginQuery();
    insert(now, 3);
    queue.reset();
    assertThat(memory.used()).isZero();
    assertThat(queue.hasPending(TABLE)).isFalse();
  }

  @Test
  void rolesSayWhichTriggersFire() {
    PgTrigger always = RowEdit.of(PgTrigger.TABLE, now).set(PgTrigger.ANUM_TGENABLED, 'A').row();
    PgTrigger copies = RowEdit.of(PgTrigger.TABLE, now).set(PgTrigger.ANUM_TGENABLED, 'R').row();
    PgTrigger never = RowEdit.of(PgTrigger.TABLE, now).set(PgTrigger.ANUM_TGENABLED, 'D').row();
    List<PgTrigger> all = List.of(now, always, copies, never);
    assertThat(all.stream().map(queue::isEnabled)).containsExactly(true, true, false, false);
    replica = true;
    assertThat(all.stream().map(queue::isEnabled)).containsExactly(false, true, true, false);
  }

  /// Events of a thousand causes in many chunks, subtransactions that come and go around them.
  @Test
  void longListsKeepTheirOrder() {
    long seed = 20261123;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> expected = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      switch (random.nextInt(10)) {
        case 0 -> {
          queue.beginSubtransaction();
          marks.add(expected.size());
        }
        case 1 -> {
          if (!marks.isEmpty()) {
            boolean committed = random.nextBoolean();
            queue.endSubtransaction(committed);
            int mark = marks.removeLast();
            if (!committed) {
              expected.subList(mark, expected.size()).clear();
            }
          }
        }
        default -> addSome(random, expected);
      }
    }
    while (!marks.isEmpty()) {
      queue.endSubtransaction(true);
      marks.removeLast();
    }
    assertThat(expected).hasSizeGreaterThan(1000);
    queue.fireDeferred();
    assertThat(fired).isEqualTo(expected);
    assertThat(memory.used()).isZero();
  }

  private void addSome(Random random, List<String> expected) {
    queue.beginQuery();
    for (int i = random.nextInt(200); i > 0; i--) {
      PgTrigger trigger = trigger(10 + random.nextInt(1000), true, true);
      long first = random.nextLong(1L << 48);
      long second = random.nextBoolean() ? Tid.INVALID : random.nextLong(1, 1L << 48);
      queue.add(trigger, RowEvent.UPDATE, first, second);
      expected.add(trigger.oid() + ":" + first + (second == Tid.INVALID ? "" : "-" + second));
    }
    queue.endQuery();
  }
}
