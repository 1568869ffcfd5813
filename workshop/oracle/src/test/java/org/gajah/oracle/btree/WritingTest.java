package org.gajah.oracle.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.id.Lsn;
import org.gajah.batch.Vector;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.space.RelationStorage;
import org.gajah.wal.Wal;
import org.gajah.walformat.ResourceManagerId;
import org.junit.jupiter.api.Test;

/// Indexes of a real server are changed or built anew by us; the server goes on with them, after a
/// shutdown or after a crash, and its amcheck finds nothing wrong.
class WritingTest {
  private static final List<String> RECORDS =
      List.of(
          "INSERT_LEAF",
          "INSERT_UPPER",
          "INSERT_POST",
          "SPLIT_L",
          "SPLIT_R",
          "DEDUP",
          "NEWROOT",
          "VACUUM",
          "MARK_PAGE_HALFDEAD",
          "UNLINK_PAGE",
          "REUSE_PAGE");

  private final Random random = new Random(32);

  @Test
  void changedIndexesPassTheServersChecks() throws IOException {
    cross(false);
  }

  @Test
  void theServerReplaysWhatWeLogged() throws IOException {
    cross(true);
  }

  private void cross(boolean crashes) throws IOException {
    System.out.println("seed 32");
    try (OracleServer server = OracleServer.start("autovacuum = off", "fsync = off")) {
      List<String> tables = SampleIndexes.create(server);
      server.psql("create extension amcheck");
      List<RealIndex> indexes = new ArrayList<>();
      for (String table : tables) {
        indexes.add(RealIndex.of(server, table + "_i"));
      }
      server.stop();
      int database = indexes.getFirst().locator().database();
      long start;
      long end;
      try (Crossing crossing = new Crossing(server.data(), database)) {
        Wal wal = crossing.engine().storage().wal();
        start = wal.endPosition();
        if (crashes) {
          // The server compares each page that it replays with ours.
          crossing.process().wal().checkConsistency(1L << ResourceManagerId.BTREE.ordinal());
        }
        for (int i = 0; i < indexes.size(); i++) {
          change(crossing, indexes.get(i), i % 4);
        }
        crossing.flushLog();
        end = wal.endPosition();
        if (!crashes) {
          crossing.shutDown();
        }
      }
      if (crashes) {
        checkLog(server, start, end);
      }
      server.startAgain();
      check(server, tables);
      goOn(server, tables);
      check(server, tables);
      assertThat(server.log()).doesNotContain("PANIC").doesNotContain("inconsistent page");
    }
  }

  // What we do

  private void change(Crossing crossing, RealIndex real, int way) {
    crossing.process().begin();
    IndexDescriptor index = real.describe(crossing.engine().storage().relations());
    List<RealIndex.Entry> entries = real.entries(crossing, List.of(), true);
    switch (way) {
      case 0 -> rebuild(crossing, real, index, entries, entries.size());
      case 1 -> rebuild(crossing, real, index, entries, entries.size() / 2);
      case 2 -> rebuild(crossing, real, index, entries, 0);
      default -> replace(crossing, real, index, entries);
    }
    crossing.process().transaction().xid();
    crossing.process().transaction().commit();
  }

  /// Builds the index anew with some of its entries, and inserts the others.
  private void rebuild(
      Crossing crossing,
      RealIndex real,
      IndexDescriptor index,
      List<RealIndex.Entry> entries,
      int built) {
    StorageContext context = crossing.context();
    RelationStorage.truncate(context, index, 0);
    Collections.shuffle(entries, random);
    Vector[] vectors = real.vectors();
    try (IndexBuild build = crossing.btree.build(context, index, KeyDescriber.SILENT, 1 << 20)) {
      for (RealIndex.Entry entry : entries.subList(0, built)) {
        real.set(vectors, entry);
        build.add(vectors, 0, entry.tid(), false);
      }
      assertThat(build.finish()).isEqualTo(built);
    }
    insert(crossing, real, index, entries.subList(built, entries.size()));
  }

  private void insert(
      Crossing crossing, RealIndex real, IndexDescriptor index, List<RealIndex.Entry> entries) {
    Vector[] vectors = real.vectors();
    LivingRows rows = new LivingRows();
    UniqueCheck check = index.properties().unique() ? UniqueCheck.IMMEDIATE : UniqueCheck.NONE;
    for (RealIndex.Entry entry : entries) {
      real.set(vectors, entry);
      crossing.btree.insert(
          crossing.context(), index, vectors, 0, entry.tid(), rows, check, random.nextInt(8) == 0);
    }
  }

  /// Removes entries, here and there and whole stretches, and inserts them again.
  private void replace(
      Crossing crossing, RealIndex real, IndexDescriptor index, List<RealIndex.Entry> entries) {
    for (int round = 0; round < 4; round++) {
      List<RealIndex.Entry> gone = new ArrayList<>();
      if (round % 2 == 0) {
        int from = random.nextInt(entries.size() / 2);
        gone.addAll(entries.subList(from, from + entries.size() / 3));
      }
      for (RealIndex.Entry entry : entries) {
        if (random.nextInt(5) == 0) {
          gone.add(entry);
        }
      }
      Set<Long> dead = new HashSet<>();
      gone.removeIf(entry -> !dead.add(entry.tid()));
      VacuumStatistics statistics = new VacuumStatistics();
      crossing.btree.bulkDelete(crossing.context(), index, dead::contains, statistics);
      crossing.btree.vacuumCleanup(crossing.context(), index, false, statistics);
      assertThat(statistics.tuples).isEqualTo(entries.size() - dead.size());
      // So that pages deleted now can be used again in the next round
      crossing.process().transaction().xid();
      crossing.process().transaction().commit();
      crossing.process().begin();
      Collections.shuffle(gone, random);
      insert(crossing, real, index, gone);
    }
  }

  // What the server says

  /// The server's own tool reads all that we logged.
  private static void checkLog(OracleServer server, long start, long end) {
    String wal = server.data().resolve("pg_wal").toString();
    String statistics =
        server.run(
            "pg_waldump",
            "--path=" + wal,
            "--start=" + Lsn.toString(start),
            "--end=" + Lsn.toString(end),
            "--rmgr=Btree",
            "--stats=record");
    for (String record : RECORDS) {
      assertThat(statistics).contains("Btree/" + record + " ");
    }
  }

  private static void check(OracleServer server, List<String> tables) throws IOException {
    try (Psql psql = server.session()) {
      for (String table : tables) {
        assertThat(psql.run("select bt_index_parent_check('" + table + "_i', true, true, true);"))
            .as(table)
            .isBlank();
        String scan =
            "select count(*), md5(string_agg(ctid::text, ',' order by ctid)) from "
                + table
                + " where c0 is ";
        String scans = scan + "null;\n" + scan + "not null;";
        String byTable = psql.run("set enable_indexscan = off; set enable_seqscan = on;\n" + scans);
        String byIndex =
            psql.run(
                "set enable_indexscan = on; set enable_seqscan = off;"
                    + " set enable_bitmapscan = off;\n"
                    + scans);
        assertThat(byIndex).as(table).isEqualTo(byTable);
      }
    }
  }

  private static void goOn(OracleServer server, List<String> tables) throws IOException {
    try (Psql psql = server.session()) {
      for (String table : tables) {
        psql.run("delete from " + table + " where ctid::text::point <@ box '(3,1),(9,90)';");
        psql.run("vacuum " + table + ";");
        psql.run("insert into " + table + " select * from " + table + " where c0 is null;");
        if (!table.equals(tables.getLast()) && !table.equals(tables.get(tables.size() - 2))) {
          psql.run("insert into " + table + " select * from " + table + ";");
        }
      }
    }
  }
}
