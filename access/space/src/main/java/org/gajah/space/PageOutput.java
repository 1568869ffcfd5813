package org.gajah.space;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.accessapi.StorageContext;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.RelFileLocator;
import org.gajah.disk.RelationFork;
import org.gajah.page.PageChecksum;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.XlogRecord;

/// Writes the pages of a new fork past the buffers, logging them as images, several in a record.
/// Mirrors `storage/smgr/bulk_write.c`.
public final class PageOutput implements AutoCloseable {
  /// Pages in one record (`XLR_MAX_BLOCK_ID`).
  private static final int BATCH = 32;

  private record Pending(int block, MemorySegment page) {}

  private final StorageContext context;
  private final RelationFork file;
  private final boolean logged;
  private final boolean checksums;
  private final long startRedoPointer;
  private final Arena arena = Arena.ofShared();
  private final ArrayDeque<MemorySegment> free = new ArrayDeque<>();
  private final List<Pending> pending = new ArrayList<>(BATCH);

  /// @param logged whether the pages go to the log
  public PageOutput(StorageContext context, RelationFork file, boolean logged) {
    this.context = context;
    this.file = file;
    this.logged = logged;
    this.checksums = context.buffers().pool().checksums();
    this.startRedoPointer = context.wal().wal().redoPointer();
  }

  /// A page to be filled, which [#write] takes back.
  public MemorySegment page() {
    MemorySegment page = free.pollLast();
    return page != null ? page : arena.allocate(PageHeader.PAGE_SIZE, 4096);
  }

  /// Writes a page, now or a little later.
  public void write(int block, MemorySegment page) {
    pending.add(new Pending(block, page));
    if (pending.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    if (pending.isEmpty()) {
      return;
    }
    pending.sort(Comparator.comparingInt(Pending::block));
    if (logged) {
      log();
    }
    int last = pending.getLast().block;
    int blocks = file.blocks();
    if (last >= blocks) {
      file.extend(last + 1 - blocks, first -> {});
    }
    for (Pending done : pending) {
      if (checksums) {
        PageWriter.setChecksum(done.page, PageChecksum.compute(done.page, done.block));
      }
      file.write(done.block, done.page);
      free.addLast(done.page);
    }
    pending.clear();
  }

  private void log() {
    RelFileLocator locator = file.relation().locator();
    ForkNumber fork = file.fork();
    RecordBuilder builder = context.wal().begin();
    for (int i = 0; i < pending.size(); i++) {
      Pending next = pending.get(i);
      builder.registerBlock(
          i,
          locator,
          fork,
          next.block,
          next.page,
          RecordBuilder.FORCE_IMAGE | RecordBuilder.STANDARD);
    }
    long lsn = context.wal().insert(new XlogRecord.FullPageImages(false));
    for (Pending logged : pending) {
      PageWriter.setLsn(logged.page, lsn);
    }
  }

  /// Writes what is left. The file is synced by the next checkpoint; or now, when a checkpoint has
  /// begun since the first page was logged, for that one may have missed some.
  public void finish() {
    flush();
    if (!file.relation().isTemporary() && context.wal().wal().redoPointer() != startRedoPointer) {
      file.syncNow();
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
