package org.gajah.catalogstore.cache;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.walformat.record.Invalidation;

/// The committed rows of all databases of an instance, and how often what has changed. One for an
/// instance. Stands where PostgreSQL has a queue of messages and a cache in each backend: here a
/// message is obeyed when it is sent.
public final class SharedCatalogs {
  private record ShelfId(int database, int cache) {}

  private record RelationId(int database, int relation) {}

  private final ConcurrentMap<ShelfId, Shelf<?>> shelves = new ConcurrentHashMap<>();
  private final ConcurrentMap<RelationId, AtomicLong> relations = new ConcurrentHashMap<>();
  private final AtomicLong allRelations = new AtomicLong();
  private final AtomicLong changes = new AtomicLong();
  private final RelationMaps maps;

  public SharedCatalogs(RelationMaps maps) {
    this.maps = maps;
  }

  public RelationMaps maps() {
    return maps;
  }

  /// The shelf of a cache.
  ///
  /// @param database whose, where the catalog is not shared
  @SuppressWarnings("unchecked") // Shelves are filed by their cache.
  public <R extends CatalogRow> Shelf<R> shelf(CacheId<R> cache, int database) {
    int owner = cache.table().shared() ? Oid.INVALID : database;
    return (Shelf<R>)
        shelves.computeIfAbsent(new ShelfId(owner, cache.number()), _ -> new Shelf<>());
  }

  /// How often anything has changed.
  public long changes() {
    return changes.get();
  }

  /// How often what the catalogs say of a relation has changed. Shared relations are known by any
  /// database, for messages about them come from those who work in one.
  public long relationVersion(int database, int relation) {
    long result = allRelations.get();
    AtomicLong own = relations.get(new RelationId(database, relation));
    AtomicLong shared = relations.get(new RelationId(Oid.INVALID, relation));
    return result + (own == null ? 0 : own.get()) + (shared == null ? 0 : shared.get());
  }

  /// Obeys messages, whose transaction everybody sees as committed by now.
  public void apply(List<Invalidation> messages) {
    if (messages.isEmpty()) {
      return;
    }
    for (Invalidation message : messages) {
      apply(message);
    }
    changes.incrementAndGet();
  }

  private void apply(Invalidation message) {
    switch (message) {
      case Invalidation.Catcache(int cache, int database, int hash) -> {
        Shelf<?> shelf = shelves.get(new ShelfId(database, cache));
        if (shelf != null) {
          shelf.forget(hash);
        } else {
          // Nobody has looked yet, but somebody may just be about to.
          shelf(cache, database).forget(hash);
        }
      }
      case Invalidation.Catalog(int database, int catalog) -> {
        for (CacheId<?> cache : SysCache.ALL) {
          if (cache.table().oid() == catalog) {
            shelf(cache.number(), database).forgetAll();
          }
        }
      }
      case Invalidation.Relcache(int database, int relation) -> {
        if (relation == Oid.INVALID) {
          allRelations.incrementAndGet();
        } else {
          relations
              .computeIfAbsent(new RelationId(database, relation), _ -> new AtomicLong())
              .incrementAndGet();
        }
      }
      case Invalidation.Relmap(int database) -> {
        maps.forget(database);
        allRelations.incrementAndGet();
      }
      // Files are shared by all sessions, and the count of changes is what snapshots go by.
      case Invalidation.Smgr _, Invalidation.Snapshot _ -> {}
    }
  }

  private Shelf<?> shelf(int cache, int database) {
    return shelves.computeIfAbsent(new ShelfId(database, cache), _ -> new Shelf<>());
  }

  /// Forgets a database in which nobody is any more: another may get its OID.
  public void forgetDatabase(int database) {
    shelves.keySet().removeIf(id -> id.database == database);
    relations.keySet().removeIf(id -> id.database == database);
    maps.forget(database);
  }

  /// Forgets everything, as after a part of the log was replayed whose changes nobody announced.
  public void forgetAll() {
    for (Shelf<?> shelf : shelves.values()) {
      shelf.forgetAll();
    }
    maps.forgetAll();
    allRelations.incrementAndGet();
    changes.incrementAndGet();
  }
}
