package org.gajah.catalogstore.change;

import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.accessapi.table.TupleFailure;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.UpdatedIndexes;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalogstore.layout.RowEncoder;
import org.gajah.catalogstore.live.InvalidationQueue;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.jspecify.annotations.Nullable;

/// Inserts, replaces and deletes rows of system catalogs, with their index entries, and queues what
/// is out of date by it. What it does is seen when the command ends. Mirrors `catalog/indexing.c`.
///
/// The caller has locked what keeps others from changing the same object; a row that somebody has
/// changed all the same is an error.
public final class CatalogWriter {
  private final LiveCatalog catalog;
  private final StorageContext context;
  private final InvalidationQueue changes;

  public CatalogWriter(LiveCatalog catalog) {
    this.catalog = catalog;
    this.context = catalog.context();
    this.changes = catalog.changes();
  }

  public LiveCatalog catalog() {
    return catalog;
  }

  /// The row with a key and where it is, past the caches.
  ///
  /// @throws PgException XX000 when there is none
  public <R extends CatalogRow> Found<R> locate(CacheId<R> cache, Object... key) {
    Found<R> found = find(cache.index(), key);
    if (found == null) {
      throw PgException.internal(
          "could not find tuple in %s for %s"
              .formatted(cache.table().name(), Arrays.toString(key)));
    }
    return found;
  }

  /// The first row with a key and where it is, past the caches; null when there is none.
  public <R extends CatalogRow> @Nullable Found<R> find(CatalogIndex<R> index, Object... key) {
    List<Found<R>> found = catalog.locate(index, key);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// Inserts a row.
  ///
  /// @return its tid
  /// @throws PgException 23505 when its key is there already
  public long insert(CatalogRow row) {
    TableDescriptor table = catalog.descriptor(row.table());
    long tid;
    try (TableWriter writer = writer(table)) {
      tid = writer.insert(RowEncoder.row(row, catalog.charset()), 0);
    }
    insertEntries(table, row, tid);
    changes.rowChanged(null, row);
    return tid;
  }

  /// Replaces a row.
  ///
  /// @return the new version's tid
  public <R extends CatalogRow> long update(Found<R> old, R row) {
    TableDescriptor table = catalog.descriptor(row.table());
    long tid;
    UpdatedIndexes indexes;
    try (TableWriter writer = writer(table)) {
      TupleOutcome outcome =
          writer.update(
              old.tid(), RowEncoder.row(row, catalog.charset()), 0, null, true, new TupleFailure());
      check(outcome);
      tid = writer.updatedTid();
      indexes = writer.updatedIndexes();
    }
    if (indexes == UpdatedIndexes.ALL) {
      insertEntries(table, row, tid);
    }
    changes.rowChanged(old.row(), row);
    return tid;
  }

  /// Deletes a row.
  public void delete(Found<? extends CatalogRow> old) {
    TableDescriptor table = catalog.descriptor(old.row().table());
    try (TableWriter writer = writer(table)) {
      check(writer.delete(old.tid(), null, true, false, new TupleFailure()));
    }
    changes.rowChanged(old.row(), null);
  }

  /// Deletes all rows whose keys start with some values.
  ///
  /// @return how many there were
  public <R extends CatalogRow> int deleteAll(CatalogIndex<R> index, Object... key) {
    List<Found<R>> rows = catalog.locate(index, key);
    rows.forEach(this::delete);
    return rows.size();
  }

  /// Overwrites a row where it is, outside of all transactions; columns of fixed length alone may
  /// differ, and no key. All sessions hear of it at once.
  ///
  /// @return false when the row has been updated or deleted meanwhile
  public <R extends CatalogRow> boolean overwrite(Found<R> old, R row) {
    TableDescriptor table = catalog.descriptor(row.table());
    boolean done;
    try (TableWriter writer = writer(table)) {
      done = writer.overwriteInPlace(old.tid(), RowEncoder.row(row, catalog.charset()), 0);
    }
    if (done) {
      changes.overwritten(old.row());
    }
    return done;
  }

  private TableWriter writer(TableDescriptor table) {
    return catalog.heap().write(context, table, InsertOptions.ORDINARY);
  }

  private void insertEntries(TableDescriptor table, CatalogRow row, long tid) {
    try (TableFetch fetch = catalog.heap().fetch(context, table)) {
      for (CatalogIndex<?> index : SystemCatalogs.indexes(row.table())) {
        insertEntry(index, row, tid, fetch);
      }
    }
  }

  private void insertEntry(CatalogIndex<?> index, CatalogRow row, long tid, TableFetch fetch) {
    try {
      catalog
          .btree()
          .insert(
              context,
              catalog.descriptor(index),
              RowEncoder.entry(index, row, catalog.charset()),
              0,
              tid,
              fetch,
              index.unique() ? UniqueCheck.IMMEDIATE : UniqueCheck.NONE,
              false);
    } catch (PgException fault) {
      throw fault.sqlState() == SqlState.UNIQUE_VIOLATION
          ? new TakenKey(index, row).tell(fault)
          : fault;
    }
  }

  private static void check(TupleOutcome outcome) {
    switch (outcome) {
      case OK -> {}
      case SELF_MODIFIED -> throw PgException.internal("tuple already updated by self");
      case UPDATED -> throw PgException.internal("tuple concurrently updated");
      case DELETED -> throw PgException.internal("tuple concurrently deleted");
      case INVISIBLE, BEING_MODIFIED, WOULD_BLOCK ->
          throw PgException.internal("unrecognized outcome: " + outcome);
    }
  }
}
