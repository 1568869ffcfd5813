package org.gajah.engine.relation;

import org.gajah.base.error.PgException;
import org.gajah.btree.BTree;
import org.gajah.heap.HeapAccessMethod;
import org.gajah.recovery.StorageEngine;
import org.gajah.relations.toast.HeapToaster;
import org.gajah.relations.toast.ToastTables;
import org.gajah.space.IndexFreePages;

/// The access methods of an instance.
public final class AccessMethods {
  private final StorageEngine storage;
  private final BTree btree;
  private final HeapAccessMethod chunks;

  public AccessMethods(StorageEngine storage) {
    this.storage = storage;
    this.btree =
        new BTree(
            storage.storage().settings().processes().all(),
            storage.storage().memory(),
            new IndexFreePages(),
            1);
    this.chunks =
        new HeapAccessMethod(
            storage.storage().transactions().multiXacts(),
            (context, table, frozen) -> {
              throw PgException.internal("a chunk of a TOAST table is too long");
            });
  }

  public BTree btree() {
    return btree;
  }

  /// A heap for a session.
  ///
  /// @param toastTables the TOAST tables that its rows point into
  public HeapAccessMethod heap(ToastTables toastTables) {
    return new HeapAccessMethod(
        storage.storage().transactions().multiXacts(), new HeapToaster(chunks, btree, toastTables));
  }
}
