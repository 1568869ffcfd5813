package org.gajah.heap;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.heap.change.RunTimeExtras;
import org.gajah.heap.change.VisibilityLog;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.heap.Infomask;
import org.gajah.page.heap.VisibilityMapPage;
import org.gajah.space.VisibilityMap;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapVisible;

/// Inserts rows. Mirrors `heap_insert` and `heap_multi_insert`.
final class Inserter {
  private static final int[] NONE = {};

  private final StorageContext context;
  private final TableDescriptor table;
  private final BufferAccess buffers;
  private final InsertOptions options;
  private final RoomFinder room;
  private final VisibilityMap visibilityMap;
  private final MapPin mapPin;
  private final ChangeLog log;
  private final NewTuple tuple;
  private final Toasting toasting;
  private final RunTimeExtras extras;
  private final int commandId;

  // Of an insertion of several rows.
  private final PagePlan plan = new PagePlan();
  private final ByteSink packed = new ByteSink(0);
  private int[] starts = NONE;
  private int[] lengths = NONE;
  private int[] offsets = NONE;

  Inserter(
      StorageContext context,
      TableDescriptor table,
      InsertOptions options,
      RoomFinder room,
      MapPin mapPin,
      ChangeLog log,
      NewTuple tuple,
      Toasting toasting,
      int commandId) {
    this.context = context;
    this.table = table;
    this.buffers = context.buffers();
    this.options = options;
    this.room = room;
    this.visibilityMap = new VisibilityMap(context, table);
    this.mapPin = mapPin;
    this.log = log;
    this.tuple = tuple;
    this.toasting = toasting;
    this.commandId = commandId;
    this.extras = RunTimeExtras.ofCommand(commandId, false);
  }

  /// What a new tuple's mask says of xmin and xmax.
  private int freshBits() {
    return options.frozen() ? Infomask.XMAX_INVALID | Infomask.XMIN_FROZEN : Infomask.XMAX_INVALID;
  }

  /// Inserts a row.
  ///
  /// @param token of a speculative insertion, 0 for an ordinary one
  /// @return its tid
  long insert(Vector[] columns, int row, int token) {
    int xid = context.transaction().xid();
    tuple.clear();
    tuple.form(columns, row);
    if (tuple.needsToaster()) {
      tuple.shorten(toasting.rows(), columns, row, null, 0);
    }
    int buffer = room.find(tuple.length(), 1, mapPin);
    try {
      MemorySegment page = buffers.page(buffer);
      int offsetNumber = PageWriter.nextHeapOffset(page);
      int flags =
          (PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE) ? HeapInsert.ALL_VISIBLE_CLEARED : 0)
              | (token == 0 ? 0 : HeapInsert.IS_SPECULATIVE);
      HeapInsert record =
          new HeapInsert(
              offsetNumber,
              flags,
              isOnlyTuple(page, offsetNumber),
              tuple.infomask2(),
              tuple.infomask() | freshBits(),
              tuple.headerSize(),
              tuple.body());
      RunTimeExtras known = token == 0 ? extras : RunTimeExtras.speculative(commandId, token);
      log.insert(buffer, xid, record, known, mapPin);
      return Tid.of(buffers.block(buffer), offsetNumber);
    } finally {
      buffers.unlockAndRelease(buffer);
    }
  }

  /// Whether a tuple that is going to be put on a page will be the only one, so that redo can make
  /// the page anew.
  static boolean isOnlyTuple(MemorySegment page, int offsetNumber) {
    return offsetNumber == 1 && PageHeader.maxOffset(page) <= 1;
  }

  // Several rows

  /// Inserts rows 0 to `count` - 1: all are formed first, for that may mean moving values out; then
  /// page after page is filled.
  void insertAll(Vector[] columns, int count, long[] tids) {
    int xid = context.transaction().xid();
    formAll(columns, count);
    int done = 0;
    while (done < count) {
      context.proc().checkInterrupts();
      int buffer = room.find(lengths[done], pagesFor(done, count), mapPin);
      try {
        done = fillPage(buffer, xid, done, count, tids);
      } finally {
        buffers.unlockAndRelease(buffer);
      }
    }
  }

  private void formAll(Vector[] columns, int count) {
    if (starts.length < count) {
      starts = new int[count];
      lengths = new int[count];
    }
    tuple.clear();
    for (int row = 0; row < count; row++) {
      tuple.form(columns, row);
      if (tuple.needsToaster()) {
        tuple.shorten(toasting.rows(), columns, row, null, 0);
      }
      starts[row] = tuple.start();
      lengths[row] = tuple.length();
    }
  }

  /// How many empty pages the rest of the rows would fill.
  private int pagesFor(int from, int count) {
    int whole = PageHeader.PAGE_SIZE - PageHeader.SIZE - room.keptFree();
    int pages = 1;
    int left = whole;
    for (int row = from; row < count; row++) {
      int needed = LinePointer.SIZE + Bytes.maxAlign(lengths[row]);
      if (left < needed) {
        pages++;
        left = whole;
      }
      left -= needed;
    }
    return pages;
  }

  /// Puts as many rows on a page as it takes.
  ///
  /// @return the first row that is left
  private int fillPage(int buffer, int xid, int from, int count, long[] tids) {
    MemorySegment page = buffers.page(buffer);
    int block = buffers.block(buffer);
    boolean empty = PageHeader.maxOffset(page) == 0;
    boolean frozen = empty && options.frozen();
    int end = planPage(page, block, from, count, tids);
    int flags =
        (PageHeader.hasFlag(page, PageHeader.ALL_VISIBLE) ? HeapInsert.ALL_VISIBLE_CLEARED : 0)
            | (frozen ? HeapInsert.ALL_FROZEN_SET : 0)
            | (end == count ? HeapInsert.LAST_IN_MULTI : 0);
    HeapMultiInsert record =
        new HeapMultiInsert(
            flags,
            empty,
            end - from,
            empty ? NONE : Arrays.copyOf(offsets, end - from),
            new Slice(packed.array(), 0, packed.length()));
    log.insertAll(buffer, xid, record, extras, mapPin);
    if (frozen) {
      VisibilityLog.set(
          context,
          table,
          buffer,
          visibilityMap,
          mapPin.buffer(),
          new HeapVisible(Xid.INVALID, VisibilityMapPage.VALID_BITS));
    }
    return end;
  }

  private int planPage(MemorySegment page, int block, int from, int count, long[] tids) {
    if (offsets.length == 0) {
      offsets = new int[HeapTuple.MAX_PER_PAGE];
    }
    packed.clear();
    plan.start(page);
    int row = from;
    do {
      tuple.select(starts[row], lengths[row]);
      int offsetNumber = plan.put(lengths[row]);
      offsets[row - from] = offsetNumber;
      tids[row] = Tid.of(block, offsetNumber);
      HeapMultiInsert.pack(
          packed,
          tuple.infomask2(),
          tuple.infomask() | freshBits(),
          tuple.headerSize(),
          tuple.bytes().array(),
          tuple.start() + HeapTuple.HEADER_SIZE,
          tuple.length() - HeapTuple.HEADER_SIZE);
      row++;
    } while (row < count && plan.freeSpace() >= Bytes.maxAlign(lengths[row]) + room.keptFree());
    return row;
  }
}
