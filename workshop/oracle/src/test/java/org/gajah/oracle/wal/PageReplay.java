package org.gajah.oracle.wal;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gajah.base.bytes.Slice;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.id.Lsn;
import org.gajah.base.id.RelFileLocator;
import org.gajah.page.Bytes;
import org.gajah.page.Compaction;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.PageWriter;
import org.gajah.page.heap.HeapTuple;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeTupleWriter;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.RecordView;
import org.gajah.walformat.RecordView.BlockView;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalRecord;
import org.gajah.walformat.index.BTreeDedup;
import org.gajah.walformat.index.BTreeDelete;
import org.gajah.walformat.index.BTreeDeletion;
import org.gajah.walformat.index.BTreeInsert;
import org.gajah.walformat.index.BTreeRecord;
import org.gajah.walformat.index.BTreeVacuum;
import org.gajah.walformat.index.BrinRecord;
import org.gajah.walformat.index.GistRecord;
import org.gajah.walformat.index.HashRecord;
import org.gajah.walformat.record.HeapDelete;
import org.gajah.walformat.record.HeapInsert;
import org.gajah.walformat.record.HeapLock;
import org.gajah.walformat.record.HeapMultiInsert;
import org.gajah.walformat.record.HeapPrune;
import org.gajah.walformat.record.HeapUpdate;
import org.gajah.walformat.record.HeapVisible;
import org.jspecify.annotations.Nullable;

/// Applies the records that move tuples within a page, as far as it takes to know where they come
/// to lie, and holds the outcome against the images that the real server took of the same pages.
///
/// It is no redo: tuple headers, special spaces and other pages are left alone. What it proves is
/// that [PageWriter] puts tuples where the real server does.
final class PageReplay {
  private record Tag(RelFileLocator locator, ForkNumber fork, int block) {}

  private final Map<Tag, MemorySegment> pages = new HashMap<>();
  private final MemorySegment image = newPage();

  /// How often the outcome of a kind of record was compared with an image.
  final Map<String, Integer> compared = new TreeMap<>();

  private static MemorySegment newPage() {
    return MemorySegment.ofArray(new byte[PageHeader.PAGE_SIZE]);
  }

  /// Applies a record and compares.
  void visit(WalReader reader, WalRecord record) throws InvalidWalException {
    RecordView view = reader.record();
    for (int i = 0; i < view.blockCount(); i++) {
      if (view.hasBlock(i)) {
        visit(reader, record, i);
      }
    }
  }

  private void visit(WalReader reader, WalRecord record, int index) throws InvalidWalException {
    BlockView block = reader.record().block(index);
    Tag tag = new Tag(block.locator(), block.fork(), block.block());
    MemorySegment page = pages.get(tag);
    boolean applied = page != null && apply(reader.record(), record, index, page);
    if (block.hasImage()) {
      reader.restoreImage(index, image);
      if (applied && page != null) {
        compare(record, reader.record(), page);
      }
      MemorySegment known = page == null ? newPage() : page;
      known.copyFrom(image);
      pages.put(tag, known);
    } else if (!applied) {
      pages.remove(tag);
    }
  }

  private void compare(WalRecord record, RecordView view, MemorySegment page) {
    String kind = record.resourceManager().label() + "/" + record.name();
    compared.merge(kind, 1, Integer::sum);
    boolean heap = PageHeader.special(page) == PageHeader.PAGE_SIZE;
    String difference = difference(page, heap ? HeapTuple.HEADER_SIZE : 0);
    if (difference != null) {
      throw new AssertionError(kind + " at " + Lsn.toString(view.start()) + ": " + difference);
    }
  }

  /// What differs between a page and [#image], tuple headers of `header` bytes left out.
  private @Nullable String difference(MemorySegment page, int header) {
    if (PageHeader.lower(page) != PageHeader.lower(image)
        || PageHeader.upper(page) != PageHeader.upper(image)) {
      return "free space from %d to %d, image from %d to %d"
          .formatted(
              PageHeader.lower(page),
              PageHeader.upper(page),
              PageHeader.lower(image),
              PageHeader.upper(image));
    }
    for (int offset = 1; offset <= PageHeader.maxOffset(page); offset++) {
      int pointer = LinePointer.at(page, offset);
      int other = LinePointer.at(image, offset);
      boolean sameState =
          LinePointer.flags(pointer) == LinePointer.flags(other)
              || header == 0 && LinePointer.hasStorage(pointer);
      if (!sameState
          || LinePointer.offset(pointer) != LinePointer.offset(other)
          || LinePointer.length(pointer) != LinePointer.length(other)) {
        return "line pointer %d: %x, image %x".formatted(offset, pointer, other);
      }
      int at = LinePointer.offset(pointer);
      int length = LinePointer.length(pointer);
      if (LinePointer.hasStorage(pointer)
          && MemorySegment.mismatch(
                  page, at + (long) header, at + length, image, at + (long) header, at + length)
              >= 0) {
        return "tuple %d at %d".formatted(offset, at);
      }
    }
    return null;
  }

  /// Applies what a record does to the tuples of one of its blocks.
  ///
  /// @return false when that is not known, or not all of it is in the record
  private static boolean apply(RecordView view, WalRecord record, int index, MemorySegment page) {
    boolean there = view.hasBlockData(index);
    return switch (record) {
      case HeapInsert r when index == 0 && there && !r.initPage() -> insert(page, r);
      case HeapMultiInsert r when index == 0 && there && !r.initPage() -> insert(page, r);
      case HeapUpdate r when index == 0 && there && !r.initPage() -> update(page, r);
      case HeapUpdate _ when index == 1 -> true;
      case HeapPrune r when index == 0 -> prune(page, r, there);
      case HeapDelete _, HeapLock _, HeapVisible _ -> true;
      case BTreeInsert r when index == 0 && there -> insert(page, r);
      case BTreeVacuum r when there -> delete(page, r.deletion());
      case BTreeDelete r when there -> delete(page, r.deletion());
      case BTreeDedup r when there -> deduplicate(page, r.intervals());
      case HashRecord.Insert r when index == 0 && there ->
          insert(page, r.tuple(), r.offsetNumber());
      case HashRecord.Delete r when index == 1 && there -> delete(page, r.offsetNumbers());
      case GistRecord.PageUpdate r when index == 0 && there -> update(page, r);
      case BrinRecord.SamePageUpdate r when there ->
          overwrite(page, r.offsetNumber(), r.tuple().toByteArray());
      default -> false;
    };
  }

  private static boolean addHeapTuple(MemorySegment page, byte[] tuple, int offset) {
    return PageWriter.addHeapItemAt(page, tuple, 0, tuple.length, offset) == offset;
  }

  private static boolean insert(MemorySegment page, HeapInsert record) {
    byte[] tuple = new byte[HeapTuple.HEADER_SIZE + record.body().length()];
    System.arraycopy(
        record.body().array(),
        record.body().from(),
        tuple,
        HeapTuple.HEADER_SIZE,
        record.body().length());
    return addHeapTuple(page, tuple, record.offsetNumber());
  }

  private static boolean insert(MemorySegment page, HeapMultiInsert record) {
    int at = record.first();
    boolean fits = true;
    for (int i = 0; i < record.count(); i++, at = record.next(at)) {
      byte[] tuple = new byte[HeapTuple.HEADER_SIZE + record.bodyLength(at)];
      System.arraycopy(
          record.tuples().array(),
          record.bodyFrom(at),
          tuple,
          HeapTuple.HEADER_SIZE,
          record.bodyLength(at));
      fits &= addHeapTuple(page, tuple, record.offsetNumber(i));
    }
    return fits;
  }

  private static boolean update(MemorySegment page, HeapUpdate record) {
    int data = record.prefix() + record.data().length() + record.suffix();
    byte[] tuple = new byte[record.headerSize() + data];
    put(record.bits(), tuple, HeapTuple.HEADER_SIZE);
    put(record.data(), tuple, record.headerSize() + record.prefix());
    if (record.prefix() + record.suffix() > 0) {
      int old = LinePointer.tupleAt(page, record.oldOffsetNumber());
      int oldLength = LinePointer.tupleLength(page, record.oldOffsetNumber());
      int oldData = old + HeapTuple.headerSize(page, old);
      Bytes.copyOut(page, oldData, tuple, record.headerSize(), record.prefix());
      Bytes.copyOut(
          page,
          old + oldLength - (long) record.suffix(),
          tuple,
          tuple.length - record.suffix(),
          record.suffix());
    }
    // Later updates read t_hoff off the page.
    tuple[HeapTuple.HOFF] = (byte) record.headerSize();
    return addHeapTuple(page, tuple, record.newOffsetNumber());
  }

  private static void put(Slice from, byte[] to, int at) {
    System.arraycopy(from.array(), from.from(), to, at, from.length());
  }

  private static boolean prune(MemorySegment page, HeapPrune record, boolean there) {
    if (!there && record.flags() >= HeapPrune.HAS_FREEZE_PLANS) {
      return false;
    }
    for (int i = 0; i < record.redirected().length; i += 2) {
      int target = LinePointer.of(record.redirected()[i + 1], LinePointer.REDIRECT, 0);
      PageWriter.setLinePointer(page, record.redirected()[i], target);
    }
    for (int offset : record.dead()) {
      PageWriter.setLinePointer(page, offset, LinePointer.of(0, LinePointer.DEAD, 0));
    }
    for (int offset : record.unused()) {
      PageWriter.setLinePointer(page, offset, 0);
    }
    if (record.redirected().length + record.dead().length + record.unused().length > 0) {
      if (record.hasFlag(HeapPrune.CLEANUP_LOCK)) {
        PageWriter.repairFragmentation(page, new Compaction());
      } else {
        PageWriter.truncateLinePointers(page);
      }
    }
    return true;
  }

  private static boolean insert(MemorySegment page, Slice tuple, int offset) {
    return PageWriter.insertIndexItem(page, tuple.array(), tuple.from(), tuple.length(), offset)
        == offset;
  }

  private static boolean insert(MemorySegment page, BTreeInsert record) {
    if (record.info() != BTreeRecord.INSERT_POST) {
      return insert(page, record.tuple(), record.offsetNumber());
    }
    byte[] posting = item(page, record.offsetNumber() - 1);
    byte[] tuple = record.tuple().toByteArray();
    BTreeTupleWriter.swapPosting(posting, record.postingOffset(), tuple);
    return overwrite(page, record.offsetNumber() - 1, posting)
        && insert(page, Slice.of(tuple), record.offsetNumber());
  }

  private static byte[] item(MemorySegment page, int offset) {
    byte[] item = new byte[LinePointer.tupleLength(page, offset)];
    Bytes.copyOut(page, LinePointer.tupleAt(page, offset), item, 0, item.length);
    return item;
  }

  private static boolean overwrite(MemorySegment page, int offset, byte[] tuple) {
    return PageWriter.overwriteIndexItem(page, offset, tuple, 0, tuple.length);
  }

  private static boolean delete(MemorySegment page, int[] offsets) {
    PageWriter.deleteIndexItems(page, offsets, offsets.length);
    return true;
  }

  private static boolean delete(MemorySegment page, BTreeDeletion deletion) {
    for (BTreeDeletion.Update update : deletion.updated()) {
      byte[] posting = item(page, update.offsetNumber());
      overwrite(
          page, update.offsetNumber(), BTreeTupleWriter.withoutTids(posting, 0, update.tids()));
    }
    return delete(page, deletion.deleted());
  }

  private static boolean deduplicate(MemorySegment page, int[] intervals) {
    int count = PageHeader.maxOffset(page);
    List<byte[]> items = new ArrayList<>();
    int interval = 0;
    for (int offset = 1; offset <= count; ) {
      boolean merged = interval < intervals.length && intervals[interval] == offset;
      int size = merged ? intervals[interval + 1] : 1;
      items.add(merged ? merge(page, offset, size) : item(page, offset));
      interval += merged ? 2 : 0;
      offset += size;
    }
    byte[] special = new byte[BTreePage.SPECIAL_SIZE];
    Bytes.copyOut(page, PageHeader.special(page), special, 0, special.length);
    PageWriter.init(page, special.length);
    Bytes.copyIn(special, 0, page, PageHeader.special(page), special.length);
    for (int i = 0; i < items.size(); i++) {
      insert(page, Slice.of(items.get(i)), i + 1);
    }
    return true;
  }

  private static byte[] merge(MemorySegment page, int from, int count) {
    long[] tids = new long[count * 1400];
    int found = 0;
    for (int offset = from; offset < from + count; offset++) {
      int at = LinePointer.tupleAt(page, offset);
      boolean posting = BTreeTuple.isPosting(page, at);
      int these = posting ? BTreeTuple.postingCount(page, at) : 1;
      for (int i = 0; i < these; i++) {
        tids[found++] = posting ? BTreeTuple.postingTid(page, at, i) : IndexTuple.tid(page, at);
      }
    }
    return BTreeTupleWriter.withTids(item(page, from), 0, Arrays.copyOf(tids, found), found);
  }

  private static boolean update(MemorySegment page, GistRecord.PageUpdate record) {
    byte[] bytes = record.tuples().toByteArray();
    if (record.deleted().length == 1 && record.insertedCount() == 1) {
      return overwrite(page, record.deleted()[0], bytes);
    }
    delete(page, record.deleted());
    MemorySegment tuples = MemorySegment.ofArray(bytes);
    boolean fits = true;
    for (int at = 0; at < bytes.length; at += IndexTuple.size(tuples, at)) {
      int size = IndexTuple.size(tuples, at);
      fits &= insert(page, new Slice(bytes, at, size), PageHeader.maxOffset(page) + 1);
    }
    return fits;
  }
}
