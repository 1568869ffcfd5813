package org.gajah.btree;

import java.lang.foreign.MemorySegment;
import java.util.function.LongPredicate;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.EntrySort;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.index.IndexAccessMethod;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.memory.SharedMemory;
import org.gajah.batch.Vector;
import org.gajah.btree.maintain.BTreeBuild;
import org.gajah.btree.maintain.BTreeEntrySort;
import org.gajah.btree.maintain.Vacuum;
import org.gajah.btree.scan.BTreeScan;
import org.gajah.btree.tree.Insertion;
import org.gajah.btree.tree.Metapage;
import org.gajah.btree.tree.ScratchPages;
import org.gajah.btree.tree.Tree;
import org.gajah.btree.tree.TreeWriter;
import org.gajah.btree.tree.VacuumCycles;
import org.gajah.page.PageHeader;
import org.jspecify.annotations.Nullable;

/// B-trees of one instance. Mirrors `bthandler`.
///
/// What an operation needs besides the index, scratch memory above all, is kept for each process
/// under its number; a process does one thing at a time.
public final class BTree implements IndexAccessMethod {
  /// What is kept for one process.
  private static final class Session {
    /// Indexes whose insertion state is kept.
    private static final int KEPT = 16;

    final MemorySegment memory;
    final ScratchPages scratchPages;
    final @Nullable Insertion[] insertions = new Insertion[KEPT];
    int oldest;

    Session(SharedMemory shared) {
      memory =
          shared.allocate("BTree Scratch Pages", TreeWriter.MEMORY_PAGES * PageHeader.PAGE_SIZE);
      scratchPages = new ScratchPages(shared);
    }
  }

  private final SharedMemory memory;
  private final FreePages freePages;
  private final VacuumCycles cycles;
  private final @Nullable Session[] sessions;

  /// @param processes how many processes there may be
  /// @param firstCycle any number, different from start to start
  public BTree(int processes, SharedMemory memory, FreePages freePages, long firstCycle) {
    this.memory = memory;
    this.freePages = freePages;
    this.cycles = new VacuumCycles(firstCycle);
    this.sessions = new Session[processes];
  }

  private Session session(StorageContext context) {
    int number = context.proc().number();
    Session known = sessions[number];
    if (known == null) {
      known = new Session(memory);
      sessions[number] = known;
    }
    return known;
  }

  @Override
  public boolean insert(
      StorageContext context,
      IndexDescriptor index,
      Vector[] columns,
      int row,
      long tid,
      TableFetch table,
      UniqueCheck check,
      boolean unchanged) {
    Insertion insertion = insertion(session(context), context, index);
    return insertion.insert(columns, row, tid, table, check, unchanged);
  }

  private Insertion insertion(Session session, StorageContext context, IndexDescriptor index) {
    for (Insertion known : session.insertions) {
      if (known != null && known.isFor(context, index)) {
        return known;
      }
    }
    Insertion made = new Insertion(context, index, freePages, cycles, session.memory);
    session.insertions[session.oldest] = made;
    session.oldest = (session.oldest + 1) % Session.KEPT;
    return made;
  }

  @Override
  public IndexScan scan(StorageContext context, IndexDescriptor index, boolean needsValues) {
    return new BTreeScan(context, index, needsValues ? session(context).scratchPages : null);
  }

  @Override
  public int height(StorageContext context, IndexDescriptor index) {
    return new Metapage(new Tree(context, index, freePages)).recent().fastLevel();
  }

  @Override
  public IndexBuild build(
      StorageContext context,
      IndexDescriptor index,
      KeyDescriber keys,
      long maintenanceMemoryBytes) {
    return new BTreeBuild(context, index, keys, maintenanceMemoryBytes, session(context).memory);
  }

  @Override
  public EntrySort sort(
      StorageContext context, IndexDescriptor index, long maintenanceMemoryBytes) {
    return new BTreeEntrySort(context, index, maintenanceMemoryBytes, session(context).memory);
  }

  @Override
  public void buildEmpty(StorageContext context, IndexDescriptor index) {
    BTreeBuild.buildEmpty(context, index);
  }

  @Override
  public void bulkDelete(
      StorageContext context,
      IndexDescriptor index,
      LongPredicate isDead,
      VacuumStatistics statistics) {
    vacuum(context, index, statistics).bulkDelete(isDead);
  }

  @Override
  public void vacuumCleanup(
      StorageContext context,
      IndexDescriptor index,
      boolean analyzeOnly,
      VacuumStatistics statistics) {
    if (!analyzeOnly) {
      vacuum(context, index, statistics).cleanUp();
    }
  }

  private Vacuum vacuum(
      StorageContext context, IndexDescriptor index, VacuumStatistics statistics) {
    TreeWriter writer = new TreeWriter(context, index, freePages, cycles, session(context).memory);
    return new Vacuum(writer, cycles, statistics);
  }
}
