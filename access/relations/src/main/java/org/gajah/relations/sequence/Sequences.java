package org.gajah.relations.sequence;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.buffer.BufferAccess;
import org.gajah.disk.RelationFork;
import org.gajah.locks.Proc;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.heap.SequencePage;
import org.gajah.page.heap.SequencePageWriter;
import org.gajah.page.value.TupleFormer;
import org.gajah.walformat.RecordBuilder;
import org.gajah.walformat.record.SequenceRecord;
import org.jspecify.annotations.Nullable;

/// Gives out values of sequences. Whoever takes values holds the lock on the relation that keeps it
/// from being dropped or altered.
///
/// A log record promises more values than are asked for, so that only one call in [#LOGGED_AHEAD]
/// has to log; a crash loses what was promised and not given out.
public final class Sequences {
  /// How many values are logged ahead. Mirrors `SEQ_LOG_VALS`.
  public static final int LOGGED_AHEAD = 32;

  private static final int TUPLE_SIZE = SequencePage.TUPLE_HEADER + SequencePage.DATA_SIZE;
  private static final int COLUMNS = 3;

  private final StorageContext context;
  private final BufferAccess buffers;
  private final ByteSink tuple = new ByteSink(TUPLE_SIZE);

  public Sequences(StorageContext context) {
    this.context = context;
    this.buffers = context.buffers();
  }

  // Making

  /// Fills the empty file of a new sequence, and that of its init fork where it has one.
  public void create(RelationDescriptor sequence, SequenceState state) {
    fill(sequence, ForkNumber.MAIN, state, sequence.needsWal());
  }

  /// Fills the init fork of an unlogged sequence, which says how it looks after a crash.
  public void createInitFork(RelationDescriptor sequence, SequenceState state) {
    fill(sequence, ForkNumber.INIT, state, true);
  }

  private void fill(
      RelationDescriptor sequence, ForkNumber forkNumber, SequenceState state, boolean logged) {
    RelationFork fork = sequence.fork(forkNumber);
    formTuple(state);
    if (logged) {
      context.transaction().xid();
    }
    int buffer = buffers.extend(fork, 1, null);
    Proc proc = context.proc();
    try {
      proc.startCritical();
      try {
        MemorySegment page = buffers.page(buffer);
        SequencePageWriter.init(page, tuple.array(), 0, tuple.length());
        buffers.markDirty(buffer);
        if (logged) {
          log(sequence, buffer);
        }
      } catch (Throwable fault) {
        throw proc.panic(fault);
      } finally {
        proc.endCritical();
      }
    } finally {
      buffers.unlockAndRelease(buffer);
    }
  }

  /// The tuple is frozen from its beginning: a sequence does not know transactions.
  private void formTuple(SequenceState state) {
    tuple.clear();
    tuple.putZeros(TUPLE_SIZE);
    tuple.setInt(HeapTuple.XMIN, Xid.FROZEN);
    TupleFormer.setItemPointer(tuple, HeapTuple.CTID, Tid.of(0, 1));
    tuple.setShort(HeapTuple.INFOMASK2, COLUMNS);
    tuple.setShort(HeapTuple.INFOMASK, Infomask.XMIN_FROZEN | Infomask.XMAX_INVALID);
    tuple.setByte(HeapTuple.HOFF, SequencePage.TUPLE_HEADER);
    setData(state);
  }

  private void setData(SequenceState state) {
    tuple.setLong(SequencePage.TUPLE_HEADER + SequencePage.LAST_VALUE, state.lastValue());
    tuple.setLong(SequencePage.TUPLE_HEADER + SequencePage.LOG_COUNT, state.logCount());
    tuple.setByte(SequencePage.TUPLE_HEADER + SequencePage.IS_CALLED, state.called() ? 1 : 0);
  }

  /// Logs the tuple that was formed last.
  private void log(RelationDescriptor sequence, int buffer) {
    RecordBuilder builder = context.wal().begin();
    buffers.register(builder, 0, buffer, RecordBuilder.WILL_INIT);
    Slice body = new Slice(tuple.array(), 0, tuple.length());
    long lsn = context.wal().insert(new SequenceRecord(sequence.files().locator(), body));
    PageWriter.setLsn(buffers.page(buffer), lsn);
  }

  // The row

  private int open(RelationDescriptor sequence) {
    int buffer = buffers.read(sequence.main(), 0);
    buffers.lockExclusive(buffer);
    MemorySegment page = buffers.page(buffer);
    if (!SequencePage.isSequence(page)) {
      int magic =
          PageHeader.special(page) <= PageHeader.PAGE_SIZE - SequencePage.SPECIAL_SIZE
              ? Bytes.intAt(page, PageHeader.special(page))
              : 0;
      buffers.unlockAndRelease(buffer);
      throw PgException.internal(
          "bad magic number in sequence \"%s\": %08X".formatted(sequence.name(), magic));
    }
    return buffer;
  }

  private static SequenceState state(MemorySegment page) {
    return new SequenceState(
        SequencePage.lastValue(page), SequencePage.logCount(page), SequencePage.isCalled(page));
  }

  /// Reads the row.
  public SequenceState read(RelationDescriptor sequence) {
    int buffer = open(sequence);
    try {
      return state(buffers.page(buffer));
    } finally {
      buffers.unlockAndRelease(buffer);
    }
  }

  /// Sets the row; see [#set].
  ///
  /// @throws PgException 22003 when the value is not one of the sequence
  public void set(RelationDescriptor sequence, SequenceRange range, long value, boolean called) {
    int buffer = open(sequence);
    try {
      if (value < range.minimum() || value > range.maximum()) {
        throw new PgException(
            SqlState.NUMERIC_VALUE_OUT_OF_RANGE,
            "setval: value %d is out of bounds for sequence \"%s\" (%d..%d)"
                .formatted(value, sequence.name(), range.minimum(), range.maximum()));
      }
      SequenceState state = new SequenceState(value, 0, called);
      write(sequence, buffer, sequence.needsWal() ? state : null, state);
    } finally {
      buffers.unlockAndRelease(buffer);
    }
  }

  /// Changes the row.
  ///
  /// @param logged what the log says of it, null for nothing
  private void write(
      RelationDescriptor sequence,
      int buffer,
      @Nullable SequenceState logged,
      SequenceState state) {
    if (logged != null) {
      // The commit must wait for the record: what somebody was given must not come again.
      context.transaction().xid();
    }
    MemorySegment page = buffers.page(buffer);
    readTuple(page);
    Proc proc = context.proc();
    proc.startCritical();
    try {
      buffers.markDirty(buffer);
      if (logged != null) {
        // An image of the page in the record has to show what redo will make of it.
        SequencePageWriter.set(page, logged.lastValue(), logged.logCount(), logged.called());
        setData(logged);
        log(sequence, buffer);
      }
      SequencePageWriter.set(page, state.lastValue(), state.logCount(), state.called());
    } catch (Throwable fault) {
      throw proc.panic(fault);
    } finally {
      proc.endCritical();
    }
  }

  private void readTuple(MemorySegment page) {
    tuple.clear();
    tuple.putSegment(page, LinePointer.tupleAt(page, 1), LinePointer.tupleLength(page, 1));
  }

  // Values

  /// Takes the next values: one for the caller, and as many more as the cache says.
  ///
  /// @throws PgException 2200H when there is none
  public SequenceValues next(RelationDescriptor sequence, SequenceRange range) {
    int buffer = open(sequence);
    try {
      MemorySegment page = buffers.page(buffer);
      SequenceState state = state(page);
      boolean mustLog =
          state.logCount() < range.cache() - (state.called() ? 0 : 1)
              || !state.called()
              || isOlderThanCheckpoint(page);
      Taking taking = new Taking(sequence, range, state);
      taking.take(mustLog);
      SequenceState logged =
          mustLog && sequence.needsWal() ? new SequenceState(taking.next, 0, true) : null;
      write(sequence, buffer, logged, new SequenceState(taking.last, taking.logCount, true));
      return new SequenceValues(taking.result, taking.last);
    } finally {
      buffers.unlockAndRelease(buffer);
    }
  }

  /// After a checkpoint, the first change of the page must be logged, for redo starts there.
  private boolean isOlderThanCheckpoint(MemorySegment page) {
    return !Lsn.before(context.wal().wal().redoPointer(), PageHeader.lsn(page));
  }

  /// Counts on from a row.
  private static final class Taking {
    private final RelationDescriptor sequence;
    private final SequenceRange range;
    private final SequenceState state;

    /// The value that was counted last, whether taken or only promised.
    long next;

    /// The value for the caller, and the last one that was taken.
    long result;

    long last;
    long logCount;
    private long taken;

    Taking(RelationDescriptor sequence, SequenceRange range, SequenceState state) {
      this.sequence = sequence;
      this.range = range;
      this.state = state;
      this.next = state.lastValue();
      this.result = next;
      this.last = next;
      this.logCount = state.logCount();
    }

    void take(boolean ahead) {
      long fetch = range.cache();
      if (!state.called()) {
        taken++;
        fetch--;
      }
      if (ahead) {
        fetch += LOGGED_AHEAD;
        logCount = fetch;
      }
      while (fetch > 0) {
        if (!step()) {
          break;
        }
        fetch--;
        if (taken < range.cache()) {
          logCount--;
          taken++;
          last = next;
          if (taken == 1) {
            result = next;
          }
        }
      }
      logCount -= fetch;
    }

    /// Counts one on.
    ///
    /// @return false at the end, when something was taken already
    private boolean step() {
      long increment = range.increment();
      boolean up = increment > 0;
      if (!(up ? passesMaximum(increment) : passesMinimum(increment))) {
        next += increment;
        return true;
      }
      if (taken > 0) {
        return false;
      }
      if (!range.cycle()) {
        throw new PgException(
            SqlState.SEQUENCE_GENERATOR_LIMIT_EXCEEDED,
            "nextval: reached %s value of sequence \"%s\" (%d)"
                .formatted(
                    up ? "maximum" : "minimum",
                    sequence.name(),
                    up ? range.maximum() : range.minimum()));
      }
      next = up ? range.minimum() : range.maximum();
      return true;
    }

    private boolean passesMaximum(long increment) {
      long maximum = range.maximum();
      return maximum >= 0 && next > maximum - increment
          || maximum < 0 && next + increment > maximum;
    }

    private boolean passesMinimum(long increment) {
      long minimum = range.minimum();
      return minimum < 0 && next < minimum - increment
          || minimum >= 0 && next + increment < minimum;
    }
  }
}
