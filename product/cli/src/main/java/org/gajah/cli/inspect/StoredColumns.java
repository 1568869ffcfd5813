package org.gajah.cli.inspect;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.RelFileLocator;
import org.gajah.containers.ArrayValue;
import org.gajah.containers.StoredType;
import org.gajah.page.value.TupleLayout;

/// The columns of all relations, out of `pg_attribute`: the one catalog whose own columns have to
/// be known beforehand.
final class StoredColumns {
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

  private final Map<Integer, List<Column>> columns = new HashMap<>();

  List<Column> of(int relation) {
    return columns.getOrDefault(relation, List.of());
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

  /// Reads all but the values of [#readMissing].
  void read(RowScan scan, RelFileLocator files) throws IOException {
    List<Column> layout = firstColumns();
    Map<Integer, TreeMap<Integer, Column>> found = new HashMap<>();
    scan.read(
        files,
        layout,
        values -> {
          Row row = new Row(layout, values);
          int number = row.small("attnum");
          if (number > 0) {
            found
                .computeIfAbsent(row.oid("attrelid"), _ -> new TreeMap<>())
                .put(number, new Column(row));
          }
          return true;
        });
    found.forEach((relation, list) -> columns.put(relation, List.copyOf(list.values())));
  }

  /// Columns that were added with a default keep it for the rows that are older, in an array of
  /// one.
  void readMissing(Row row) throws IOException {
    byte[] array = row.bytes("attmissingval");
    if (!row.truth("atthasmissing") || array == null) {
      return;
    }
    List<Column> list = new ArrayList<>(of(row.oid("attrelid")));
    int at = row.small("attnum") - 1;
    Column column = list.get(at);
    TupleLayout.Attribute layout = column.attribute();
    ArrayValue value =
        new ArrayValue(
            Slice.of(array), new StoredType.Layout(column.type(), layout.length(), layout.align()));
    int start = value.start(0);
    list.set(at, column.withMissing(Arrays.copyOfRange(array, start, start + value.length(0))));
    columns.put(row.oid("attrelid"), List.copyOf(list));
  }
}
