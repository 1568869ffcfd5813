package org.gajah.heap.rewrite;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.toast.RowToaster;
import org.gajah.accessapi.toast.Toaster;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.heap.change.PageChanges;
import org.gajah.heap.prune.FreezeCutoffs;
import org.gajah.heap.prune.PageFreezer;
import org.gajah.heap.visibility.RowState;
import org.gajah.page.Bytes;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.HeapTupleWriter;
import org.gajah.page.heap.Infomask;
import org.gajah.page.value.TupleDecoder;
import org.gajah.page.value.TupleFormer;
import org.gajah.walformat.record.HeapPrune.FreezePlan;
import org.jspecify.annotations.Nullable;

/// Puts versions of rows into new files and ties their chains together there.
final class VersionMover implements AutoCloseable {
  /// Versions longer than this have values compressed or moved out. Mirrors
  /// `TOAST_TUPLE_THRESHOLD`.
  private static final int LONG = 2032;

  /// What a version is known by to the one before it: who made it, and where it was.
  private record Successor(int xmin, long oldTid) {}

  /// A version that waits to learn where its successor goes.
  private record Waiting(long oldTid, byte[] tuple) {}

  private final StorageContext context;
  private final TableDescriptor table;
  private final RowState state;
  private final Toaster toaster;
  private final PageFreezer freezer;
  private final int oldestXmin;
  private final NewPages pages;
  private final boolean[] dropped;
  private final boolean dropsAny;
  private final Map<Successor, Waiting> waiting = new HashMap<>();
  private final Map<Successor, Long> arrived = new HashMap<>();

  private final Arena arena = Arena.ofShared();
  private MemorySegment scratch = arena.allocate(16_384, Long.BYTES);
  private final Vector[] columns;
  private final TupleDecoder decoder;
  private final TupleFormer former;
  private final ByteSink formed = new ByteSink(8192);
  private @Nullable RowToaster rows;

  /// @param table as the new files are
  /// @param cutoffs what is frozen
  /// @param oldestXmin what was deleted before is dead
  /// @param droppedColumns whose values are left behind, counted from 0
  VersionMover(
      StorageContext context,
      TableDescriptor table,
      RowState state,
      Toaster toaster,
      FreezeCutoffs cutoffs,
      int oldestXmin,
      int[] droppedColumns) {
    this.context = context;
    this.table = table;
    this.state = state;
    this.toaster = toaster;
    this.freezer = new PageFreezer(state, cutoffs);
    this.oldestXmin = oldestXmin;
    this.pages = new NewPages(context, table);
    int count = table.layout().attributeCount();
    this.dropped = new boolean[count];
    for (int column : droppedColumns) {
      dropped[column] = true;
    }
    this.dropsAny = droppedColumns.length > 0;
    this.columns = new Vector[count];
    for (int i = 0; i < count; i++) {
      columns[i] = table.layout().attribute(i).byValue() ? new LongVector(1) : new BytesVector(1);
    }
    this.decoder = new TupleDecoder(table.layout(), IntStream.range(0, count).toArray(), columns);
    this.former = new TupleFormer(table.layout());
  }

  // Taking versions in

  /// Takes a version that stays.
  ///
  /// @param page where it lies
  /// @param at where in it
  void move(MemorySegment page, int at, int length, long oldTid) {
    byte[] tuple = reformed(page, at, length);
    freeze(tuple);
    if (hasSuccessor(page, at, oldTid)) {
      Successor successor = new Successor(state.updateXid(page, at), HeapTuple.ctid(page, at));
      Long newTid = arrived.remove(successor);
      if (newTid == null) {
        waiting.put(successor, new Waiting(oldTid, tuple));
        return;
      }
      lead(tuple, newTid);
    }
    insert(tuple, oldTid);
  }

  /// Whether there is a next version. One that an aborted transaction made is none; of
  /// subtransactions of the own transaction no hint says so.
  private boolean hasSuccessor(MemorySegment page, int at, long oldTid) {
    return (HeapTuple.infomask(page, at) & Infomask.XMAX_INVALID) == 0
        && !state.isOnlyLocked(page, at)
        && !HeapTuple.isMovedToAnotherPartition(page, at)
        && HeapTuple.ctid(page, at) != oldTid
        && !state.hasAborted(state.updateXid(page, at));
  }

  /// Takes note of a version that is dead to everybody.
  ///
  /// @return whether it makes the version before it dead, which had come and goes now
  boolean drop(MemorySegment page, int at, long oldTid) {
    return !waiting.isEmpty()
        && waiting.remove(new Successor(HeapTuple.xmin(page, at), oldTid)) != null;
  }

  /// Inserts a version, and those that have waited for it.
  private void insert(byte[] first, long firstOldTid) {
    byte[] tuple = first;
    long oldTid = firstOldTid;
    while (true) {
      long newTid = place(tuple);
      int xmin = header(tuple, HeapTuple::xmin);
      boolean follows = (header(tuple, HeapTuple::infomask) & Infomask.UPDATED) != 0;
      if (!follows || Xid.precedes(xmin, oldestXmin)) {
        return;
      }
      Successor self = new Successor(xmin, oldTid);
      Waiting before = waiting.remove(self);
      if (before == null) {
        arrived.put(self, newTid);
        return;
      }
      tuple = before.tuple;
      oldTid = before.oldTid;
      lead(tuple, newTid);
    }
  }

  /// Inserts those whose successors never came, and writes the last page.
  void finish() {
    for (Waiting alone : waiting.values()) {
      place(alone.tuple);
    }
    waiting.clear();
    pages.finish();
  }

  int pages() {
    return pages.count();
  }

  // Tuples

  /// The tuple as it is to be: all columns, none that was dropped; the header says who inserted and
  /// deleted it, and leads nowhere yet.
  private byte[] reformed(MemorySegment page, int at, int length) {
    byte[] tuple;
    if (dropsAny || HeapTuple.attributeCount(page, at) < columns.length) {
      decode(page, at);
      for (int i = 0; i < dropped.length; i++) {
        if (dropped[i]) {
          columns[i].setNull(0);
        }
      }
      formed.clear();
      former.heapTuple(columns, 0, formed);
      tuple = formed.toByteArray();
      Bytes.copyOut(page, at, tuple, 0, HeapTuple.CTID);
    } else {
      tuple = new byte[length];
      Bytes.copyOut(page, at, tuple, 0, length);
      Arrays.fill(tuple, HeapTuple.CTID, HeapTuple.INFOMASK2, (byte) 0);
    }
    int mask = HeapTuple.infomask(page, at) & Infomask.XACT_MASK;
    change(
        tuple,
        header -> {
          HeapTupleWriter.changeInfomask(header, 0, Infomask.XACT_MASK, mask);
          HeapTupleWriter.changeInfomask2(header, 0, Infomask.XACT_MASK2, 0);
        });
    return tuple;
  }

  private void decode(MemorySegment page, int at) {
    for (Vector column : columns) {
      column.clear();
    }
    decoder.heapTuple(page, at, 0);
  }

  private void freeze(byte[] tuple) {
    Bytes.copyIn(tuple, 0, scratch, 0, HeapTuple.HEADER_SIZE);
    FreezePlan plan = freezer.alone(scratch, 0);
    if (plan != null) {
      PageChanges.freeze(scratch, 0, plan);
      Bytes.copyOut(scratch, 0, tuple, 0, HeapTuple.HEADER_SIZE);
    }
  }

  private void lead(byte[] tuple, long tid) {
    change(tuple, header -> HeapTupleWriter.setCtid(header, 0, tid));
  }

  private interface HeaderChange {
    void apply(MemorySegment header);
  }

  private interface HeaderField {
    int of(MemorySegment header, int at);
  }

  private void change(byte[] tuple, HeaderChange change) {
    Bytes.copyIn(tuple, 0, scratch, 0, HeapTuple.HEADER_SIZE);
    change.apply(scratch);
    Bytes.copyOut(scratch, 0, tuple, 0, HeapTuple.HEADER_SIZE);
  }

  private int header(byte[] tuple, HeaderField field) {
    Bytes.copyIn(tuple, 0, scratch, 0, HeapTuple.HEADER_SIZE);
    return field.of(scratch, 0);
  }

  // Placing

  private long place(byte[] tuple) {
    Bytes.copyIn(tuple, 0, scratch(tuple.length), 0, tuple.length);
    boolean leads = Tid.offset(HeapTuple.ctid(scratch, 0)) != 0;
    boolean shortens =
        !table.columnStorage().isEmpty()
            && (tuple.length > LONG || HeapTuple.hasExternal(scratch, 0));
    return pages.add(shortens ? shortened(tuple) : tuple, leads);
  }

  private MemorySegment scratch(int size) {
    if (scratch.byteSize() < size) {
      scratch = arena.allocate(2L * size, Long.BYTES);
    }
    return scratch;
  }

  /// The tuple in the scratch memory with its long values in the TOAST table.
  private byte[] shortened(byte[] tuple) {
    decode(scratch, 0);
    RowToaster shortener = rows;
    if (shortener == null) {
      shortener = toaster.moving(context, table);
      rows = shortener;
    }
    formed.clear();
    former.heapTuple(shortener.shorten(columns, 0, null, 0), 0, formed);
    byte[] result = formed.toByteArray();
    int mask = header(tuple, HeapTuple::infomask) & Infomask.XACT_MASK;
    System.arraycopy(tuple, 0, result, 0, HeapTuple.INFOMASK2);
    change(result, header -> HeapTupleWriter.changeInfomask(header, 0, Infomask.XACT_MASK, mask));
    return result;
  }

  @Override
  public void close() {
    try {
      if (rows != null) {
        rows.close();
      }
    } finally {
      pages.close();
      arena.close();
    }
  }
}
