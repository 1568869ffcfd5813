package org.gajah.btree.maintain;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.EntrySort;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.NewTuple;
import org.gajah.btree.tree.Tree;
import org.gajah.page.PageHeader;
import org.gajah.page.index.IndexTuple;

/// Sorts entries as a B-tree would have them.
public final class BTreeEntrySort implements EntrySort {
  private final NewTuple tuple;
  private final TupleSort sort;

  /// @param memory a page of memory
  public BTreeEntrySort(
      StorageContext context, IndexDescriptor index, long memoryBytes, MemorySegment memory) {
    Tree tree = new Tree(context, index, FreePages.NONE);
    this.tuple = new NewTuple(index, memory.asSlice(0, PageHeader.PAGE_SIZE));
    this.sort =
        new TupleSort(
            new KeyCompare(tree.columns()), memoryBytes, context.temporaryFiles()::create);
  }

  @Override
  public void add(Vector[] columns, int row, long tid) {
    tuple.form(columns, row, tid);
    sort.add(tuple.array(), tuple.size());
  }

  @Override
  public void sort() {
    sort.sort();
  }

  @Override
  public long next() {
    return sort.next() ? IndexTuple.tid(sort.segment(), sort.at()) : Tid.INVALID;
  }

  @Override
  public void close() {
    sort.close();
  }
}
