package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Heap2, for which the first one's info byte had no more room.
/// Mirrors `access/heapam_xlog.h`.
public sealed interface Heap2Record extends WalRecord
    permits HeapPrune, HeapVisible, HeapMultiInsert, HeapLockUpdated, HeapNewCid, HeapRewrite {
  int REWRITE = 0x00;
  int PRUNE_ON_ACCESS = 0x10;
  int PRUNE_VACUUM_SCAN = 0x20;
  int PRUNE_VACUUM_CLEANUP = 0x30;
  int VISIBLE = 0x40;
  int MULTI_INSERT = 0x50;
  int LOCK_UPDATED = 0x60;
  int NEW_CID = 0x70;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.HEAP2;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case REWRITE -> "REWRITE";
      case PRUNE_ON_ACCESS -> "PRUNE_ON_ACCESS";
      case PRUNE_VACUUM_SCAN -> "PRUNE_VACUUM_SCAN";
      case PRUNE_VACUUM_CLEANUP -> "PRUNE_VACUUM_CLEANUP";
      case VISIBLE -> "VISIBLE";
      case MULTI_INSERT -> "MULTI_INSERT";
      case MULTI_INSERT | HeapRecord.INIT_PAGE -> "MULTI_INSERT+INIT";
      case LOCK_UPDATED -> "LOCK_UPDATED";
      case NEW_CID -> "NEW_CID";
      default -> null;
    };
  }

  static Heap2Record decode(RecordView view) {
    return switch (view.info() & HeapRecord.KIND_MASK) {
      case REWRITE -> HeapRewrite.decode(view);
      case PRUNE_ON_ACCESS, PRUNE_VACUUM_SCAN, PRUNE_VACUUM_CLEANUP -> HeapPrune.decode(view);
      case VISIBLE -> HeapVisible.decode(view);
      case MULTI_INSERT -> HeapMultiInsert.decode(view);
      case LOCK_UPDATED -> HeapLockUpdated.decode(view);
      case NEW_CID -> HeapNewCid.decode(view);
      default -> throw PgException.internal("heap2_redo: unknown op code " + view.info());
    };
  }
}
