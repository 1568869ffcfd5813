package org.gajah.wal;

import org.gajah.base.error.PgException;
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
  public long insert(ResourceManagerId resourceManager, int info, int flags) {
    if (!wal.isStarted()) {
      throw PgException.internal("cannot make new WAL entries during recovery");
    }
    int wholeInfo =
        info | ((flags & SPECIAL_RELATION_UPDATE) != 0 ? WalFormat.SPECIAL_REL_UPDATE : 0);
    if ((consistencyChecked >>> resourceManager.ordinal() & 1) != 0) {
      wholeInfo |= WalFormat.CHECK_CONSISTENCY;
    }
    int namedOrigin = (flags & INCLUDE_ORIGIN) != 0 ? origin : 0;
    proc.startCritical();
    try {
      LogEnd place = reserve(resourceManager, wholeInfo, namedOrigin, false);
      return complete(place, (flags & UNIMPORTANT) == 0);
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
  }

  /// Inserts a record that starts an online checkpoint: redo would start right with it.
  ///
  /// @return where it starts
  public long insertRedoPoint(WalRecord record) {
    begin();
    record.encode(builder);
    proc.startCritical();
    try {
      LogEnd place = reserve(record.resourceManager(), record.info(), 0, true);
      complete(place, false);
      return lastStart;
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
  }

  /// Assembles the record and moves the end of the log behind its place.
  ///
  /// @return the end of the log before
  private LogEnd reserve(
      ResourceManagerId resourceManager, int info, int namedOrigin, boolean isRedoPoint) {
    LogEnd seen = wal.end();
    assemble(seen, resourceManager, info, namedOrigin);
    while (true) {
      LogEnd now = wal.end();
      if (!imagesSuffice(seen, now)) {
        seen = now;
        assemble(seen, resourceManager, info, namedOrigin);
      }
      long start = wal.segmentSize().toLsn(now.bytePosition());
      // Where the record before ends: at the start of a page, its head is still to be written, too.
      wal.insertions().set(proc, wal.segmentSize().toEndLsn(now.bytePosition()));
      LogEnd next = now.advance(now.bytePosition() + aligned(assembler.length()));
      if (wal.moveEnd(now, isRedoPoint ? next.redoAt(start) : next)) {
        return now;
      }
    }
  }

  private void assemble(LogEnd seen, ResourceManagerId resourceManager, int info, int namedOrigin) {
    assembler.policy(seen.redoPointer(), seen.fullPageWrites());
    assembler.assemble(builder, resourceManager.ordinal(), info, xid, topXid, namedOrigin);
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

  private static int aligned(int length) {
    return length + 7 & ~7;
  }

  private long complete(LogEnd place, boolean important) {
    long start = wal.segmentSize().toLsn(place.bytePosition());
    long end = wal.segmentSize().toEndLsn(place.bytePosition() + aligned(assembler.length()));
    long previous = wal.segmentSize().toLsn(place.previous());
    assembler.finish(previous);
    copy(start, end);
    if (important) {
      wal.insertions().noteImportant(proc, start);
    }
    count();
    if ((start & -WalBuffers.PAGE_SIZE) != (end & -WalBuffers.PAGE_SIZE)) {
      wal.requestWrite(end & -WalBuffers.PAGE_SIZE);
    }
    lastStart = start;
    lastEnd = end;
    topXid = 0;
    return end;
  }

  private void count() {
    Wal.Counters counters = wal.counters();
    counters.records.increment();
    counters.bytes.add(assembler.length());
    if (assembler.imageCount() > 0) {
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

  /// Fills the rest of the present segment, so that it can be archived. Does nothing at the start
  /// of a segment.
  ///
  /// @param record the record that says so, which has no data
  /// @return where the last record before the switch, or the switch itself, ends
  public long insertSwitch(WalRecord record) {
    begin();
    record.encode(builder);
    proc.startCritical();
    try {
      LogEnd place = reserveSwitch(record);
      if (place == null) {
        return wal.endPosition();
      }
      long recordEnd = complete(place, false);
      fillSegment(recordEnd);
      return recordEnd;
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      wal.insertions().done(proc);
      proc.endCritical();
    }
  }

  private @Nullable LogEnd reserveSwitch(WalRecord record) {
    while (true) {
      LogEnd now = wal.end();
      assemble(now, record.resourceManager(), record.info(), 0);
      long start = wal.segmentSize().toEndLsn(now.bytePosition());
      if (wal.segmentSize().offset(start) == 0) {
        return null;
      }
      long end = now.bytePosition() + aligned(assembler.length());
      long endLsn = wal.segmentSize().toEndLsn(end);
      if (wal.segmentSize().offset(endLsn) != 0) {
        end =
            wal.segmentSize()
                .toBytePosition(wal.segmentSize().start(wal.segmentSize().segment(endLsn) + 1));
      }
      wal.insertions().set(proc, start);
      if (wal.moveEnd(now, now.advance(end))) {
        return now;
      }
    }
  }

  /// Makes the pages between the switch record and the end of its segment empty pages of the log.
  private void fillSegment(long recordEnd) {
    if (wal.segmentSize().offset(recordEnd) == 0) {
      return;
    }
    long segmentEnd = wal.segmentSize().start(wal.segmentSize().segment(recordEnd) + 1);
    long page = pageOf(recordEnd + WalBuffers.PAGE_SIZE - 1);
    for (; Lsn.before(page, segmentEnd); page += WalBuffers.PAGE_SIZE) {
      wal.insertions().set(proc, page);
      wal.ensureReady(page, proc);
    }
    wal.requestWrite(segmentEnd);
  }
}
