package org.gajah.wal;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.LongAdder;
import org.gajah.activity.WaitEvent;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.id.Lsn;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.DiskFile;
import org.gajah.disk.FileFault;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;
import org.gajah.locks.Proc;
import org.gajah.walformat.WalSegmentSize;
import org.jspecify.annotations.Nullable;

/// The write-ahead log of an instance. Mirrors the inserting and flushing halves of
/// `access/transam/xlog.c`.
///
/// Before [#start] nothing can be inserted: the instance is recovering.
public final class Wal {
  /// Told about events of the log that others act on.
  public interface Listener {
    /// A segment is complete and synced: it may be archived.
    void segmentCompleted(long segment);

    /// The log has grown past the start of a new segment: a checkpoint may be due.
    void segmentStarted(long segment);

    /// Nothing is to be done.
    Listener NONE =
        new Listener() {
          @Override
          public void segmentCompleted(long segment) {}

          @Override
          public void segmentStarted(long segment) {}
        };
  }

  /// What the log counts, for `pg_stat_wal`.
  public static final class Counters {
    final LongAdder records = new LongAdder();
    final LongAdder images = new LongAdder();
    final LongAdder bytes = new LongAdder();
    final LongAdder buffersFull = new LongAdder();
    final LongAdder writes = new LongAdder();
    final LongAdder syncs = new LongAdder();

    public long records() {
      return records.sum();
    }

    /// Full page images.
    public long images() {
      return images.sum();
    }

    public long bytes() {
      return bytes.sum();
    }

    /// How often the log was written because the buffers were full.
    public long buffersFull() {
      return buffersFull.sum();
    }

    public long writes() {
      return writes.sum();
    }

    public long syncs() {
      return syncs.sum();
    }
  }

  private static final VarHandle END;

  static {
    try {
      END = MethodHandles.lookup().findVarHandle(Wal.class, "end", LogEnd.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final WalFiles files;
  private final WalSegmentSize segmentSize;
  private final WalBuffers buffers;
  private final int timeline;
  private final Listener listener;
  private final Counters counters = new Counters();
  private final InsertionsInProgress insertions;
  private final LwLock mappingLock = new LwLock(LockRank.WAL_BUFFER_MAPPING);
  private final WriteGate gate = new WriteGate();
  private volatile LogEnd end = new LogEnd(0, 0, 0, true);
  private volatile long initializedUpTo;
  private volatile long written;
  private volatile long flushed;
  private volatile long writeRequest;
  private volatile long asyncCommit;
  private volatile boolean started;
  private volatile boolean backupRunning;
  private @Nullable DiskFile openSegment;
  private long openSegmentNumber = -1;

  /// @param bufferPages pages of WAL buffers (`wal_buffers`)
  /// @param processes how many processes there may be
  public Wal(
      WalFiles files,
      int bufferPages,
      int processes,
      long systemId,
      int timeline,
      Listener listener,
      SharedMemory memory) {
    this.files = files;
    this.segmentSize = files.segmentSize();
    this.timeline = timeline;
    this.listener = listener;
    this.insertions = new InsertionsInProgress(processes);
    this.buffers = new WalBuffers(bufferPages, segmentSize, systemId, timeline, memory);
  }

  public WalFiles files() {
    return files;
  }

  public WalSegmentSize segmentSize() {
    return segmentSize;
  }

  public int timeline() {
    return timeline;
  }

  public Counters counters() {
    return counters;
  }

  WalBuffers buffers() {
    return buffers;
  }

  InsertionsInProgress insertions() {
    return insertions;
  }

  LogEnd end() {
    return end;
  }

  boolean moveEnd(LogEnd from, LogEnd to) {
    return END.compareAndSet(this, from, to);
  }

  /// Opens the log for insertion, where recovery found its end.
  ///
  /// @param endOfLog where the next record goes
  /// @param lastRecord where the last record starts
  /// @param redoPointer where redo would start now
  /// @param abandoned where a record was broken off that nobody can finish: the page there says so;
  ///   0 for none
  public void start(
      long endOfLog, long lastRecord, long redoPointer, boolean fullPageWrites, long abandoned) {
    if ((endOfLog & WalBuffers.PAGE_SIZE - 1) != 0) {
      try (java.lang.foreign.Arena arena = java.lang.foreign.Arena.ofConfined()) {
        MemorySegment page = arena.allocate(WalBuffers.PAGE_SIZE);
        files.readPage(timeline, endOfLog & -WalBuffers.PAGE_SIZE, page);
        buffers.adopt(endOfLog, page);
      }
      initializedUpTo = (endOfLog & -WalBuffers.PAGE_SIZE) + WalBuffers.PAGE_SIZE;
    } else {
      initializedUpTo = endOfLog;
    }
    if (abandoned != 0) {
      buffers.initialize(endOfLog & -WalBuffers.PAGE_SIZE, true);
      buffers.markOverwrite(endOfLog & -WalBuffers.PAGE_SIZE);
      initializedUpTo = (endOfLog & -WalBuffers.PAGE_SIZE) + WalBuffers.PAGE_SIZE;
    }
    written = endOfLog;
    flushed = endOfLog;
    writeRequest = endOfLog;
    end =
        new LogEnd(
            segmentSize.toBytePosition(endOfLog),
            segmentSize.toBytePosition(lastRecord),
            redoPointer,
            fullPageWrites);
    started = true;
  }

  /// Whether records can be inserted; not so during recovery.
  public boolean isStarted() {
    return started;
  }

  /// Ends insertion for good, once the shutdown checkpoint is written.
  public void stop() {
    started = false;
  }

  // Positions

  /// Where the next record will go.
  public long insertPosition() {
    return segmentSize.toLsn(end.bytePosition());
  }

  /// Where the last record ends.
  public long endPosition() {
    return segmentSize.toEndLsn(end.bytePosition());
  }

  /// How far the log is on disk.
  public long flushed() {
    return flushed;
  }

  /// How far the log has been handed to the system.
  public long written() {
    return written;
  }

  /// Where redo would start if the instance went down now.
  public long redoPointer() {
    return end.redoPointer();
  }

  /// Where the last record starts that a checkpoint must not pass over as idleness.
  public long lastImportant() {
    return insertions.lastImportant();
  }

  /// Moves the redo pointer to where the next record will go, as a shutdown checkpoint does when
  /// nobody inserts any more.
  ///
  /// @return the redo pointer
  public long moveRedoPointerToEnd() {
    while (true) {
      LogEnd now = end;
      long lsn = segmentSize.toLsn(now.bytePosition());
      if (moveEnd(now, now.redoAt(lsn))) {
        return lsn;
      }
    }
  }

  /// Turns full page images on or off for records that come from now on.
  public void fullPageWrites(boolean on) {
    while (true) {
      LogEnd now = end;
      if (now.fullPageWrites() == on || moveEnd(now, now.fullPageWrites(on))) {
        return;
      }
    }
  }

  public boolean fullPageWrites() {
    return end.fullPageWrites();
  }

  // Room in the buffers

  /// Makes the page that starts at `pageStart` ready to be written into. The caller has said that
  /// it inserts at `pageStart` and nowhere before.
  void ensureReady(long pageStart, Proc proc) {
    while (!buffers.isReady(pageStart)) {
      mappingLock.acquireExclusive(proc);
      long blocking = 0;
      while (blocking == 0 && Lsn.compare(initializedUpTo, pageStart) <= 0) {
        blocking = initializeNext();
      }
      mappingLock.releaseExclusive(proc);
      if (blocking != 0) {
        writeForRoom(blocking, proc);
      }
    }
  }

  /// Initialises the next page unless its place still holds one that was not written.
  ///
  /// @return 0, or where the page in the way ends
  private long initializeNext() {
    long next = initializedUpTo;
    long occupant = buffers.occupant(next);
    long occupantEnd = occupant + WalBuffers.PAGE_SIZE;
    if (occupant != 0 && Lsn.before(written, occupantEnd)) {
      return occupantEnd;
    }
    buffers.initialize(next, !backupRunning);
    initializedUpTo = next + WalBuffers.PAGE_SIZE;
    return 0;
  }

  private void writeForRoom(long upto, Proc proc) {
    insertions.await(upto, upto, proc);
    gate.enter(proc);
    try {
      if (Lsn.before(written, upto)) {
        counters.buffersFull.increment();
        write(upto, false, proc);
      }
    } finally {
      gate.leave(flushed);
    }
  }

  // Flushing

  /// Whether a page with this LSN would have to wait for the log before it may be written.
  public boolean needsFlush(long lsn) {
    return started && Lsn.before(flushed, lsn);
  }

  /// Makes the log durable up to `upto`, with whatever else is there to write.
  ///
  /// During recovery there is nothing to do: what is replayed is on disk.
  ///
  /// @throws PgException PANIC when the log cannot be written or synced
  public void flush(long upto, Proc proc) {
    if (!needsFlush(upto)) {
      return;
    }
    if (Lsn.before(endPosition(), upto)) {
      throw PgException.internal(
          "xlog flush request "
              + Lsn.toString(upto)
              + " is not satisfied --- flushed only to "
              + Lsn.toString(flushed));
    }
    proc.startCritical();
    try {
      while (Lsn.before(flushed, upto)) {
        // Nobody waits for an insertion inside the gate: it may be waiting for room, and so for the
        // gate.
        long complete = insertions.await(Lsn.max(upto, writeRequest), endPosition(), proc);
        if (gate.enterOrWait(upto, proc)) {
          try {
            if (Lsn.before(flushed, upto)) {
              write(complete, true, proc);
            }
          } finally {
            gate.leave(flushed);
          }
        }
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  /// Notes that a transaction has committed without waiting for the log: the WAL writer flushes it
  /// soon.
  public void asyncCommit(long lsn) {
    if (Lsn.before(asyncCommit, lsn)) {
      asyncCommit = lsn;
    }
  }

  /// How far transactions have committed without waiting.
  public long asyncCommitted() {
    return asyncCommit;
  }

  /// The WAL writer's work: writes what is complete, and flushes asynchronous commits.
  ///
  /// @param flushAfterPages how many written pages make it flush
  /// @param flushDue whether it shall flush in any case
  /// @return whether there was something to do
  public boolean flushInBackground(int flushAfterPages, boolean flushDue, Proc proc) {
    if (!started) {
      return false;
    }
    long target = writeRequest & -WalBuffers.PAGE_SIZE;
    boolean flexible = true;
    if (Lsn.compare(target, flushed) <= 0) {
      target = asyncCommit;
      flexible = false;
    }
    if (Lsn.compare(target, flushed) <= 0) {
      return false;
    }
    long unflushedPages = (target - (flushed & -WalBuffers.PAGE_SIZE)) / WalBuffers.PAGE_SIZE;
    boolean sync = !flexible || flushDue || unflushedPages >= flushAfterPages;
    proc.startCritical();
    try {
      long complete = insertions.await(target, endPosition(), proc);
      gate.enter(proc);
      try {
        if (Lsn.before(written, target) || sync && Lsn.before(flushed, target)) {
          write(flexible ? target : Lsn.max(target, complete), sync, proc);
        }
      } finally {
        gate.leave(flushed);
      }
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    return true;
  }

  /// Notes how far the log is filled, so that the next flush takes complete pages along.
  void requestWrite(long upto) {
    if (Lsn.before(writeRequest, upto)) {
      writeRequest = upto;
    }
  }

  /// Writes the log up to `upto`, the page that holds it as a whole, and syncs it if asked to.
  /// Called inside the gate; all insertions before `upto` are complete.
  private void write(long upto, boolean sync, Proc proc) {
    long position = written & -WalBuffers.PAGE_SIZE;
    while (Lsn.before(written, upto)) {
      long segment = segmentSize.segment(position);
      long segmentEnd = segmentSize.start(segment + 1);
      long pagesEnd =
          Lsn.min(segmentEnd, (upto + WalBuffers.PAGE_SIZE - 1) & -WalBuffers.PAGE_SIZE);
      long runEnd = Lsn.min(pagesEnd, endOfRun(position));
      writeRun(segment, position, runEnd, proc);
      position = runEnd;
      written = Lsn.min(runEnd, upto);
      if (runEnd == segmentEnd) {
        finishSegment(segment, proc);
      }
    }
    if (sync && Lsn.before(flushed, upto)) {
      syncSegment(segmentSize.previousSegment(upto), proc);
      flushed = upto;
    }
  }

  /// Where the stretch of pages that lie side by side in the ring ends.
  private long endOfRun(long position) {
    long ringLeft = buffers.ring().byteSize() - buffers.offset(position);
    return position + ringLeft;
  }

  private void writeRun(long segment, long from, long to, Proc proc) {
    DiskFile file = segmentFile(segment);
    proc.startWait(WaitEvent.IO_WAL_WRITE);
    try {
      file.write(buffers.ring().asSlice(buffers.offset(from), to - from), segmentSize.offset(from));
      counters.writes.increment();
    } catch (IOException e) {
      throw FileFault.of(
          Severity.PANIC,
          "could not write to log file \"%s\" at offset %d, length %d"
              .formatted(
                  segmentSize.fileName(timeline, segment), segmentSize.offset(from), to - from),
          e);
    } finally {
      proc.endWait();
    }
  }

  private void finishSegment(long segment, Proc proc) {
    syncSegment(segment, proc);
    flushed = Lsn.max(flushed, segmentSize.start(segment + 1));
    listener.segmentCompleted(segment);
    listener.segmentStarted(segment + 1);
  }

  private void syncSegment(long segment, Proc proc) {
    DiskFile file = segmentFile(segment);
    proc.startWait(WaitEvent.IO_WAL_SYNC);
    try {
      file.sync();
      counters.syncs.increment();
    } catch (IOException e) {
      throw FileFault.of(
          Severity.PANIC,
          "could not fsync file \"" + segmentSize.fileName(timeline, segment) + "\"",
          e);
    } finally {
      proc.endWait();
    }
  }

  /// The file of a segment, open for writing. Called inside the gate.
  private DiskFile segmentFile(long segment) {
    DiskFile file = openSegment;
    if (file == null || openSegmentNumber != segment) {
      closeSegment();
      file = files.openForWriting(timeline, segment);
      openSegment = file;
      openSegmentNumber = segment;
    }
    return file;
  }

  private void closeSegment() {
    DiskFile file = openSegment;
    openSegment = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        throw FileFault.of(Severity.PANIC, "could not close a WAL file", e);
      }
    }
  }

  /// Closes the file that is open for writing. Nobody uses the log any more.
  public void close() {
    closeSegment();
  }
}
