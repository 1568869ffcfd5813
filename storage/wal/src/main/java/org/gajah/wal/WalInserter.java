package org.gajah.wal;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Lsn;
import org.gajah.locks.Proc;
import org.gajah.walformat.ImageCodec;
import org.gajah.walformat.RecordAssembler;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.ResourceManagerId;
import org.gajah.walformat.WalFormat;
import org.gajah.walformat.WalRecord;
import org.jspecify.annotations.Nullable;

/// One process's way into the log: gathers a record, finds it a place and copies it there.
///
/// ```
/// RecordBuilder builder = inserter.begin();
/// builder.registerBlock(0, ...);
/// long end = inserter.insert(record);
/// ```
public final class WalInserter {
  /// The record does not keep a checkpoint from being skipped for lack of anything to do.
  public static final int UNIMPORTANT = 0x01;

  /// The record names its replication origin, if the transaction has one.
  public static final int INCLUDE_ORIGIN = 0x02;

  /// The record changes files in a way that tools must understand (`XLR_SPECIAL_REL_UPDATE`).
  public static final int SPECIAL_RELATION_UPDATE = 0x04;

  private final Wal wal;
  private final Proc proc;
  private final RecordBuilder builder = new RecordBuilder();
  private final RecordAssembler assembler = new RecordAssembler();
  private long consistencyChecked;
  private int xid;
  private int topXid;
  private int origin;
  private long lastStart;
  private long lastEnd;
  private long records;
  private long images;
  private long bytes;

  public WalInserter(Wal wal, Proc proc) {
    this.wal = wal;
    this.proc = proc;
  }

  public Wal wal() {
    return wal;
  }

  /// The transaction whose records follow; 0 for none.
  public void transaction(int newXid) {
    xid = newXid;
  }

  /// The top transaction that the next record has to name, as the first of a subtransaction at
  /// `wal_level = logical`.
  public void topTransaction(int newTopXid) {
    topXid = newTopXid;
  }

  /// The replication origin of the records that include one; 0 for none.
  public void origin(int newOrigin) {
    origin = newOrigin;
  }

  /// Compresses page images from now on, or not (`wal_compression`).
  public void compression(@Nullable ImageCodec codec) {
    assembler.compression(codec);
  }

  /// Adds page images for consistency checks to the records of these resource managers
  /// (`wal_consistency_checking`).
  ///
  /// @param resourceManagers a bit for each
  public void checkConsistency(long resourceManagers) {
    consistencyChecked = resourceManagers;
  }

  /// Where the last record of this process starts.
  public long lastStart() {
    return lastStart;
  }

  /// Where the last record of this process ends; what a commit flushes up to.
  public long lastEnd() {
    return lastEnd;
  }

  /// Forgets the last record, at the end of a transaction.
  public void forgetLast() {
    lastEnd = Lsn.INVALID;
  }

  /// How many records this process has inserted.
  public long records() {
    return records;
  }

  /// How many full page images are in those records.
  public long images() {
    return images;
  }

  /// How many bytes those records have.
  public long bytes() {
    return bytes;
  }

  /// Starts a record.
  public RecordBuilder begin() {
    return builder.begin();
  }

  /// Inserts the record whose blocks have been registered since [#begin].
  ///
  /// @return where it ends: what the pages it changes are stamped with
  public long insert(WalRecord record) {
    return insert(record, 0);
  }

  /// The same with flags of this class.
  public long insert(WalRecord record, int flags) {
    record.encode(builder);
    return insert(record.resourceManager(), record.info(), flags);
  }

  /// Inserts a record whose main data and block data have been written to the builder by the
  /// caller.
  ///
  /// @throws PgException XX000 when the record is too long or the instance is recovering; what
  ///   fails later is a PANIC
  public long insert(ResourceManagerId resourceManager, int info, int flags) {
    checkOpen();
    int wholeInfo =
        info | ((flags & SPECIAL_RELATION_UPDATE) != 0 ? WalFormat.SPECIAL_REL_UPDATE : 0);
    if ((consistencyChecked >>> resourceManager.number() & 1) != 0) {
      wholeInfo |= WalFormat.CHECK_CONSISTENCY;
    }
    int namedOrigin = (flags & INCLUDE_ORIGIN) != 0 ? origin : 0;
    LogEnd seen = wal.end();
    assemble(seen, resourceManager, wholeInfo, namedOrigin);
    proc.startCritical();
    try {
      LogEnd place = reserve(seen, resourceManager, wholeInfo, namedOrigin, false);
      return complete(place, (flags & UNIMPORTANT) == 0);
    } catch (Throwable fault) {
      wal.fail(fault);
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
  }

  private void checkOpen() {
    if (wal.isStarted()) {
      return;
    }
    if (wal.isRecovering()) {
      throw PgException.internal("cannot make new WAL entries during recovery");
    }
    throw PgException.panic(
        SqlState.INTERNAL_ERROR,
        "concurrent write-ahead log activity while database system is shutting down");
  }

  /// Inserts a record that starts an online checkpoint: redo would start right with it.
  ///
  /// @return where it starts
  public long insertRedoPoint(WalRecord record) {
    checkOpen();
    begin();
    record.encode(builder);
    LogEnd seen = wal.end();
    assemble(seen, record.resourceManager(), record.info(), 0);
    proc.startCritical();
    try {
      LogEnd place = reserve(seen, record.resourceManager(), record.info(), 0, true);
      complete(place, true);
      return lastStart;
    } catch (Throwable fault) {
      wal.fail(fault);
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
  }

  /// Moves the end of the log behind a place for the record, which is assembled again where images
  /// turn out to be missing.
  ///
  /// @param assembledFor the end of the log for which it is assembled
  /// @return the end of the log before
  private LogEnd reserve(
      LogEnd assembledFor,
      ResourceManagerId resourceManager,
      int info,
      int namedOrigin,
      boolean isRedoPoint) {
    LogEnd seen = assembledFor;
    while (true) {
      LogEnd now = wal.end();
      if (!imagesSuffice(seen, now)) {
        seen = now;
        assemble(seen, resourceManager, info, namedOrigin);
      }
      // Where the record before ends: at the start of a page, its head is still to be written, too.
      wal.insertions().set(proc, wal.segmentSize().toEndLsn(now.bytePosition()));
      LogEnd next = now.advance(now.bytePosition() + WalFormat.align(assembler.length()));
      if (isRedoPoint) {
        next = next.redoAt(wal.segmentSize().toLsn(now.bytePosition()));
      }
      if (wal.moveEnd(now, next)) {
        return now;
      }
    }
  }

  private void assemble(LogEnd seen, ResourceManagerId resourceManager, int info, int namedOrigin) {
    assembler.policy(seen.redoPointer(), seen.fullPageWrites());
    assembler.assemble(builder, resourceManager.number(), info, xid, topXid, namedOrigin);
  }

  /// Whether the images that were taken under one end of the log do under a later one.
  private boolean imagesSuffice(LogEnd seen, LogEnd now) {
    if (now.fullPageWrites() && !seen.fullPageWrites()) {
      return false;
    }
    long unbacked = assembler.lowestUnbackedLsn();
    return !now.fullPageWrites()
        || !Lsn.isValid(unbacked)
        || Lsn.before(now.redoPointer(), unbacked);
  }

  private long complete(LogEnd place, boolean important) {
    long start = wal.segmentSize().toLsn(place.bytePosition());
    long end =
        wal.segmentSize().toEndLsn(place.bytePosition() + WalFormat.align(assembler.length()));
    long previous = wal.segmentSize().toLsn(place.previous());
    assembler.finish(previous);
    copy(start, end);
    if (important) {
      wal.insertions().noteImportant(proc, start);
    }
    count();
    if (pageOf(start) != pageOf(end)) {
      wal.requestWrite(pageOf(end));
    }
    lastStart = start;
    lastEnd = end;
    topXid = 0;
    return end;
  }

  private void count() {
    records++;
    bytes += assembler.length();
    WalCounters counters = wal.counters();
    counters.records.increment();
    counters.bytes.add(assembler.length());
    if (assembler.imageCount() > 0) {
      images += assembler.imageCount();
      counters.images.add(assembler.imageCount());
    }
  }

  /// Copies the record into the buffers, page by page, and leaves zeros up to its aligned end.
  private void copy(long start, long end) {
    WalBuffers buffers = wal.buffers();
    byte[] bytes = assembler.bytes();
    int left = assembler.length();
    int from = 0;
    long position = start;
    wal.ensureReady(pageOf(position), proc);
    while (true) {
      int room = (int) (pageOf(position) + WalBuffers.PAGE_SIZE - position);
      int chunk = Math.min(room, left);
      buffers.copyIn(bytes, from, position, chunk);
      from += chunk;
      left -= chunk;
      position += chunk;
      if (left == 0) {
        break;
      }
      wal.insertions().set(proc, position);
      wal.ensureReady(position, proc);
      buffers.markContinued(position, left);
      position += buffers.headSize(position);
    }
    if ((position + 7 & ~7L) != end) {
      throw PgException.internal("space reserved for WAL record does not match what was written");
    }
  }

  private static long pageOf(long lsn) {
    return lsn & -WalBuffers.PAGE_SIZE;
  }

  /// Fills the rest of the present segment and flushes it, so that it can be archived. Does nothing
  /// at the start of a segment.
  ///
  /// @param record the record that says so, which has no data
  /// @return where the last record before the switch, or the switch itself, ends
  public long insertSwitch(WalRecord record) {
    checkOpen();
    begin();
    record.encode(builder);
    assemble(wal.end(), record.resourceManager(), record.info(), 0);
    long recordEnd = wal.endPosition();
    proc.startCritical();
    try {
      LogEnd place = reserveSwitch();
      if (place == null) {
        return wal.endPosition();
      }
      recordEnd = complete(place, true);
      fillSegment(recordEnd);
    } catch (Throwable fault) {
      wal.fail(fault);
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
    wal.flush(segmentEnd(recordEnd), proc);
    return recordEnd;
  }

  private @Nullable LogEnd reserveSwitch() {
    while (true) {
      LogEnd now = wal.end();
      long start = wal.segmentSize().toEndLsn(now.bytePosition());
      if (wal.segmentSize().offset(start) == 0) {
        return null;
      }
      wal.insertions().set(proc, start);
      long recordEnd = now.bytePosition() + WalFormat.align(assembler.length());
      long end =
          wal.segmentSize().toBytePosition(segmentEnd(wal.segmentSize().toEndLsn(recordEnd)));
      if (wal.moveEnd(now, now.advance(end))) {
        return now;
      }
    }
  }

  /// Where the segment ends that the byte before `lsn` is in.
  private long segmentEnd(long lsn) {
    return wal.segmentSize().start(wal.segmentSize().previousSegment(lsn) + 1);
  }

  /// Makes the pages between the switch record and the end of its segment empty, without a head
  /// even.
  private void fillSegment(long recordEnd) {
    long end = segmentEnd(recordEnd);
    long page = pageOf(recordEnd + WalBuffers.PAGE_SIZE - 1);
    for (; Lsn.before(page, end); page += WalBuffers.PAGE_SIZE) {
      wal.insertions().set(proc, page);
      wal.ensureReady(page, proc);
      wal.buffers().clearHead(page);
    }
    wal.requestWrite(end);
  }
}
