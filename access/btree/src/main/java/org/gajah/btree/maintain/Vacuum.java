package org.gajah.btree.maintain;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.gajah.accessapi.table.VacuumStatistics;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.btree.tree.Metapage;
import org.gajah.btree.tree.Tree;
import org.gajah.btree.tree.TreeWriter;
import org.gajah.btree.tree.VacuumCycles;
import org.gajah.buffer.BufferRing;
import org.gajah.locks.Proc;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.index.BTreeDeletion;
import org.gajah.walformat.index.BTreeMetaCleanup;
import org.gajah.walformat.index.BTreeMetadata;
import org.gajah.walformat.index.BTreeVacuum;
import org.jspecify.annotations.Nullable;

/// Vacuum of one index. Mirrors `btbulkdelete`, `btvacuumcleanup` and `btvacuumscan` of
/// `access/nbtree/nbtree.c`.
public final class Vacuum {
  /// So many pages that this vacuum deletes are remembered, to be given free at its end if they
  /// can.
  private static final int MAX_PENDING = 1 << 20;

  private final TreeWriter writer;
  private final Tree tree;
  private final VacuumCycles cycles;
  private final VacuumStatistics statistics;
  private final PageDeletion pageDeletion;
  private @Nullable LongPredicate isDead;
  private int cycle;
  private long[] pending = new long[16];
  private int pendingCount;

  public Vacuum(TreeWriter writer, VacuumCycles cycles, VacuumStatistics statistics) {
    this.writer = writer;
    this.tree = writer.tree();
    this.cycles = cycles;
    this.statistics = statistics;
    this.pageDeletion = new PageDeletion(writer, statistics, this::remember);
    int frames = tree.buffers().pool().size();
    tree.ring(new BufferRing(BufferRing.Kind.VACUUM, frames));
  }

  /// Removes the tuples whose rows are dead.
  public void bulkDelete(LongPredicate deadTids) {
    isDead = deadTids;
    cycle = cycles.start(tree.index());
    try {
      scan();
    } catch (Throwable fault) {
      tree.releaseAll();
      throw fault;
    } finally {
      cycles.end(tree.index());
    }
  }

  /// Tidies up at the end of a vacuum: when no tuples had to be removed, and pages of earlier
  /// vacuums are not worth the trouble, there is nothing to be done.
  public void cleanUp() {
    try {
      if (statistics.pages == 0) {
        if (!needsScan()) {
          return;
        }
        isDead = null;
        cycle = VacuumCycles.NONE;
        scan();
        statistics.estimated = true;
      }
      noteDeletedPages(statistics.pagesDeleted - statistics.pagesFree);
    } catch (Throwable fault) {
      tree.releaseAll();
      throw fault;
    }
  }

  // The metapage

  /// Whether so many deleted pages were left by the last vacuum that it is worth while to look
  /// whether they can be used anew.
  private boolean needsScan() {
    BTreeMetadata now = writer.metapage().refresh();
    return now.version() < BTreePage.NO_HEAP_TID_VERSION
        || Integer.compareUnsigned(now.deletedPages(), tree.blocks() / 20) > 0;
  }

  private void noteDeletedPages(int count) {
    Metapage metapage = writer.metapage();
    BTreeMetadata now = metapage.refresh();
    if (now.version() >= BTreePage.NO_HEAP_TID_VERSION && now.deletedPages() == count) {
      return;
    }
    int meta = tree.hold(BTreePage.METAPAGE, true);
    BTreeMetaCleanup record =
        new BTreeMetaCleanup(Metapage.withDeletedPages(metapage.read(meta), count));
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      writer.changes().metadata(record.metadata(), tree.page(meta));
      tree.buffers().markDirty(meta);
      if (tree.needsWal()) {
        RecordBuilder builder = tree.beginRecord();
        tree.register(builder, 0, meta, RecordBuilder.WILL_INIT | RecordBuilder.STANDARD);
        tree.stamp(meta, tree.log(record));
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    tree.release(meta);
  }

  // The scan

  private void scan() {
    statistics.pages = 0;
    statistics.tuples = 0;
    statistics.pagesDeleted = 0;
    statistics.pagesFree = 0;
    pendingCount = 0;
    int block = BTreePage.METAPAGE + 1;
    int blocks = tree.blocks();
    while (Integer.compareUnsigned(block, blocks) < 0) {
      for (; Integer.compareUnsigned(block, blocks) < 0; block++) {
        visit(block);
      }
      blocks = tree.blocks(); // it may have grown
    }
    statistics.pages = blocks;
    freePending();
    if (statistics.pagesFree > 0) {
      tree.freePages().vacuum(tree.context(), tree.index());
    }
  }

  /// Visits a page, and right siblings of it that it was split into since the vacuum began.
  private void visit(int scanned) {
    int block = scanned;
    while (block != BTreePage.NONE) {
      tree.proc().checkInterrupts();
      block = visit(block, scanned);
    }
  }

  /// @return the page to go back to, 0 for none
  private int visit(int block, int scanned) {
    int buffer = tree.pin(block);
    tree.lock(buffer, false);
    MemorySegment page = tree.page(buffer);
    boolean isNew = PageHeader.isNew(page);
    if (!isNew) {
      tree.check(buffer);
    }
    if (block != scanned && !isOfThisCycle(page, block, scanned)) {
      tree.release(buffer);
      return BTreePage.NONE;
    }
    if (isNew || tree.isRecyclable(page)) {
      tree.freePages().add(tree.context(), tree.index(), block);
      statistics.pagesDeleted++;
      statistics.pagesFree++;
    } else if (BTreePage.hasFlag(page, BTreePage.DELETED)) {
      statistics.pagesDeleted++;
    } else if (BTreePage.hasFlag(page, BTreePage.HALF_DEAD)) {
      pageDeletion.delete(buffer, scanned); // an earlier vacuum was interrupted
      return BTreePage.NONE;
    } else if (BTreePage.isLeaf(page)) {
      return visitLeaf(buffer, block, scanned);
    }
    tree.release(buffer);
    return BTreePage.NONE;
  }

  /// Whether a page to which vacuum went back was split off during this vacuum, and not visited
  /// yet.
  private boolean isOfThisCycle(MemorySegment page, int block, int scanned) {
    if (PageHeader.isNew(page)
        || !BTreePage.isLeaf(page)
        || BTreePage.hasFlag(page, BTreePage.HALF_DEAD)) {
      tree.context()
          .reporter()
          .report(
              new PgException(
                  Severity.LOG,
                  SqlState.INDEX_CORRUPTED,
                  "right sibling %s of scanblkno %s unexpectedly in an inconsistent state in index \"%s\""
                      .formatted(
                          Integer.toUnsignedString(block),
                          Integer.toUnsignedString(scanned),
                          tree.index().name()),
                  null));
      return false;
    }
    return BTreePage.cycleId(page) == cycle && !BTreePage.hasFlag(page, BTreePage.DELETED);
  }

  private int visitLeaf(int buffer, int block, int scanned) {
    tree.unlock(buffer);
    lockForCleanup(buffer);
    MemorySegment page = tree.page(buffer);
    int back = BTreePage.NONE;
    boolean ofThisCycle = cycle != VacuumCycles.NONE && BTreePage.cycleId(page) == cycle;
    if (ofThisCycle
        && !BTreePage.hasFlag(page, BTreePage.SPLIT_END)
        && !BTreePage.isRightmost(page)
        && Integer.compareUnsigned(BTreePage.next(page), scanned) < 0) {
      back = BTreePage.next(page);
    }
    int live = removeDead(buffer, ofThisCycle);
    int tuples = PageHeader.maxOffset(page) - BTreePage.firstDataOffset(page) + 1;
    if (tuples <= 0 && block == scanned) {
      pageDeletion.delete(buffer, scanned);
      return back;
    }
    statistics.tuples += isDead == null ? Math.max(0, tuples) : live;
    tree.release(buffer);
    return back;
  }

  private void lockForCleanup(int buffer) {
    try {
      tree.lockForCleanup(buffer);
    } catch (Throwable fault) {
      tree.buffers().release(buffer);
      throw fault;
    }
  }

  /// Removes the dead rows of a leaf.
  ///
  /// @return how many rows are left
  private int removeDead(int buffer, boolean ofThisCycle) {
    LongPredicate dead = isDead;
    MemorySegment page = tree.page(buffer);
    int live = 0;
    int gone = 0;
    int[] deleted = new int[0];
    int deletedCount = 0;
    List<BTreeDeletion.Update> updated = List.of();
    if (dead != null) {
      int last = PageHeader.maxOffset(page);
      for (int offset = BTreePage.firstDataOffset(page); offset <= last; offset++) {
        int at = LinePointer.tupleAt(page, offset);
        int own = BTreeTuple.tidCount(page, at);
        int deadHere = countDead(page, at, own, dead);
        live += own - deadHere;
        gone += deadHere;
        if (deadHere == own) {
          deleted = deletedCount == 0 ? new int[last] : deleted;
          deleted[deletedCount++] = offset;
        } else if (deadHere > 0) {
          updated = updated.isEmpty() ? new ArrayList<>() : updated;
          updated.add(
              new BTreeDeletion.Update(offset, deadPositions(page, at, own, deadHere, dead)));
        }
      }
    }
    if (gone > 0) {
      BTreeDeletion deletion = new BTreeDeletion(Arrays.copyOf(deleted, deletedCount), updated);
      apply(new BTreeVacuum(deletion), buffer);
      statistics.tuplesRemoved += gone;
    } else if (ofThisCycle) {
      writer.changes().endCycle(page);
      tree.buffers().markDirtyHint(buffer, true);
    }
    return live;
  }

  private static int countDead(MemorySegment page, int at, int own, LongPredicate dead) {
    int count = 0;
    for (int i = 0; i < own; i++) {
      if (dead.test(BTreeTuple.tid(page, at, i))) {
        count++;
      }
    }
    return count;
  }

  private static int[] deadPositions(
      MemorySegment page, int at, int own, int count, LongPredicate dead) {
    int[] positions = new int[count];
    int found = 0;
    for (int i = 0; i < own; i++) {
      if (dead.test(BTreeTuple.tid(page, at, i))) {
        positions[found++] = i;
      }
    }
    return positions;
  }

  private void apply(BTreeVacuum record, int buffer) {
    MemorySegment page = tree.page(buffer);
    Proc proc = tree.proc();
    proc.startCritical();
    try {
      writer.changes().remove(record.deletion(), page);
      writer.changes().endCycle(page);
      tree.buffers().markDirty(buffer);
      if (tree.needsWal()) {
        RecordBuilder builder = tree.beginRecord();
        tree.register(builder, 0, buffer, RecordBuilder.STANDARD);
        tree.stamp(buffer, tree.log(record));
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  // Pages that this vacuum deleted

  private void remember(int block, long safeXid) {
    if (pendingCount == 2 * MAX_PENDING) {
      return;
    }
    if (pendingCount == pending.length) {
      pending = Arrays.copyOf(pending, 2 * pendingCount);
    }
    pending[pendingCount++] = Integer.toUnsignedLong(block);
    pending[pendingCount++] = safeXid;
  }

  /// Gives those pages free that nobody can be on the way to any more.
  private void freePending() {
    for (int i = 0; i < pendingCount && tree.isPast(pending[i + 1]); i += 2) {
      tree.freePages().add(tree.context(), tree.index(), (int) pending[i]);
      statistics.pagesFree++;
    }
    pendingCount = 0;
  }
}
