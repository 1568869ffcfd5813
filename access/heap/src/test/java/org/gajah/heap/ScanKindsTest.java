package org.gajah.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.AnalyzeScan;
import org.gajah.accessapi.table.IndexBuildScan;
import org.gajah.accessapi.table.SampleChooser;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TidPages;
import org.gajah.base.id.Tid;
import org.gajah.heap.TestSession.Row;
import org.gajah.heap.TestSession.RowReader;
import org.gajah.transaction.IsolationLevel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Scans other than those of a whole table see the same rows.
class ScanKindsTest {
  private static final int ROWS = 2000;

  @TempDir Path folder;
  private TestCluster cluster;
  private TestSession session;
  private TableDescriptor table;
  private final List<Long> roots = new ArrayList<>();

  /// The rows by the tid that index entries lead to.
  private final TreeMap<Long, Row> expected = new TreeMap<>();

  /// The same by where their versions are.
  private final TreeMap<Long, Row> versions = new TreeMap<>();

  @BeforeEach
  void open() {
    cluster = new TestCluster(folder).open();
    session = cluster.session();
    table = cluster.table();
    session.begin();
    for (int i = 0; i < ROWS; i++) {
      roots.add(session.insert(table, i, i, "row " + i));
      expected.put(roots.get(i), new Row(i, i, "row " + i));
    }
    session.commit();
    versions.putAll(expected);
    session.begin();
    for (int i = 0; i < ROWS; i++) {
      if (i % 7 == 0) {
        session.delete(table, roots.get(i));
        expected.remove(roots.get(i));
        versions.remove(roots.get(i));
      } else if (i % 150 == 1) {
        TestSession.Updated updated = session.update(table, roots.get(i), i, -i, "u");
        Row row = new Row(i, -i, "u");
        versions.remove(roots.get(i));
        versions.put(updated.tid(), row);
        boolean hot = Tid.block(updated.tid()) == Tid.block(roots.get(i));
        expected.remove(roots.get(i));
        expected.put(hot ? roots.get(i) : updated.tid(), row);
      }
    }
    session.commit();
  }

  @AfterEach
  void close() {
    session.close();
    cluster.close();
  }

  private static Map<Long, Row> read(TableScan scan, int demand) {
    TreeMap<Long, Row> found = new TreeMap<>();
    RowReader reader = new RowReader();
    int count;
    while ((count = scan.next(demand)) > 0) {
      reader.clear();
      scan.decode(reader.decoder);
      for (int row = 0; row < count; row++) {
        assertThat(found.put(scan.tid(row), reader.row(row))).isNull();
      }
    }
    return found;
  }

  @Test
  void ranges() {
    session.begin();
    long[] limits = {0, Tid.of(0, 1), Tid.of(3, 17), Tid.of(9, 300), Tid.of(2000, 5)};
    for (long low : limits) {
      for (long high : limits) {
        try (TableScan scan =
            cluster.heap.scanTids(session.context, table, session.snapshot(), low, high)) {
          Map<Long, Row> wanted = low > high ? Map.of() : versions.subMap(low, true, high, true);
          assertThat(read(scan, 13)).isEqualTo(wanted);
          scan.rescan();
          assertThat(read(scan, 1000)).isEqualTo(wanted);
        }
      }
    }
    session.commit();
  }

  /// A bitmap of some tids, of which some pages are lossy.
  private static final class Pages implements TidPages {
    private final TreeMap<Integer, TreeSet<Integer>> pages = new TreeMap<>();
    private int block = -1;

    @Override
    public boolean next() {
      Integer next = pages.higherKey(block);
      block = next == null ? block : next;
      return next != null;
    }

    @Override
    public int block() {
      return block;
    }

    @Override
    public boolean isLossy() {
      return block % 4 == 3;
    }

    @Override
    public boolean mustRecheck() {
      return block % 4 == 2;
    }

    private Set<Integer> wanted() {
      return pages.getOrDefault(block, new TreeSet<>());
    }

    @Override
    public int count() {
      return wanted().size();
    }

    @Override
    public int offset(int index) {
      return wanted().stream().skip(index).findFirst().orElseThrow();
    }

    @Override
    public void restart() {
      block = -1;
    }
  }

  @Test
  void bitmaps() {
    Pages pages = new Pages();
    Map<Long, Row> wanted = new TreeMap<>();
    for (int i = 0; i < ROWS; i += 3) {
      pages
          .pages
          .computeIfAbsent(Tid.block(roots.get(i)), b -> new TreeSet<>())
          .add(Tid.offset(roots.get(i)));
    }
    pages.pages.put(5000, new TreeSet<>(List.of(1)));
    Map<Integer, Row> byId = new HashMap<>();
    expected.forEach((tid, row) -> byId.put(row.id(), row));
    versions.forEach((tid, row) -> {
      long root = roots.get(row.id());
      boolean lossy = Tid.block(tid) % 4 == 3;
      boolean chosen = row.id() % 3 == 0 && Tid.block(root) == Tid.block(tid);
      if (lossy ? pages.pages.containsKey(Tid.block(tid)) : chosen) {
        wanted.put(tid, row);
      }
    });
    session.begin();
    try (TableScan scan =
        cluster.heap.scanBitmap(session.context, table, session.snapshot(), pages)) {
      assertThat(read(scan, 10)).isEqualTo(wanted);
      scan.rescan();
      int count = scan.next(1000);
      for (int row = 0; row < count; row++) {
        assertThat(scan.mustRecheck(row)).isEqualTo(Tid.block(scan.tid(row)) % 4 >= 2);
      }
    }
    session.commit();
  }

  @Test
  void samples() {
    SampleChooser everySecond =
        new SampleChooser() {
          private long block = -1;
          private int offset;

          @Override
          public long nextBlock(long blocks) {
            block++;
            return block < blocks ? block : -1;
          }

          @Override
          public int nextOffset(long chosen, int maxOffset) {
            offset += 2;
            if (offset > maxOffset) {
              offset = 0;
            }
            return offset;
          }

          @Override
          public void restart() {
            block = -1;
          }
        };
    Map<Long, Row> wanted = new TreeMap<>(versions);
    wanted.keySet().removeIf(tid -> Tid.offset(tid) % 2 == 1);
    session.begin();
    try (TableScan scan =
        cluster.heap.scanSample(session.context, table, session.snapshot(), false, everySecond)) {
      assertThat(read(scan, 50)).isEqualTo(wanted);
    }
    session.commit();
  }

  @Test
  void analysis() {
    session.begin();
    session.insert(table, 99_999, 1, "own");
    try (TestSession other = cluster.session();
        AnalyzeScan scan = cluster.heap.analyze(session.context, table)) {
      other.begin();
      other.insert(table, 99_998, 1, "not yet");
      TreeMap<Long, Row> found = new TreeMap<>();
      RowReader reader = new RowReader();
      for (int block = 0; block < table.main().blocks(); block++) {
        int count = scan.page(block);
        for (int row = 0; row < count; row++) {
          reader.clear();
          scan.decode(reader.decoder, row, 3);
          found.put(scan.tid(row), reader.row(3));
        }
      }
      assertThat(found).hasSize(versions.size() + 1).containsAllEntriesOf(versions);
      assertThat(scan.liveRows()).isEqualTo(versions.size() + 1);
      assertThat(scan.deadRows()).isPositive();
      other.abort();
    }
    session.commit();
  }

  @Test
  void indexesGetAnEntryForEachChain() {
    session.begin();
    try (IndexBuildScan scan =
        cluster.heap.scanForIndex(session.context, table, IndexBuildScan.Options.build(true))) {
      assertThat(read(scan, 10)).isEqualTo(expected);
      assertThat(scan.liveRows()).isEqualTo(expected.size());
      assertThat(scan.sawBrokenChain()).isFalse();
    }
    try (IndexBuildScan scan =
        cluster.heap.scanForIndex(
            session.context, table, IndexBuildScan.Options.concurrently(session.snapshot()))) {
      assertThat(read(scan, 1000)).isEqualTo(expected);
    }
    try (IndexBuildScan scan =
        cluster.heap.scanForIndex(
            session.context,
            table,
            IndexBuildScan.Options.validate(session.snapshot(), tid -> Tid.offset(tid) % 3 != 0))) {
      Map<Long, Row> wanted = new TreeMap<>(expected);
      wanted.keySet().removeIf(tid -> Tid.offset(tid) % 3 != 0);
      assertThat(read(scan, 100)).isEqualTo(wanted);
    }
    session.commit();
  }

  @Test
  void versionsThatOldSnapshotsSeeGetEntriesOrBreakTheChain() {
    try (TestSession old = cluster.session()) {
      old.begin(IsolationLevel.REPEATABLE_READ);
      assertThat(old.rows(table)).hasSize(versions.size());
      session.begin();
      long deleted = roots.get(8);
      session.delete(table, deleted);
      session.commit();
      session.begin();
      try (IndexBuildScan scan =
          cluster.heap.scanForIndex(session.context, table, IndexBuildScan.Options.build(true))) {
        boolean seen = false;
        int count;
        while ((count = scan.next(100)) > 0) {
          for (int row = 0; row < count; row++) {
            assertThat(scan.isDead(row)).isEqualTo(scan.tid(row) == deleted);
            seen |= scan.tid(row) == deleted;
          }
        }
        assertThat(seen).isTrue();
        assertThat(scan.sawBrokenChain()).isFalse();
      }
      session.commit();
      session.begin();
      long hot = roots.get(9);
      TestSession.Updated updated = session.update(table, hot, 9, 0, "x");
      assertThat(Tid.block(updated.tid())).isEqualTo(Tid.block(hot));
      session.commit();
      session.begin();
      try (IndexBuildScan scan =
          cluster.heap.scanForIndex(session.context, table, IndexBuildScan.Options.build(true))) {
        assertThat(read(scan, 100).get(hot)).isEqualTo(new Row(9, 0, "x"));
        assertThat(scan.sawBrokenChain()).isTrue();
      }
      session.commit();
      old.commit();
    }
  }
}
