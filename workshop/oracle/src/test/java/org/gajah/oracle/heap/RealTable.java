package org.gajah.oracle.heap;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.accessapi.relation.TableDescriptor.Options;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.base.id.RelFileLocator;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.page.value.ToastCompression;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;
import org.gajah.page.value.TupleLayout.Missing;
import org.gajah.transaction.Horizons;
import org.jspecify.annotations.Nullable;

/// What the real server's catalogs say of one of its tables, from which our descriptors are made.
///
/// @param qualifiedName as SQL wants it
/// @param toastOid its TOAST table, 0 for none
/// @param indexes its B-tree indexes
record RealTable(
    int oid,
    String qualifiedName,
    RelFileLocator locator,
    char persistence,
    boolean catalog,
    int toastOid,
    int fillFactor,
    List<Column> columns,
    List<Index> indexes) {
  /// One attribute, dropped ones included.
  ///
  /// @param missing what older rows have, as text
  record Column(
      String name,
      String type,
      boolean dropped,
      int length,
      boolean byValue,
      int align,
      char storage,
      char compression,
      @Nullable String missing) {
    Attribute attribute() {
      String value = missing;
      Missing absent =
          value == null
              ? new Missing.Null()
              : byValue
                  ? new Missing.Fixed(Long.parseLong(value))
                  : new Missing.Content(value.getBytes(StandardCharsets.UTF_8));
      return new Attribute(length, byValue, align, storage != 'p', absent);
    }

    ColumnStorage columnStorage() {
      return new ColumnStorage(
          ColumnStorage.Strategy.of(storage),
          compression == 'l' ? ToastCompression.LZ4 : ToastCompression.PGLZ);
    }

    boolean isText() {
      return switch (type) {
        case "text", "varchar", "bpchar", "bytea", "name", "xml", "json", "uuid" -> true;
        default -> false;
      };
    }
  }

  /// An index.
  ///
  /// @param columns which attributes of the table, counted from 0
  record Index(int oid, String name, RelFileLocator locator, boolean unique, int[] columns) {}

  /// All tables, TOAST tables and materialised views of a database.
  static List<RealTable> all(Connection connection) throws SQLException {
    List<RealTable> tables = new ArrayList<>();
    String sql =
        """
        select c.oid, c.oid::regclass::text, pg_relation_filenode(c.oid),
          case when c.relisshared then 1664 when c.reltablespace = 0 then 1663
            else c.reltablespace end,
          case when c.relisshared then 0 else d.oid end, c.relpersistence,
          c.oid < 16384 and c.relnamespace in (11, 99), c.reltoastrelid,
          coalesce((select option_value from pg_options_to_table(c.reloptions)
            where option_name = 'fillfactor'), '100')
        from pg_class c, pg_database d
        where d.datname = current_database() and c.relkind in ('r', 't', 'm')
          and c.relpersistence <> 't'
        order by c.oid\
        """;
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int oid = (int) rows.getLong(1);
        tables.add(
            new RealTable(
                oid,
                rows.getString(2),
                new RelFileLocator(
                    (int) rows.getLong(4), (int) rows.getLong(5), (int) rows.getLong(3)),
                rows.getString(6).charAt(0),
                rows.getBoolean(7),
                (int) rows.getLong(8),
                rows.getInt(9),
                columns(connection, oid),
                indexes(connection, oid)));
      }
    }
    return tables;
  }

  static RealTable named(Connection connection, String name) throws SQLException {
    return all(connection).stream()
        .filter(table -> table.qualifiedName.equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Column> columns(Connection connection, int oid) throws SQLException {
    List<Column> columns = new ArrayList<>();
    String sql =
        """
        select quote_ident(attname), coalesce(typname, ''), attisdropped, attlen, attbyval,
          attalign, attstorage, attcompression,
          case when atthasmissing then (attmissingval::text::text[])[1] end
        from pg_attribute left join pg_type t on t.oid = atttypid
        where attnum > 0 and attrelid = %d order by attnum\
        """
            .formatted(Integer.toUnsignedLong(oid));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int align =
            switch (rows.getString(6)) {
              case "c" -> 1;
              case "s" -> 2;
              case "i" -> 4;
              default -> 8;
            };
        String compression = rows.getString(8);
        columns.add(
            new Column(
                rows.getString(1),
                rows.getString(2),
                rows.getBoolean(3),
                rows.getInt(4),
                rows.getBoolean(5),
                align,
                rows.getString(7).charAt(0),
                compression.isEmpty() ? ' ' : compression.charAt(0),
                rows.getString(9)));
      }
    }
    return columns;
  }

  private static List<Index> indexes(Connection connection, int oid) throws SQLException {
    List<Index> indexes = new ArrayList<>();
    String sql =
        """
        select i.indexrelid, c.relname, pg_relation_filenode(c.oid), i.indisunique, i.indkey::text,
          case when c.relisshared then 1664 when c.reltablespace = 0 then 1663
            else c.reltablespace end, case when c.relisshared then 0 else d.oid end
        from pg_index i join pg_class c on c.oid = i.indexrelid, pg_database d
        where d.datname = current_database() and i.indrelid = %d and c.relam = 403
        order by 1\
        """
            .formatted(Integer.toUnsignedLong(oid));
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        String[] keys = rows.getString(5).split(" ");
        int[] columns = new int[keys.length];
        for (int i = 0; i < keys.length; i++) {
          columns[i] = Integer.parseInt(keys[i]) - 1;
        }
        indexes.add(
            new Index(
                (int) rows.getLong(1),
                rows.getString(2),
                new RelFileLocator(
                    (int) rows.getLong(6), (int) rows.getLong(7), (int) rows.getLong(3)),
                rows.getBoolean(4),
                columns));
      }
    }
    return indexes;
  }

  // Descriptors

  private Horizons.Kind horizonKind() {
    if (locator.database() == 0) {
      return Horizons.Kind.SHARED;
    }
    return catalog ? Horizons.Kind.CATALOG : Horizons.Kind.DATA;
  }

  TupleLayout layout() {
    return new TupleLayout(columns.stream().map(Column::attribute).toList());
  }

  TableDescriptor describe(RelationFiles files, @Nullable ToastDescriptor toast) {
    AttributeSet indexed = AttributeSet.EMPTY;
    AttributeSet key = AttributeSet.EMPTY;
    for (Index index : indexes) {
      indexed = indexed.union(AttributeSet.of(index.columns));
      key = index.unique ? key.union(AttributeSet.of(index.columns)) : key;
    }
    boolean isToast = qualifiedName.startsWith("pg_toast.");
    return new TableDescriptor(
        new Identity(
            oid,
            qualifiedName,
            new RelationKey(locator),
            Persistence.of(persistence),
            horizonKind()),
        layout(),
        new Options(fillFactor, 2032),
        new IndexedAttributes(indexed, AttributeSet.EMPTY, key, AttributeSet.EMPTY),
        isToast ? List.of() : columns.stream().map(Column::columnStorage).toList(),
        toast,
        files);
  }

  IndexDescriptor describe(Index index, RelationFiles files) {
    List<Attribute> attributes = new ArrayList<>();
    List<IndexDescriptor.KeyColumn> keys = new ArrayList<>();
    for (int column : index.columns) {
      Column of = columns.get(column);
      attributes.add(of.attribute());
      keys.add(new IndexDescriptor.KeyColumn(of.name, order(of), false, false));
    }
    return new IndexDescriptor(
        new Identity(
            index.oid,
            index.name,
            new RelationKey(index.locator),
            Persistence.of(persistence),
            horizonKind()),
        new TupleLayout(attributes),
        oid,
        qualifiedName,
        keys,
        new IndexDescriptor.Properties(index.unique, false, true, false, 90, true),
        files);
  }

  private static KeyOrder order(Column column) {
    KeyOrder.Simple simple =
        column.type.equals("oid") ? KeyOrder.Simple.UNSIGNED : KeyOrder.Simple.SIGNED;
    return new KeyOrder() {
      @Override
      public Simple simple() {
        return simple;
      }

      @Override
      public int compare(long left, long right) {
        return simple == Simple.UNSIGNED
            ? Long.compareUnsigned(left, right)
            : Long.compare(left, right);
      }

      @Override
      public int compare(
          byte[] left, int leftFrom, int leftLength, byte[] right, int from, int length) {
        throw new AssertionError();
      }

      @Override
      public boolean equalImage() {
        return true;
      }
    };
  }
}
