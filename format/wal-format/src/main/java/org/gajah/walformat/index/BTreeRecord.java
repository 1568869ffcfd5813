package org.gajah.walformat.index;

import org.gajah.base.error.PgException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// Records of the resource manager Btree. Mirrors `access/nbtxlog.h`.
public sealed interface BTreeRecord extends WalRecord
    permits BTreeInsert,
        BTreeSplit,
        BTreeDedup,
        BTreeDelete,
        BTreeUnlinkPage,
        BTreeNewRoot,
        BTreeMarkHalfDead,
        BTreeVacuum,
        BTreeReusePage,
        BTreeMetaCleanup {
  int INSERT_LEAF = 0x00;
  int INSERT_UPPER = 0x10;
  int INSERT_META = 0x20;
  int SPLIT_L = 0x30;
  int SPLIT_R = 0x40;
  int INSERT_POST = 0x50;
  int DEDUP = 0x60;
  int DELETE = 0x70;
  int UNLINK_PAGE = 0x80;
  int UNLINK_PAGE_META = 0x90;
  int NEWROOT = 0xA0;
  int MARK_PAGE_HALFDEAD = 0xB0;
  int VACUUM = 0xC0;
  int REUSE_PAGE = 0xD0;
  int META_CLEANUP = 0xE0;

  @Override
  default ResourceManagerId resourceManager() {
    return ResourceManagerId.BTREE;
  }

  @Override
  default String name() {
    return String.valueOf(nameOf(info()));
  }

  /// The name of a kind of record, or null where there is none such.
  static @Nullable String nameOf(int info) {
    return switch (info) {
      case INSERT_LEAF -> "INSERT_LEAF";
      case INSERT_UPPER -> "INSERT_UPPER";
      case INSERT_META -> "INSERT_META";
      case SPLIT_L -> "SPLIT_L";
      case SPLIT_R -> "SPLIT_R";
      case INSERT_POST -> "INSERT_POST";
      case DEDUP -> "DEDUP";
      case DELETE -> "DELETE";
      case UNLINK_PAGE -> "UNLINK_PAGE";
      case UNLINK_PAGE_META -> "UNLINK_PAGE_META";
      case NEWROOT -> "NEWROOT";
      case MARK_PAGE_HALFDEAD -> "MARK_PAGE_HALFDEAD";
      case VACUUM -> "VACUUM";
      case REUSE_PAGE -> "REUSE_PAGE";
      case META_CLEANUP -> "META_CLEANUP";
      default -> null;
    };
  }

  static BTreeRecord decode(RecordView view) {
    return switch (view.info()) {
      case INSERT_LEAF, INSERT_UPPER, INSERT_META, INSERT_POST -> BTreeInsert.decode(view);
      case SPLIT_L, SPLIT_R -> BTreeSplit.decode(view);
      case DEDUP -> BTreeDedup.decode(view);
      case DELETE -> BTreeDelete.decode(view);
      case UNLINK_PAGE, UNLINK_PAGE_META -> BTreeUnlinkPage.decode(view);
      case NEWROOT -> BTreeNewRoot.decode(view);
      case MARK_PAGE_HALFDEAD -> BTreeMarkHalfDead.decode(view);
      case VACUUM -> BTreeVacuum.decode(view);
      case REUSE_PAGE -> BTreeReusePage.decode(view);
      case META_CLEANUP -> BTreeMetaCleanup.decode(view);
      default -> throw PgException.internal("btree_redo: unknown op code " + view.info());
    };
  }
}
