package org.gajah.accessapi.relation;

import java.util.List;
import org.gajah.disk.RelationFiles;
import org.gajah.page.value.TupleLayout;
import org.jspecify.annotations.Nullable;

/// What an index access method has to know of an index.
public final class IndexDescriptor extends RelationDescriptor {
  /// One key column.
  ///
  /// @param name of the column, for messages
  /// @param order of its values, ascending
  /// @param descending whether the index keeps them the other way round
  /// @param nullsFirst whether nulls come before everything else in the index's own order
  public record KeyColumn(String name, KeyOrder order, boolean descending, boolean nullsFirst) {}

  /// Properties and storage parameters.
  ///
  /// @param unique whether no two rows may have the same key
  /// @param nullsNotDistinct whether nulls count as the same
  /// @param immediate whether uniqueness is checked at once
  /// @param primary whether it is the primary key
  /// @param fillFactor per cent of a page that is filled when the index is built, or at its right
  ///   end (90 unless set)
  /// @param deduplicate whether equal keys may share a tuple
  public record Properties(
      boolean unique,
      boolean nullsNotDistinct,
      boolean immediate,
      boolean primary,
      int fillFactor,
      boolean deduplicate) {}

  private final int tableOid;
  private final String tableName;
  private final List<KeyColumn> keyColumns;
  private final Properties properties;
  private final List<ColumnStorage> columnStorage;
  private volatile @Nullable Object accessMethodState;

  /// An index whose values are stored as they come.
  ///
  /// @param keyColumns the columns that order the index; the layout has the included ones behind
  ///   them
  public IndexDescriptor(
      Identity identity,
      TupleLayout layout,
      int tableOid,
      String tableName,
      List<KeyColumn> keyColumns,
      Properties properties,
      RelationFiles relationFiles) {
    this(identity, layout, tableOid, tableName, keyColumns, properties, List.of(), relationFiles);
  }

  /// An index whose long values are compressed.
  ///
  /// @param columnStorage which of them, and how, for each column; empty for none
  public IndexDescriptor(
      Identity identity,
      TupleLayout layout,
      int tableOid,
      String tableName,
      List<KeyColumn> keyColumns,
      Properties properties,
      List<ColumnStorage> columnStorage,
      RelationFiles relationFiles) {
    super(identity, layout, relationFiles);
    this.tableOid = tableOid;
    this.tableName = tableName;
    this.keyColumns = List.copyOf(keyColumns);
    this.properties = properties;
    this.columnStorage = List.copyOf(columnStorage);
  }

  /// The table whose rows it indexes.
  public int tableOid() {
    return tableOid;
  }

  public String tableName() {
    return tableName;
  }

  public List<KeyColumn> keyColumns() {
    return keyColumns;
  }

  public int keyColumnCount() {
    return keyColumns.size();
  }

  /// Key columns and included ones.
  public int columnCount() {
    return layout().attributeCount();
  }

  public Properties properties() {
    return properties;
  }

  /// How long values of each column are stored; empty where all are stored as they come.
  public List<ColumnStorage> columnStorage() {
    return columnStorage;
  }

  /// What the access method remembers about the index between operations, for all sessions that
  /// share the descriptor; null until it sets something. Mirrors `rd_amcache`.
  public @Nullable Object accessMethodState() {
    return accessMethodState;
  }

  public void accessMethodState(Object state) {
    accessMethodState = state;
  }
}
