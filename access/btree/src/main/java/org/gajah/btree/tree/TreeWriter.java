package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.btree.change.BTreeChanges;
import org.gajah.page.PageHeader;

/// What one process needs to change one index.
public final class TreeWriter {
  /// Pages of memory that a writer needs.
  public static final int MEMORY_PAGES = 4;

  private final Tree tree;
  private final KeyCompare compare;
  private final Metapage metapage;
  private final Descent descent;
  private final BTreeChanges changes;
  private final NewTuple tuple;
  private final PageInserter pages;

  /// @param memory [#MEMORY_PAGES] pages of memory, which writers of one process may share as long
  ///   as only one of them is at work
  public TreeWriter(
      StorageContext context,
      IndexDescriptor index,
      FreePages freePages,
      VacuumCycles cycles,
      MemorySegment memory) {
    tree = new Tree(context, index, freePages);
    compare = new KeyCompare(tree.columns());
    metapage = new Metapage(tree);
    descent = new Descent(tree, compare, metapage);
    changes = new BTreeChanges(page(memory, 0));
    tuple = new NewTuple(index, page(memory, 1));
    pages = new PageInserter(this, cycles, page(memory, 2), page(memory, 3));
  }

  private static MemorySegment page(MemorySegment memory, int number) {
    return memory.asSlice((long) number * PageHeader.PAGE_SIZE, PageHeader.PAGE_SIZE);
  }

  public Tree tree() {
    return tree;
  }

  public KeyCompare compare() {
    return compare;
  }

  public Metapage metapage() {
    return metapage;
  }

  public Descent descent() {
    return descent;
  }

  public BTreeChanges changes() {
    return changes;
  }

  /// The tuple that is inserted next.
  NewTuple tuple() {
    return tuple;
  }

  public PageInserter pages() {
    return pages;
  }
}
