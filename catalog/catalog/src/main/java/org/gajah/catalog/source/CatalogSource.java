package org.gajah.catalog.source;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// Looks rows of system catalogs up, as the caller's transaction sees them now.
///
/// Values of keys are given as the columns of the records have them: an [Integer] for OIDs and
/// numbers, a [Short] for `int2`, a [Character] for `"char"`, a [Boolean], a [String] for names and
/// texts, an `int[]` for an `oidvector`, a [Long] for `int8`.
public interface CatalogSource {
  /// The row with a key.
  ///
  /// @param key one value for each column of the cache's index
  /// @return the row, or null where there is none
  <R extends CatalogRow> @Nullable R find(CacheId<R> cache, Object... key);

  /// The row with a key, which must be there.
  ///
  /// @throws PgException XX000 when it is not: the catalogs contradict themselves, or somebody has
  ///   dropped the object at this moment
  default <R extends CatalogRow> R get(CacheId<R> cache, Object... key) {
    R row = find(cache, key);
    if (row == null) {
      throw PgException.internal(
          "cache lookup failed for %s %s".formatted(cache.table().name(), Arrays.toString(key)));
    }
    return row;
  }

  /// All rows whose keys start with some values, in no order.
  ///
  /// @param key values for the first columns of the cache's index, fewer than it has
  <R extends CatalogRow> List<R> list(CacheId<R> cache, Object... key);

  /// Reads rows through an index, in its order and past all caches, for catalogs or keys that have
  /// none.
  ///
  /// @param key values for the first columns of the index; none for all rows
  <R extends CatalogRow> List<R> scan(CatalogIndex<R> index, Object... key);

  /// All rows of a catalog, past all caches.
  <R extends CatalogRow> List<R> all(CatalogTable<R> table);

  /// A number that has changed when rows that a cache finds may have, for whoever remembers what it
  /// made of them. Rows that never change answer the same number for ever.
  default long version(CacheId<?> cache) {
    return 0;
  }

  /// A number that has changed when something has that the catalogs say of a relation, in whichever
  /// of them.
  default long relationVersion(int relation) {
    return 0;
  }
}
