package org.gajah.bootstrap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.id.RelFileLocator;
import org.gajah.batch.Vector;
import org.gajah.bootstrap.descriptions.Descriptions;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgDescription;
import org.gajah.catalog.rows.PgShdescription;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.layout.RowEncoder;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.disk.RelationKey;
import org.gajah.space.RelationStorage;

/// Fills the catalogs of a database that has nothing but its folders, in one transaction.
///
/// The rows of `pg_class` go first, and its indexes are built at once: from then on every other
/// catalog finds its files as it always does.
final class CatalogLoader {
  private static final long SORT_MEMORY = 64L << 20;

  /// What comes last, for it is about all others.
  private static final Set<CatalogTable<?>> DESCRIPTIONS =
      Set.of(PgDescription.TABLE, PgShdescription.TABLE);

  private final StorageContext context;
  private final LiveCatalog catalog;

  CatalogLoader(LiveCatalog catalog) {
    this.context = catalog.context();
    this.catalog = catalog;
  }

  /// Fills all catalogs but those of descriptions; the caller commits.
  void load() {
    List<PgClass> relations = CatalogRows.of(PgClass.TABLE);
    RelationStorage storage = new RelationStorage(context);
    for (PgClass relation : relations) {
      storage.create(file(relation), Persistence.PERMANENT, false);
    }
    fill(PgClass.TABLE, relations);
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      if (table.oid() != PgClass.TABLE.oid() && !DESCRIPTIONS.contains(table)) {
        begin(table);
      }
    }
  }

  /// Describes what all other catalogs have.
  void describe() {
    Descriptions descriptions = new Descriptions(catalog);
    fill(PgDescription.TABLE, descriptions.rows());
    fill(PgShdescription.TABLE, descriptions.sharedRows());
  }

  /// Files are numbered as their relations, in the beginning.
  private static RelationKey file(PgClass relation) {
    return new RelationKey(
        relation.relisshared()
            ? new RelFileLocator(RelFileLocator.GLOBAL_TABLESPACE, 0, relation.oid())
            : new RelFileLocator(
                Bootstrap.DEFAULT_TABLESPACE, Bootstrap.TEMPLATE1, relation.oid()));
  }

  private <R extends CatalogRow> void begin(CatalogTable<R> table) {
    fill(table, CatalogRows.of(table));
  }

  private <R extends CatalogRow> void fill(CatalogTable<R> table, List<R> rows) {
    List<Long> tids = new ArrayList<>(rows.size());
    try (TableWriter writer =
        catalog.heap().write(context, catalog.descriptor(table), InsertOptions.ORDINARY)) {
      for (R row : rows) {
        tids.add(writer.insert(RowEncoder.row(row, catalog.charset()), 0));
      }
    }
    for (CatalogIndex<?> index : SystemCatalogs.indexes(table)) {
      build(index, rows, tids);
    }
    ToastDescriptor toast = catalog.descriptor(table).toast();
    if (toast != null) {
      try (IndexBuild build = start(toast.index())) {
        build.finish();
      }
    }
    catalog.nextCommand();
  }

  private IndexBuild start(IndexDescriptor index) {
    return catalog.btree().build(context, index, KeyDescriber.SILENT, SORT_MEMORY);
  }

  private void build(CatalogIndex<?> index, List<? extends CatalogRow> rows, List<Long> tids) {
    try (IndexBuild build = start(catalog.descriptor(index))) {
      for (int i = 0; i < rows.size(); i++) {
        Vector[] entry = RowEncoder.entry(index, rows.get(i), catalog.charset());
        build.add(entry, 0, tids.get(i), false);
      }
      build.finish();
    }
  }
}
