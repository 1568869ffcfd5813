package org.gajah.wal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.base.memory.SharedMemory;
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
  private static final long PAGE = WalBuffers.PAGE_SIZE;

  private static final VarHandle END;
  private static final VarHandle WRITE_REQUEST;
  private static final VarHandle ASYNC_COMMIT;

  static {
    try {
      MethodHandles.Lookup lookup = MethodHandles.lookup();
      END = lookup.findVarHandle(Wal.class, "end", LogEnd.class);
      WRITE_REQUEST = lookup.findVarHandle(Wal.class, "writeRequest", long.class);
      ASYNC_COMMIT = lookup.findVarHandle(Wal.class, "asyncCommit", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private enum State {
    RECOVERING,
    OPEN,
    STOPPED
  }

  private final WalFiles files;
  private final WalSegmentSize segmentSize;
  private final WalBuffers buffers;
  private final WalListener listener;
  private final WalCounters counters = new WalCounters();
  private final InsertionsInProgress insertions;
  private final LwLock mappingLock = new LwLock(LockRank.WAL_BUFFER_MAPPING);
  private final WriteGate gate = new WriteGate();
  private final WalWriterCall writerCall = new WalWriterCall();
  private final SegmentOutput output;
  private volatile int timeline;
  private volatile State state = State.RECOVERING;
  private volatile LogEnd end = new LogEnd(0, 0, 0, true);
  private volatile long initializedUpTo;
  private volatile long written;
  private volatile long flushed;
  private volatile long writeRequest;
  private volatile long asyncCommit;
  private volatile boolean backupRunning;
  private volatile SegmentSwitch lastSegmentSwitch = new SegmentSwitch(0, Lsn.INVALID);
  private volatile @Nullable Throwable failure;

  /// When a segment was last complete.
  ///
  /// @param time microseconds since 2000
  /// @param lsn its end
  public record SegmentSwitch(long time, long lsn) {}

  /// @param bufferPages pages of WAL buffers (`wal_buffers`)
  /// @param processes how many processes there may be
  public Wal(
      WalFiles files,
      int bufferPages,
      int processes,
      long systemId,
      int timeline,
      WalListener listener,
      SharedMemory memory) {
    this.files = files;
    this.segmentSize = files.segmentSize();
    this.timeline = timeline;
    this.listener = listener;
    this.insertions = new InsertionsInProgress(processes);
    this.buffers = new WalBuffers(bufferPages, segmentSize, systemId, timeline, memory);
    this.output = new SegmentOutput(files, counters, timeline);
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

  public WalCounters counters() {
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

  // States

  /// Says on which timeline the log goes on. Only before [#start].
  public void timeline(int newTimeline) {
    timeline = newTimeline;
    buffers.timeline(newTimeline);
    output.timeline(newTimeline);
  }

  /// Opens the log for insertion, where recovery found its end. Everything before it is durable.
  ///
  /// @param endOfLog where the next record goes
  /// @param lastRecord where the last record starts
  /// @param redoPointer where redo would start now
  /// @param abandoned where a record was broken off that nobody can finish: the page at `endOfLog`
  ///   says so, and an overwrite-contrecord must come first; 0 for none
  public void start(
      long endOfLog, long lastRecord, long redoPointer, boolean fullPageWrites, long abandoned) {
    long page = endOfLog & -PAGE;
    if (Lsn.isValid(abandoned)) {
      buffers.initialize(page, true);
      buffers.markOverwrite(page);
      initializedUpTo = page + PAGE;
    } else if (page != endOfLog) {
      adopt(endOfLog);
      initializedUpTo = page + PAGE;
    } else {
      initializedUpTo = endOfLog;
    }
    written = endOfLog;
    flushed = endOfLog;
    writeRequest = endOfLog;
    asyncCommit = endOfLog;
    end =
        new LogEnd(
            segmentSize.toBytePosition(endOfLog),
            segmentSize.toBytePosition(lastRecord),
            redoPointer,
            fullPageWrites);
    state = State.OPEN;
  }

  private void adopt(long endOfLog) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment page = arena.allocate(PAGE);
      files.readPage(timeline, endOfLog & -PAGE, page);
      buffers.adopt(endOfLog, page);
    }
  }

  /// Whether records can be inserted; not so during recovery and after [#stop].
  public boolean isStarted() {
    return state == State.OPEN;
  }

  /// Whether the instance is recovering still.
  public boolean isRecovering() {
    return state == State.RECOVERING;
  }

  /// Ends insertion for good, once the shutdown checkpoint is written.
  public void stop() {
    state = State.STOPPED;
  }

  /// Notes that the log is broken: a record is missing in it, or could not be made durable. From
  /// now on nothing is written any more, for nobody could read what lies behind.
  void fail(Throwable fault) {
    if (failure == null) {
      failure = fault;
    }
  }

  private void checkIntact() {
    Throwable known = failure;
    if (known != null) {
      throw new PgException(
          Severity.PANIC, SqlState.IO_ERROR, "the write-ahead log is broken", known);
    }
  }

  /// Says whether a base backup is running, so that page images may not be left out of the log.
  public void backupRunning(boolean now) {
    backupRunning = now;
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

  /// When and where the last segment was completed, for `archive_timeout`.
  public SegmentSwitch lastSegmentSwitch() {
    return lastSegmentSwitch;
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
    long occupantEnd = occupant + PAGE;
    if (occupant != 0 && Lsn.before(written, occupantEnd)) {
      return occupantEnd;
    }
    buffers.initialize(next, !backupRunning);
    initializedUpTo = next + PAGE;
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

  /// Initialises pages in advance, as far as there is room for them.
  private void prepareAhead(Proc proc) {
    mappingLock.acquireExclusive(proc);
    long blocking = 0;
    while (blocking == 0) {
      blocking = initializeNext();
    }
    mappingLock.releaseExclusive(proc);
  }

  // Flushing

  /// Whether a page with this LSN would have to wait for the log before it may be written.
  public boolean needsFlush(long lsn) {
    return Lsn.before(flushed, lsn) && state != State.RECOVERING;
  }

  /// Makes the log durable up to `upto`, with whatever else is there to write.
  ///
  /// During recovery there is nothing to do: what is replayed is on disk. Only the listener hears
  /// of it.
  ///
  /// @throws PgException XX000 when the log does not reach so far, as with a damaged page; PANIC
  ///   when the log cannot be written or synced
  public void flush(long upto, Proc proc) {
    flush(upto, 0, proc);
  }

  /// The same, and whoever comes to write the log itself waits a while before, so that others may
  /// come whose records it flushes too.
  ///
  /// @param delayNanos how long to wait (`commit_delay`), 0 for not at all
  public void flush(long upto, long delayNanos, Proc proc) {
    if (state == State.RECOVERING) {
      listener.replayedPageWritten(upto);
      return;
    }
    if (!Lsn.before(flushed, upto)) {
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
              write(delayNanos > 0 ? collect(complete, delayNanos, proc) : complete, true, proc);
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
    listener.flushed(flushed);
  }

  /// Waits inside the gate for more records to flush together. Waits for no insertion: those before
  /// `complete` are, and those behind need only be counted.
  private long collect(long complete, long delayNanos, Proc proc) {
    proc.parker().park(delayNanos); // woken early, it just collects less
    return insertions.await(complete, endPosition(), proc);
  }

  /// Notes that a transaction has committed without waiting for the log: the WAL writer flushes it
  /// soon.
  public void asyncCommit(long lsn) {
    if (raise(ASYNC_COMMIT, lsn)) {
      writerCall.committed(pagesBetween(flushed, lsn));
    }
  }

  /// Where the WAL writer says that it is there.
  public WalWriterCall writerCall() {
    return writerCall;
  }

  /// Says whether writes and syncs are timed (`track_wal_io_timing`).
  public void timed(boolean on) {
    output.timed(on);
  }

  private static long pagesBetween(long from, long to) {
    return (to & -PAGE) / PAGE - (from & -PAGE) / PAGE;
  }

  /// How far transactions have committed without waiting.
  public long asyncCommitted() {
    return asyncCommit;
  }

  /// @return whether nobody was as far before
  private boolean raise(VarHandle position, long lsn) {
    long known = (long) position.getVolatile(this);
    while (Lsn.before(known, lsn)) {
      if (position.compareAndSet(this, known, lsn)) {
        return true;
      }
      known = (long) position.getVolatile(this);
    }
    return false;
  }

  /// The WAL writer's work: writes what is complete, flushes asynchronous commits, and makes pages
  /// ready for what is to come.
  ///
  /// @param flushAfterPages how many written pages make it flush (`wal_writer_flush_after`), 0 for
  ///   every one
  /// @param flushDue whether it shall flush in any case
  /// @return whether there was something to do
  public boolean flushInBackground(int flushAfterPages, boolean flushDue, Proc proc) {
    if (!isStarted()) {
      return false;
    }
    long target = writeRequest & -PAGE;
    boolean wholePages = Lsn.before(flushed, target);
    if (!wholePages) {
      target = asyncCommit;
      if (!Lsn.before(flushed, target)) {
        return false;
      }
    }
    boolean sync = !wholePages || flushDue || pagesBetween(flushed, target) >= flushAfterPages;
    if (!sync && !Lsn.before(written, target)) {
      return false;
    }
    proc.startCritical();
    try {
      long complete = insertions.await(target, endPosition(), proc);
      gate.enter(proc);
      try {
        if (Lsn.before(written, target) || sync && Lsn.before(flushed, target)) {
          write(wholePages ? target : complete, sync, proc);
        }
      } finally {
        gate.leave(flushed);
      }
      prepareAhead(proc);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
    if (sync) {
      listener.flushed(flushed);
    }
    return true;
  }

  /// Notes how far the log is filled, so that the next flush takes complete pages along.
  void requestWrite(long upto) {
    raise(WRITE_REQUEST, upto);
  }

  /// Writes the log up to `upto`, the page that holds it as a whole, and syncs it if asked to.
  /// Called inside the gate; all insertions before `upto` are complete.
  private void write(long upto, boolean sync, Proc proc) {
    checkIntact();
    try {
      writePages(upto, proc);
      if (sync && Lsn.before(flushed, upto)) {
        long durable = written;
        output.sync(segmentSize.previousSegment(durable), proc);
        flushed = durable;
      }
    } catch (Throwable fault) {
      fail(fault);
      throw fault;
    }
  }

  private void writePages(long upto, Proc proc) {
    long position = written & -PAGE;
    while (Lsn.before(written, upto)) {
      long segment = segmentSize.segment(position);
      long segmentEnd = segmentSize.start(segment + 1);
      long pagesEnd = Lsn.min(segmentEnd, upto + PAGE - 1 & -PAGE);
      long runEnd = Lsn.min(pagesEnd, endOfRun(position));
      MemorySegment run = buffers.ring().asSlice(buffers.offset(position), runEnd - position);
      output.write(segment, segmentSize.offset(position), run, proc);
      position = runEnd;
      written = Lsn.min(runEnd, upto);
      // The last page may go out before the log has reached its end.
      if (written == segmentEnd) {
        finishSegment(segment, proc);
      }
    }
  }

  /// Where the stretch of pages that lie side by side in the ring ends.
  private long endOfRun(long position) {
    return position + buffers.ring().byteSize() - buffers.offset(position);
  }

  private void finishSegment(long segment, Proc proc) {
    output.sync(segment, proc);
    flushed = segmentSize.start(segment + 1);
    lastSegmentSwitch = new SegmentSwitch(proc.clock().timestamp(), flushed);
    listener.segmentCompleted(segment);
  }

  /// Closes the file that is open for writing. Nobody uses the log any more.
  public void close() {
    output.close();
  }
}
