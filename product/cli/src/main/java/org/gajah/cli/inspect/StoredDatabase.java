package org.gajah.cli.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.file.RelationMapFile;
import org.jspecify.annotations.Nullable;

/// One database as its files tell it: relations with their columns, and their rows.
final class StoredDatabase {
  private static final int PG_TYPE = 1247;
  private static final int PG_ATTRIBUTE = 1249;
  private static final int PG_PROC = 1255;
  private static final int PG_CLASS = 1259;
  private static final int PG_DATABASE = 1262;
  private static final int PG_NAMESPACE = 2615;
  private static final int PG_ENUM = 3501;
  private static final int PG_RANGE = 3541;

  private final int oid;
  private final int tablespace;
  private final RelationMapFile own;
  private final RelationMapFile shared;
  private final RowScan scan;
  private final StoredColumns columns = new StoredColumns();
  private final Map<Integer, Relation> relations = new TreeMap<>(Integer::compareUnsigned);
  private final Map<Integer, Type> types = new HashMap<>();
  private final Facts<String> sources = new Facts<>(PG_PROC, "oid", row -> row.text("prosrc"));
  private final Facts<String> labels = new Facts<>(PG_ENUM, "oid", row -> row.text("enumlabel"));
  private final Facts<Integer> ranges =
      new Facts<>(PG_RANGE, "rngtypid", row -> row.oid("rngsubtype"));
  private final Facts<Integer> multiranges =
      new Facts<>(PG_RANGE, "rngmultitypid", row -> row.oid("rngsubtype"));
  private @Nullable StoredNames names;

  /// Gets rows of a catalog.
  interface RowReader {
    void row(Row row) throws IOException;
  }

  /// Reads the catalogs of a database.
  StoredDatabase(ClusterReader cluster, int oid, int tablespace) throws IOException {
    this.oid = oid;
    this.tablespace = tablespace;
    this.own = cluster.map(oid, tablespace);
    this.shared = cluster.map(Oid.INVALID, tablespace);
    this.scan = new RowScan(cluster, new ToastChunks(this));
    columns.read(scan, files(PG_ATTRIBUTE, Oid.INVALID, Oid.INVALID));
    readRelations();
    each(PG_TYPE, row -> types.put(row.oid("oid"), new Type(row)));
    each(PG_ATTRIBUTE, columns::readMissing);
  }

  private void readRelations() throws IOException {
    List<Row> rows = rows(PG_CLASS, files(PG_CLASS, Oid.INVALID, Oid.INVALID));
    rows.forEach(row -> relations.put(row.oid("oid"), relation(row, "")));
    Map<Integer, String> schemas = new HashMap<>();
    each(PG_NAMESPACE, row -> schemas.put(row.oid("oid"), row.text("nspname")));
    rows.forEach(row ->
        relations.put(
            row.oid("oid"), relation(row, schemas.getOrDefault(row.oid("relnamespace"), ""))));
  }

  private Relation relation(Row row, String schema) {
    return new Relation(
        row.oid("oid"),
        schema,
        row.text("relname"),
        row.letter("relkind"),
        files(row.oid("oid"), row.oid("reltablespace"), row.oid("relfilenode")));
  }

  /// Where a relation lies, from what its row of `pg_class` says: no tablespace is the database's,
  /// and the file numbers of mapped catalogs stand in a map.
  private RelFileLocator files(int relation, int stored, int number) {
    if (stored == RelFileLocator.GLOBAL_TABLESPACE) {
      int file = number == Oid.INVALID ? shared.fileNumber(relation) : number;
      return new RelFileLocator(stored, Oid.INVALID, file);
    }
    int file = number == Oid.INVALID ? own.fileNumber(relation) : number;
    return new RelFileLocator(stored == Oid.INVALID ? tablespace : stored, oid, file);
  }

  /// Reads the rows of a catalog, or the chunks of a TOAST table.
  void each(int catalog, RowReader reader) throws IOException {
    Relation relation = relations.get(catalog);
    if (relation == null) {
      throw new IOException("there is no relation " + Oid.toString(catalog) + " in pg_class");
    }
    each(catalog, relation.files(), reader);
  }

  private void each(int catalog, RelFileLocator files, RowReader reader) throws IOException {
    List<Column> layout = columns.of(catalog);
    scan.read(
        files,
        layout,
        values -> {
          reader.row(new Row(layout, values));
          return true;
        });
  }

  private List<Row> rows(int catalog, RelFileLocator files) throws IOException {
    List<Row> result = new ArrayList<>();
    each(catalog, files, result::add);
    return result;
  }

  /// The databases of the cluster.
  List<Row> databases() throws IOException {
    return rows(PG_DATABASE, files(PG_DATABASE, RelFileLocator.GLOBAL_TABLESPACE, Oid.INVALID));
  }

  List<Relation> relations() {
    return List.copyOf(relations.values());
  }

  List<Column> columns(int relation) {
    return columns.of(relation);
  }

  /// Reads the committed rows of a relation in the order of its file.
  void rows(Relation relation, RowScan.Sink sink) throws IOException {
    scan.read(relation.files(), columns(relation.oid()), sink);
  }

  TupleReader tuples() {
    return scan.tuples();
  }

  Type type(int number) {
    Type type = types.get(number);
    if (type == null) {
      throw new IllegalStateException("no type " + Oid.toString(number));
    }
    return type;
  }

  /// The name of the function in C that shows values of a type.
  @Nullable String output(Type type) throws IOException {
    return sources.get(type.output());
  }

  @Nullable String label(int value) throws IOException {
    return labels.get(value);
  }

  /// The type that a range or a multirange is over.
  int rangeOver(Type type) throws IOException {
    Integer over = (type.kind() == 'm' ? multiranges : ranges).get(type.oid());
    return over == null ? Oid.INVALID : over;
  }

  int oid() {
    return oid;
  }

  /// Read when they are first asked for.
  StoredNames names() throws IOException {
    StoredNames known = names;
    if (known == null) {
      known = new StoredNames(this);
      names = known;
    }
    return known;
  }

  /// A fact of each row of a catalog by its key, read when it is first asked for.
  private final class Facts<V> {
    private final int catalog;
    private final String key;
    private final Function<Row, V> value;
    private @Nullable Map<Integer, V> known;

    Facts(int catalog, String key, Function<Row, V> value) {
      this.catalog = catalog;
      this.key = key;
      this.value = value;
    }

    @Nullable V get(int number) throws IOException {
      Map<Integer, V> facts = known;
      if (facts == null) {
        Map<Integer, V> read = new HashMap<>();
        each(catalog, row -> read.put(row.oid(key), value.apply(row)));
        facts = read;
        known = facts;
      }
      return facts.get(number);
    }
  }
}
