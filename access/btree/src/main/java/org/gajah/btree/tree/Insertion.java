package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.index.FreePages;
import org.gajah.accessapi.index.IndexAccessMethod.UniqueCheck;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Tid;
import org.gajah.batch.Vector;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.IndexTuple;
import org.gajah.walformat.index.BTreeMetadata;

/// Inserts entries into one index on behalf of one process. Kept between insertions. Mirrors
/// `_bt_doinsert`.
public final class Insertion {
  /// The rightmost leaf is remembered only where the tree has so many levels above it that this
  /// saves something.
  private static final int MIN_LEVELS = 2;

  /// One in so many insertions into an old index full of duplicates gives up looking for room.
  private static final int PATIENCE = 99;

  private final IndexDescriptor index;
  private final StorageContext context;
  private final Tree tree;
  private final KeyCompare compare;
  private final Metapage metapage;
  private final Descent descent;
  private final NewTuple tuple;
  private final PageInserter pages;
  private final SearchKey key;
  private final LeafPlace place;
  private final DuplicateSearch duplicateSearch;
  private final Deduplication deduplication;
  private final Deletion deletion;

  /// The leaf that was the rightmost one when this process inserted there last; 0 for none.
  private int rightmostLeaf = BTreePage.NONE;

  private int leaf;

  public Insertion(
      StorageContext context,
      IndexDescriptor index,
      FreePages freePages,
      VacuumCycles cycles,
      MemorySegment memory) {
    this.index = index;
    this.context = context;
    TreeWriter writer = new TreeWriter(context, index, freePages, cycles, memory);
    this.tree = writer.tree();
    this.compare = writer.compare();
    this.metapage = writer.metapage();
    this.descent = writer.descent();
    this.tuple = writer.tuple();
    this.pages = writer.pages();
    this.key = new SearchKey(tree.columns());
    this.place = new LeafPlace(tree, compare);
    this.duplicateSearch = new DuplicateSearch(tree, compare);
    this.deduplication = new Deduplication(tree, compare, writer.changes());
    this.deletion = new Deletion(tree, compare, writer.changes());
  }

  /// Whether this is for an index and a process.
  @SuppressWarnings("ReferenceEquality") // The very descriptor is meant: another may be newer.
  public boolean isFor(StorageContext otherContext, IndexDescriptor otherIndex) {
    return context == otherContext && index == otherIndex;
  }

  /// Inserts; see [org.gajah.accessapi.index.IndexAccessMethod#insert].
  public boolean insert(
      Vector[] columns, int row, long tid, TableFetch table, UniqueCheck check, boolean unchanged) {
    tuple.form(columns, row, tid);
    compare.fill(key, tuple.memory(), 0);
    try {
      return insertFormed(tid, table, check, unchanged);
    } catch (Throwable fault) {
      tree.releaseAll();
      throw fault;
    }
  }

  private boolean insertFormed(long tid, TableFetch table, UniqueCheck check, boolean unchanged) {
    BTreeMetadata metadata = metapage.recent();
    boolean ordersTids = Metapage.ordersHeapTids(metadata);
    key.heapTidsOrdered(ordersTids);
    boolean distinctNulls = key.anyNull() && !index.properties().nullsNotDistinct();
    boolean checking = check != UniqueCheck.NONE && !distinctNulls;
    if (ordersTids && !checking) {
      key.tid(tid);
    }
    boolean unique = true;
    leaf = findLeaf();
    while (checking) {
      DuplicateSearch.Outcome outcome =
          duplicateSearch.check(
              key,
              leaf,
              place,
              tid,
              table,
              check == UniqueCheck.PARTIAL,
              check == UniqueCheck.EXISTING);
      if (outcome == DuplicateSearch.Outcome.DUPLICATE) {
        throw duplicate();
      }
      if (outcome != DuplicateSearch.Outcome.WAIT) {
        unique = outcome == DuplicateSearch.Outcome.UNIQUE;
        break;
      }
      tree.release(leaf);
      await();
      leaf = findLeaf();
    }
    if (check == UniqueCheck.EXISTING) {
      tree.release(leaf);
      if (checking && unique && !duplicateSearch.refound()) {
        throw notFoundAgain();
      }
      return unique;
    }
    if (ordersTids) {
      key.tid(tid);
    }
    insertIntoLeaf(table, checking, unchanged, metadata);
    return unique;
  }

  /// Holds the leaf where the key belongs, exclusively: the one at the right end when the key is
  /// greater than all that is there, as in the last insertion.
  private int findLeaf() {
    place.clear();
    if (rightmostLeaf != BTreePage.NONE) {
      int buffer = tryRightmost();
      if (buffer != BufferAccess.NONE) {
        descent.path().clear();
        return buffer;
      }
      rightmostLeaf = BTreePage.NONE;
    }
    return descent.searchToChange(key, pages);
  }

  private int tryRightmost() {
    int buffer = tree.pin(rightmostLeaf);
    if (!tree.tryLockExclusive(buffer)) {
      tree.buffers().release(buffer);
      return BufferAccess.NONE;
    }
    tree.check(buffer);
    MemorySegment page = tree.page(buffer);
    boolean fits =
        BTreePage.isRightmost(page)
            && BTreePage.isLeaf(page)
            && !BTreePage.isIgnorable(page)
            && PageHeader.freeSpace(page) > tuple.size()
            && PageHeader.maxOffset(page) >= 1
            && compare.compare(key, page, 1) > 0;
    if (fits) {
      return buffer;
    }
    tree.release(buffer);
    return BufferAccess.NONE;
  }

  /// Waits until it is known what becomes of a possible duplicate.
  private void await() {
    int xid = duplicateSearch.waitFor();
    int token = duplicateSearch.speculativeToken();
    if (token != 0) {
      context.waits().awaitSpeculative(xid, token);
    } else {
      context.transaction().await(xid);
    }
  }

  private PgException duplicate() {
    tree.releaseAll();
    return tree.withConstraint(
        new PgException(
            SqlState.UNIQUE_VIOLATION,
            "duplicate key value violates unique constraint \"" + index.name() + "\""));
  }

  private PgException notFoundAgain() {
    return tree.withConstraint(
        PgException.internal("failed to re-find tuple within index \"" + index.name() + "\"")
            .hint("This may be because of a non-immutable index expression."));
  }

  // The place on the leaf

  private void insertIntoLeaf(
      TableFetch table, boolean checking, boolean unchanged, BTreeMetadata metadata) {
    checkSize(key.heapTidsOrdered());
    if (key.heapTidsOrdered()) {
      makeRoom(table, checking, unchanged, metadata.allEqualImage());
    } else {
      lookForRoom(table);
    }
    int offset = place.find(key, leaf);
    if (place.postingOffset() == LeafPlace.DEAD_POSTING) {
      // The tid falls into a posting list that is dead as a whole: away with that first.
      deletion.deleteMarked(leaf, key.tid(), table);
      place.clear();
      offset = place.find(key, leaf);
    }
    noteRightmost(offset);
    int target = leaf;
    leaf = BufferAccess.NONE;
    pages.insertIntoLeaf(target, descent.path(), offset, place.postingOffset());
  }

  private void checkSize(boolean ordersTids) {
    int limit = ordersTids ? PageLimits.MAX_TUPLE : PageLimits.MAX_TUPLE_WITHOUT_TID;
    if (tuple.size() > limit) {
      throw tooLong(tree, index, tuple.size(), tupleTid(), ordersTids);
    }
  }

  private long tupleTid() {
    return IndexTuple.tid(tuple.memory(), 0);
  }

  /// The error for a tuple that does not fit.
  public static PgException tooLong(
      Tree tree, IndexDescriptor index, int size, long tid, boolean ordersTids) {
    int version = ordersTids ? BTreePage.VERSION : BTreePage.NO_HEAP_TID_VERSION;
    int limit = ordersTids ? PageLimits.MAX_TUPLE : PageLimits.MAX_TUPLE_WITHOUT_TID;
    return tree.withConstraint(
        new PgException(
                SqlState.PROGRAM_LIMIT_EXCEEDED,
                "index row size %d exceeds btree version %d maximum %d for index \"%s\""
                    .formatted(size, version, limit, index.name()))
            .detail(
                "Index row references tuple (%s,%d) in relation \"%s\"."
                    .formatted(
                        Integer.toUnsignedString(Tid.block(tid)),
                        Tid.offset(tid),
                        index.tableName()))
            .hint(
                "Values larger than 1/3 of a buffer page cannot be indexed.\n"
                    + "Consider a function index of an MD5 hash of the value, or use full text indexing."));
  }

  /// Goes to the leaf where key and tid belong, and makes room there if need be.
  private void makeRoom(
      TableFetch table, boolean checking, boolean unchanged, boolean allEqualImage) {
    boolean duplicates = unchanged;
    if (checking) {
      duplicates |= place.sawEqual();
      // The search was for the first of equal keys; the tid may belong further right.
      while (!place.isInside(tree.page(leaf)) && isBeyondLeaf()) {
        stepRight();
        duplicates = true;
      }
    }
    if (PageHeader.freeSpace(tree.page(leaf)) >= tuple.size()) {
      return;
    }
    if (deletion.deleteMarked(leaf, key.tid(), table)) {
      place.clear();
      if (PageHeader.freeSpace(tree.page(leaf)) >= tuple.size()) {
        return;
      }
      duplicates = true;
    }
    if (checking && !duplicates) {
      return;
    }
    place.clear();
    if ((unchanged || duplicates) && deletion.deleteOldVersions(leaf, tuple.size(), table)) {
      return;
    }
    if (index.properties().deduplicate() && allEqualImage) {
      deduplication.pass(leaf, tuple, unchanged || duplicates);
    }
  }

  private boolean isBeyondLeaf() {
    MemorySegment page = tree.page(leaf);
    return !BTreePage.isRightmost(page) && compare.compare(key, page, 1) > 0;
  }

  /// In an index whose heap tids are not ordered any leaf with equal keys will do: looks for one
  /// with room, but not too long.
  private void lookForRoom(TableFetch table) {
    while (PageHeader.freeSpace(tree.page(leaf)) < tuple.size()) {
      if (deletion.deleteMarked(leaf, tupleTid(), table)) {
        place.clear();
        if (PageHeader.freeSpace(tree.page(leaf)) >= tuple.size()) {
          return;
        }
      }
      MemorySegment page = tree.page(leaf);
      if (place.isInside(page)
          || BTreePage.isRightmost(page)
          || compare.compare(key, page, 1) != 0
          || Math.floorMod(context.chance().nextLong(), PATIENCE + 1) == 0) {
        return;
      }
      stepRight();
    }
  }

  /// Holds the next leaf instead, completing its split if need be.
  private void stepRight() {
    int next = BTreePage.next(tree.page(leaf));
    while (true) {
      int buffer = tree.hold(next, true);
      MemorySegment page = tree.page(buffer);
      if (BTreePage.hasFlag(page, BTreePage.INCOMPLETE_SPLIT)) {
        pages.finishSplit(buffer, descent.path(), descent.path().depth());
        continue;
      }
      if (!BTreePage.isIgnorable(page)) {
        tree.release(leaf);
        leaf = buffer;
        place.clear();
        return;
      }
      if (BTreePage.isRightmost(page)) {
        throw tree.fellOffTheEnd();
      }
      next = BTreePage.next(page);
      tree.release(buffer);
    }
  }

  private void noteRightmost(int offset) {
    MemorySegment page = tree.page(leaf);
    if (offset > PageHeader.maxOffset(page)
        && BTreePage.isRightmost(page)
        && !BTreePage.hasFlag(page, BTreePage.ROOT)
        && PageHeader.freeSpace(page) >= tuple.size()
        && metapage.recent().fastLevel() >= MIN_LEVELS) {
      rightmostLeaf = tree.block(leaf);
    }
  }
}
