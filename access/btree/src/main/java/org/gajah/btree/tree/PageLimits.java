package org.gajah.btree.tree;

import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;

/// How long tuples may be: three of them, and the line pointers, must fit on every page.
public final class PageLimits {
  /// The longest tuple of an index whose heap tids are not ordered (`BTMaxItemSizeNoHeapTid`).
  public static final int MAX_TUPLE_WITHOUT_TID =
      (PageHeader.PAGE_SIZE
                  - Bytes.maxAlign(PageHeader.SIZE + 3 * LinePointer.SIZE)
                  - BTreePage.SPECIAL_SIZE)
              / 3
          & ~7;

  /// The longest tuple of other indexes: a pivot tuple made from it may get a heap tid
  /// (`BTMaxItemSize`).
  public static final int MAX_TUPLE = MAX_TUPLE_WITHOUT_TID - BTreeTuple.PIVOT_TID_SPACE;

  /// Per cent of an inner page that is filled when an index is built, and that the left half keeps
  /// in a split at the right end.
  public static final int INNER_FILL_FACTOR = 70;

  private PageLimits() {}
}
