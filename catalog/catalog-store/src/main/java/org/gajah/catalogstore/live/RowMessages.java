package org.gajah.catalogstore.live;

import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogstore.layout.CatalogHashes;
import org.gajah.walformat.record.Invalidation;
import org.jspecify.annotations.Nullable;

/// The messages that a changed row of a catalog is good for. Mirrors `CacheInvalidateHeapTuple` of
/// `utils/cache/inval.c`.
public final class RowMessages {
  private static final char FOREIGN_KEY = 'f';

  /// Catalogs whose rows no cache has, but which snapshots must not miss.
  private static final Set<Integer> SNAPSHOTS_ONLY =
      Set.of(
          RelationOid.PG_DB_ROLE_SETTING,
          RelationOid.PG_DEPEND,
          RelationOid.PG_SHDEPEND,
          RelationOid.PG_DESCRIPTION,
          RelationOid.PG_SHDESCRIPTION,
          RelationOid.PG_SECLABEL,
          RelationOid.PG_SHSECLABEL);

  private RowMessages() {}

  /// Gives out the messages about a row that was inserted, deleted or replaced: one for each cache
  /// that has it, or two where its key has changed; then one about its relation, if it has one.
  ///
  /// @param before null for a new row
  /// @param after null for a row that is gone
  /// @param database in which that happened
  public static void of(
      @Nullable CatalogRow before,
      @Nullable CatalogRow after,
      int database,
      Consumer<Invalidation> out) {
    CatalogRow row = before == null ? after : before;
    if (row == null) {
      return;
    }
    CatalogTable<?> table = row.table();
    int owner = table.shared() ? Oid.INVALID : database;
    if (SNAPSHOTS_ONLY.contains(table.oid())) {
      out.accept(new Invalidation.Snapshot(owner, table.oid()));
      return;
    }
    List<CacheId<?>> caches = SysCache.ALL;
    for (int i = caches.size() - 1; i >= 0; i--) {
      CacheId<?> cache = caches.get(i);
      if (cache.table().oid() == table.oid()) {
        int hash = CatalogHashes.of(cache, row);
        out.accept(new Invalidation.Catcache(cache.number(), owner, hash));
        int newHash = before == null || after == null ? hash : CatalogHashes.of(cache, after);
        if (newHash != hash) {
          out.accept(new Invalidation.Catcache(cache.number(), owner, newHash));
        }
      }
    }
    relation(row, database, out);
  }

  /// The relation that a row belongs to is out of date with it. Of rows of other catalogs whoever
  /// changes them says so.
  private static void relation(CatalogRow row, int database, Consumer<Invalidation> out) {
    switch (row) {
      case PgClass relation ->
          out.accept(
              new Invalidation.Relcache(
                  relation.relisshared() ? Oid.INVALID : database, relation.oid()));
      case PgAttribute column -> out.accept(new Invalidation.Relcache(database, column.attrelid()));
      case PgIndex index -> out.accept(new Invalidation.Relcache(database, index.indexrelid()));
      case PgConstraint constraint -> {
        if (constraint.contype() == FOREIGN_KEY && constraint.conrelid() != Oid.INVALID) {
          out.accept(new Invalidation.Relcache(database, constraint.conrelid()));
        }
      }
      default -> {}
    }
  }
}
