package org.gajah.oracle.catalog;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.gajah.oracle.Oracle;

/// The shapes of the oracle's system catalogs: from its catalogs what stands there, from its
/// headers the rest (numbers of caches, named values).
final class CatalogShapes {
  record Column(String name, int type, String typeName, boolean notNull) {}

  record Index(String name, int oid, boolean unique, boolean primary, List<Integer> columns) {}

  /// @param value a Java literal
  record Value(String name, String value) {}

  record Cache(int number, String name, String index) {}

  record Catalog(
      String name,
      int oid,
      int rowType,
      boolean shared,
      int toast,
      int toastIndex,
      List<Column> columns,
      List<Index> indexes,
      List<Value> values) {}

  private static final Pattern CACHE = Pattern.compile("(?m)^MAKE_SYSCACHE\\((\\w+), *(\\w+),");
  private static final Pattern CACHE_NUMBER = Pattern.compile("(?m)^\\t([A-Z0-9]+),?$");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?m)^#define[ \\t]+(\\w+)[ \\t]+('[^']+'|-?\\d+|\\(-?\\d+(?: << \\d+)?\\))(?=\\s|$)");

  private final Connection connection;

  CatalogShapes(Connection connection) {
    this.connection = connection;
  }

  List<Catalog> catalogs() throws SQLException {
    List<Catalog> result = new ArrayList<>();
    String sql =
        """
        select c.oid, c.relname, case when c.reltype < 10000 then c.reltype else 0 end,
          c.relisshared, c.reltoastrelid, coalesce(i.indexrelid, 0)
        from pg_class c left join pg_index i on i.indrelid = c.reltoastrelid
        where c.relkind = 'r' and c.oid < 12000 and c.relnamespace = 11 order by c.relname
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int oid = rows.getInt(1);
        String name = rows.getString(2);
        result.add(
            new Catalog(
                name,
                oid,
                rows.getInt(3),
                rows.getBoolean(4),
                rows.getInt(5),
                rows.getInt(6),
                columns(oid),
                indexes(oid),
                values(name)));
      }
    }
    return result;
  }

  private List<Column> columns(int catalog) throws SQLException {
    List<Column> result = new ArrayList<>();
    String sql =
        """
        select a.attname, t.oid, t.typname, a.attnotnull
        from pg_attribute a join pg_type t on t.oid = a.atttypid
        where a.attrelid = %d and a.attnum > 0 order by a.attnum
        """
            .formatted(catalog);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        result.add(
            new Column(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getBoolean(4)));
      }
    }
    return result;
  }

  private List<Index> indexes(int catalog) throws SQLException {
    List<Index> result = new ArrayList<>();
    String sql =
        """
        select c.relname, c.oid, i.indisunique, i.indisprimary, i.indkey::text
        from pg_index i join pg_class c on c.oid = i.indexrelid where i.indrelid = %d order by c.oid
        """
            .formatted(catalog);
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<Integer> columns =
            Arrays.stream(rows.getString(5).split(" ")).map(Integer::valueOf).toList();
        result.add(
            new Index(
                rows.getString(1),
                rows.getInt(2),
                rows.getBoolean(3),
                rows.getBoolean(4),
                columns));
      }
    }
    return result;
  }

  /// What the header names: values of columns, numbers of special rows.
  private static List<Value> values(String catalog) {
    List<Value> result = new ArrayList<>();
    VALUE
        .matcher(Oracle.installed().header("catalog/" + catalog + "_d.h"))
        .results()
        .filter(v -> !v.group(1).matches("(Anum|Natts)_.*|.*(RelationId|IndexId|_Rowtype_Id)"))
        .filter(v -> !(catalog.equals("pg_type") && v.group(1).endsWith("OID")))
        .filter(v -> !v.group(1).matches("PG_\\w+_D_H|.*Toast(Table|Index)"))
        .forEach(v -> result.add(new Value(constantName(v.group(1)), literal(v.group(2)))));
    return result;
  }

  private static String literal(String value) {
    return value.startsWith("(") ? value.substring(1, value.length() - 1) : value;
  }

  /// `BooleanNotEqualOperator` as `BOOLEAN_NOT_EQUAL_OPERATOR`.
  static String constantName(String name) {
    boolean constant = name.equals(name.toUpperCase(Locale.ROOT));
    return constant ? name : name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
  }

  /// The caches, in the order of their numbers.
  static List<Cache> caches(List<Catalog> catalogs) {
    Map<String, String> indexes = new LinkedHashMap<>();
    for (Catalog catalog : catalogs) {
      CACHE
          .matcher(Oracle.installed().header("catalog/" + catalog.name() + ".h"))
          .results()
          .forEach(cache -> indexes.put(cache.group(1), cache.group(2)));
    }
    List<String> names =
        CACHE_NUMBER
            .matcher(Oracle.installed().header("catalog/syscache_ids.h"))
            .results()
            .map(name -> name.group(1))
            .toList();
    List<Cache> result = new ArrayList<>();
    for (String name : names) {
      String index = indexes.get(name);
      if (index == null) {
        throw new IllegalStateException("no index for cache " + name);
      }
      result.add(new Cache(result.size(), name, index));
    }
    return result;
  }
}
