package org.gajah.bootstrap;

import java.nio.charset.Charset;
import org.gajah.base.error.PgException;
import org.gajah.btree.BTree;
import org.gajah.catalogstore.cache.RelationMaps;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.catalogstore.live.InvalidationQueue;
import org.gajah.catalogstore.live.LiveCatalog;
import org.gajah.heap.HeapAccessMethod;
import org.gajah.recovery.StorageEngine;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.space.IndexFreePages;

/// The catalog of a cluster in the making: read and written by one process that is alone, whose
/// rows all fit into their pages.
public final class FirstCatalog {
  private FirstCatalog() {}

  /// The catalog as the transaction of a process sees it, which is in its database already.
  ///
  /// @param charset of the text in the rows
  public static LiveCatalog of(StorageEngine engine, StorageProcess process, Charset charset) {
    SharedCatalogs shared = new SharedCatalogs(new RelationMaps(engine.storage().files()));
    HeapAccessMethod heap =
        new HeapAccessMethod(
            engine.storage().transactions().multiXacts(),
            (context, table, frozen) -> {
              throw PgException.internal("a row of a catalog is too long at first");
            });
    BTree btree =
        new BTree(
            engine.storage().settings().processes().all(),
            engine.storage().memory(),
            new IndexFreePages(),
            1);
    return new LiveCatalog(
        process.context(),
        heap,
        btree,
        shared,
        new InvalidationQueue(shared, process.transaction()),
        charset);
  }
}
