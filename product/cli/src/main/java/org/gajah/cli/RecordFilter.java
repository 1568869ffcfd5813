package org.gajah.cli;

import java.util.Set;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.jspecify.annotations.Nullable;

/// Which records are wanted; nulls and invalid numbers want all.
///
/// @param managers numbers of resource managers
/// @param fullPage whether only records with an image are wanted
record RecordFilter(
    @Nullable Set<Integer> managers,
    @Nullable Integer xid,
    @Nullable RelFileLocator relation,
    int block,
    @Nullable ForkNumber fork,
    boolean fullPage) {
  boolean wants(RecordView view) {
    if (managers != null && !managers.contains(view.resourceManagerNumber())) {
      return false;
    }
    if (xid != null && xid != view.xid()) {
      return false;
    }
    if ((relation != null || fork != null) && !touches(view)) {
      return false;
    }
    return !fullPage || hasImage(view);
  }

  private boolean touches(RecordView view) {
    for (int i = 0; i < view.blockCount(); i++) {
      if (view.hasBlock(i)) {
        BlockView reference = view.block(i);
        if ((fork == null || fork == reference.fork())
            && (relation == null || relation.equals(reference.locator()))
            && (!BlockNumber.isValid(block) || block == reference.block())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean hasImage(RecordView view) {
    for (int i = 0; i < view.blockCount(); i++) {
      if (view.hasBlock(i) && view.block(i).hasImage()) {
        return true;
      }
    }
    return false;
  }
}
