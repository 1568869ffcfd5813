package org.gajah.accessapi.redo;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.buffer.BufferAccess;
import org.gajah.buffer.ReadMode;
import org.gajah.disk.RelationFiles;
import org.gajah.disk.RelationFork;
import org.gajah.disk.RelationKey;
import org.gajah.locks.Proc;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.transaction.Transactions;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.RecordDecoder;
import org.gajah.walformat.RecordView;
import org.jspecify.annotations.Nullable;

/// What redo handlers work with: pages as records refer to them. Mirrors
/// `access/transam/xlogutils.c`.
///
/// A page that a record changes and that is not there was deleted, or cut off, by a later record.
/// It is remembered and must have been accounted for by the time the log is consistent.
public final class RedoContext {
  /// What is to be done with a page.
  public enum Action {
    /// Apply the record: the page is pinned and locked exclusively, and older than the record.
    APPLY,
    /// Nothing: the page has the change already. It is pinned and locked.
    DONE,
    /// Nothing: an image was restored. The page is pinned and locked.
    RESTORED,
    /// Nothing: the page is gone, and there is no buffer.
    NOT_FOUND
  }

  /// How many forks are remembered: records come in runs for few relations.
  private static final int RECENT = 256;

  private static final int FORKS = 4;

  private record PageKey(RelFileLocator locator, ForkNumber fork, int block) {}

  private final Proc proc;
  private final RelationFiles files;
  private final BufferAccess buffers;
  private final Transactions transactions;
  private final RecordDecoder decoder;
  private final Map<PageKey, Boolean> missingPages = new HashMap<>();
  private final int[] resultBuffers = new int[RecordBuilder.MAX_BLOCKS];
  private final @Nullable RelationFork[] recent = new RelationFork[RECENT];
  private int recentGeneration;
  private SnapshotConflicts conflicts = SnapshotConflicts.NONE;
  private boolean consistent;

  /// @param decoder the one that the records come from
  public RedoContext(
      Proc proc,
      RelationFiles files,
      BufferAccess buffers,
      Transactions transactions,
      RecordDecoder decoder) {
    this.decoder = decoder;
    this.proc = proc;
    this.files = files;
    this.buffers = buffers;
    this.transactions = transactions;
  }

  public Proc proc() {
    return proc;
  }

  /// Says how conflicts with snapshots are resolved from now on: on a hot standby, once it lets
  /// sessions in.
  public void snapshotConflicts(SnapshotConflicts newConflicts) {
    conflicts = newConflicts;
  }

  /// Sees to it that nobody has a snapshot any more that sees what a record removes.
  public SnapshotConflicts conflicts() {
    return conflicts;
  }

  public RelationFiles files() {
    return files;
  }

  public BufferAccess buffers() {
    return buffers;
  }

  public Transactions transactions() {
    return transactions;
  }

  public RelationFork fork(RelFileLocator locator, ForkNumber fork) {
    if (files.generation() != recentGeneration) {
      recentGeneration = files.generation();
      Arrays.fill(recent, null);
    }
    int slot = slot(locator.relNumber(), fork);
    RelationFork known = recent[slot];
    if (known == null || known.fork() != fork || !known.relation().locator().equals(locator)) {
      known = files.fork(new RelationKey(locator), fork);
      recent[slot] = known;
    }
    return known;
  }

  private static int slot(int relNumber, ForkNumber fork) {
    return relNumber * FORKS + fork.number() & RECENT - 1;
  }

  /// The fork of a block reference. Its relation gets no object of its own where it is known.
  private RelationFork fork(RecordView.BlockView block) {
    RelationFork known = recent[slot(block.relNumber(), block.fork())];
    return known != null && files.generation() == recentGeneration && isOf(known, block)
        ? known
        : fork(block.locator(), block.fork());
  }

  private static boolean isOf(RelationFork file, RecordView.BlockView block) {
    RelFileLocator known = file.relation().locator();
    return file.fork() == block.fork()
        && known.relNumber() == block.relNumber()
        && known.database() == block.database()
        && known.tablespace() == block.tablespace();
  }

  /// Brings the page of a block reference in and says what is to be done with it. The buffer is
  /// that of [#buffer].
  public Action page(RecordView record, int index) {
    return page(record, index, ReadMode.NORMAL, false);
  }

  /// The same for a page that the record makes anew: it comes all zero and is always to be applied
  /// to, unless an image is restored.
  public Action pageToInit(RecordView record, int index) {
    return page(record, index, ReadMode.ZERO_AND_LOCK, false);
  }

  /// The same under the cleanup lock.
  public Action pageForCleanup(RecordView record, int index) {
    return page(record, index, ReadMode.NORMAL, true);
  }

  /// Brings the page of a block reference in.
  ///
  /// @param mode how, where no image is restored
  /// @param cleanup whether the cleanup lock is needed
  public Action page(RecordView record, int index, ReadMode mode, boolean cleanup) {
    RecordView.BlockView block = record.block(index);
    boolean zero = mode == ReadMode.ZERO_AND_LOCK || mode == ReadMode.ZERO_AND_CLEANUP_LOCK;
    if (block.hasImage() && block.applyImage()) {
      ReadMode forImage = cleanup ? ReadMode.ZERO_AND_CLEANUP_LOCK : ReadMode.ZERO_AND_LOCK;
      int buffer = read(fork(block), block.block(), forImage);
      resultBuffers[index] = buffer;
      restore(record, index, buffers.page(buffer));
      buffers.markDirty(buffer);
      return Action.RESTORED;
    }
    int buffer = read(fork(block), block.block(), mode);
    resultBuffers[index] = buffer;
    if (buffer == BufferAccess.NONE) {
      return Action.NOT_FOUND;
    }
    if (!zero) {
      if (cleanup) {
        buffers.lockForCleanup(buffer);
      } else {
        buffers.lockExclusive(buffer);
      }
    }
    boolean done = Lsn.compare(record.end(), PageHeader.lsn(buffers.page(buffer))) <= 0 && !zero;
    return done ? Action.DONE : Action.APPLY;
  }

  private void restore(RecordView record, int index, MemorySegment page) {
    try {
      decoder.restoreImage(record, index, page);
    } catch (InvalidWalException e) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, String.valueOf(e.getMessage()));
    }
    if (!PageHeader.isNew(page)) {
      PageWriter.setLsn(page, record.end());
    }
  }

  /// The buffer that the last call of [#page] for a block reference brought in; none where the page
  /// was not found.
  public int buffer(int index) {
    return resultBuffers[index];
  }

  public MemorySegment content(int index) {
    return buffers.page(resultBuffers[index]);
  }

  /// Stamps a page that the record was applied to, and says that it changed.
  public void applied(RecordView record, int index) {
    PageWriter.setLsn(content(index), record.end());
    buffers.markDirty(resultBuffers[index]);
  }

  /// Releases the lock and the pin of a block reference's page, if there is one.
  public void release(int index) {
    int buffer = resultBuffers[index];
    if (buffer != BufferAccess.NONE) {
      resultBuffers[index] = BufferAccess.NONE;
      buffers.unlockAndRelease(buffer);
    }
  }

  /// Pins a page, which the file is extended up to where the mode makes it anew.
  ///
  /// @return the buffer; none when the page does not exist, which is remembered
  public int read(RelFileLocator locator, ForkNumber fork, int block, ReadMode mode) {
    return read(fork(locator, fork), block, mode);
  }

  private int read(RelationFork file, int block, ReadMode mode) {
    file.create(true);
    int blocks = file.blocks();
    if (Integer.compareUnsigned(block, blocks) >= 0) {
      if (mode == ReadMode.NORMAL) {
        noteMissing(file, block, false);
        return BufferAccess.NONE;
      }
      file.extend(block - blocks + 1, first -> {});
    }
    int buffer = buffers.read(file, block, mode, null);
    if (mode == ReadMode.NORMAL && PageHeader.isNew(buffers.page(buffer))) {
      buffers.release(buffer);
      noteMissing(file, block, true);
      return BufferAccess.NONE;
    }
    return buffer;
  }

  // Missing pages

  private void noteMissing(RelationFork file, int block, boolean present) {
    PageKey key = new PageKey(file.relation().locator(), file.fork(), block);
    if (consistent) {
      throw PgException.panic(SqlState.DATA_CORRUPTED, describe(key, present));
    }
    missingPages.put(key, present);
  }

  private static String describe(PageKey key, boolean present) {
    String page = "page " + Integer.toUnsignedString(key.block) + " of relation " + key.locator;
    return present ? page + " is uninitialized" : page + " does not exist";
  }

  /// Forgets missing pages of a fork from a block on: a record has cut it off there.
  public void forgetMissing(RelFileLocator locator, ForkNumber fork, int fromBlock) {
    missingPages
        .keySet()
        .removeIf(key ->
            key.locator.equals(locator)
                && key.fork == fork
                && Integer.compareUnsigned(key.block, fromBlock) >= 0);
  }

  /// Forgets missing pages of a database that was dropped.
  public void forgetMissingOfDatabase(int database) {
    missingPages.keySet().removeIf(key -> key.locator.database() == database);
  }

  /// Says that the log has reached the point from which on everything must be there.
  ///
  /// @throws PgException PANIC when pages are still missing
  public void becomeConsistent() {
    if (!missingPages.isEmpty()) {
      PageKey first = missingPages.keySet().iterator().next();
      throw PgException.panic(SqlState.DATA_CORRUPTED, "WAL contains references to invalid pages")
          .detail(describe(first, missingPages.getOrDefault(first, false)));
    }
    consistent = true;
  }
}
