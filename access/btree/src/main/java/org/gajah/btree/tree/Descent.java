package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import org.gajah.base.error.PgException;
import org.gajah.buffer.BufferAccess;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.walformat.index.BTreeMetadata;
import org.jspecify.annotations.Nullable;

/// The way from the root down to a leaf. Mirrors the first half of `access/nbtree/nbtsearch.c` and
/// `_bt_getroot`.
public final class Descent {
  /// Completes splits that a crash or an error has left incomplete, for descents that are going to
  /// change something. They need a root, too.
  public interface Repairs {
    /// Gives the right sibling of a page its downlink.
    ///
    /// @param buffer the left page, held exclusively; it is given back
    /// @param level how many entries of the path lead to the page's parent
    void finishSplit(int buffer, Path path, int level);

    /// Makes an empty leaf the root of an index that has none.
    ///
    /// @return the root, held shared; none when somebody else has just made one
    int makeRoot();
  }

  private final Tree tree;
  private final KeyCompare compare;
  private final Metapage metapage;
  private final Path path = new Path();

  public Descent(Tree tree, KeyCompare compare, Metapage metapage) {
    this.tree = tree;
    this.compare = compare;
    this.metapage = metapage;
  }

  /// The way that the last search took.
  public Path path() {
    return path;
  }

  /// Holds the leaf where a key belongs, shared. None when the index is empty.
  public int search(SearchKey key) {
    path.clear();
    int buffer = root(null);
    if (buffer == BufferAccess.NONE) {
      return BufferAccess.NONE;
    }
    while (true) {
      buffer = moveRight(key, buffer);
      MemorySegment page = tree.page(buffer);
      if (BTreePage.isLeaf(page)) {
        return buffer;
      }
      int offset = compare.searchDownlink(key, page);
      int child = BTreeTuple.downlink(page, LinePointer.tupleAt(page, offset));
      path.push(tree.block(buffer), offset);
      buffer = tree.step(buffer, child, false);
    }
  }

  /// Holds the leaf where a key belongs, exclusively, making a root where there is none and
  /// completing splits on the way.
  public int searchToChange(SearchKey key, Repairs repairs) {
    path.clear();
    int buffer = root(repairs);
    boolean exclusive = false;
    while (true) {
      buffer = moveRight(key, buffer, exclusive, repairs, path.depth());
      MemorySegment page = tree.page(buffer);
      if (BTreePage.isLeaf(page)) {
        break;
      }
      int offset = compare.searchDownlink(key, page);
      int child = BTreeTuple.downlink(page, LinePointer.tupleAt(page, offset));
      path.push(tree.block(buffer), offset);
      exclusive = BTreePage.level(page) == 1;
      buffer = tree.step(buffer, child, exclusive);
    }
    if (!exclusive) {
      // The root is the leaf: it may be split while it is not locked.
      relock(buffer);
      buffer = moveRight(key, buffer, true, repairs, path.depth());
    }
    return buffer;
  }

  /// Goes on holding a page, but exclusively; others may change it in between.
  private void relock(int buffer) {
    tree.unlock(buffer);
    tree.lock(buffer, true);
  }

  /// Follows right links as long as the key is beyond the page.
  public int moveRight(SearchKey key, int buffer) {
    int present = buffer;
    while (true) {
      MemorySegment page = tree.page(present);
      if (BTreePage.isRightmost(page)) {
        if (BTreePage.isIgnorable(page)) {
          throw tree.fellOffTheEnd();
        }
        return present;
      }
      if (!BTreePage.isIgnorable(page) && !compare.isBeyond(key, page)) {
        return present;
      }
      present = tree.step(present, BTreePage.next(page), false);
    }
  }

  /// The same for a descent that is going to change something.
  ///
  /// @param level how many entries of the path lead to the page's parent
  int moveRight(SearchKey key, int buffer, boolean exclusive, Repairs repairs, int level) {
    int present = buffer;
    while (true) {
      MemorySegment page = tree.page(present);
      if (BTreePage.isRightmost(page)) {
        if (BTreePage.isIgnorable(page)) {
          throw tree.fellOffTheEnd();
        }
        return present;
      }
      if (BTreePage.hasFlag(page, BTreePage.INCOMPLETE_SPLIT)) {
        present = finishSplit(present, exclusive, repairs, level);
        continue;
      }
      if (!BTreePage.isIgnorable(page) && !compare.isBeyond(key, page)) {
        return present;
      }
      present = tree.step(present, BTreePage.next(page), exclusive);
    }
  }

  private int finishSplit(int buffer, boolean exclusive, Repairs repairs, int level) {
    int block = tree.block(buffer);
    if (!exclusive) {
      relock(buffer);
    }
    if (BTreePage.hasFlag(tree.page(buffer), BTreePage.INCOMPLETE_SPLIT)) {
      repairs.finishSplit(buffer, path, level);
    } else {
      tree.release(buffer);
    }
    return tree.hold(block, exclusive);
  }

  // Roots

  /// Holds the fast root, shared.
  ///
  /// @param repairs makes a root where there is none; null to do without
  private int root(@Nullable Repairs repairs) {
    BTreeMetadata known = tree.state().metadata();
    if (known != null) {
      int buffer = tree.hold(known.fastRoot(), false);
      if (isAlone(tree.page(buffer), known.fastLevel())) {
        return buffer;
      }
      tree.release(buffer);
      metapage.forget();
    }
    while (true) {
      BTreeMetadata now = metapage.refresh();
      if (now.root() != BTreePage.NONE) {
        return liveRoot(now.fastRoot(), now.fastLevel());
      }
      int made = repairs == null ? BufferAccess.NONE : repairs.makeRoot();
      if (made != BufferAccess.NONE || repairs == null) {
        return made;
      }
    }
  }

  /// Whether a page is still the only one of its level, so that it can serve as root.
  private static boolean isAlone(MemorySegment page, int level) {
    return !BTreePage.isIgnorable(page)
        && BTreePage.level(page) == level
        && BTreePage.isLeftmost(page)
        && BTreePage.isRightmost(page);
  }

  /// Holds the root that the metapage names, or the next page that is alive, shared.
  private int liveRoot(int block, int level) {
    int buffer = tree.hold(block, false);
    while (BTreePage.isIgnorable(tree.page(buffer))) {
      MemorySegment page = tree.page(buffer);
      if (BTreePage.isRightmost(page)) {
        throw PgException.internal(
            "no live root page found in index \"" + tree.index().name() + "\"");
      }
      buffer = tree.step(buffer, BTreePage.next(page), false);
    }
    MemorySegment page = tree.page(buffer);
    if (BTreePage.level(page) != level) {
      throw PgException.internal(
          "root page %d of index \"%s\" has level %d, expected %d"
              .formatted(block, tree.index().name(), BTreePage.level(page), level));
    }
    return buffer;
  }

  /// Holds the first or last page of a level, shared.
  ///
  /// @param level 0 for leaves: there the fast root will do to start from
  /// @return none when the index is empty
  public int endOfLevel(int level, boolean rightmost) {
    int buffer = level == 0 ? root(null) : trueRoot();
    if (buffer == BufferAccess.NONE) {
      return BufferAccess.NONE;
    }
    while (true) {
      MemorySegment page = tree.page(buffer);
      while (BTreePage.isIgnorable(page) || rightmost && !BTreePage.isRightmost(page)) {
        if (BTreePage.isRightmost(page)) {
          throw tree.fellOffTheEnd();
        }
        buffer = tree.step(buffer, BTreePage.next(page), false);
        page = tree.page(buffer);
      }
      int here = BTreePage.level(page);
      if (here == level) {
        return buffer;
      }
      if (here < level) {
        throw metapage.noLevel(level);
      }
      int offset = rightmost ? PageHeader.maxOffset(page) : BTreePage.firstDataOffset(page);
      int child = BTreeTuple.downlink(page, LinePointer.tupleAt(page, offset));
      buffer = tree.step(buffer, child, false);
    }
  }

  private int trueRoot() {
    BTreeMetadata now = metapage.refresh();
    return now.root() == BTreePage.NONE ? BufferAccess.NONE : liveRoot(now.root(), now.level());
  }
}
