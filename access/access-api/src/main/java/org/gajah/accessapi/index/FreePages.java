package org.gajah.accessapi.index;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.id.BlockNumber;

/// Pages of indexes that can be used anew. What it says is a hint: whoever takes a page looks
/// whether it is free indeed. Mirrors `storage/freespace/indexfsm.c`.
public interface FreePages {
  /// A page that may be free, which is forgotten here.
  ///
  /// @return the block, or [BlockNumber#INVALID] when none is known
  int take(StorageContext context, IndexDescriptor index);

  /// Notes that a page is free.
  void add(StorageContext context, IndexDescriptor index, int block);

  /// Makes pages noted since the last call easy to find.
  void vacuum(StorageContext context, IndexDescriptor index);

  /// Remembers nothing: indexes grow.
  FreePages NONE =
      new FreePages() {
        @Override
        public int take(StorageContext context, IndexDescriptor index) {
          return BlockNumber.INVALID;
        }

        @Override
        public void add(StorageContext context, IndexDescriptor index, int block) {}

        @Override
        public void vacuum(StorageContext context, IndexDescriptor index) {}
      };
}
