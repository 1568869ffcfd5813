package org.gajah.catalogstore.live;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.gajah.accessapi.relation.AttributeSet;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.TableDescriptor.IndexedAttributes;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.id.RelFileLocator;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.layout.CatalogLayouts;
import org.gajah.catalogstore.layout.ToastShape;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationKey;
import org.gajah.transaction.Horizons;
import org.jspecify.annotations.Nullable;

/// Descriptors of system catalogs, made from the generated facts: only where their files are has to
/// be looked up, in the relation map or, for catalogs that are not mapped, in `pg_class`.
final class CatalogDescriptors {
  private static final IndexDescriptor.Properties UNIQUE =
      new IndexDescriptor.Properties(true, false, true, false, 90, true);
  private static final IndexDescriptor.Properties PRIMARY =
      new IndexDescriptor.Properties(true, false, true, true, 90, true);
  private static final IndexDescriptor.Properties PLAIN =
      new IndexDescriptor.Properties(false, false, true, false, 90, true);

  private final SharedCatalogs shared;
  private final RelationFiles files;
  private final int database;
  private final int tablespace;
  private final IntFunction<@Nullable PgClass> classes;
  private final Map<Integer, Known<TableDescriptor>> tables = new HashMap<>();
  private final Map<Integer, Known<IndexDescriptor>> indexes = new HashMap<>();

  private record Known<D>(long version, D descriptor) {}

  /// @param tablespace the database's default tablespace
  /// @param classes looks a row of `pg_class` up
  CatalogDescriptors(
      SharedCatalogs shared,
      RelationFiles files,
      int database,
      int tablespace,
      IntFunction<@Nullable PgClass> classes) {
    this.shared = shared;
    this.files = files;
    this.database = database;
    this.tablespace = tablespace;
    this.classes = classes;
  }

  TableDescriptor table(CatalogTable<?> table) {
    long version = shared.relationVersion(database, table.oid());
    Known<TableDescriptor> known = tables.get(table.oid());
    if (known == null || known.version != version) {
      known = new Known<>(version, describe(table));
      tables.put(table.oid(), known);
    }
    return known.descriptor;
  }

  IndexDescriptor index(CatalogIndex<?> index) {
    long version = shared.relationVersion(database, index.oid());
    Known<IndexDescriptor> known = indexes.get(index.oid());
    if (known == null || known.version != version) {
      known = new Known<>(version, describe(index));
      indexes.put(index.oid(), known);
    }
    return known.descriptor;
  }

  /// The TOAST table of a catalog by its own OID; null when that is none of theirs.
  @Nullable ToastDescriptor toast(int oid) {
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.toast() == oid) {
        return table(table).toast();
      }
    }
    return null;
  }

  private Identity identity(int oid, String name, boolean isShared) {
    return new Identity(
        oid,
        name,
        new RelationKey(locator(oid, isShared)),
        Persistence.PERMANENT,
        isShared ? Horizons.Kind.SHARED : Horizons.Kind.CATALOG);
  }

  private RelFileLocator locator(int oid, boolean isShared) {
    int number = shared.maps().fileNumber(oid, isShared, database, tablespace);
    int place = isShared ? RelFileLocator.GLOBAL_TABLESPACE : tablespace;
    if (number == 0) {
      PgClass row = classes.apply(oid);
      if (row == null) {
        throw PgException.internal("could not open relation with OID " + Oid.toString(oid));
      }
      number = row.relfilenode();
      place = row.reltablespace() == Oid.INVALID ? place : row.reltablespace();
    }
    return new RelFileLocator(place, isShared ? Oid.INVALID : database, number);
  }

  private TableDescriptor describe(CatalogTable<?> table) {
    return new TableDescriptor(
        identity(table.oid(), table.name(), table.shared()),
        CatalogLayouts.of(table),
        TableDescriptor.Options.DEFAULT,
        indexedAttributes(table),
        CatalogLayouts.storage(table),
        table.toast() == Oid.INVALID ? null : describeToast(table),
        files);
  }

  private static IndexedAttributes indexedAttributes(CatalogTable<?> table) {
    AttributeSet all = AttributeSet.EMPTY;
    AttributeSet key = AttributeSet.EMPTY;
    for (CatalogIndex<?> index : SystemCatalogs.indexes(table)) {
      for (int column : index.columns()) {
        all = all.with(column - 1);
        key = index.unique() ? key.with(column - 1) : key;
      }
    }
    return new IndexedAttributes(all, AttributeSet.EMPTY, key, AttributeSet.EMPTY);
  }

  private ToastDescriptor describeToast(CatalogTable<?> table) {
    String name = "pg_toast_" + Oid.toString(table.oid());
    TableDescriptor chunks = ToastShape.table(identity(table.toast(), name, table.shared()), files);
    IndexDescriptor index =
        ToastShape.index(
            identity(table.toastIndex(), name + "_index", table.shared()), chunks, files);
    return new ToastDescriptor(chunks, index);
  }

  private IndexDescriptor describe(CatalogIndex<?> index) {
    return new IndexDescriptor(
        identity(index.oid(), index.name(), index.table().shared()),
        CatalogLayouts.of(index),
        index.table().oid(),
        index.table().name(),
        CatalogLayouts.keyColumns(index),
        index.primary() ? PRIMARY : index.unique() ? UNIQUE : PLAIN,
        List.of(),
        files);
  }
}
