package org.gajah.catalogstore.relation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gajah.accessapi.relation.ColumnStorage;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.IndexDescriptor.KeyColumn;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.IndexOperatorClass;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.Alignment;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.catalogstore.layout.ToastShape;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.page.value.ToastCompression;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleLayout.Attribute;
import org.gajah.transaction.Horizons;
import org.jspecify.annotations.Nullable;

/// Makes descriptors of relations, each once for as long as the catalogs say the same of it.
/// Belongs to a session.
public final class RelationDescriptors {
  private static final short ORDER_PROC = 1;
  private static final short EQUAL_IMAGE_PROC = 4;
  private static final int PG_CATALOG = 11;

  private final RelationCatalog relations;
  private final CatalogSource catalog;
  private final Operators operators;
  private final Place place;
  private final IndexOrders orders;
  private final Map<Integer, Known<TableDescriptor>> tables = new HashMap<>();
  private final Map<Integer, KnownIndex> indexes = new HashMap<>();

  private record Known<D>(Relation relation, D descriptor) {}

  /// @param row of the index, which REINDEX changes without changing the table's
  private record KnownIndex(Relation table, PgClass row, IndexDescriptor descriptor) {}

  /// Where relations of a session are.
  ///
  /// @param database that it works in
  /// @param tablespace the database's default tablespace
  /// @param compression with which columns are compressed that do not say, at the moment
  public record Place(
      RelationMaps maps,
      RelationFiles files,
      int database,
      int tablespace,
      Supplier<ToastCompression> compression) {}

  public RelationDescriptors(RelationCatalog relations, Place place, IndexOrders orders) {
    this.relations = relations;
    this.catalog = relations.catalog();
    this.operators = new Operators(catalog);
    this.place = place;
    this.orders = orders;
  }

  public RelationCatalog relations() {
    return relations;
  }

  /// The descriptor of a table, a materialised view, a sequence or a TOAST table.
  public TableDescriptor table(Relation relation) {
    Known<TableDescriptor> known = tables.get(relation.oid());
    if (known == null || known.relation != relation) {
      known = new Known<>(relation, describe(relation));
      tables.put(relation.oid(), known);
    }
    return known.descriptor;
  }

  /// The descriptor of an index of a table. Whether its order is built shows when it is used.
  @SuppressWarnings("ReferenceEquality") // rows are the same as long as nothing changes
  public IndexDescriptor index(Relation table, Index index) {
    KnownIndex known = indexes.get(index.oid());
    if (known == null || known.table != table || known.row != index.relation()) {
      known = new KnownIndex(table, index.relation(), describe(table, index));
      indexes.put(index.oid(), known);
    }
    return known.descriptor;
  }

  /// A TOAST table with its index.
  ///
  /// @throws PgException XX000 when there is none
  public ToastDescriptor toast(int oid) {
    Relation chunks = relations.get(oid);
    TableDescriptor table = ToastShape.table(identity(chunks.row()), place.files);
    if (chunks.indexes().isEmpty()) {
      throw PgException.internal(
          "no valid index found for toast relation with Oid " + Oid.toString(oid));
    }
    PgClass index = chunks.indexes().getFirst().relation();
    return new ToastDescriptor(table, ToastShape.index(identity(index), table, place.files));
  }

  /// A table as it is written anew, into other files.
  ///
  /// @param persistence how long it lasts there
  /// @param toast its TOAST table there, or null
  public TableDescriptor moved(
      Relation relation, RelationKey files, char persistence, @Nullable ToastDescriptor toast) {
    PgClass row = relation.row();
    return new TableDescriptor(
        moved(row, files, persistence),
        layout(relation.columns()),
        new TableDescriptor.Options(
            number(relation.options(), "fillfactor", 100),
            number(relation.options(), "toast_tuple_target", 2032)),
        IndexedColumns.of(relation),
        storage(relation.columns()),
        toast,
        place.files);
  }

  /// A TOAST table with its index, in other files.
  public ToastDescriptor movedToast(
      int oid, RelationKey files, RelationKey indexFiles, char persistence) {
    Relation chunks = relations.get(oid);
    TableDescriptor table = ToastShape.table(moved(chunks.row(), files, persistence), place.files);
    PgClass index = chunks.indexes().getFirst().relation();
    return new ToastDescriptor(
        table, ToastShape.index(moved(index, indexFiles, persistence), table, place.files));
  }

  /// A TOAST table that is itself written anew.
  public TableDescriptor movedChunks(Relation relation, RelationKey files, char persistence) {
    return ToastShape.table(moved(relation.row(), files, persistence), place.files);
  }

  /// An index as it is built anew, in other files. Rows were found to be unique before, and several
  /// versions of one may be there: so nobody looks again.
  public IndexDescriptor movedIndex(
      Relation table, Index index, RelationKey files, char persistence) {
    return describe(table, index, moved(index.relation(), files, persistence), false);
  }

  private static Identity moved(PgClass row, RelationKey files, char persistence) {
    return new Identity(row.oid(), row.relname(), files, Persistence.of(persistence), horizon(row));
  }

  private TableDescriptor describe(Relation relation) {
    PgClass row = relation.row();
    if (row.relkind() == PgClass.RELKIND_TOASTVALUE) {
      // Not by way of its index, which may not be there yet.
      return ToastShape.table(identity(row), place.files);
    }
    return new TableDescriptor(
        identity(row),
        layout(relation.columns()),
        new TableDescriptor.Options(
            number(relation.options(), "fillfactor", 100),
            number(relation.options(), "toast_tuple_target", 2032)),
        IndexedColumns.of(relation),
        row.relkind() == PgClass.RELKIND_SEQUENCE ? List.of() : storage(relation.columns()),
        row.reltoastrelid() == Oid.INVALID ? null : toast(row.reltoastrelid()),
        place.files);
  }

  private IndexDescriptor describe(Relation table, Index index) {
    return describe(table, index, identity(index.relation()), index.isUnique());
  }

  private IndexDescriptor describe(
      Relation table, Index index, Identity identity, boolean isUnique) {
    return new IndexDescriptor(
        identity,
        layout(index.columns()),
        table.oid(),
        table.name(),
        keyColumns(index),
        new IndexDescriptor.Properties(
            isUnique,
            index.row().indnullsnotdistinct(),
            index.row().indimmediate(),
            index.row().indisprimary(),
            number(index.options(), "fillfactor", 90),
            isOn(index.options(), "deduplicate_items")),
        storage(index.columns()),
        place.files);
  }

  private static int number(Map<String, String> options, String name, int otherwise) {
    String text = options.get(name);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  private static boolean isOn(Map<String, String> options, String name) {
    String text = options.get(name);
    return text == null
        || "true".startsWith(text)
        || "on".equals(text)
        || "yes".startsWith(text)
        || "1".equals(text);
  }

  private List<KeyColumn> keyColumns(Index index) {
    List<KeyColumn> result = new ArrayList<>();
    for (int i = 0; i < index.keyColumnCount(); i++) {
      result.add(
          new KeyColumn(
              index.columns().get(i).attname(),
              order(index, i),
              index.isDescending(i),
              index.isNullsFirst(i)));
    }
    return result;
  }

  private KeyOrder order(Index index, int column) {
    if (index.method() != Operators.BTREE_METHOD) {
      return new MissingOrder(PgException.notBuilt("this index access method"));
    }
    IndexOperatorClass operatorClass = index.operatorClasses().get(column);
    String comparison = support(operatorClass, ORDER_PROC);
    if (comparison == null) {
      throw PgException.internal(
          "missing support function 1 of operator class " + Oid.toString(operatorClass.oid()));
    }
    try {
      return orders.order(
          comparison,
          support(operatorClass, EQUAL_IMAGE_PROC),
          index.collation(column),
          index.columns().get(column).atttypid());
    } catch (PgException fault) {
      return new MissingOrder(fault);
    }
  }

  private @Nullable String support(IndexOperatorClass operatorClass, short number) {
    int function =
        operators.support(
            operatorClass.family(), operatorClass.inputType(), operatorClass.inputType(), number);
    return function == Oid.INVALID ? null : operators.function(function).prosrc();
  }

  // Identity

  private Identity identity(PgClass row) {
    Persistence persistence = Persistence.of(row.relpersistence());
    return new Identity(row.oid(), row.relname(), files(row), persistence, horizon(row));
  }

  /// Where the files of a relation are. Whether it has any, its kind says.
  public RelationKey files(PgClass row) {
    return new RelationKey(locator(row), session(row));
  }

  private static Horizons.Kind horizon(PgClass row) {
    if (row.relisshared()) {
      return Horizons.Kind.SHARED;
    }
    if (Oid.compare(row.oid(), Oid.FIRST_UNPINNED) < 0
        || (row.relnamespace() == PG_CATALOG && Oid.compare(row.oid(), Oid.FIRST_NORMAL) < 0)) {
      return Horizons.Kind.CATALOG;
    }
    return row.relpersistence() == PgClass.RELPERSISTENCE_TEMP
        ? Horizons.Kind.TEMPORARY
        : Horizons.Kind.DATA;
  }

  private RelFileLocator locator(PgClass row) {
    int number =
        row.relfilenode() == Oid.INVALID
            ? place.maps.fileNumber(row.oid(), row.relisshared(), place.database, place.tablespace)
            : row.relfilenode();
    int tablespace = row.reltablespace();
    if (tablespace == Oid.INVALID) {
      tablespace = row.relisshared() ? RelFileLocator.GLOBAL_TABLESPACE : place.tablespace;
    }
    return new RelFileLocator(tablespace, row.relisshared() ? Oid.INVALID : place.database, number);
  }

  /// The number of the session whose temporary relation it is, which its schema's name has.
  private int session(PgClass row) {
    if (row.relpersistence() != PgClass.RELPERSISTENCE_TEMP) {
      return RelationKey.SHARED;
    }
    PgNamespace schema = catalog.get(SysCache.NAMESPACEOID, row.relnamespace());
    String name = schema.nspname();
    return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1));
  }

  // Columns

  private static TupleLayout layout(List<PgAttribute> columns) {
    List<Attribute> result = new ArrayList<>(columns.size());
    for (PgAttribute column : columns) {
      result.add(
          new Attribute(
              column.attlen(),
              column.attbyval(),
              Alignment.bytes(column.attalign()),
              column.attstorage() != 'p',
              MissingValue.of(column)));
    }
    return new TupleLayout(result);
  }

  private List<ColumnStorage> storage(List<PgAttribute> columns) {
    List<ColumnStorage> result = new ArrayList<>(columns.size());
    for (PgAttribute column : columns) {
      Supplier<ToastCompression> compression =
          switch (column.attcompression()) {
            case 'p' -> () -> ToastCompression.PGLZ;
            case 'l' -> () -> ToastCompression.LZ4;
            default -> place.compression;
          };
      result.add(
          column.attlen() == -1
              ? new ColumnStorage(ColumnStorage.Strategy.of(column.attstorage()), compression)
              : ColumnStorage.PLAIN);
    }
    return result;
  }
}
