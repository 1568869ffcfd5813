package org.gajah.cli.inspect;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.value.ToastPointer;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleWalk;
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

  /// The columns of `pg_attribute` up to `attisdropped`, which are never null: name, length.
  private static final Object[][] ATTRIBUTES = {
    {"attrelid", 4},
    {"attname", 64},
    {"atttypid", 4},
    {"attlen", 2},
    {"attnum", 2},
    {"attcacheoff", 4},
    {"atttypmod", 4},
    {"attndims", 2},
    {"attbyval", 1},
    {"attalign", 1},
    {"attstorage", 1},
    {"attcompression", 1},
    {"attnotnull", 1},
    {"atthasdef", 1},
    {"atthasmissing", 1},
    {"attidentity", 1},
    {"attgenerated", 1},
    {"attisdropped", 1},
  };

  /// A relation.
  record Relation(int oid, String schema, String name, char kind, RelFileLocator files) {
    boolean hasRows() {
      return "rtmS".indexOf(kind) >= 0;
    }
  }

  /// A type, as its values have to be shown.
  record Type(
      int oid,
      String name,
      int length,
      int align,
      char kind,
      int element,
      int relation,
      int base,
      int output,
      char delimiter) {}

  /// Gets rows, each the values of its columns.
  interface RowSink {
    /// @return false when no more are wanted
    boolean row(byte[] @Nullable [] values) throws IOException;
  }

  private final ClusterReader cluster;
  private final Visibility visibility;
  private final int oid;
  private final int tablespace;
  private final TupleReader tuples = new TupleReader(this::fetch);
  private final Map<Integer, List<Column>> columns = new HashMap<>();
  private final Map<Integer, Relation> relations = new TreeMap<>(Integer::compareUnsigned);
  private final Map<Integer, Type> types = new HashMap<>();
  private final Map<Integer, Map<Integer, byte[][]>> chunks = new HashMap<>();
  private @Nullable Map<Integer, String> sources;
  private @Nullable Map<Integer, String> labels;
  private @Nullable Map<Integer, Integer> ranges;

  /// @param oid 0 for what all databases share, of which only `pg_database` can be read
  StoredDatabase(ClusterReader cluster, int oid, int tablespace) throws IOException {
    this.cluster = cluster;
    this.visibility = new Visibility(cluster);
    this.oid = oid;
    this.tablespace = tablespace;
  }

  // Catalogs

  private RelFileLocator mapped(int relation) throws IOException {
    RelationMapFile map = cluster.map(oid, tablespace);
    return new RelFileLocator(tablespace, oid, map.fileNumber(relation));
  }

  /// Reads the catalogs.
  StoredDatabase open() throws IOException {
    readColumns();
    Map<Integer, String> schemas = new HashMap<>();
    scan(
        mapped(PG_CLASS),
        columns(PG_CLASS),
        values -> {
          Row row = new Row(columns(PG_CLASS), values);
          int file = row.oid("relfilenode");
          RelFileLocator files = new RelFileLocator(place(row.oid("reltablespace")), oid, file);
          relations.put(
              row.oid("oid"),
              new Relation(
                  row.oid("oid"),
                  Oid.toString(row.oid("relnamespace")),
                  row.text("relname"),
                  row.letter("relkind"),
                  files));
          return true;
        });
    locateMapped();
    scan(
        catalog(PG_NAMESPACE),
        columns(PG_NAMESPACE),
        values -> {
          Row row = new Row(columns(PG_NAMESPACE), values);
          schemas.put(row.oid("oid"), row.text("nspname"));
          return true;
        });
    relations.replaceAll((number, relation) ->
        new Relation(
            number,
            schemas.getOrDefault(Integer.parseUnsignedInt(relation.schema), ""),
            relation.name,
            relation.kind,
            relation.files));
    readTypes();
    readMissing();
    return this;
  }

  private int place(int stored) {
    return stored == Oid.INVALID ? tablespace : stored;
  }

  /// Mapped catalogs have no file number in their rows.
  private void locateMapped() throws IOException {
    RelationMapFile own = cluster.map(oid, tablespace);
    RelationMapFile shared = cluster.map(Oid.INVALID, tablespace);
    relations.replaceAll((number, relation) -> {
      RelFileLocator files = relation.files;
      boolean isShared = files.tablespace() == RelFileLocator.GLOBAL_TABLESPACE;
      int file =
          files.relNumber() != Oid.INVALID
              ? files.relNumber()
              : isShared ? shared.fileNumber(number) : own.fileNumber(number);
      return new Relation(
          number,
          relation.schema,
          relation.name,
          relation.kind,
          new RelFileLocator(files.tablespace(), isShared ? Oid.INVALID : oid, file));
    });
  }

  private RelFileLocator catalog(int number) {
    Relation relation = relations.get(number);
    if (relation == null) {
      throw new IllegalStateException("no catalog " + Oid.toString(number));
    }
    return relation.files;
  }

  private static List<Column> firstColumns() {
    List<Column> result = new ArrayList<>();
    for (Object[] each : ATTRIBUTES) {
      int length = (int) each[1];
      int align = length == 64 ? 1 : length;
      result.add(
          new Column(
              (String) each[0],
              0,
              new TupleLayout.Attribute(length, true, align, false),
              false,
              null));
    }
    return result;
  }

  private void readColumns() throws IOException {
    List<Column> layout = firstColumns();
    Map<Integer, TreeMap<Integer, Column>> found = new HashMap<>();
    scan(
        mapped(PG_ATTRIBUTE),
        layout,
        values -> {
          Row row = new Row(layout, values);
          int number = row.small("attnum");
          if (number > 0) {
            found
                .computeIfAbsent(row.oid("attrelid"), _ -> new TreeMap<>())
                .put(number, column(row));
          }
          return true;
        });
    found.forEach((relation, list) -> columns.put(relation, List.copyOf(list.values())));
  }

  private static Column column(Row row) {
    return new Column(
        row.text("attname"),
        row.oid("atttypid"),
        new TupleLayout.Attribute(
            row.small("attlen"),
            row.truth("attbyval"),
            align(row.letter("attalign")),
            row.letter("attstorage") != 'p'),
        row.truth("attisdropped"),
        null);
  }

  private static int align(char letter) {
    return switch (letter) {
      case 'c' -> 1;
      case 's' -> 2;
      case 'i' -> 4;
      default -> 8;
    };
  }

  /// Columns that were added with a default keep it for the rows that are older, in an array of
  /// one.
  private void readMissing() throws IOException {
    List<Column> layout = columns(PG_ATTRIBUTE);
    scan(
        catalog(PG_ATTRIBUTE),
        layout,
        values -> {
          Row row = new Row(layout, values);
          byte[] array = row.bytes("attmissingval");
          if (row.truth("atthasmissing") && array != null) {
            setMissing(row.oid("attrelid"), row.small("attnum") - 1, array);
          }
          return true;
        });
  }

  private void setMissing(int relation, int at, byte[] array) throws IOException {
    List<Column> list = new ArrayList<>(columns(relation));
    Column old = list.get(at);
    // Header of an array of one dimension without nulls: 24 bytes, of which the first four are
    // gone.
    int from = 20;
    MemorySegment segment = MemorySegment.ofArray(array);
    int length = old.attribute().length();
    int size = TupleWalk.size(segment, from, old.attribute());
    byte[] value = tuples.value(segment, from, length, size);
    list.set(at, new Column(old.name(), old.type(), old.attribute(), old.dropped(), value));
    columns.put(relation, List.copyOf(list));
  }

  private void readTypes() throws IOException {
    List<Column> layout = columns(PG_TYPE);
    scan(
        catalog(PG_TYPE),
        layout,
        values -> {
          Row row = new Row(layout, values);
          types.put(
              row.oid("oid"),
              new Type(
                  row.oid("oid"),
                  row.text("typname"),
                  row.small("typlen"),
                  align(row.letter("typalign")),
                  row.letter("typtype"),
                  row.oid("typelem"),
                  row.oid("typrelid"),
                  row.oid("typbasetype"),
                  row.oid("typoutput"),
                  row.letter("typdelim")));
          return true;
        });
  }

  List<Relation> relations() {
    return List.copyOf(relations.values());
  }

  List<Column> columns(int relation) {
    return columns.getOrDefault(relation, List.of());
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
    Map<Integer, String> known = sources;
    if (known == null) {
      known = pairs(PG_PROC, "prosrc");
      sources = known;
    }
    return known.get(type.output);
  }

  @Nullable String label(int value) throws IOException {
    Map<Integer, String> known = labels;
    if (known == null) {
      known = pairs(PG_ENUM, "enumlabel");
      labels = known;
    }
    return known.get(value);
  }

  private Map<Integer, String> pairs(int catalog, String name) throws IOException {
    Map<Integer, String> result = new HashMap<>();
    List<Column> layout = columns(catalog);
    scan(
        catalog(catalog),
        layout,
        values -> {
          Row row = new Row(layout, values);
          result.put(row.oid("oid"), row.text(name));
          return true;
        });
    return result;
  }

  /// The type that a range is over.
  int rangeOver(Type type) throws IOException {
    Map<Integer, Integer> known = ranges;
    if (known == null) {
      Map<Integer, Integer> read = new HashMap<>();
      List<Column> layout = columns(PG_RANGE);
      scan(
          catalog(PG_RANGE),
          layout,
          values -> {
            Row row = new Row(layout, values);
            read.put(row.oid("rngtypid"), row.oid("rngsubtype"));
            return true;
          });
      known = read;
      ranges = known;
    }
    return known.getOrDefault(type.oid, Oid.INVALID);
  }

  /// The databases of the cluster, read with the columns that this database knows of `pg_database`.
  List<Row> databases() throws IOException {
    List<Row> result = new ArrayList<>();
    scan(
        new RelFileLocator(
            RelFileLocator.GLOBAL_TABLESPACE,
            Oid.INVALID,
            cluster.map(Oid.INVALID, tablespace).fileNumber(PG_DATABASE)),
        columns(PG_DATABASE),
        values -> {
          result.add(new Row(columns(PG_DATABASE), values));
          return true;
        });
    return result;
  }

  // Rows

  TupleReader tuples() {
    return tuples;
  }

  /// Reads the committed rows of a relation in the order of its file.
  void rows(Relation relation, RowSink sink) throws IOException {
    scan(relation.files, columns(relation.oid), sink);
  }

  private void scan(RelFileLocator files, List<Column> layout, RowSink sink) throws IOException {
    cluster.pages(
        files,
        (page, block) -> {
          int last = PageHeader.maxOffset(page);
          for (int i = 1; i <= last; i++) {
            int pointer = LinePointer.at(page, i);
            if (LinePointer.isNormal(pointer)
                && visibility.sees(page, LinePointer.offset(pointer))
                && !sink.row(tuples.values(page, LinePointer.offset(pointer), layout))) {
              return false;
            }
          }
          return true;
        });
  }

  // TOAST

  private byte[] fetch(ToastPointer pointer) throws IOException {
    Map<Integer, byte[][]> values = chunks.get(pointer.tableOid());
    if (values == null) {
      values = readChunks(pointer.tableOid());
      chunks.put(pointer.tableOid(), values);
    }
    byte[][] parts = values.get(pointer.valueId());
    byte[] whole = new byte[pointer.storedSize()];
    int length = 0;
    for (byte[] part : parts == null ? new byte[0][] : parts) {
      System.arraycopy(part, 0, whole, length, part.length);
      length += part.length;
    }
    if (length != whole.length) {
      throw new IllegalStateException(
          "TOAST value %s of table %s has %d of %d bytes"
              .formatted(
                  Oid.toString(pointer.valueId()),
                  Oid.toString(pointer.tableOid()),
                  length,
                  whole.length));
    }
    return pointer.isCompressed() ? TupleReader.decompressed(whole) : whole;
  }

  private Map<Integer, byte[][]> readChunks(int table) throws IOException {
    Map<Integer, TreeMap<Integer, byte[]>> found = new HashMap<>();
    List<Column> layout = columns(table);
    scan(
        catalog(table),
        layout,
        values -> {
          Row row = new Row(layout, values);
          byte[] data = row.bytes("chunk_data");
          found
              .computeIfAbsent(row.oid("chunk_id"), _ -> new TreeMap<>())
              .put(row.oid("chunk_seq"), data == null ? new byte[0] : data);
          return true;
        });
    Map<Integer, byte[][]> result = new HashMap<>();
    found.forEach((value, parts) -> result.put(value, parts.values().toArray(byte[][]::new)));
    return result;
  }

  /// A row of a catalog, its columns by their names.
  @SuppressWarnings("ArrayRecordComponent") // Nobody compares rows.
  record Row(List<Column> columns, byte[] @Nullable [] values) {
    byte @Nullable [] bytes(String name) {
      for (int i = 0; i < columns.size(); i++) {
        if (columns.get(i).name().equals(name)) {
          return values[i];
        }
      }
      throw new IllegalStateException("no column " + name);
    }

    private byte[] present(String name) {
      byte[] value = bytes(name);
      if (value == null) {
        throw new IllegalStateException("no value in column " + name);
      }
      return value;
    }

    int oid(String name) {
      return LittleEndian.intAt(present(name), 0);
    }

    int small(String name) {
      byte[] value = present(name);
      return value[0] & 0xFF | value[1] << 8;
    }

    boolean truth(String name) {
      return present(name)[0] != 0;
    }

    char letter(String name) {
      return (char) (present(name)[0] & 0xFF);
    }

    String text(String name) {
      return new String(present(name), StandardCharsets.UTF_8);
    }
  }
}
