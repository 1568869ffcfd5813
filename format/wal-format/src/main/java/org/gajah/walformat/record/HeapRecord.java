package org.gajah.walformat.record;

import org.gajah.base.error.PgException;
import org.gajah.walformat.Description;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Heap. Mirrors `access/heapam_xlog.h`.
public sealed interface HeapRecord extends WalRecord
    permits HeapInsert, HeapDelete, HeapUpdate, HeapTruncate, HeapConfirm, HeapLock, HeapInplace {
  int INSERT = 0x00;
  int DELETE = 0x10;
  int UPDATE = 0x20;
  int TRUNCATE = 0x30;
  int HOT_UPDATE = 0x40;
  int CONFIRM = 0x50;
  int LOCK = 0x60;
  int INPLACE = 0x70;

  /// The bits of the info byte that tell the kind.
  int KIND_MASK = 0x70;

  /// In the info byte: the page is made anew before the tuple is put there.
  int INIT_PAGE = 0x80;

  /// In `infobits_set`: xmax is a multixact.
  int XMAX_IS_MULTI = 0x01;

  int XMAX_LOCK_ONLY = 0x02;
  int XMAX_EXCL_LOCK = 0x04;
  int XMAX_KEYSHR_LOCK = 0x08;
  int KEYS_UPDATED = 0x10;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.HEAP;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case INSERT -> "INSERT";
      case INSERT | INIT_PAGE -> "INSERT+INIT";
      case DELETE -> "DELETE";
      case UPDATE -> "UPDATE";
      case UPDATE | INIT_PAGE -> "UPDATE+INIT";
      case HOT_UPDATE -> "HOT_UPDATE";
      case HOT_UPDATE | INIT_PAGE -> "HOT_UPDATE+INIT";
      case TRUNCATE -> "TRUNCATE";
      case CONFIRM -> "HEAP_CONFIRM";
      case LOCK -> "LOCK";
      case INPLACE -> "INPLACE";
      default -> null;
    };
  }

  static HeapRecord decode(RecordView view) {
    return switch (view.info() & KIND_MASK) {
      case INSERT -> HeapInsert.decode(view);
      case DELETE -> HeapDelete.decode(view);
      case UPDATE, HOT_UPDATE -> HeapUpdate.decode(view);
      case TRUNCATE -> HeapTruncate.decode(view);
      case CONFIRM -> HeapConfirm.decode(view);
      case LOCK -> HeapLock.decode(view);
      case INPLACE -> HeapInplace.decode(view);
      default -> throw PgException.internal("heap_redo: unknown op code " + view.info());
    };
  }

  /// Appends the names of bits of `infobits_set`.
  static void describeInfobits(Description out, String label, int infobits) {
    out.flags(label, infobits, "IS_MULTI", "LOCK_ONLY", "EXCL_LOCK", "KEYSHR_LOCK", "KEYS_UPDATED");
  }
}
