package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.BlockNumber;
import org.gajah.base.id.FullXid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.BufferRing;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFork;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.index.BTreePage;
import org.gajah.transaction.Horizons;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.index.BTreeReusePage;
import org.jspecify.annotations.Nullable;

/// One process's hold on one index: its pages, which are checked as they come in and given back
/// when something fails. Mirrors the lower half of `access/nbtree/nbtpage.c`.
///
/// Pages that are held are pinned and locked; a [BufferAccess#NONE] is held by nobody.
public final class Tree {
  private static final int SPECIAL = PageHeader.PAGE_SIZE - BTreePage.SPECIAL_SIZE;

  private final StorageContext context;
  private final IndexDescriptor index;
  private final TreeState state;
  private final FreePages freePages;
  private final BufferAccess buffers;
  private final RelationFork file;
  private int[] held = new int[8];
  private int heldCount;
  private @Nullable BufferRing ring;

  public Tree(StorageContext context, IndexDescriptor index, FreePages freePages) {
    this.context = context;
    this.index = index;
    this.state = TreeState.of(index);
    this.freePages = freePages;
    this.buffers = context.buffers();
    this.file = index.main();
  }

  public StorageContext context() {
    return context;
  }

  public IndexDescriptor index() {
    return index;
  }

  public TreeState state() {
    return state;
  }

  public KeyColumns columns() {
    return state.columns();
  }

  public FreePages freePages() {
    return freePages;
  }

  public BufferAccess buffers() {
    return buffers;
  }

  public Proc proc() {
    return context.proc();
  }

  public boolean needsWal() {
    return index.needsWal();
  }

  /// How many blocks the index has now.
  public int blocks() {
    return file.blocks();
  }

  /// Brings pages in through a ring from now on, or not.
  public void ring(@Nullable BufferRing newRing) {
    ring = newRing;
  }

  // Holding pages

  /// Pins and locks a page of the tree.
  public int hold(int block, boolean exclusive) {
    int buffer = pin(block);
    lock(buffer, exclusive);
    check(buffer);
    return buffer;
  }

  /// Lets one page go and holds another.
  public int step(int buffer, int block, boolean exclusive) {
    release(buffer);
    return hold(block, exclusive);
  }

  /// Pins a page, which is not yet held.
  public int pin(int block) {
    return buffers.read(file, block, ReadMode.NORMAL, ring);
  }

  /// Locks a pinned page, which is held from now on.
  public void lock(int buffer, boolean exclusive) {
    if (exclusive) {
      buffers.lockExclusive(buffer);
    } else {
      buffers.lockShared(buffer);
    }
    remember(buffer);
  }

  /// Locks a pinned page when that is possible at once.
  public boolean tryLockExclusive(int buffer) {
    if (!buffers.tryLockExclusive(buffer)) {
      return false;
    }
    remember(buffer);
    return true;
  }

  /// Takes the cleanup lock on a pinned page.
  public void lockForCleanup(int buffer) {
    buffers.lockForCleanup(buffer);
    remember(buffer);
  }

  /// Lets the lock of a held page go, and keeps its pin, for which the caller answers.
  public void unlock(int buffer) {
    forget(buffer);
    buffers.unlock(buffer);
  }

  /// Gives a held page back. None is no page.
  public void release(int buffer) {
    if (buffer != BufferAccess.NONE) {
      forget(buffer);
      buffers.unlockAndRelease(buffer);
    }
  }

  /// Gives back whatever is held, after an error.
  public void releaseAll() {
    while (heldCount > 0) {
      buffers.unlockAndRelease(held[--heldCount]);
    }
  }

  private void remember(int buffer) {
    if (heldCount == held.length) {
      held = Arrays.copyOf(held, 2 * heldCount);
    }
    held[heldCount++] = buffer;
  }

  private void forget(int buffer) {
    int last = heldCount - 1;
    int i = last;
    while (held[i] != buffer) {
      i--;
    }
    held[i] = held[last];
    heldCount = last;
  }

  public MemorySegment page(int buffer) {
    return buffers.page(buffer);
  }

  public int block(int buffer) {
    return buffers.block(buffer);
  }

  /// Looks whether a page can be one of a B-tree at all.
  public void check(int buffer) {
    MemorySegment page = page(buffer);
    if (PageHeader.isNew(page)) {
      throw corrupted("contains unexpected zero page at block ", buffer);
    }
    if (PageHeader.special(page) != SPECIAL) {
      throw corrupted("contains corrupted page at block ", buffer);
    }
  }

  private PgException corrupted(String what, int buffer) {
    return corrupted(
            "index \"" + index.name() + "\" " + what + Integer.toUnsignedString(block(buffer)))
        .hint("Please REINDEX it.");
  }

  /// An error that says that the index is damaged.
  public static PgException corrupted(String message) {
    return new PgException(SqlState.INDEX_CORRUPTED, message);
  }

  public PgException fellOffTheEnd() {
    return PgException.internal("fell off the end of index \"" + index.name() + "\"");
  }

  /// Names the index as a constraint of its table, for clients.
  public PgException withConstraint(PgException error) {
    return error
        .with(ErrorField.TABLE, index.tableName())
        .with(ErrorField.CONSTRAINT, index.name());
  }

  // New pages

  /// Holds a page that is not in use, exclusively: one that was deleted long ago, or a new one.
  /// What is on it does not matter.
  public int allocate() {
    while (true) {
      int block = freePages.take(context, index);
      if (block == BlockNumber.INVALID) {
        int buffer = buffers.extend(file, 1, ring);
        remember(buffer);
        return buffer;
      }
      int buffer = tryReuse(block);
      if (buffer != BufferAccess.NONE) {
        return buffer;
      }
    }
  }

  private int tryReuse(int block) {
    if (Integer.compareUnsigned(block, file.blocks()) >= 0) {
      return BufferAccess.NONE;
    }
    int buffer = pin(block);
    if (!tryLockExclusive(buffer)) {
      buffers.release(buffer);
      return BufferAccess.NONE;
    }
    MemorySegment page = page(buffer);
    if (PageHeader.isNew(page)) {
      return buffer;
    }
    if (isRecyclable(page)) {
      logReuse(block, page);
      return buffer;
    }
    release(buffer);
    return BufferAccess.NONE;
  }

  /// Tells standbys that a page is used anew, on which their readers may still land.
  private void logReuse(int block, MemorySegment page) {
    if (needsWal()) {
      BTreeReusePage record =
          new BTreeReusePage(
              index.files().locator(), block, BTreePage.deletedXid(page), index.isCatalog());
      context.wal().begin();
      context.wal().insert(record);
    }
  }

  /// Whether a page may be used anew: it is deleted, and nobody can be on the way to it any more.
  public boolean isRecyclable(MemorySegment page) {
    return BTreePage.hasFlag(page, BTreePage.DELETED) && isPast(BTreePage.deletedXid(page));
  }

  /// Whether all snapshots in use were taken after a transaction id was the next one.
  public boolean isPast(long fullXid) {
    Proc proc = proc();
    int number = proc.number();
    Horizons horizons =
        context.transactions().procArray().horizons(context.transaction().database(), number, proc);
    int horizon = horizons.of(index.horizonKind());
    return Xid.isValid(horizon) && FullXid.precedes(fullXid, context.transactions().full(horizon));
  }

  // Changes

  /// Starts a record. Called in a critical section, after the changes.
  public RecordBuilder beginRecord() {
    return context.wal().begin();
  }

  /// Adds a changed page to a record.
  public void register(RecordBuilder builder, int index, int buffer, int flags) {
    buffers.register(builder, index, buffer, flags);
  }

  /// Logs a record whose pages are registered.
  ///
  /// @return its end, which the pages are stamped with
  public long log(WalRecord record) {
    return context.wal().insert(record);
  }

  public void stamp(int buffer, long lsn) {
    PageWriter.setLsn(page(buffer), lsn);
  }
}
