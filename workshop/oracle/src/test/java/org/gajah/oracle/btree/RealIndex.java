package org.gajah.oracle.btree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.keyorders.KeyOrders;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.types.FixedContext;
import org.gajah.page.value.CompressedValue;
import org.gajah.page.value.TupleDecoder;
import org.gajah.page.value.TupleLayout;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.transaction.Horizons;
import org.jspecify.annotations.Nullable;

/// What the real server's catalogs say of one of its B-tree indexes.
record RealIndex(
    String name,
    int oid,
    int tableOid,
    String table,
    RelFileLocator locator,
    List<Column> columns,
    IndexDescriptor.Properties properties) {
  /// A column; `order` is null for an included one, and `pattern` says that its operators are `~<~`
  /// and the like.
  record Column(
      String name,
      TupleLayout.Attribute attribute,
      char storage,
      @Nullable KeyOrder order,
      boolean descending,
      boolean nullsFirst,
      boolean pattern) {}

  /// An entry; values are longs or bytes.
  record Entry(long tid, List<@Nullable Object> values) {}

  private static final String ABOUT_INDEX =
      """
      select c.oid, c.relfilenode, d.oid, i.indrelid, t.relname, i.indisunique,
          i.indnullsnotdistinct, i.indnkeyatts,
          coalesce((select option_value from pg_options_to_table(c.reloptions)
              where option_name = 'fillfactor'), '90'),
          coalesce((select option_value from pg_options_to_table(c.reloptions)
              where option_name = 'deduplicate_items'), 'on')
      from pg_class c join pg_index i on i.indexrelid = c.oid join pg_class t on t.oid = i.indrelid,
          pg_database d
      where c.oid = '$INDEX'::regclass and d.datname = current_database()
      """;

  private static final String ABOUT_COLUMNS =
      """
      select a.attname, a.attlen, a.attbyval, a.attalign, a.attstorage,
          (select p.prosrc from pg_amproc f join pg_proc p on p.oid = f.amproc
              where f.amprocfamily = o.opcfamily and f.amprocnum = 1
                  and f.amproclefttype = o.opcintype and f.amprocrighttype = o.opcintype),
          (select p.prosrc from pg_amproc f join pg_proc p on p.oid = f.amproc
              where f.amprocfamily = o.opcfamily and f.amprocnum = 4
                  and f.amproclefttype = o.opcintype and f.amprocrighttype = o.opcintype),
          i.indoption[a.attnum - 1], coalesce(c.collname, ''), coalesce(c.collprovider, '-'),
          coalesce(c.colllocale, ''), coalesce(c.collisdeterministic, true),
          coalesce(o.opcname like '%pattern_ops', false)
      from pg_index i join pg_attribute a on a.attrelid = i.indexrelid
          left join pg_opclass o on a.attnum <= i.indnkeyatts and o.oid = i.indclass[a.attnum - 1]
          left join pg_collation c on a.attnum <= i.indnkeyatts
              and c.oid = i.indcollation[a.attnum - 1]
      where i.indexrelid = '$INDEX'::regclass
      order by a.attnum
      """;

  /// Asks a server that runs.
  static RealIndex of(OracleServer server, String index) {
    String[] about = fields(server.psql(ABOUT_INDEX.replace("$INDEX", index)).strip());
    List<Column> columns = new ArrayList<>();
    server
        .psql(ABOUT_COLUMNS.replace("$INDEX", index))
        .lines()
        .forEach(line -> columns.add(column(line)));
    return new RealIndex(
        index,
        Integer.parseInt(about[0]),
        Integer.parseInt(about[3]),
        about[4],
        new RelFileLocator(
            RelFileLocator.DEFAULT_TABLESPACE,
            Integer.parseInt(about[2]),
            Integer.parseInt(about[1])),
        columns,
        new IndexDescriptor.Properties(
            about[5].equals("t"),
            about[6].equals("t"),
            true,
            false,
            Integer.parseInt(about[8]),
            about[9].equals("on")));
  }

  private static String[] fields(String line) {
    return line.split("\\|", -1);
  }

  private static Column column(String line) {
    String[] fields = fields(line);
    int length = Integer.parseInt(fields[1]);
    int align =
        switch (fields[3]) {
          case "c" -> 1;
          case "s" -> 2;
          case "i" -> 4;
          default -> 8;
        };
    char storage = fields[4].charAt(0);
    boolean byValue = fields[2].equals("t");
    TupleLayout.Attribute attribute =
        new TupleLayout.Attribute(length, byValue, align, length == -1 && storage != 'p');
    if (fields[5].isEmpty()) {
      return new Column(fields[0], attribute, storage, null, false, false, false);
    }
    int option = Integer.parseInt(fields[7]);
    return new Column(
        fields[0],
        attribute,
        storage,
        order(fields[5], fields[6], collation(fields)),
        (option & 1) != 0,
        (option & 2) != 0,
        fields[12].equals("t"));
  }

  private static KeyOrder order(String comparison, String equalImage, Collation collation) {
    return new KeyOrders(FixedContext.usual())
        .of(
            comparison,
            KeyOrders.equalImage(equalImage.isEmpty() ? null : equalImage, collation),
            collation);
  }

  private static Collation collation(String[] fields) {
    return switch (fields[9]) {
      case "i" -> Collations.icu(fields[10], null, fields[11].equals("t"));
      case "b" -> Collations.builtin(fields[10]);
      default -> Collations.C; // the oracle's clusters are made with locale C
    };
  }

  /// Describes the index for our access method.
  IndexDescriptor describe(RelationFiles files) {
    List<TupleLayout.Attribute> attributes = new ArrayList<>();
    List<IndexDescriptor.KeyColumn> keys = new ArrayList<>();
    List<ColumnStorage> storage = new ArrayList<>();
    for (Column column : columns) {
      attributes.add(column.attribute);
      storage.add(column.storage == 'p' ? ColumnStorage.PLAIN : ColumnStorage.EXTENDED);
      if (column.order != null) {
        keys.add(
            new IndexDescriptor.KeyColumn(
                column.name, column.order, column.descending, column.nullsFirst));
      }
    }
    return new IndexDescriptor(
        new Identity(
            oid, name, new RelationKey(locator), Persistence.PERMANENT, Horizons.Kind.DATA),
        new TupleLayout(attributes),
        tableOid,
        table,
        keys,
        properties,
        storage,
        files);
  }

  // Entries

  Vector[] vectors() {
    return columns.stream()
        .map(column -> column.attribute.byValue() ? new LongVector(1) : new BytesVector(1))
        .toArray(Vector[]::new);
  }

  void set(Vector[] vectors, Entry entry) {
    for (int i = 0; i < vectors.length; i++) {
      vectors[i].clear();
      switch (entry.values.get(i)) {
        case null -> vectors[i].setNull(0);
        case Long datum -> ((LongVector) vectors[i]).set(0, datum);
        case byte[] bytes -> ((BytesVector) vectors[i]).set(0, bytes, 0, bytes.length);
        default -> throw new IllegalStateException("unknown value");
      }
    }
  }

  /// All entries that a scan finds, in its order.
  List<Entry> entries(Crossing crossing, List<ScanKey> keys, boolean forward) {
    IndexDescriptor index = describe(crossing.engine().storage().relations());
    Vector[] vectors = vectors();
    int[] all = new int[vectors.length];
    Arrays.setAll(all, i -> i);
    TupleDecoder decoder = new TupleDecoder(index.layout(), all, vectors);
    List<Entry> entries = new ArrayList<>();
    try (IndexScan scan = crossing.btree.scan(crossing.context(), index, true)) {
      scan.rescan(keys);
      for (long tid = scan.next(forward); Tid.isValid(tid); tid = scan.next(forward)) {
        for (Vector vector : vectors) {
          vector.clear();
        }
        scan.decode(decoder, 0);
        List<@Nullable Object> values = new ArrayList<>();
        for (Vector vector : vectors) {
          values.add(value(vector));
        }
        entries.add(new Entry(tid, values));
      }
    }
    return entries;
  }

  private static @Nullable Object value(Vector vector) {
    if (vector.isNull(0)) {
      return null;
    }
    if (vector instanceof LongVector numbers) {
      return numbers.get(0);
    }
    BytesVector bytes = (BytesVector) vector;
    int from = bytes.from(0);
    int length = bytes.length(0);
    if (bytes.form(0) == BytesVector.COMPRESSED) {
      ByteSink raw = new ByteSink(1000);
      CompressedValue.decompress(bytes.array(), from, length, raw);
      return raw.toByteArray();
    }
    return Arrays.copyOfRange(bytes.array(), from, from + length);
  }

  /// A tid as the server prints it.
  static String text(long tid) {
    return "(" + Integer.toUnsignedString(Tid.block(tid)) + "," + Tid.offset(tid) + ")";
  }

  static long tid(String text) {
    String[] parts = text.substring(1, text.length() - 1).split(",");
    return Tid.of(Integer.parseUnsignedInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
