package org.gajah.catalogstore.live;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.relation.ToastDescriptor;
import org.gajah.accessapi.table.TableAccessMethod;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableScan;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.cache.CacheKey;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.cache.Shelf;
import org.gajah.catalogstore.layout.CatalogHashes;
import org.gajah.catalogstore.layout.CatalogKeys;
import org.gajah.catalogstore.layout.CatalogLayouts;
import org.gajah.catalogstore.layout.TupleRow;
import org.gajah.page.value.TupleDecoder;
import org.gajah.relations.toast.Detoaster;
import org.gajah.transaction.Snapshot;
import org.gajah.transaction.Snapshots;
import org.jspecify.annotations.Nullable;

/// The system catalogs as a session's transaction sees them now. Belongs to the session.
///
/// A row by its key comes from the shared cache, unless the own transaction has changed what is
/// there for that key's hash; then it is read, and kept until the next command. Everything else is
/// read each time. Rows are read with the catalog snapshot, which is taken anew when anything has
/// changed.
///
/// Needs a transaction in progress.
public final class LiveCatalog implements CatalogSource {
  private static final int BATCH = 256;

  private final StorageContext context;
  private final TableAccessMethod heap;
  private final IndexAccessMethod btree;
  private final SharedCatalogs shared;
  private final InvalidationQueue changes;
  private final Charset charset;
  private final int database;
  private final CatalogDescriptors descriptors;
  private final Map<Own, Optional<CatalogRow>> ownRows = new HashMap<>();
  private boolean ignoringIndexes;
  private long seenShared = -1;
  private long seenOwn = -1;

  private record Own(int cache, CacheKey key) {}

  /// A row and where it is.
  ///
  /// @param tid of the version that was read
  public record Found<R>(long tid, R row) {}

  /// @param shared what all sessions share
  /// @param changes what the session's transactions change; it takes part in their ends
  /// @param charset of the database's encoding
  public LiveCatalog(
      StorageContext context,
      TableAccessMethod heap,
      IndexAccessMethod btree,
      SharedCatalogs shared,
      InvalidationQueue changes,
      Charset charset) {
    this.context = context;
    this.heap = heap;
    this.btree = btree;
    this.shared = shared;
    this.changes = changes;
    this.charset = charset;
    this.database = context.transaction().database();
    this.descriptors =
        new CatalogDescriptors(
            shared,
            context.files(),
            database,
            context.transaction().databaseTablespace(),
            oid -> find(SysCache.RELOID, oid));
  }

  /// Says whether to find rows without the catalogs' indexes, which may be damaged
  /// (`ignore_system_indexes`).
  public void ignoreIndexes(boolean ignoring) {
    ignoringIndexes = ignoring;
  }

  public StorageContext context() {
    return context;
  }

  public Charset charset() {
    return charset;
  }

  public TableAccessMethod heap() {
    return heap;
  }

  public IndexAccessMethod btree() {
    return btree;
  }

  public SharedCatalogs shared() {
    return shared;
  }

  /// What the transaction has changed.
  public InvalidationQueue changes() {
    return changes;
  }

  /// The descriptor of a catalog.
  public TableDescriptor descriptor(CatalogTable<?> table) {
    return descriptors.table(table);
  }

  /// The descriptor of an index of a catalog.
  public IndexDescriptor descriptor(CatalogIndex<?> index) {
    return descriptors.index(index);
  }

  /// Ends a command of the transaction, so that what it changed is seen
  /// (`CommandCounterIncrement`).
  public void nextCommand() {
    context.transaction().nextCommand();
    changes.commandEnded();
    context.transaction().snapshots().invalidateCatalog();
  }

  // Look-ups

  @Override
  @SuppressWarnings("unchecked") // Own rows are filed by their cache.
  public <R extends CatalogRow> @Nullable R find(CacheId<R> cache, Object... key) {
    settle();
    int hash = CatalogHashes.of(cache, key);
    CacheKey cacheKey = new CacheKey(key);
    if (changes.touches(cache, hash)) {
      Own own = new Own(cache.number(), cacheKey);
      Optional<CatalogRow> known = ownRows.get(own);
      if (known == null) {
        known = Optional.ofNullable(read(cache, key));
        ownRows.put(own, known);
      }
      return (R) known.orElse(null);
    }
    Shelf<R> shelf = shared.shelf(cache, database);
    Shelf.Entry<R> entry = shelf.find(hash, cacheKey);
    if (entry != null) {
      return entry.row();
    }
    long epoch = shelf.epoch();
    freshen();
    R row = read(cache, key);
    shelf.publish(hash, cacheKey, row, epoch);
    return row;
  }

  private <R extends CatalogRow> @Nullable R read(CacheId<R> cache, Object... key) {
    List<Found<R>> rows = locate(cache.index(), key);
    return rows.isEmpty() ? null : rows.getFirst().row();
  }

  @Override
  public <R extends CatalogRow> List<R> list(CacheId<R> cache, Object... key) {
    settle();
    if (changes.touches(cache)) {
      return scan(cache.index(), key);
    }
    Shelf<R> shelf = shared.shelf(cache, database);
    CacheKey prefix = new CacheKey(key);
    List<R> known = shelf.findList(prefix);
    if (known != null) {
      return known;
    }
    long epoch = shelf.epoch();
    List<R> rows = List.copyOf(scan(cache.index(), key));
    shelf.publishList(prefix, rows, epoch);
    return rows;
  }

  @Override
  public <R extends CatalogRow> List<R> scan(CatalogIndex<R> index, Object... key) {
    List<R> result = new ArrayList<>();
    for (Found<R> found : locate(index, key)) {
      result.add(found.row());
    }
    return result;
  }

  /// Reads rows through an index, with where they are.
  public <R extends CatalogRow> List<Found<R>> locate(CatalogIndex<R> index, Object... key) {
    settle();
    freshen();
    return ignoringIndexes ? search(index, key) : lookUp(index, key);
  }

  /// Looks at all rows.
  private <R extends CatalogRow> List<Found<R>> search(CatalogIndex<R> index, Object... key) {
    TableDescriptor table = descriptors.table(index.table());
    List<Found<R>> result = new ArrayList<>();
    Snapshots snapshots = context.transaction().snapshots();
    Snapshot snapshot = snapshots.register(snapshots.forCatalog());
    try (TableScan scan = heap.scan(context, table, snapshot, false);
        Reader<R> reader = new Reader<>(index.table(), table, BATCH)) {
      int count = scan.next(BATCH);
      while (count > 0) {
        reader.clear();
        scan.decode(reader.decoder);
        for (int i = 0; i < count; i++) {
          R row = reader.row(i);
          if (CatalogKeys.match(index, row, key)) {
            result.add(new Found<>(scan.tid(i), row));
          }
        }
        count = scan.next(BATCH);
      }
    } finally {
      snapshots.unregister(snapshot);
    }
    Comparator<R> order = CatalogKeys.order(index);
    result.sort((left, right) -> order.compare(left.row, right.row));
    return result;
  }

  private <R extends CatalogRow> List<Found<R>> lookUp(CatalogIndex<R> index, Object... key) {
    TableDescriptor table = descriptors.table(index.table());
    IndexDescriptor descriptor = descriptors.index(index);
    List<Found<R>> result = new ArrayList<>();
    Snapshots snapshots = context.transaction().snapshots();
    Snapshot snapshot = snapshots.register(snapshots.forCatalog());
    try (IndexScan scan = btree.scan(context, descriptor, false);
        TableFetch fetch = heap.fetch(context, table);
        Reader<R> reader = new Reader<>(index.table(), table, 1)) {
      scan.anySnapshot();
      scan.rescan(CatalogKeys.conditions(index, key));
      long tid = scan.next(true);
      while (Tid.isValid(tid)) {
        long version = fetch.find(tid, snapshot);
        if (Tid.isValid(version)) {
          reader.clear();
          fetch.decode(reader.decoder, 0);
          result.add(new Found<>(version, reader.row(0)));
        } else if (fetch.allDead()) {
          scan.killPresent();
        }
        tid = scan.next(true);
      }
    } finally {
      snapshots.unregister(snapshot);
    }
    return result;
  }

  @Override
  public <R extends CatalogRow> List<R> all(CatalogTable<R> table) {
    settle();
    freshen();
    return all(table, descriptors.table(table), context.transaction().snapshots().forCatalog());
  }

  /// Reads all rows of a catalog from any files, such as another database's. Values must not be in
  /// a TOAST table.
  public <R extends CatalogRow> List<R> all(
      CatalogTable<R> table, TableDescriptor descriptor, Snapshot seen) {
    List<R> result = new ArrayList<>();
    Snapshots snapshots = context.transaction().snapshots();
    Snapshot snapshot = snapshots.register(seen);
    try (TableScan scan = heap.scan(context, descriptor, snapshot, false);
        Reader<R> reader = new Reader<>(table, descriptor, BATCH)) {
      int count = scan.next(BATCH);
      while (count > 0) {
        reader.clear();
        scan.decode(reader.decoder);
        for (int row = 0; row < count; row++) {
          result.add(reader.row(row));
        }
        count = scan.next(BATCH);
      }
    } finally {
      snapshots.unregister(snapshot);
    }
    return result;
  }

  @Override
  public long version(CacheId<?> cache) {
    settle();
    return shared.shelf(cache, database).epoch() + changes.version(cache);
  }

  @Override
  public long relationVersion(int relation) {
    settle();
    return shared.relationVersion(database, relation) + changes.relationVersion(relation);
  }

  /// A number that has changed when anything has in any catalog.
  public long state() {
    settle();
    return shared.changes() + changes.changes();
  }

  /// Obeys what commands that are over have queued, and forgets own rows that are out of date.
  private void settle() {
    changes.settle();
    if (seenOwn != changes.changes()) {
      seenOwn = changes.changes();
      ownRows.clear();
      context.transaction().snapshots().invalidateCatalog();
    }
  }

  /// Sees to it that the catalog snapshot shows what others have committed.
  private void freshen() {
    long now = shared.changes();
    if (now != seenShared) {
      seenShared = now;
      context.transaction().snapshots().invalidateCatalog();
    }
  }

  private ToastDescriptor toast(int oid) {
    ToastDescriptor toast = descriptors.toast(oid);
    if (toast == null) {
      throw PgException.internal("no catalog has TOAST table " + Oid.toString(oid));
    }
    return toast;
  }

  /// Makes rows of decoded vectors.
  private final class Reader<R extends CatalogRow> implements AutoCloseable {
    final CatalogTable<R> catalog;
    final Vector[] columns;
    final TupleDecoder decoder;
    final Detoaster detoaster;

    Reader(CatalogTable<R> catalog, TableDescriptor table, int rows) {
      this.catalog = catalog;
      this.columns = CatalogLayouts.vectors(table.layout(), rows);
      int[] needed = new int[columns.length];
      Arrays.setAll(needed, i -> i);
      this.decoder = new TupleDecoder(table.layout(), needed, columns);
      this.detoaster = new Detoaster(context, heap, btree, LiveCatalog.this::toast);
    }

    void clear() {
      for (Vector column : columns) {
        column.clear();
      }
    }

    R row(int row) {
      for (Vector column : columns) {
        if (column instanceof BytesVector bytes && bytes.anyToasted()) {
          detoaster.flattenRow(bytes, row);
        }
      }
      return catalog.read().apply(new TupleRow(catalog, columns, row, charset));
    }

    @Override
    public void close() {
      detoaster.close();
    }
  }
}
