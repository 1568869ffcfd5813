package org.gajah.oracle.catalogstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.oracle.CatalogSnapshot;
import org.jspecify.annotations.Nullable;

/// Rows of catalogs as texts that can be compared, whoever has read them.
final class Rows {
  private Rows() {}

  /// All rows that a server has, of all catalogs.
  static Map<CatalogTable<?>, List<? extends CatalogRow>> of(Connection connection)
      throws SQLException {
    Map<CatalogTable<?>, List<? extends CatalogRow>> result = new LinkedHashMap<>();
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      result.put(table, CatalogSnapshot.read(connection, table));
    }
    return result;
  }

  static List<String> texts(List<? extends CatalogRow> rows) {
    return rows.stream().map(Rows::text).sorted().toList();
  }

  /// A row's values. Of those that the server prints in a form of their own only whether they are
  /// there.
  static String text(CatalogRow row) {
    List<CatalogColumn> columns = row.table().columns();
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < columns.size(); i++) {
      result.append(columns.get(i).name()).append('=');
      result.append(value(columns.get(i), row.value(i + 1))).append(' ');
    }
    return result.toString();
  }

  private static String value(CatalogColumn column, @Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case byte[] bytes when column.type() != TypeOid.BYTEA -> "some";
      case byte[] bytes -> Arrays.toString(bytes);
      case short[] numbers -> Arrays.toString(numbers);
      case int[] oids -> Arrays.toString(oids);
      case float[] numbers -> Arrays.toString(numbers);
      case char[] letters -> new String(letters);
      // An empty list is read as none from the server's text.
      case AclItem[] items when items.length == 0 -> "null";
      case Object[] objects -> Arrays.toString(objects);
      default -> value.toString();
    };
  }

  /// Rows by the key of their catalog's primary key, or all their values where it has none.
  static Map<String, CatalogRow> byKey(List<? extends CatalogRow> rows) {
    Map<String, CatalogRow> result = new TreeMap<>();
    for (CatalogRow row : rows) {
      result.put(key(row), row);
    }
    return result;
  }

  private static String key(CatalogRow row) {
    for (CatalogIndex<?> index : SystemCatalogs.indexes(row.table())) {
      if (index.primary()) {
        List<String> values = new ArrayList<>();
        for (int column : index.columns()) {
          values.add(value(row.table().columns().get(column - 1), row.value(column)));
        }
        return values.toString();
      }
    }
    return text(row);
  }
}
