package org.gajah.catalogstore.change;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.base.id.Tid;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalogstore.layout.CatalogKeys;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.disk.RelationKey;

/// New OIDs: the counter's next that nobody uses, for the counter wraps around. Mirrors
/// `GetNewOidWithIndex` and `GetNewRelFileNumber` of `catalog/catalog.c`.
public final class NewOids {
  private final LiveCatalog catalog;
  private final StorageContext context;

  public NewOids(LiveCatalog catalog) {
    this.catalog = catalog;
    this.context = catalog.context();
  }

  /// An OID that no row of a catalog has, those of others' open transactions included.
  ///
  /// @param index the catalog's index on its OID column alone
  public int next(CatalogIndex<?> index) {
    int oid = counter();
    while (isUsed(index, oid)) {
      oid = counter();
    }
    return oid;
  }

  /// A file number that no file has and, for relations that will be in `pg_class` under it, no
  /// relation.
  ///
  /// @param session of a temporary relation, or [RelationKey#SHARED]
  /// @param asOid whether it is to be the relation's OID too
  public int nextFileNumber(int tablespace, int database, int session, boolean asOid) {
    while (true) {
      int number = asOid ? next(PgClass.OID_INDEX) : counter();
      RelationKey key = new RelationKey(new RelFileLocator(tablespace, database, number), session);
      if (!context.files().fork(key, ForkNumber.MAIN).exists()) {
        return number;
      }
    }
  }

  private int counter() {
    return context.transactions().xids().nextOid(context.proc(), context.wal());
  }

  private boolean isUsed(CatalogIndex<?> index, int oid) {
    try (IndexScan scan = catalog.btree().scan(context, catalog.descriptor(index), false);
        TableFetch fetch = catalog.heap().fetch(context, catalog.descriptor(index.table()))) {
      scan.anySnapshot();
      scan.rescan(CatalogKeys.conditions(index, oid));
      long tid = scan.next(true);
      while (Tid.isValid(tid)) {
        if (Tid.isValid(fetch.findDirty(tid, new DirtyRow()))) {
          return true;
        }
        tid = scan.next(true);
      }
      return false;
    }
  }
}
