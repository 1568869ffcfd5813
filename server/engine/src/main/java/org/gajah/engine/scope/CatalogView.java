package org.gajah.engine.scope;

import org.gajah.catalog.namespace.SearchPath;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockTag;

/// The catalogs as a session sees them at each moment.
public interface CatalogView {
  CatalogSource catalog();

  /// What names mean now, in short.
  Moment moment();

  /// The schemas of the search path as they are now.
  SearchPath path();

  /// Under what a relation is locked.
  LockTag lockTag(int relation);

  void lock(LockTag tag, LockMode mode);
}
