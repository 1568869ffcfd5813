package org.gajah.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.seam.memory.MemoryDisk;
import org.gajah.locks.Proc;
import org.gajah.page.slru.MultiXactPages;
import org.gajah.transaction.MultiXactAccess.Members;
import org.gajah.transaction.MultiXactAccess.Status;
import org.gajah.walformat.record.MultiXactRecord;
import org.junit.jupiter.api.Test;

class MultiXactsTest {
  private final long seed = System.nanoTime();
  private final SplittableRandom random = new SplittableRandom(seed);
  private final MemoryDisk disk = new MemoryDisk(Clock.system());

  private record Member(int xid, Status status) {}

  private static final Comparator<Member> ORDER =
      Comparator.<Member>comparingLong(member -> Integer.toUnsignedLong(member.xid))
          .thenComparing(Member::status);

  private static List<Member> read(MultiXacts multiXacts, int multi, Transaction transaction) {
    Members members = new Members();
    multiXacts.members(multi, false, members, transaction);
    List<Member> list = new ArrayList<>();
    for (int i = 0; i < members.count(); i++) {
      list.add(new Member(members.xid(i), members.status(i)));
    }
    list.sort(ORDER);
    return list;
  }

  private static int create(MultiXacts multiXacts, List<Member> list, Transaction transaction) {
    Members members = new Members();
    list.forEach(member -> members.add(member.xid, member.status));
    return multiXacts.create(members, transaction);
  }

  private List<Member> randomMembers(int atMost) {
    Set<Member> members = new HashSet<>();
    int count = random.nextInt(2, atMost);
    boolean updates = random.nextBoolean();
    while (members.size() < count) {
      members.add(new Member(random.nextInt(3, Stage.FIRST_XID), Status.of(random.nextInt(4))));
    }
    if (updates) {
      members.add(new Member(random.nextInt(3, Stage.FIRST_XID), Status.of(random.nextInt(4, 6))));
    }
    List<Member> list = new ArrayList<>(members);
    list.sort(ORDER);
    return list;
  }

  @Test
  void membersAreFoundAgainByOthersAndAfterARestartAndAfterACrash() {
    Map<Integer, List<Member>> model = new HashMap<>();
    int next;
    MemoryDisk crashed;
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      session.begin();
      multiXacts.announce(session.transaction);
      for (int i = 0; i < 7000; i++) {
        List<Member> members = randomMembers(i % 500 == 0 ? 2000 : 6);
        int multi = create(multiXacts, members, session.transaction);
        // By chance the same members may come twice while the cache still knows them.
        List<Member> known = model.putIfAbsent(multi, members);
        assertThat(known).as("seed %d", seed).isIn(null, members);
      }
      session.commit();
      session.begin(); // with an empty cache
      model.forEach((multi, members) ->
          assertThat(read(multiXacts, multi, session.transaction))
              .as("seed %d, multixact %d", seed, multi)
              .isEqualTo(members));
      session.commit();
      stage.flush();
      crashed = disk.fork();
      next = multiXacts.next();
      Proc proc = session.proc;
      stage.transactions.checkpoint(proc);
      checkAgain(crashed, model, next);
    }
  }

  private void checkAgain(Disk copy, Map<Integer, List<Member>> model, int next) {
    try (Stage stage = new Stage(copy).recover();
        Stage.Session session = stage.session()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      assertThat(multiXacts.next()).isEqualTo(next);
      stage.transactions.checkpoint(session.proc);
      checkPagesAreTheSame(copy);
      session.begin();
      model.forEach((multi, members) ->
          assertThat(read(multiXacts, multi, session.transaction))
              .as("seed %d, multixact %d", seed, multi)
              .isEqualTo(members));
      assertThat(create(multiXacts, randomMembers(5), session.transaction)).isEqualTo(next);
      session.commit();
      stage.transactions.checkpoint(session.proc);
    }
  }

  /// What redo makes of the log is what the instance had in its pages.
  private void checkPagesAreTheSame(Disk copy) {
    for (String folder : List.of("pg_multixact/offsets", "pg_multixact/members")) {
      List<String> names = list(disk, folder);
      assertThat(names).isNotEmpty().isEqualTo(list(copy, folder));
      for (String name : names) {
        assertThat(content(copy, folder + "/" + name))
            .as("%s/%s", folder, name)
            .isEqualTo(content(disk, folder + "/" + name));
      }
    }
  }

  private static byte[] content(Disk of, String name) {
    try {
      return WholeFile.read(of, Stage.ROOT.resolve(name));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> list(Disk on, String folder) {
    try {
      return on.list(Stage.ROOT.resolve(folder)).stream().sorted().toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void theSameMembersShareAMultixactWithinATransaction() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      multiXacts.announce(session.transaction);
      int one =
          multiXacts.create(500, Status.FOR_SHARE, 400, Status.FOR_KEY_SHARE, session.transaction);
      int two =
          multiXacts.create(400, Status.FOR_KEY_SHARE, 500, Status.FOR_SHARE, session.transaction);
      assertThat(two).isEqualTo(one);
      session.commit();
      session.begin();
      assertThat(
              multiXacts.create(
                  400, Status.FOR_KEY_SHARE, 500, Status.FOR_SHARE, session.transaction))
          .isEqualTo(one + 1);
    }
  }

  @Test
  void expandingKeepsWhoRunsAndCommittedUpdates() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session running = stage.session().begin();
        Stage.Session over = stage.session().begin();
        Stage.Session updated = stage.session().begin();
        Stage.Session failed = stage.session().begin();
        Stage.Session asking = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      Members all = new Members();
      all.add(running.xid(), Status.FOR_SHARE);
      all.add(over.xid(), Status.FOR_KEY_SHARE);
      int update = updated.xid();
      all.add(update, Status.NO_KEY_UPDATE);
      all.add(failed.xid(), Status.FOR_UPDATE);
      multiXacts.announce(asking.transaction);
      int multi = multiXacts.create(all, asking.transaction);
      assertThat(multiXacts.isRunning(multi, false, asking.transaction)).isTrue();
      over.commit();
      updated.commit();
      failed.abort();
      int wider = multiXacts.expand(multi, asking.xid(), Status.FOR_KEY_SHARE, asking.transaction);
      assertThat(read(multiXacts, wider, asking.transaction))
          .containsExactly(
              new Member(running.xid(), Status.FOR_SHARE),
              new Member(update, Status.NO_KEY_UPDATE),
              new Member(asking.xid(), Status.FOR_KEY_SHARE));
      assertThat(multiXacts.expand(wider, asking.xid(), Status.FOR_KEY_SHARE, asking.transaction))
          .isEqualTo(wider);
      running.commit();
      asking.commit();
      over.begin();
      assertThat(multiXacts.isRunning(wider, false, over.transaction)).isFalse();
    }
  }

  @Test
  void lockersThatNobodyCanNeedAreNotLookedUp() {
    try (Stage stage = new Stage(disk).open();
        Stage.Session first = stage.session().begin();
        Stage.Session second = stage.session()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      multiXacts.announce(first.transaction);
      int multi =
          multiXacts.create(600, Status.FOR_SHARE, 601, Status.FOR_SHARE, first.transaction);
      second.begin();
      Members members = new Members();
      multiXacts.members(multi, true, members, second.transaction);
      assertThat(members.count()).isEqualTo(2);
      assertThat(multiXacts.oldestNeeded(second.transaction)).isEqualTo(multi);
      first.commit();
      second.commit();
      second.begin();
      multiXacts.members(multi, true, members, second.transaction);
      assertThat(members.count()).isZero();
      multiXacts.members(multi, false, members, second.transaction);
      assertThat(members.count()).isEqualTo(2);
      assertThat(multiXacts.oldestNeeded(second.transaction)).isEqualTo(multiXacts.next());
    }
  }

  @Test
  void unknownMultixactsAreErrors() {
    try (Stage stage =
            new Stage(disk).open(Stage.FIRST_XID, new MultiXacts.Position(100, 500, 50, 1));
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      assertThatThrownBy(() -> read(multiXacts, 49, session.transaction))
          .isInstanceOf(PgException.class)
          .hasMessage("MultiXactId 49 does no longer exist -- apparent wraparound");
      assertThatThrownBy(() -> read(multiXacts, 100, session.transaction))
          .hasMessage("MultiXactId 100 has not been created yet -- apparent wraparound");
      assertThatThrownBy(() -> read(multiXacts, 60, session.transaction))
          .hasMessage("MultiXact 60 has invalid next offset");
      Members twoUpdates = new Members();
      twoUpdates.add(700, Status.UPDATE);
      twoUpdates.add(701, Status.NO_KEY_UPDATE);
      assertThatThrownBy(() -> multiXacts.create(twoUpdates, session.transaction))
          .hasMessage(
              "new multixact has more than one updating member: 0 2[700 (upd), 701 (nokeyupd)]");
    }
  }

  @Test
  void numbersOfMultixactsAndMembersWrapAround() {
    int next = 0xFFFF_FFFF - 3;
    int offset = 0xFFFF_FFFF - 20;
    try (Stage stage =
            new Stage(disk).open(Stage.FIRST_XID, new MultiXacts.Position(next, offset, next, 1));
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      multiXacts.announce(session.transaction);
      Map<Integer, List<Member>> model = new HashMap<>();
      for (int i = 0; i < 60; i++) {
        List<Member> members = randomMembers(9);
        model.put(create(multiXacts, members, session.transaction), members);
      }
      assertThat(multiXacts.next()).as("0 is passed over").isEqualTo(57);
      session.commit();
      session.begin();
      model.forEach((multi, members) ->
          assertThat(read(multiXacts, multi, session.transaction))
              .as("seed %d, multixact %d", seed, multi)
              .isEqualTo(members));
      assertThat(model).doesNotContainKey(0).containsKey(1);
    }
  }

  @Test
  void nearTheWrapAroundWarningsComeAndThenNothingIsGivenOut() {
    int oldest = 1000;
    int wrap = oldest + 0x7FFF_FFFF;
    int warn = wrap - 40_000_000;
    int stop = wrap - 3_000_000;
    try (Stage stage =
            new Stage(disk)
                .open(Stage.FIRST_XID, new MultiXacts.Position(warn - 1, 77, oldest, 5));
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      multiXacts.announce(session.transaction);
      stage.log.clear();
      create(multiXacts, randomMembers(4), session.transaction);
      assertThat(stage.messages()).isEmpty();
      create(multiXacts, randomMembers(4), session.transaction);
      assertThat(stage.messages())
          .containsExactly(
              "database with OID 5 must be vacuumed before 40000000 more MultiXactIds are used");
      stage.transactions.wraparoundListener(
          new WraparoundListener() {
            @Override
            public String databaseName(int oid) {
              return "five" + oid;
            }
          });
      multiXacts.position(stop, 77, session.proc);
      assertThatThrownBy(() -> create(multiXacts, randomMembers(4), session.transaction))
          .isInstanceOf(PgException.class)
          .hasMessage(
              "database is not accepting commands that assign new MultiXactIds to avoid wraparound data loss in database \"five5\"")
          .extracting(e -> ((PgException) e).sqlState().code())
          .isEqualTo("54000");
    }
  }

  @Test
  void theSpaceOfMembersIsGuarded() {
    // The oldest multixact's members start in the file 100: it and the one before stay free.
    int segment = 1636 * 32;
    int oldest = 100 * segment + 200;
    int stop = 99 * segment;
    try (Stage stage =
            new Stage(disk).open(Stage.FIRST_XID, new MultiXacts.Position(10, oldest, 10, 5));
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      stage.log.clear();
      multiXacts.position(11, stop - 40 * segment, session.proc);
      multiXacts.create(500, Status.FOR_SHARE, 501, Status.FOR_SHARE, session.transaction);
      assertThat(stage.messages()).isEmpty();
      multiXacts.position(12, stop - 1636, session.proc);
      multiXacts.create(500, Status.FOR_SHARE, 502, Status.FOR_SHARE, session.transaction);
      assertThat(stage.messages())
          .containsExactly(
              "database with OID 5 must be vacuumed before 1638 more multixact members are used");
      multiXacts.position(13, stop - 2, session.proc);
      assertThatThrownBy(() ->
              multiXacts.create(500, Status.FOR_SHARE, 503, Status.FOR_SHARE, session.transaction))
          .isInstanceOf(PgException.class)
          .hasMessage("multixact \"members\" limit exceeded")
          .satisfies(e ->
              assertThat(((PgException) e).field(ErrorField.DETAIL))
                  .isEqualTo(
                      "This command would create a multixact with 2 members, but the remaining"
                          + " space is only enough for 1 member."));
    }
  }

  @Test
  void aWalkAroundTheCircleKnowsWhatItPasses() {
    assertThat(MultiXactSpace.reaches(100, 90, 9)).isFalse();
    assertThat(MultiXactSpace.reaches(100, 90, 10)).isTrue();
    assertThat(MultiXactSpace.reaches(100, 200, 50)).isFalse();
    assertThat(MultiXactSpace.reaches(100, -50, 100)).isFalse();
    assertThat(MultiXactSpace.reaches(100, -50, 149)).as("0 is passed over").isTrue();
    assertThat(MultiXactSpace.reaches(100, -50, 148)).isFalse();
  }

  @Test
  void theFullerTheSpaceTheYoungerIsFrozen() {
    MultiXactSpace space = MultiXactSpace.from(1);
    assertThat(space.freezeMaxAge(1000, 1 << 30, 400)).isEqualTo(400);
    assertThat(space.freezeMaxAge(1000, 0xA000_0000, 4000)).isBetween(1, 999);
    assertThat(space.freezeMaxAge(1000, 0xF000_0000, 4000)).isZero();
    assertThat(MultiXactSpace.UNKNOWN.freezeMaxAge(1000, 10, 400)).isZero();
  }

  @Test
  void truncationRemovesFilesAndSurvivesACrash() {
    List<Integer> multis = new ArrayList<>();
    int cut;
    Map<Integer, List<Member>> model = new HashMap<>();
    MemoryDisk crashed;
    try (Stage stage = new Stage(disk).open();
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      multiXacts.announce(session.transaction);
      // more than a file of members: 52,352 of them, and of offsets: 65,536
      for (int i = 0; i < 70_000; i++) {
        List<Member> members = randomMembers(4);
        int multi = create(multiXacts, members, session.transaction);
        multis.add(multi);
        model.put(multi, members);
      }
      session.commit();
      session.begin();
      stage.transactions.checkpoint(session.proc);
      assertThat(list(disk, "pg_multixact/offsets")).containsExactly("0000", "0001");
      int membersBefore = list(disk, "pg_multixact/members").size();
      cut = multis.get(68_000);
      multiXacts.truncate(cut, 7, session.proc, session.inserter);
      assertThat(list(disk, "pg_multixact/offsets")).containsExactly("0001");
      assertThat(list(disk, "pg_multixact/members")).hasSizeLessThan(membersBefore);
      assertThat(multiXacts.position(session.proc).oldest()).isEqualTo(cut);
      assertThat(multiXacts.position(session.proc).oldestDatabase()).isEqualTo(7);
      assertThat(read(multiXacts, cut, session.transaction)).isEqualTo(model.get(cut));
      assertThatThrownBy(() -> read(multiXacts, cut - 1, session.transaction))
          .hasMessageContaining("does no longer exist");
      session.commit();
      crashed = disk.fork();
    }
    try (Stage stage = new Stage(crashed).recover();
        Stage.Session session = stage.session().begin()) {
      MultiXacts multiXacts = stage.transactions.multiXacts();
      assertThat(multiXacts.position(session.proc).oldest()).isEqualTo(cut);
      stage.transactions.checkpoint(session.proc);
      assertThat(list(crashed, "pg_multixact/offsets")).containsExactly("0001");
      for (int multi : multis.subList(68_000, 70_000)) {
        assertThat(read(multiXacts, multi, session.transaction)).isEqualTo(model.get(multi));
      }
    }
  }

  /// A server before 17.7 makes a page of offsets for its first multixact, after the last of the
  /// page before was recorded.
  @Test
  void logsOfOldServersAreUnderstood() {
    try (Stage stage = new Stage(disk)) {
      Proc proc = stage.procs.enter();
      Transactions transactions = stage.transactions;
      transactions.start(Stage.FIRST_XID, 16_384, 600, 1);
      transactions.multiXacts().startup(new MultiXacts.Position(2046, 5000, 1, 1), proc);
      transactions.redo(new MultiXactRecord.ZeroPage(false, 0), 0, proc);
      for (int page = 0; page < 4; page++) {
        transactions.redo(new MultiXactRecord.ZeroPage(true, page), 0, proc);
      }
      oldCreate(transactions, 2046, 5000, proc);
      oldCreate(transactions, 2047, 5002, proc);
      transactions.redo(new MultiXactRecord.ZeroPage(false, 1), 900, proc);
      oldCreate(transactions, 2048, 5004, proc);
      assertThat(transactions.multiXacts().next()).isEqualTo(2049);
      assertThat(transactions.xids().next()).isEqualTo(5002 + 2 + 1);
      MemorySegment second = MemorySegment.ofArray(new long[1024]);
      transactions.multiXacts().checkpoint(proc);
      readPage(1, second);
      assertThat(MultiXactPages.offset(second, 2048)).isEqualTo(5004);
      assertThat(MultiXactPages.offset(second, 2049)).isEqualTo(5006);
      assertThat(stage.messages()).isEmpty();
    }
  }

  /// Two members, whose ids are their places.
  private static void oldCreate(Transactions transactions, int multi, int offset, Proc proc) {
    List<MultiXactRecord.Create.Member> members =
        List.of(
            new MultiXactRecord.Create.Member(offset - 1, 0),
            new MultiXactRecord.Create.Member(offset, 1));
    transactions.redo(new MultiXactRecord.Create(multi, offset, members), 0, proc);
  }

  private void readPage(int page, MemorySegment into) {
    try (var file =
        disk.open(Stage.ROOT.resolve("pg_multixact/offsets/0000"), Disk.OpenMode.READ)) {
      assertThat(file.read(into, page * 8192L)).isEqualTo(8192);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
