package org.gajah.space;

import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.relation.IndexDescriptor;

/// Remembers free pages of indexes in their free space maps.
public final class IndexFreePages implements FreePages {
  @Override
  public int take(StorageContext context, IndexDescriptor index) {
    return new FreeSpaceMap(context, index).takeFreePage();
  }

  @Override
  public void add(StorageContext context, IndexDescriptor index, int block) {
    new FreeSpaceMap(context, index).recordFreePage(block);
  }

  @Override
  public void vacuum(StorageContext context, IndexDescriptor index) {
    new FreeSpaceMap(context, index).vacuum();
  }
}
