package org.gajah.oracle.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Lsn;
import org.gajah.batch.Vector;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.page.index.BTreePage;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.recovery.cluster.StorageSettings.Logging;
import org.gajah.wal.Wal;
import org.gajah.wal.WalFileSource;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.record.WalRecords;
import org.junit.jupiter.api.Test;

/// The same insertions, by the real server and by us, leave the same records in the log: the same
/// splits at the same places, the same posting lists.
class SameLogTest {
  /// What is inserted, as expressions over the row's number `g`, and the index.
  private static final List<List<String>> CASES =
      List.of(
          List.of("g as a", "(a)"),
          List.of("-g as a", "(a)"),
          List.of("hashint4(g) as a", "(a)"),
          List.of("hashint4(g) % 7 as a", "(a)"),
          List.of("hashint4(g) % 1500 as a", "(a)"),
          List.of("5 as a", "(a)"),
          List.of("null::int as a", "(a)"),
          List.of("g % 10 as a, g as b", "(a, b)"),
          List.of("hashint4(g) % 10 as a, g as b", "(a, b)"),
          List.of("hashint4(g) % 40 as a, hashint4(g + 7)::int8 as b", "(a desc, b)"),
          List.of("hashint4(g) % 40 as a, md5(g::text) as b", "(a, b)"),
          List.of("hashint4(g) % 5 as a, hashint4(-g) % 5 as b, g as c", "(a, b, c)"),
          List.of("md5(g::text) as a", "(a)"),
          List.of("repeat(md5(g::text), abs(hashint4(g)) % 30 + 1) as a", "(a)"),
          List.of("left(md5(g::text), 2) as a, g as p", "(a) include (p)"),
          List.of("hashint4(g) % 90 as a", "(a) with (deduplicate_items = off)"),
          List.of("hashint4(g) as a", "(a) with (fillfactor = 60)"));

  private static final int ROWS = 12_000;

  @Test
  void insertionsAreLoggedAlike() throws IOException {
    try (OracleServer server =
        OracleServer.start(
            "autovacuum = off",
            "fsync = off",
            "full_page_writes = off",
            "wal_keep_size = 2GB",
            "max_wal_size = 10GB",
            "checkpoint_timeout = 1h")) {
      List<RealIndex> indexes = create(server);
      server.stop();
      Path copy = server.directory().resolve("copy");
      server.copyData(copy);
      server.startAgain();
      Map<String, List<String>> order = fill(server, indexes);
      server.stop();

      int database = indexes.getFirst().locator().database();
      Map<Integer, List<String>> theirs;
      Map<String, Map<String, RealIndex.Entry>> entries = new HashMap<>();
      try (Crossing crossing = new Crossing(server.data(), database)) {
        theirs = records(crossing, redoOf(server, copy));
        for (RealIndex index : indexes) {
          Map<String, RealIndex.Entry> byTid = new HashMap<>();
          for (RealIndex.Entry entry : index.entries(crossing, List.of(), true)) {
            byTid.put(RealIndex.text(entry.tid()), entry);
          }
          entries.put(index.name(), byTid);
        }
      }
      Logging logging = StorageSettings.DEFAULT.logging();
      StorageSettings settings =
          StorageSettings.DEFAULT.logging(
              new Logging(logging.level(), false, false, false, false));
      try (Crossing crossing = new Crossing(copy, database, settings)) {
        long start = crossing.engine().storage().wal().endPosition();
        for (RealIndex index : indexes) {
          insert(
              crossing,
              index,
              Objects.requireNonNull(order.get(index.name())),
              Objects.requireNonNull(entries.get(index.name())));
        }
        crossing.flushLog();
        Map<Integer, List<String>> ours = records(crossing, start);
        assertThat(ours.keySet()).isEqualTo(theirs.keySet());
        List<String> differences = new ArrayList<>();
        for (RealIndex index : indexes) {
          compare(
              index.name(),
              Objects.requireNonNull(theirs.get(index.oid())),
              Objects.requireNonNull(ours.get(index.oid())),
              differences);
        }
        assertThat(differences).isEmpty();
      }
    }
  }

  private static List<RealIndex> create(OracleServer server) {
    List<RealIndex> indexes = new ArrayList<>();
    for (int i = 0; i < CASES.size(); i++) {
      String table = "s" + i;
      server.psql(
          "create table %s as select g, %s from generate_series(1, 0) g"
              .formatted(table, CASES.get(i).get(0)));
      server.psql("create index %s_i on %s %s".formatted(table, table, CASES.get(i).get(1)));
      indexes.add(RealIndex.of(server, table + "_i"));
    }
    return indexes;
  }

  /// Fills the tables.
  ///
  /// @return for each index the tids of the rows in the order of their insertion
  private static Map<String, List<String>> fill(OracleServer server, List<RealIndex> indexes)
      throws IOException {
    Map<String, List<String>> order = new HashMap<>();
    try (Psql psql = server.session()) {
      for (int i = 0; i < CASES.size(); i++) {
        psql.run(
            "insert into s%d select g, %s from generate_series(1, %d) g;"
                .formatted(i, CASES.get(i).get(0), ROWS));
        List<String> tids =
            psql.run("select ctid from s" + i + " order by g;").lines().toList();
        order.put(indexes.get(i).name(), tids);
      }
    }
    return order;
  }

  private static long redoOf(OracleServer server, Path directory) {
    String control = server.run("pg_controldata", directory.toString());
    String name = "Latest checkpoint's REDO location:";
    int at = control.indexOf(name) + name.length();
    return Lsn.parse(control.substring(at, control.indexOf('\n', at)).strip());
  }

  private static void insert(
      Crossing crossing,
      RealIndex real,
      List<String> order,
      Map<String, RealIndex.Entry> entries) {
    crossing.process().begin();
    IndexDescriptor index = real.describe(crossing.engine().storage().relations());
    Vector[] vectors = real.vectors();
    LivingRows rows = new LivingRows();
    for (String tid : order) {
      RealIndex.Entry entry = Objects.requireNonNull(entries.get(tid));
      real.set(vectors, entry);
      crossing.btree.insert(
          crossing.context(), index, vectors, 0, entry.tid(), rows, UniqueCheck.NONE, false);
    }
    crossing.process().transaction().commit();
  }

  /// The records about each index, without what differs between any two servers.
  private static Map<Integer, List<String>> records(Crossing crossing, long start) {
    Wal wal = crossing.engine().storage().wal();
    Map<Integer, List<String>> records = new TreeMap<>();
    try (WalFileSource source =
        new WalFileSource(wal.files(), segment -> 1, Long.MAX_VALUE)) {
      WalReader reader = new WalReader(source, wal.segmentSize(), 0);
      reader.begin(start);
      while (reader.next()) {
        RecordView record = reader.record();
        if (record.resourceManagerNumber() == ResourceManagerId.BTREE.ordinal()) {
          records
              .computeIfAbsent(record.block(0).relNumber(), file -> new ArrayList<>())
              .add(text(record));
        }
      }
    }
    return records;
  }

  private static String text(RecordView record) {
    StringBuilder text = new StringBuilder();
    text.append(WalRecords.nameOf(record.resourceManagerNumber(), record.info()))
        .append(" main ")
        .append(hex(record.slice(record.mainFrom(), record.mainLength())));
    for (int i = 0; i < record.blockCount(); i++) {
      if (record.hasBlock(i)) {
        RecordView.BlockView block = record.block(i);
        text.append(" block %d: %d %s %s ".formatted(
                i, block.block(), block.hasImage(), block.willInit()))
            .append(block.hasData() ? hex(content(record, i)) : "");
      }
    }
    return text.toString();
  }

  /// The data of a block reference; what describes the metapage ends with three bytes of padding.
  private static Slice content(RecordView record, int block) {
    Slice data = record.blockData(block);
    boolean meta = record.block(block).block() == BTreePage.METAPAGE;
    return meta ? new Slice(data.array(), data.from(), data.length() - 3) : data;
  }

  private static String hex(Slice slice) {
    return HexFormat.of().formatHex(slice.array(), slice.from(), slice.from() + slice.length());
  }

  private static void compare(
      String index, List<String> theirs, List<String> ours, List<String> differences) {
    int splits = 0;
    for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
      if (!theirs.get(i).equals(ours.get(i))) {
        differences.add(
            "%s, record %d of %d after %d splits:\n theirs %s\n ours   %s\n"
                .formatted(
                    index,
                    i,
                    theirs.size(),
                    splits,
                    shortened(theirs.get(i)),
                    shortened(ours.get(i))));
        return;
      }
      splits += theirs.get(i).startsWith("SPLIT") ? 1 : 0;
    }
    if (theirs.size() != ours.size()) {
      differences.add(index + ": " + theirs.size() + " and " + ours.size() + " records");
    }
    System.out.println(index + ": " + ours.size() + " records, " + splits + " splits");
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), 200));
  }
}
