package org.gajah.oracle.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gajah.oracle.OracleServer;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.heap.FreeSpaceMap;
import org.gajah.page.heap.FreeSpaceMapPage;
import org.gajah.page.heap.FreeSpaceMapWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.SequencePage;
import org.gajah.page.heap.SequencePageWriter;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.page.slru.CommitLogPage;
import org.gajah.page.slru.CommitTimestampPage;
import org.gajah.page.slru.MultiXactPages;
import org.gajah.page.slru.SubtransactionPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Maps, sequences and SLRUs as our readers and as the real server see them.
class HeapPagesTest {
  private static OracleServer server;
  private static Cluster cluster;

  @BeforeAll
  static void fill() {
    server = OracleServer.start("autovacuum = off", "track_commit_timestamp = on");
    cluster = new Cluster(server);
    server.psql(
        """
        create extension pageinspect;
        create extension pg_freespacemap;
        create extension pg_visibility;
        create table t (id int primary key, s text);
        insert into t select g, repeat('x', g % 300) from generate_series(1, 30000) g;
        delete from t where id % 7 < 3 and id % 1000 < 600;
        """);
    server.psql("vacuum t");
    server.psql("vacuum (freeze) t");
    server.psql("update t set s = 'y' where id between 5000 and 5100");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void freeSpace() {
    server.psql("checkpoint");
    List<MemorySegment> map = cluster.pages("t", "fsm");
    List<String> truth = cluster.rows("select avail from pg_freespace('t') order by blkno");
    List<String> ours = new ArrayList<>();
    for (int block = 0; block < truth.size(); block++) {
      long leaf = FreeSpaceMap.leafOf(block);
      MemorySegment page = map.get(FreeSpaceMap.block(0, leaf));
      int category = FreeSpaceMapPage.available(page, FreeSpaceMap.slotOf(block));
      ours.add(String.valueOf(FreeSpaceMap.bytesOf(category)));
    }
    assertThat(ours).isEqualTo(truth).contains("0").hasSizeGreaterThan(300);
  }

  @Test
  void noPageOfAFreeSpaceMapNeedsMending() throws IOException {
    server.psql("checkpoint");
    int pages = 0;
    for (Path file : files(server.data().resolve("base"), "_fsm")) {
      for (MemorySegment page : Cluster.pages(file)) {
        pages++;
        assertThat(PageHeader.isNew(page) || !FreeSpaceMapWriter.rebuild(page)).isTrue();
      }
    }
    assertThat(pages).isGreaterThan(100);
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }

  @Test
  void visibility() {
    server.psql("checkpoint");
    MemorySegment map = cluster.pages("t", "vm").getFirst();
    List<String> truth =
        cluster.rows("select all_visible, all_frozen from pg_visibility_map('t') order by blkno");
    List<String> ours = new ArrayList<>();
    for (int block = 0; block < truth.size(); block++) {
      int bits = VisibilityMapPage.bits(map, block);
      ours.add(
          ((bits & VisibilityMapPage.ALL_VISIBLE) != 0 ? "t|" : "f|")
              + ((bits & VisibilityMapPage.ALL_FROZEN) != 0 ? "t" : "f"));
    }
    assertThat(ours).isEqualTo(truth).contains("t|t", "f|f");
    assertThat(VisibilityMapPage.count(map, VisibilityMapPage.ALL_FROZEN))
        .isEqualTo(Math.toIntExact(truth.stream().filter("t|t"::equals).count()));
  }

  @Test
  void sequences() {
    server.psql("create sequence s; select nextval('s') from generate_series(1, 7); checkpoint;");
    MemorySegment page = cluster.pages("s", "").getFirst();
    assertThat(SequencePage.isSequence(page)).isTrue();
    assertThat(
            SequencePage.lastValue(page)
                + "|"
                + SequencePage.logCount(page)
                + "|"
                + (SequencePage.isCalled(page) ? "t" : "f"))
        .isEqualTo(cluster.value("select last_value, log_cnt, is_called from s"));
    int at = LinePointer.tupleAt(page, 1);
    byte[] tuple = new byte[SequencePage.TUPLE_HEADER + SequencePage.DATA_SIZE];
    Bytes.copyOut(page, at, tuple, 0, tuple.length);
    assertThat(HeapTuple.headerSize(page, at)).isEqualTo(SequencePage.TUPLE_HEADER);
    MemorySegment ours = MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
    SequencePageWriter.init(ours, tuple, 0, tuple.length);
    long from = PageHeader.FLAGS;
    long end = PageHeader.PAGE_SIZE;
    assertThat(MemorySegment.mismatch(ours, from, end, page, from, end)).isEqualTo(-1);
    SequencePageWriter.set(ours, 99, 3, false);
    assertThat(SequencePage.lastValue(ours)).isEqualTo(99);
    assertThat(SequencePage.logCount(ours)).isEqualTo(3);
    assertThat(SequencePage.isCalled(ours)).isFalse();
  }

  @Test
  void transactionsAndTheirParentsAndTimes() {
    int first = Integer.parseInt(cluster.value("select pg_current_xact_id()"));
    server.psql("create table x (i int, xid xid default pg_current_xact_id()::xid)");
    server.psql(
        """
        do $$
        begin
          for i in 1 .. 300 loop
            begin
              insert into x values (i);
              if i % 5 = 0 then
                raise 'gone';
              end if;
            exception when others then null;
            end;
            if i % 10 = 0 then
              commit;
            elsif i % 33 = 0 then
              rollback;
            end if;
          end loop;
        end $$;
        """);
    server.psql("checkpoint");
    int next = Integer.parseInt(cluster.value("select pg_snapshot_xmax(pg_current_snapshot())"));
    List<String> truth =
        cluster.rows(
            """
            select x, pg_xact_status(x::text::xid8), extract(epoch from t.timestamp) * 1000000,
                roident
            from generate_series(%d, %d) x, pg_xact_commit_timestamp_origin(x::text::xid) t
            """
                .formatted(first, next - 1));
    List<String> ours = new ArrayList<>();
    for (int xid = first; xid < next; xid++) {
      ours.add(xid + "|" + status(xid) + "|" + time(xid));
    }
    assertThat(ours).isEqualTo(truth);
    assertThat(ours).anyMatch(row -> row.contains("aborted"));
    for (String row : cluster.rows("select xmin, xid from x where xmin <> xid")) {
      String[] xids = row.split("\\|");
      int xid = Integer.parseInt(xids[0]);
      MemorySegment page = cluster.slru("pg_subtrans", SubtransactionPage.pageOf(xid));
      assertThat(SubtransactionPage.parent(page, xid)).isEqualTo(Integer.parseInt(xids[1]));
    }
  }

  private static String status(int xid) {
    MemorySegment page = cluster.slru("pg_xact", CommitLogPage.pageOf(xid));
    return CommitLogPage.status(page, xid) == CommitLogPage.COMMITTED ? "committed" : "aborted";
  }

  private static String time(int xid) {
    MemorySegment page = cluster.slru("pg_commit_ts", CommitTimestampPage.pageOf(xid));
    long micros = CommitTimestampPage.time(page, xid);
    return micros == 0
        ? "|"
        : micros + 946_684_800_000_000L + ".000000|" + CommitTimestampPage.origin(page, xid);
  }

  @Test
  void multixacts() {
    server.psql(
        """
        create table m as select g i, 0 v from generate_series(1, 500) g;
        begin;
        select count(*) from (select * from m for key share) l;
        do $$
        begin
          for n in 1 .. 500 loop
            begin
              update m set v = 1 where i = n;
            exception when others then raise;
            end;
          end loop;
        end $$;
        commit;
        checkpoint;
        """);
    String[] labels = {"keysh", "sh", "fornokeyupd", "forupd", "nokeyupd", "upd"};
    List<String> ours = new ArrayList<>();
    for (int multi = 1; multi <= 499; multi++) {
      MemorySegment offsets = cluster.slru("pg_multixact/offsets", 0);
      int from = MultiXactPages.offset(offsets, multi);
      int to = MultiXactPages.offset(offsets, multi + 1);
      for (int member = from; member < to; member++) {
        MemorySegment page =
            cluster.slru("pg_multixact/members", MultiXactPages.memberPageOf(member));
        ours.add(
            multi
                + "|"
                + MultiXactPages.memberXid(page, member)
                + "|"
                + labels[MultiXactPages.memberStatus(page, member)]);
      }
    }
    assertThat(ours)
        .hasSize(998)
        .isEqualTo(
            cluster.rows(
                """
                select x, m.xid, m.mode from generate_series(1, 499) x,
                    pg_get_multixact_members(x::text::xid) m
                """));
  }
}
