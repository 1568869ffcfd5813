package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.transaction.CommitParticipant.Phase;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.StandbyRecord;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.junit.jupiter.api.Test;

class TransactionEndTest {
  private final MemoryDisk disk = new MemoryDisk(Clock.system());

  private static List<WalRecord> records(Stage stage) {
    stage.flush();
    return stage.records().stream().map(Stage.Found::record).toList();
  }

  private static XactEnd onlyCommit(Stage stage) {
    List<XactRecord.Commit> commits =
        records(stage).stream()
            .filter(XactRecord.Commit.class::isInstance)
            .map(XactRecord.Commit.class::cast)
            .toList();
    assertThat(commits).hasSize(1);
    return commits.getFirst().end();
  }

  @Test
  void aPlainCommitSaysNothingButItsTime() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin()) {
      session.xid();
      session.commit();
      assertThat(onlyCommit(stage).info()).isZero();
    }
  }

  @Test
  void aTransactionThatDidNothingLeavesNoRecord() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin()) {
      session.commit();
      session.begin();
      session.abort();
      assertThat(records(stage)).isEmpty();
    }
  }

  @Test
  void thatNobodyNeedsToWaitForAVacuumEndsWithIt() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session vacuum = stage.session();
        Stage.Session other = stage.session()) {
      vacuum.begin();
      ProcArray array = vacuum.transaction.shared().procArray();
      int number = vacuum.transaction.proc().number();
      array.changeFlags(number, 0, ProcArray.IN_VACUUM);
      vacuum.commit();
      assertThat(array.flags(number)).isZero();
      vacuum.begin();
      int xid = vacuum.xid();
      other.begin();
      other.xid();
      assertThat(other.transaction.horizonTest(Horizons.Kind.DATA).compute()).isEqualTo(xid);
      other.commit();
      vacuum.commit();
    }
  }

  @Test
  void everythingThatIsThereHasItsBit() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      session.transaction.addParticipant(new Contributor(true));
      session.transaction.origin(new ReplicationOrigin(3, 0x1234, 77));
      session.transaction.synchronousCommit(SynchronousCommit.REMOTE_APPLY);
      session.begin();
      session.transaction.beforeAccessExclusiveLock();
      session.transaction.afterAccessExclusiveLock(Stage.DATABASE, 4711);
      session.transaction.beginSubtransaction();
      int child = session.xid();
      session.transaction.commitSubtransaction();
      session.commit();
      XactEnd end = onlyCommit(stage);
      assertThat(end.info())
          .isEqualTo(
              XactEnd.HAS_DBINFO
                  | XactEnd.HAS_SUBXACTS
                  | XactEnd.HAS_RELFILELOCATORS
                  | XactEnd.HAS_INVALS
                  | XactEnd.HAS_ORIGIN
                  | XactEnd.HAS_AE_LOCKS
                  | XactEnd.HAS_DROPPED_STATS
                  | XactEnd.APPLY_FEEDBACK
                  | XactEnd.UPDATE_RELCACHE_FILE
                  | XactEnd.FORCE_SYNC_COMMIT);
      assertThat(end.database()).isEqualTo(Stage.DATABASE);
      assertThat(end.tablespace()).isEqualTo(1663);
      assertThat(end.subxacts()).containsExactly(child);
      assertThat(end.origin()).isEqualTo(3);
      assertThat(end.originLsn()).isEqualTo(0x1234);
      assertThat(end.originTime()).isEqualTo(77);
      assertThat(records(stage))
          .contains(
              new StandbyRecord.Locks(
                  List.of(new StandbyRecord.Locks.Lock(child - 1, Stage.DATABASE, 4711))));
    }
  }

  @Test
  void anAbortKeepsInvalidationsToItself() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      session.transaction.addParticipant(new Contributor(false));
      session.begin();
      session.transaction.beforeAccessExclusiveLock();
      session.transaction.afterAccessExclusiveLock(Stage.DATABASE, 4711);
      session.abort();
      XactRecord.Abort abort = (XactRecord.Abort) records(stage).getLast();
      assertThat(abort.end().info())
          .isEqualTo(
              XactEnd.HAS_RELFILELOCATORS | XactEnd.HAS_DROPPED_STATS | XactEnd.HAS_AE_LOCKS);
    }
  }

  private record Contributor(boolean all) implements CommitParticipant {
    @Override
    public Phase phase() {
      return Phase.SETTINGS;
    }

    @Override
    public void contribute(EndRecord record, boolean committing) {
      record.droppedRelations().add(new RelFileLocator(1663, 5, 99));
      record.droppedStatistics().add(new DroppedStats(2, 5, 98));
      record.invalidations().add(new Invalidation.Catcache(55, 5, 0x1234));
      record.invalidations().add(new Invalidation.Relcache(5, 97));
      if (all) {
        record.dropRelationCacheFile();
        record.forceSync();
      }
    }
  }

  @Test
  void invalidationsOfATransactionWithoutAnIdHaveARecordOfTheirOwn() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      session.transaction.addParticipant(
          new CommitParticipant() {
            @Override
            public Phase phase() {
              return Phase.INVALIDATIONS;
            }

            @Override
            public void contribute(EndRecord record, boolean committing) {
              record.invalidations().add(new Invalidation.Relcache(5, 97));
            }
          });
      session.begin();
      session.commit();
      assertThat(records(stage))
          .containsExactly(
              new StandbyRecord.Invalidations(
                  5, 1663, false, List.of(new Invalidation.Relcache(5, 97))));
    }
  }

  @Test
  void standbysHearOfEach64Subtransactions() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin()) {
      int top = session.xid();
      for (int i = 0; i < 130; i++) {
        session.transaction.beginSubtransaction();
        session.xid();
        session.transaction.commitSubtransaction();
      }
      session.commit();
      List<XactRecord.Assignment> assignments =
          records(stage).stream()
              .filter(XactRecord.Assignment.class::isInstance)
              .map(XactRecord.Assignment.class::cast)
              .toList();
      assertThat(assignments).hasSize(2);
      assertThat(assignments).allMatch(assignment -> assignment.topXid() == top);
      assertThat(assignments.get(0).subxacts())
          .containsExactly(IntStream.rangeClosed(top + 1, top + 64).toArray());
      assertThat(assignments.get(1).subxacts())
          .containsExactly(IntStream.rangeClosed(top + 65, top + 128).toArray());
    }
  }

  @Test
  void participantsLetGoInTheOrderOfTheirPhasesWithLocksInTheMiddle() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session();
        Stage.Session other = stage.session().begin()) {
      List<String> order = new ArrayList<>();
      LockTag tag = LockTag.relation(5, 1234);
      Phase[] phases = Phase.values();
      for (int i = phases.length - 1; i >= 0; i--) { // added the wrong way round
        Phase phase = phases[i];
        session.transaction.addParticipant(
            new CommitParticipant() {
              @Override
              public Phase phase() {
                return phase;
              }

              @Override
              public void ended(boolean committed) {
                boolean free =
                    other.transaction.locks().tryAcquire(tag, LockMode.EXCLUSIVE).isHeld();
                if (free) {
                  other.transaction.locks().release(tag, LockMode.EXCLUSIVE);
                }
                boolean runs = stage.transactions.procArray().xid(session.proc.number()) != 0;
                order.add(phase + (free ? " unlocked" : " locked") + (runs ? " runs" : ""));
              }
            });
      }
      session.begin();
      session.xid();
      session.transaction.locks().acquire(tag, LockMode.EXCLUSIVE);
      session.commit();
      assertThat(order)
          .containsExactly(
              "BUFFERS locked",
              "RELATION_CACHE locked",
              "INVALIDATIONS locked",
              "MULTIXACTS locked",
              "PENDING_DELETIONS unlocked",
              "NOTIFICATIONS unlocked",
              "SETTINGS unlocked",
              "NAMESPACES unlocked",
              "FILES unlocked",
              "STATISTICS unlocked");
    }
  }

  @Test
  void whatFailsBeforeACommitAbortsAndWhatFailsBehindItIsAPanic() {
    Stage stage = new Stage(disk).open();
    Stage.Session session = stage.session();
    boolean[] early = {true};
    session.transaction.addParticipant(
        new CommitParticipant() {
          @Override
          public Phase phase() {
            return Phase.BUFFERS;
          }

          @Override
          public void beforeCommit() {
            if (early[0]) {
              throw new IllegalStateException("not yet");
            }
          }

          @Override
          public void ended(boolean committed) {
            if (committed) {
              throw new IllegalStateException("too late");
            }
          }
        });
    LockTag tag = LockTag.relation(5, 1234);
    session.begin();
    int xid = session.xid();
    assertThatThrownBy(session::commit).hasMessage("not yet");
    assertThat(session.transaction.isActive()).isTrue();
    session.abort();
    assertThat(session.status(xid)).isEqualTo(CommitLog.Status.ABORTED);
    early[0] = false;
    session.begin();
    int next = session.xid();
    session.transaction.locks().acquire(tag, LockMode.EXCLUSIVE);
    assertThatThrownBy(session::commit).hasMessageContaining("too late");
    assertThat(session.status(next)).isEqualTo(CommitLog.Status.COMMITTED);
    assertThat(session.transaction.locks().transactionLocks()).isZero();
    assertThat(stage.panics).hasSize(1);
    stage.wal.close();
    stage.memory.close();
  }

  @Test
  void anAsynchronousCommitIsSeenAtOnceButKnowsThatItMayBeLost() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      session.transaction.synchronousCommit(SynchronousCommit.OFF);
      long before = stage.wal.flushed();
      session.begin();
      int xid = session.xid();
      session.commit();
      assertThat(stage.wal.flushed()).isEqualTo(before);
      assertThat(stage.wal.asyncCommitted()).isEqualTo(stage.wal.endPosition());
      long[] lsn = new long[1];
      Proc proc = session.proc;
      assertThat(stage.transactions.commitLog().status(xid, lsn, proc))
          .isEqualTo(CommitLog.Status.COMMITTED);
      assertThat(lsn[0]).isEqualTo(stage.wal.endPosition());
      assertThat(stage.transactions.commitLog().status(xid + 1, lsn, proc))
          .isEqualTo(CommitLog.Status.IN_PROGRESS);
      assertThat(lsn[0]).as("of the same group of 32").isEqualTo(stage.wal.endPosition());
      stage.transactions.checkpoint(proc);
      assertThat(stage.wal.flushed()).as("the log comes before its page").isEqualTo(lsn[0]);
      session.transaction.synchronousCommit(SynchronousCommit.ON);
      session.begin();
      session.xid();
      session.commit();
      assertThat(stage.wal.flushed()).isEqualTo(stage.wal.endPosition());
    }
  }

  @Test
  void standbysAreWaitedForWhereTheyShallBe() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      List<SynchronousCommit> waits = new ArrayList<>();
      stage.transactions.standbyWait((lsn, how, committing) -> {
        assertThat(stage.wal.flushed()).isGreaterThanOrEqualTo(lsn);
        assertThat(stage.transactions.procArray().xid(session.proc.number())).isNotZero();
        waits.add(how);
      });
      for (SynchronousCommit mode : SynchronousCommit.values()) {
        session.transaction.synchronousCommit(mode);
        session.begin();
        session.xid();
        session.commit();
      }
      assertThat(waits)
          .containsExactly(
              SynchronousCommit.REMOTE_WRITE, SynchronousCommit.ON, SynchronousCommit.REMOTE_APPLY);
    }
  }

  @Test
  void abortedSubtransactionsAreOverAtOnce() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin();
        Stage.Session other = stage.session().begin()) {
      session.xid();
      session.transaction.beginSubtransaction();
      int child = session.xid();
      session.transaction.beginSubtransaction();
      int grandchild = session.xid();
      session.transaction.commitSubtransaction();
      assertThat(session.transaction.isCurrent(grandchild)).isTrue();
      assertThat(other.transaction.isInProgress(grandchild)).isTrue();
      session.transaction.abortSubtransaction();
      assertThat(session.transaction.isCurrent(grandchild)).isFalse();
      assertThat(other.transaction.isInProgress(grandchild)).isFalse();
      assertThat(other.status(child)).isEqualTo(CommitLog.Status.ABORTED);
      assertThat(other.status(grandchild)).isEqualTo(CommitLog.Status.ABORTED);
      session.commit();
      assertThat(onlyCommit(stage).subxacts()).isEmpty();
    }
  }
}
