package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.table.DirtyRow;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.base.id.Tid;
import org.gajah.base.id.Xid;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.BTreeWriter;

/// Looks for rows with the same key as a new one. Mirrors `_bt_check_unique`.
final class DuplicateSearch {
  /// What came out.
  enum Outcome {
    UNIQUE,
    /// There is a row that may be a duplicate once everybody has committed, and the caller wants to
    /// know no more.
    PERHAPS_NOT,
    /// What becomes of [DuplicateSearch#waitFor] decides.
    WAIT,
    DUPLICATE
  }

  /// What one row means for the search.
  private enum Finding {
    NOTHING,
    PERHAPS_NOT,
    WAIT,
    DUPLICATE,
    /// There is a duplicate, but the new row is gone itself.
    OWN_ROW_GONE
  }

  private final Tree tree;
  private final KeyCompare compare;
  private final DirtyRow dirty = new DirtyRow();
  private boolean onlyReport;
  private boolean isThere;
  private boolean refound;
  private int present;

  DuplicateSearch(Tree tree, KeyCompare compare) {
    this.tree = tree;
    this.compare = compare;
  }

  /// The transaction to wait for.
  int waitFor() {
    return dirty.unsettled();
  }

  /// The token of a speculative insertion to wait for instead of the transaction; 0 for none.
  int speculativeToken() {
    return dirty.speculativeToken();
  }

  /// Whether the row's own entry was met.
  boolean refound() {
    return refound;
  }

  /// Looks. The leaf stays held.
  ///
  /// @param key of the new row, without its tid
  /// @param place where the key belongs on the leaf; known afterwards
  /// @param tid of the new row
  /// @param reports whether a possible duplicate is only to be reported
  /// @param entered whether the row's entry is in the index already
  Outcome check(
      SearchKey key,
      int leaf,
      LeafPlace place,
      long tid,
      TableFetch table,
      boolean reports,
      boolean entered) {
    onlyReport = reports;
    isThere = entered;
    refound = false;
    present = leaf;
    Finding finding = search(key, leaf, place, tid, table);
    if (present != leaf) {
      tree.release(present);
    }
    return switch (finding) {
      case NOTHING, OWN_ROW_GONE -> Outcome.UNIQUE;
      case PERHAPS_NOT -> Outcome.PERHAPS_NOT;
      case WAIT -> Outcome.WAIT;
      case DUPLICATE -> Outcome.DUPLICATE;
    };
  }

  private Finding search(SearchKey key, int leaf, LeafPlace place, long tid, TableFetch table) {
    int offset = place.find(key, leaf);
    while (true) {
      MemorySegment page = tree.page(present);
      if (offset > PageHeader.maxOffset(page)) {
        if (!stepRight(key, leaf)) {
          return Finding.NOTHING;
        }
        offset = BTreePage.firstDataOffset(tree.page(present));
        continue;
      }
      if (present == leaf && offset == place.strictHigh()) {
        return Finding.NOTHING;
      }
      if (!LinePointer.isDead(LinePointer.at(page, offset))) {
        if (compare.compare(key, page, offset) != 0) {
          return Finding.NOTHING;
        }
        Finding finding = look(page, offset, tid, table);
        if (finding != Finding.NOTHING) {
          return finding;
        }
      }
      offset++;
    }
  }

  /// Goes to the next page when the key may be there, too.
  private boolean stepRight(SearchKey key, int leaf) {
    MemorySegment page = tree.page(present);
    if (BTreePage.isRightmost(page) || compare.compare(key, page, 1) != 0) {
      return false;
    }
    do {
      if (BTreePage.isRightmost(page)) {
        throw tree.fellOffTheEnd();
      }
      int next = BTreePage.next(page);
      present = present == leaf ? tree.hold(next, false) : tree.step(present, next, false);
      page = tree.page(present);
    } while (BTreePage.isIgnorable(page));
    return true;
  }

  /// Looks at the rows of a tuple with the same key, and marks it as dead where they all are.
  private Finding look(MemorySegment page, int offset, long own, TableFetch table) {
    int at = LinePointer.tupleAt(page, offset);
    int count = BTreeTuple.tidCount(page, at);
    boolean allDead = true;
    for (int i = 0; i < count; i++) {
      long tid = BTreeTuple.tid(page, at, i);
      if (isThere && tid == own) {
        refound = true;
        allDead = false;
      } else if (Tid.isValid(table.findDirty(tid, dirty))) {
        return judge(own, table);
      } else {
        allDead &= table.allDead();
      }
    }
    if (allDead) {
      BTreeWriter.markDead(page, offset);
      tree.buffers().markDirtyHint(present, true);
    }
    return Finding.NOTHING;
  }

  private Finding judge(long own, TableFetch table) {
    if (onlyReport) {
      return Finding.PERHAPS_NOT;
    }
    if (dirty.unsettled() != Xid.INVALID) {
      return Finding.WAIT;
    }
    // A new row that is dead by now is no duplicate of anything; CREATE INDEX CONCURRENTLY adds
    // such.
    return Tid.isValid(table.findSelf(own)) ? Finding.DUPLICATE : Finding.OWN_ROW_GONE;
  }
}
