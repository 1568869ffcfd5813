package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Xid;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.locks.Proc;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;
import org.gajah.transaction.twophase.TwoPhase.Finisher;
import org.gajah.transaction.twophase.TwoPhase.Row;
import org.gajah.transaction.twophase.TwoPhaseHandler;
import org.gajah.walformat.record.DroppedStats;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.TwoPhaseState;
import org.gajah.walformat.record.XactEnd;
import org.gajah.walformat.record.XactRecord;
import org.junit.jupiter.api.Test;

class TwoPhaseTest {
  private static final int OWNER = 10;
  private static final Finisher SELF = new Finisher(OWNER, false, Stage.DATABASE);
  private static final Slice GID = gid("one");
  private static final LockTag TABLE = LockTag.relation(Stage.DATABASE, 20_000);

  private final MemoryDisk disk = new MemoryDisk(Clock.system());
  private final Effects effects = new Effects();

  private static Slice gid(String name) {
    return Slice.of(name.getBytes(StandardCharsets.UTF_8));
  }

  /// Notes what it is told.
  private static final class Effects implements EndEffects {
    final List<String> all = new ArrayList<>();

    @Override
    public void dropRelations(List<RelFileLocator> relations, Proc proc) {
      relations.forEach(relation -> all.add("drop " + relation.relNumber()));
    }

    @Override
    public void dropStatistics(List<DroppedStats> statistics, Proc proc) {
      statistics.forEach(one -> all.add("forget " + one.object()));
    }

    @Override
    public void invalidate(
        List<Invalidation> messages,
        boolean relationCacheFile,
        int database,
        int tablespace,
        Proc proc) {
      all.add("invalidate " + messages.size() + " " + relationCacheFile);
    }
  }

  /// Somebody who has something of everything to tell.
  private static final class Chatterbox implements CommitParticipant {
    boolean prepared;

    @Override
    public Phase phase() {
      return Phase.STATISTICS;
    }

    @Override
    public void contribute(EndRecord record, boolean committing) {
      int number = committing ? 111 : 222;
      record.droppedRelations().add(new RelFileLocator(1663, Stage.DATABASE, number));
      record.droppedStatistics().add(new DroppedStats(2, Stage.DATABASE, number));
      record.invalidations().add(new Invalidation.Relcache(Stage.DATABASE, 333));
      record.dropRelationCacheFile();
    }

    @Override
    public void prepare(PreparedParts parts) {
      parts.add(Stage.STATISTICS, 7, gid("counts"));
    }

    @Override
    public void prepared() {
      prepared = true;
    }
  }

  private static int prepare(Stage stage, Stage.Session session, Slice gid) {
    session.begin();
    int xid = session.xid();
    session.transaction.locks().acquire(TABLE, LockMode.ACCESS_EXCLUSIVE);
    stage.transactions.multiXacts().announce(session.transaction);
    session.transaction.beginSubtransaction();
    session.xid();
    session.transaction.commitSubtransaction();
    stage.twoPhase.prepare(gid, OWNER, session.transaction);
    return xid;
  }

  private static boolean isRunning(Stage stage, int xid, Proc proc) {
    return stage
        .transactions
        .procArray()
        .isRunning(xid, asked -> stage.transactions.subtransactions().top(asked, 3, proc), proc);
  }

  @Test
  void aPreparedTransactionRunsOnWithItsLocksUntilItIsCommitted() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session();
        Stage.Session other = stage.session()) {
      int xid = prepare(stage, session, GID);
      assertThat(session.transaction.isActive()).isFalse();
      other.begin();
      assertThat(isRunning(stage, xid, other.proc)).isTrue();
      assertThat(isRunning(stage, xid + 1, other.proc)).isTrue();
      Snapshot snapshot = other.transaction.snapshots().latest();
      assertThat(snapshot.isRunning(xid, stage.transactions, other.transaction)).isTrue();
      assertThat(other.transaction.locks().tryAcquire(TABLE, LockMode.ACCESS_SHARE).isHeld())
          .isFalse();
      assertThat(stage.transactions.multiXacts().oldestMember(session.proc.number())).isZero();
      assertThat(stage.transactions.multiXacts().oldestMember(Stage.PROCESSES)).isEqualTo(1);
      assertThat(stage.twoPhase.rows(other.proc))
          .extracting(Row::xid, Row::gid, Row::owner, Row::database)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(xid, GID, OWNER, Stage.DATABASE));
      other.commit();
      session.begin();
      stage.twoPhase.finish(GID, true, SELF, session.transaction, effects);
      session.commit();
      other.begin();
      assertThat(isRunning(stage, xid, other.proc)).isFalse();
      assertThat(other.status(xid)).isEqualTo(CommitLog.Status.COMMITTED);
      assertThat(other.status(xid + 1)).isEqualTo(CommitLog.Status.COMMITTED);
      assertThat(other.transaction.locks().tryAcquire(TABLE, LockMode.ACCESS_SHARE).isHeld())
          .isTrue();
      assertThat(stage.transactions.multiXacts().oldestMember(Stage.PROCESSES)).isZero();
      assertThat(stage.twoPhase.rows(other.proc)).isEmpty();
    }
  }

  @Test
  void whatParticipantsToldIsInTheStateAndDoneAtTheEnd() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      List<String> told = new ArrayList<>();
      stage.twoPhase.handler(
          Stage.STATISTICS,
          new TwoPhaseHandler() {
            @Override
            public void finished(Part part, boolean committed, Proc proc) {
              told.add(part.info() + part.data().toString(StandardCharsets.UTF_8) + committed);
            }
          });
      Chatterbox chatterbox = new Chatterbox();
      session.transaction.addParticipant(chatterbox);
      int first = prepare(stage, session, GID);
      assertThat(chatterbox.prepared).isTrue();
      prepareAnother(stage, session);
      session.begin();
      stage.twoPhase.finish(GID, true, SELF, session.transaction, effects);
      assertThat(effects.all).containsExactly("drop 111", "forget 111", "invalidate 1 true");
      effects.all.clear();
      stage.twoPhase.finish(gid("two"), false, SELF, session.transaction, effects);
      assertThat(effects.all).containsExactly("drop 222", "forget 222");
      assertThat(told).containsExactly("7countstrue", "7countsfalse");
      stage.flush();
      List<XactRecord> records =
          stage.records().stream()
              .map(Stage.Found::record)
              .filter(XactRecord.class::isInstance)
              .map(XactRecord.class::cast)
              .toList();
      assertThat(records).hasSize(4);
      XactRecord.Commit commit = (XactRecord.Commit) records.get(2);
      assertThat(commit.prepared()).isTrue();
      assertThat(commit.end().info())
          .isEqualTo(
              XactEnd.HAS_DBINFO
                  | XactEnd.HAS_SUBXACTS
                  | XactEnd.HAS_RELFILELOCATORS
                  | XactEnd.HAS_DROPPED_STATS
                  | XactEnd.HAS_INVALS
                  | XactEnd.HAS_TWOPHASE
                  | XactEnd.HAS_AE_LOCKS
                  | XactEnd.UPDATE_RELCACHE_FILE);
      assertThat(commit.end().twoPhaseXid()).isEqualTo(first);
      XactRecord.Abort abort = (XactRecord.Abort) records.get(3);
      assertThat(abort.end().info())
          .isEqualTo(
              XactEnd.HAS_RELFILELOCATORS
                  | XactEnd.HAS_DROPPED_STATS
                  | XactEnd.HAS_TWOPHASE
                  | XactEnd.HAS_AE_LOCKS);
    }
  }

  private static void prepareAnother(Stage stage, Stage.Session session) {
    session.begin();
    session.xid();
    stage.twoPhase.prepare(gid("two"), OWNER, session.transaction);
  }

  @Test
  void sectionsThatNobodyHandlesKeepATransactionFromBeingPrepared() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      session.transaction.addParticipant(
          new CommitParticipant() {
            @Override
            public Phase phase() {
              return Phase.STATISTICS;
            }

            @Override
            public void prepare(PreparedParts parts) {
              parts.add(4, 0, gid("predicates"));
            }
          });
      assertThatThrownBy(() -> prepare(stage, session, GID)).hasMessageContaining("manager 4");
      assertThat(session.transaction.isActive()).isTrue();
      session.abort();
      assertThat(stage.twoPhase.rows(session.proc)).isEmpty();
      assertThat(stage.locks.prepared(1, session.backendLocks.virtualXid())).isNotNull();
    }
  }

  @Test
  void whoMayNotFinishIsTold() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      prepare(stage, session, GID);
      session.begin();
      assertFault(
          session,
          stage,
          gid("no"),
          SELF,
          "42704",
          "prepared transaction with identifier \"no\" does not exist");
      assertFault(
          session,
          stage,
          GID,
          new Finisher(11, false, Stage.DATABASE),
          "42501",
          "permission denied to finish prepared transaction");
      assertFault(
          session,
          stage,
          GID,
          new Finisher(11, true, 6),
          "0A000",
          "prepared transaction belongs to another database");
      stage.twoPhase.finish(
          GID, false, new Finisher(11, true, Stage.DATABASE), session.transaction, effects);
    }
  }

  private void assertFault(
      Stage.Session session, Stage stage, Slice gid, Finisher who, String code, String message) {
    assertThatThrownBy(() -> stage.twoPhase.finish(gid, true, who, session.transaction, effects))
        .isInstanceOf(PgException.class)
        .hasMessage(message)
        .extracting(e -> ((PgException) e).sqlState().code())
        .isEqualTo(code);
  }

  @Test
  void namesAndPlacesAreLimited() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      for (int i = 0; i < Stage.PREPARED; i++) {
        session.begin();
        stage.twoPhase.prepare(gid("name" + i), OWNER, session.transaction);
      }
      session.begin();
      assertThatThrownBy(() -> stage.twoPhase.prepare(gid("name1"), OWNER, session.transaction))
          .hasMessage("transaction identifier \"name1\" is already in use");
      assertThatThrownBy(() -> stage.twoPhase.prepare(gid("more"), OWNER, session.transaction))
          .hasMessage("maximum number of prepared transactions reached")
          .satisfies(e ->
              assertThat(((PgException) e).field(ErrorField.HINT))
                  .isEqualTo("Increase \"max_prepared_transactions\" (currently 4)."));
      String tooLong = "x".repeat(200);
      assertThatThrownBy(() -> stage.twoPhase.prepare(gid(tooLong), OWNER, session.transaction))
          .hasMessage("transaction identifier \"" + tooLong + "\" is too long");
    }
    try (Stage stage =
            new Stage(new MemoryDisk(Clock.system()), TransactionSizes.of(24, 0)).open();
        Stage.Session session = stage.session().begin()) {
      assertThatThrownBy(() -> stage.twoPhase.prepare(GID, OWNER, session.transaction))
          .hasMessage("prepared transactions are disabled");
    }
  }

  @Test
  void aCrashLeavesPreparedTransactionsWhereTheyWere() {
    int xid;
    MemoryDisk crashed;
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      xid = prepare(stage, session, GID);
      crashed = disk.fork();
    }
    checkRecovered(crashed, xid, true);
  }

  @Test
  void aCheckpointWritesAFileFromWhichItIsRestored() {
    int xid;
    MemoryDisk stopped;
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      xid = prepare(stage, session, GID);
      assertThat(stage.twoPhase.checkpoint(Stage.START, session.proc)).isZero();
      assertThat(files(disk)).isEmpty();
      assertThat(stage.twoPhase.checkpoint(stage.wal.endPosition(), session.proc)).isEqualTo(1);
      assertThat(files(disk)).containsExactly("%016X".formatted(xid));
      assertThat(stage.twoPhase.checkpoint(stage.wal.endPosition(), session.proc)).isZero();
      TwoPhaseState state = TwoPhaseState.decodeFile(Slice.of(content(disk, xid)));
      assertThat(state == null ? null : state.subxacts()).containsExactly(xid + 1);
      stopped = disk.fork();
      session.begin();
      stage.twoPhase.finish(GID, true, SELF, session.transaction, effects);
      assertThat(files(disk)).isEmpty();
    }
    checkRecovered(stopped, xid, false);
  }

  private static List<String> files(Disk of) {
    try {
      return of.list(Stage.ROOT.resolve("pg_twophase"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] content(Disk of, int xid) {
    try {
      return WholeFile.read(of, Stage.ROOT.resolve("pg_twophase/%016X".formatted(xid)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void checkRecovered(Disk from, int xid, boolean commit) {
    MultiXacts.Position multi = new MultiXacts.Position(1, 0, 1, 1);
    try (Stage stage = new Stage(from).recover(Stage.FIRST_XID + 10, multi);
        Stage.Session session = stage.session().begin()) {
      assertThat(stage.messages())
          .contains("recovering prepared transaction " + xid + " from shared memory");
      assertThat(isRunning(stage, xid, session.proc)).isTrue();
      assertThat(stage.transactions.subtransactions().parent(xid + 1, session.proc)).isEqualTo(xid);
      assertThat(session.transaction.locks().tryAcquire(TABLE, LockMode.ACCESS_SHARE).isHeld())
          .isFalse();
      assertThat(stage.transactions.multiXacts().oldestMember(Stage.PROCESSES)).isEqualTo(1);
      assertThat(Xid.precedes(xid + 1, session.xid())).isTrue();
      session.commit();
      session.begin();
      stage.twoPhase.finish(GID, commit, SELF, session.transaction, effects);
      assertThat(session.status(xid))
          .isEqualTo(commit ? CommitLog.Status.COMMITTED : CommitLog.Status.ABORTED);
      assertThat(files(from)).isEmpty();
    }
    try (Stage stage = new Stage(from).recover();
        Stage.Session session = stage.session()) {
      assertThat(stage.twoPhase.rows(session.proc)).isEmpty();
      assertThat(session.status(xid + 1))
          .isEqualTo(commit ? CommitLog.Status.COMMITTED : CommitLog.Status.ABORTED);
    }
  }

  @Test
  void staleFilesAreRemovedAndDamagedOnesAreErrors() throws IOException {
    int xid;
    MemoryDisk stopped;
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      xid = prepare(stage, session, GID);
      stage.twoPhase.checkpoint(stage.wal.endPosition(), session.proc);
      stopped = disk.fork();
      stage.transactions.checkpoint(session.proc);
    }
    byte[] good = content(stopped, xid);
    checkDamage(
        stopped,
        xid,
        damaged(good, 20, good.length),
        "calculated CRC checksum does not match value stored in file \"pg_twophase/%016X\"");
    checkDamage(
        stopped,
        xid,
        damaged(good, 0, good.length),
        "invalid magic number stored in file \"pg_twophase/%016X\"");
    checkDamage(
        stopped,
        xid,
        damaged(good, 20, good.length - 8),
        "invalid size stored in file \"pg_twophase/%016X\"");
    checkDamage(
        stopped,
        xid,
        damaged(good, 20, 40),
        "incorrect size of file \"pg_twophase/%016X\": 40 bytes");
    checkDamage(
        stopped,
        xid,
        damaged(good, 20, good.length - 3),
        "incorrect alignment of CRC offset for file \"pg_twophase/%016X\"");
    write(stopped, 2_000_000, good);
    write(stopped, xid, good);
    MultiXacts.Position multi = new MultiXacts.Position(1, 0, 1, 1);
    try (Stage stage = new Stage(stopped).recover(Stage.FIRST_XID + 10, multi)) {
      assertThat(stage.messages())
          .contains("removing future two-phase state file for transaction 2000000");
      assertThat(files(stopped)).hasSize(1);
    }
  }

  private static byte[] damaged(byte[] good, int at, int length) {
    byte[] bad = Arrays.copyOf(good, length);
    bad[at] ^= 1;
    return bad;
  }

  private static void write(Disk to, int xid, byte[] content) throws IOException {
    try (var file =
        to.open(Stage.ROOT.resolve("pg_twophase/%016X".formatted(xid)), Disk.OpenMode.CREATE)) {
      file.truncate(0);
      file.write(MemorySegment.ofArray(content), 0);
    }
  }

  private static void checkDamage(MemoryDisk from, int xid, byte[] content, String message)
      throws IOException {
    MemoryDisk copy = from.fork();
    write(copy, xid, content);
    try (Stage stage = new Stage(copy)) {
      MultiXacts.Position multi = new MultiXacts.Position(1, 0, 1, 1);
      assertThatThrownBy(() -> stage.recover(Stage.FIRST_XID + 10, multi))
          .isInstanceOf(PgException.class)
          .hasMessage(message.formatted(xid))
          .extracting(e -> ((PgException) e).sqlState().code())
          .isEqualTo("XX001");
    }
  }
}
