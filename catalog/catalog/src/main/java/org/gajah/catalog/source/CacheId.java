package org.gajah.catalog.source;

/// A system cache: rows of a catalog by the key of one of its unique indexes. Mirrors
/// `utils/syscache.h`.
///
/// @param number as PostgreSQL 17 counts its caches, which invalidation messages carry
/// @param name PostgreSQL's name for it
/// @param index whose columns are the key
public record CacheId<R extends CatalogRow>(int number, String name, CatalogIndex<R> index) {
  public CatalogTable<R> table() {
    return index.table();
  }

  @Override
  public String toString() {
    return name;
  }
}
