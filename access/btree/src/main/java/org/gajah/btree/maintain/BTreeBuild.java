package org.gajah.btree.maintain;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.index.IndexBuild;
import org.gajah.accessapi.index.KeyDescriber;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.ForkNumber;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.NewTuple;
import org.gajah.btree.tree.Tree;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.BTreeTupleFormer;
import org.gajah.page.value.TupleDecoder;
import org.gajah.space.PageOutput;

/// An index that is being built: its entries are sorted, then loaded. Mirrors
/// `access/nbtree/nbtsort.c`.
///
/// While they are sorted, entries of rows that are dead bear [IndexTuple#AM_RESERVED].
public final class BTreeBuild implements IndexBuild {
  /// The longest posting list that is made: a tenth of a page, which is what a leaf leaves free.
  private static final int MAX_POSTING = (PageHeader.PAGE_SIZE * 10 / 100 & ~7) - LinePointer.SIZE;

  private final StorageContext context;
  private final IndexDescriptor index;
  private final KeyDescriber keys;
  private final MemorySegment memory;
  private final Tree tree;
  private final KeyCompare compare;
  private final NewTuple tuple;
  private final TupleSort sort;
  private final boolean merges;
  private long count;

  private boolean hasBefore;

  // The posting list being gathered
  private long[] tids = new long[64];
  private int tidCount;
  private final ByteSink formed = new ByteSink(1024);

  /// @param memory three pages of memory
  public BTreeBuild(
      StorageContext context,
      IndexDescriptor index,
      KeyDescriber keys,
      long memoryBytes,
      MemorySegment memory) {
    this.context = context;
    this.index = index;
    this.keys = keys;
    this.memory = memory;
    this.tree = new Tree(context, index, FreePages.NONE);
    this.compare = new KeyCompare(tree.columns());
    this.tuple = new NewTuple(index, page(0));
    this.sort = new TupleSort(compare, memoryBytes, context.temporaryFiles()::create);
    this.merges =
        compare.columns().equalImage()
            && !index.properties().unique()
            && index.properties().deduplicate();
  }

  private MemorySegment page(int number) {
    return memory.asSlice((long) number * PageHeader.PAGE_SIZE, PageHeader.PAGE_SIZE);
  }

  @Override
  public void add(Vector[] columns, int row, long tid, boolean dead) {
    tuple.form(columns, row, tid);
    byte[] bytes = tuple.array();
    if (dead) {
      int info = LittleEndian.unsignedShort(bytes, IndexTuple.INFO) | IndexTuple.AM_RESERVED;
      bytes[IndexTuple.INFO] = (byte) info;
      bytes[IndexTuple.INFO + 1] = (byte) (info >>> 8);
    }
    sort.add(bytes, tuple.size());
    count++;
  }

  @Override
  public long finish() {
    sort.sort();
    try (PageOutput output = new PageOutput(context, index.main(), index.needsWal())) {
      Loader loader = new Loader(tree, compare, output, page(2));
      if (merges) {
        loadMerged(loader);
      } else {
        load(loader);
      }
      loader.finish(compare.columns().equalImage());
      output.finish();
    }
    return count;
  }

  // One tuple for each row

  private void load(Loader loader) {
    boolean unique = index.properties().unique();
    MemorySegment present = page(1);
    while (sort.next()) {
      tree.proc().checkInterrupts();
      int size = copy(present);
      boolean dead = (IndexTuple.info(present, 0) & IndexTuple.AM_RESERVED) != 0;
      if (dead) {
        clearMark(present);
      } else if (unique) {
        checkUnique(present, size);
      }
      loader.add(present, 0, size, 0);
    }
  }

  /// Copies the present tuple of the sort.
  private int copy(MemorySegment to) {
    int size = IndexTuple.size(sort.segment(), sort.at());
    Bytes.copy(sort.segment(), sort.at(), to, 0, size);
    return size;
  }

  private static void clearMark(MemorySegment page) {
    Bytes.setShort(page, IndexTuple.INFO, IndexTuple.info(page, 0) & ~IndexTuple.AM_RESERVED);
  }

  /// Compares an entry with the one before it that is not dead.
  private void checkUnique(MemorySegment present, int size) {
    MemorySegment last = page(0);
    boolean nullsDiffer =
        !index.properties().nullsNotDistinct()
            && KeyCompare.anyNull(present, 0, index.keyColumnCount());
    if (hasBefore && !nullsDiffer && compare.compareKeys(last, 0, present, 0) == 0) {
      throw duplicate(present);
    }
    Bytes.copy(present, 0, last, 0, size);
    hasBefore = true;
  }

  private PgException duplicate(MemorySegment present) {
    int columns = index.columnCount();
    Vector[] vectors = new Vector[columns];
    int[] all = new int[columns];
    for (int i = 0; i < columns; i++) {
      vectors[i] = index.layout().attribute(i).byValue() ? new LongVector(1) : new BytesVector(1);
      all[i] = i;
    }
    new TupleDecoder(index.layout(), all, vectors).indexTuple(present, 0, 0);
    String key = keys.describe(vectors, 0);
    return tree.withConstraint(
        new PgException(
                SqlState.UNIQUE_VIOLATION, "could not create unique index \"" + index.name() + "\"")
            .detail(key == null ? "Duplicate keys exist." : "Key " + key + " is duplicated."));
  }

  // One tuple for several rows

  private void loadMerged(Loader loader) {
    MemorySegment base = page(1);
    int keySize = 0;
    tidCount = 0;
    while (sort.next()) {
      tree.proc().checkInterrupts();
      MemorySegment segment = sort.segment();
      int at = sort.at();
      if (tidCount > 0
          && isSame(base, segment, at)
          && BTreeTupleFormer.postingSize(keySize, tidCount + 1) <= MAX_POSTING) {
        keep(IndexTuple.tid(segment, at));
        continue;
      }
      addGathered(loader, base);
      keySize = copy(base);
      clearMark(base);
      tidCount = 0;
      keep(IndexTuple.tid(base, 0));
    }
    addGathered(loader, base);
  }

  private boolean isSame(MemorySegment base, MemorySegment segment, int at) {
    return compare.equalColumns(base, 0, segment, at, true) == index.keyColumnCount();
  }

  private void keep(long tid) {
    if (tidCount == tids.length) {
      tids = Arrays.copyOf(tids, 2 * tidCount);
    }
    tids[tidCount++] = tid;
  }

  private void addGathered(Loader loader, MemorySegment base) {
    if (tidCount == 0) {
      return;
    }
    int keySize = IndexTuple.size(base, 0);
    if (tidCount == 1) {
      loader.add(base, 0, keySize, 0);
      return;
    }
    formed.clear();
    int size = BTreeTupleFormer.withTids(base, 0, tids, 0, tidCount, formed);
    MemorySegment posting = page(0);
    Bytes.copyIn(formed.array(), 0, posting, 0, size);
    loader.add(posting, 0, size, size - keySize);
  }

  /// Writes the metapage of an empty index into the init fork, which unlogged indexes are made of
  /// after a crash.
  public static void buildEmpty(StorageContext context, IndexDescriptor index) {
    boolean allEqualImage = new Tree(context, index, FreePages.NONE).columns().equalImage();
    try (PageOutput output = new PageOutput(context, index.fork(ForkNumber.INIT), true)) {
      Loader.writeMeta(output, BTreePage.NONE, 0, allEqualImage);
      output.finish();
    }
  }

  @Override
  public void close() {
    sort.close();
  }
}
