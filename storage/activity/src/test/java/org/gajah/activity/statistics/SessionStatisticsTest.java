package org.gajah.activity.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.bytes.ByteSink;
import org.junit.jupiter.api.Test;

class SessionStatisticsTest {
  private static final int DATABASE = 5;
  private static final int TABLE = 16384;
  private static final long SECOND = 1_000_000_000;

  private final AtomicLong clock = new AtomicLong(1000);
  private final SharedStatistics shared = new SharedStatistics(clock::get);
  private final SessionStatistics session = session();

  private SessionStatistics session() {
    SessionStatistics made = new SessionStatistics(shared);
    made.database(DATABASE);
    return made;
  }

  private RelationCounts table() {
    return session.relation(DATABASE, TABLE);
  }

  private long sum(RelationStatistic what) {
    long[] row = shared.copy(StatisticsKey.relation(DATABASE, TABLE));
    return row == null ? -1 : row[what.ordinal()];
  }

  private long sum(DatabaseStatistic what) {
    return Objects.requireNonNull(shared.copy(StatisticsKey.database(DATABASE)))[what.ordinal()];
  }

  @Test
  void whatATransactionInsertsLivesWhenItCommits() {
    table().rowsInserted(10);
    table().rowUpdated(true, false);
    table().rowDeleted();
    session.ended(true, 0);
    assertThat(sum(RelationStatistic.TUPLES_INSERTED)).isEqualTo(10);
    assertThat(sum(RelationStatistic.TUPLES_HOT_UPDATED)).isEqualTo(1);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isEqualTo(9);
    assertThat(sum(RelationStatistic.DEAD_TUPLES)).isEqualTo(2);
    assertThat(sum(RelationStatistic.MODIFIED_SINCE_ANALYZE)).isEqualTo(12);
    assertThat(sum(DatabaseStatistic.COMMITS)).isEqualTo(1);
  }

  @Test
  void andIsDeadWhenItAborts() {
    table().rowsInserted(10);
    table().rowUpdated(false, true);
    table().rowDeleted();
    session.ended(false, 0);
    assertThat(sum(RelationStatistic.TUPLES_INSERTED)).isEqualTo(10);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isZero();
    assertThat(sum(RelationStatistic.DEAD_TUPLES)).isEqualTo(11);
    assertThat(sum(RelationStatistic.MODIFIED_SINCE_ANALYZE)).isZero();
    assertThat(sum(DatabaseStatistic.ROLLBACKS)).isEqualTo(1);
  }

  @Test
  void subtransactionsEndAloneOrWithTheirParents() {
    table().rowsInserted(1);
    session.subtransactionBegan(2);
    table().rowsInserted(10);
    session.subtransactionBegan(3);
    table().rowsInserted(100);
    session.subtransactionEnded(3, true);
    session.subtransactionEnded(2, false);
    session.subtransactionBegan(2);
    table().rowsInserted(1000);
    session.subtransactionEnded(2, true);
    assertThat(table().inserted()).isEqualTo(1111);
    session.ended(true, 0);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isEqualTo(1001);
    assertThat(sum(RelationStatistic.DEAD_TUPLES)).isEqualTo(110);
  }

  @Test
  void whatWasTruncatedCountsAgainAfterAnAbort() {
    table().rowsInserted(5);
    session.ended(true, 0);
    table().rowsInserted(7);
    session.subtransactionBegan(2);
    table().rowsTruncated();
    table().rowsInserted(3);
    session.subtransactionEnded(2, false);
    session.ended(true, 2 * SECOND);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isEqualTo(12);
    table().rowsTruncated();
    table().rowsInserted(2);
    session.ended(true, 4 * SECOND);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isEqualTo(2);
    assertThat(sum(RelationStatistic.INSERTED_SINCE_VACUUM)).isEqualTo(2);
  }

  @Test
  void sumsAreBroughtUpToDateOnceASecond() {
    session.ended(true, 0);
    table().scan();
    session.ended(true, SECOND / 2);
    assertThat(sum(RelationStatistic.SCANS)).isEqualTo(-1);
    session.ended(true, SECOND);
    assertThat(sum(RelationStatistic.SCANS)).isEqualTo(1);
    assertThat(sum(RelationStatistic.LAST_SCAN)).isEqualTo(1000);
    table().scan();
    session.flushNext();
    session.ended(true, SECOND + 1);
    assertThat(sum(RelationStatistic.SCANS)).isEqualTo(2);
  }

  @Test
  void statisticsGoWithTheirObject() {
    StatisticsKey key = StatisticsKey.relation(DATABASE, TABLE);
    session.created(key);
    table().rowsInserted(1);
    session.ended(false, 0);
    assertThat(shared.copy(key)).isNull();
    table().rowsInserted(1);
    session.ended(true, 2 * SECOND);
    session.subtransactionBegan(2);
    session.dropped(key);
    session.subtransactionEnded(2, false);
    assertThat(session.doomed(true, 1)).isEmpty();
    session.dropped(key);
    assertThat(session.doomed(true, 1)).containsExactly(key);
    session.ended(true, 4 * SECOND);
    assertThat(shared.copy(key)).isNull();
  }

  @Test
  void aPreparedTransactionCountsWhenItIsFinished() {
    table().rowsInserted(4);
    table().rowDeleted();
    List<PreparedCounts> parts = session.prepare();
    session.prepared(0);
    assertThat(sum(RelationStatistic.TUPLES_INSERTED)).isEqualTo(-1);
    assertThat(parts).hasSize(1);
    ByteSink bytes = new ByteSink(PreparedCounts.SIZE);
    parts.getFirst().write(bytes);
    assertThat(bytes.length()).isEqualTo(PreparedCounts.SIZE);
    assertThat(PreparedCounts.read(bytes.array(), 0)).isEqualTo(parts.getFirst());
    session.finished(PreparedCounts.read(bytes.array(), 0), true);
    session.ended(true, 2 * SECOND);
    assertThat(sum(RelationStatistic.LIVE_TUPLES)).isEqualTo(3);
    assertThat(sum(RelationStatistic.DEAD_TUPLES)).isEqualTo(1);
  }

  @Test
  void aSessionSeesTheSameUntilItsTransactionEnds() {
    SessionStatistics other = session();
    other.relation(DATABASE, TABLE).rowsInserted(1);
    other.ended(true, 0);
    long before = Objects.requireNonNull(session.seenRelation(TABLE))[inserted()];
    other.relation(DATABASE, TABLE).rowsInserted(1);
    other.flushNext();
    other.ended(true, 0);
    assertThat(Objects.requireNonNull(session.seenRelation(TABLE))[inserted()]).isEqualTo(before);
    session.clearSeen();
    assertThat(Objects.requireNonNull(session.seenRelation(TABLE))[inserted()]).isEqualTo(2);
    session.consistency(SessionStatistics.Consistency.SNAPSHOT);
    assertThat(session.snapshotTime()).isZero();
    assertThat(Objects.requireNonNull(session.seenRelation(TABLE))[inserted()]).isEqualTo(2);
    assertThat(session.snapshotTime()).isEqualTo(1000);
  }

  private static int inserted() {
    return RelationStatistic.TUPLES_INSERTED.ordinal();
  }

  /// Every session's counts arrive exactly once, whoever else hands on at the same time.
  @Test
  void manySessionsLoseNothing() throws Exception {
    long seed = System.nanoTime();
    int sessions = 8;
    long[] wanted = new long[sessions];
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < sessions; i++) {
      int number = i;
      Thread thread =
          Thread.ofPlatform()
              .start(() -> {
                Random random = new Random(seed + number);
                SessionStatistics own = session();
                for (int round = 0; round < 5000; round++) {
                  int rows = random.nextInt(5);
                  own.relation(DATABASE, TABLE + random.nextInt(3)).rowsInserted(rows);
                  wanted[number] += rows;
                  own.flushNext();
                  own.ended(random.nextBoolean(), round);
                }
              });
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long all = 0;
    for (long each : wanted) {
      all += each;
    }
    long found = 0;
    for (int table = TABLE; table < TABLE + 3; table++) {
      found +=
          Objects.requireNonNull(shared.copy(StatisticsKey.relation(DATABASE, table)))[inserted()];
    }
    assertThat(found).as("seed %d", seed).isEqualTo(all);
    assertThat(sum(DatabaseStatistic.TUPLES_INSERTED)).isEqualTo(all);
    assertThat(sum(DatabaseStatistic.COMMITS) + sum(DatabaseStatistic.ROLLBACKS))
        .isEqualTo(sessions * 5000L);
  }
}
