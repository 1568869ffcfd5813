package org.gajah.btree.tree;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.page.Bytes;
import org.gajah.page.LinePointer;
import org.gajah.page.PageHeader;
import org.gajah.page.index.BTreePage;
import org.gajah.page.index.BTreeTuple;
import org.gajah.page.index.IndexTuple;
import org.gajah.page.value.CompressedValue;
import org.gajah.page.value.TupleLayout;
import org.gajah.page.value.TupleWalk;
import org.gajah.page.value.Varlena;

/// Compares keys with tuples where they lie, and tuples with each other. Keeps scratch memory and
/// belongs to one process. Mirrors `_bt_compare` and its neighbours.
public final class KeyCompare {
  /// One value of a tuple, brought into an array.
  private static final class Value {
    final ByteSink bytes = new ByteSink(64);
    final ByteSink packed = new ByteSink(0);

    void load(MemorySegment page, int at, TupleLayout.Attribute attribute) {
      bytes.clear();
      appendContent(page, at, attribute, bytes, packed);
    }
  }

  private final KeyColumns columns;
  private final Value left = new Value();
  private final Value right = new Value();

  public KeyCompare(KeyColumns columns) {
    this.columns = columns;
  }

  public KeyColumns columns() {
    return columns;
  }

  // Searching a page

  /// The first offset number from `low` on whose tuple is greater or equal ([SearchKey#nextKey]:
  /// greater); `high` when there is none before it.
  public int search(SearchKey key, MemorySegment page, int low, int high) {
    int threshold = key.nextKey ? 0 : 1;
    int from = low;
    int to = high;
    while (from < to) {
      int middle = from + to >>> 1;
      if (compare(key, page, middle) >= threshold) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// The offset number of the downlink of an inner page that leads to where the key is.
  public int searchDownlink(SearchKey key, MemorySegment page) {
    int first = BTreePage.firstDataOffset(page);
    // The first downlink stands for minus infinity: everything is greater.
    return search(key, page, first + 1, PageHeader.maxOffset(page) + 1) - 1;
  }

  /// Whether the key is beyond a page that has a high key: what is looked for is further right.
  public boolean isBeyond(SearchKey key, MemorySegment page) {
    return compare(key, page, 1) >= (key.nextKey ? 0 : 1);
  }

  /// Compares a key with a tuple that is not the first downlink of an inner page.
  ///
  /// @return less than 0 when the key is less
  public int compare(SearchKey key, MemorySegment page, int offsetNumber) {
    int at = LinePointer.offset(LinePointer.at(page, offsetNumber));
    if (key.fastFirst) {
      int info = IndexTuple.info(page, at);
      if ((info & IndexTuple.HAS_NULLS) == 0) {
        long value = TupleWalk.fixed(page, at + IndexTuple.HEADER_SIZE, key.fastLength);
        long wanted = key.datums[0];
        if (value != wanted) {
          boolean less = (wanted ^ key.fastFlip) < (value ^ key.fastFlip);
          return less == key.fastDescending ? 1 : -1;
        }
      }
    }
    return compareTuple(key, page, at);
  }

  /// Compares a key with the tuple at a place in a page.
  public int compareTuple(SearchKey key, MemorySegment page, int at) {
    int present = BTreeTuple.attributeCount(page, at, columns.columnCount());
    int common = Math.min(present, key.count);
    int result = compareColumns(key, page, at, common);
    if (result != 0) {
      return result;
    }
    if (key.count > present) {
      return 1; // truncated columns count as less than everything
    }
    long tid = BTreeTuple.heapTid(page, at);
    if (!Tid.isValid(key.tid)) {
      // A forward search that ends here would only find what is right of the page.
      boolean isBound = key.heapTidsOrdered && !key.backward && key.count == present;
      return isBound && !Tid.isValid(tid) ? 1 : 0;
    }
    return compareTid(key.tid, tid, page, at);
  }

  private static int compareTid(long wanted, long tid, MemorySegment page, int at) {
    if (!Tid.isValid(tid)) {
      return 1;
    }
    if (wanted <= tid || !BTreeTuple.isPosting(page, at)) {
      return Long.compare(wanted, tid);
    }
    return wanted > BTreeTuple.maxHeapTid(page, at) ? 1 : 0;
  }

  /// Compares the first `common` columns.
  int compareColumns(SearchKey key, MemorySegment page, int at, int common) {
    int info = IndexTuple.info(page, at);
    int bitsAt = (info & IndexTuple.HAS_NULLS) == 0 ? -1 : at + IndexTuple.HEADER_SIZE;
    int dataAt = at + IndexTuple.dataOffset(info);
    int end = 0;
    for (int column = 0; column < common; column++) {
      int result;
      if (bitsAt >= 0 && isNull(page, bitsAt, column)) {
        result = key.nulls[column] ? 0 : nullSide(column);
      } else {
        TupleLayout.Attribute attribute = columns.attribute(column);
        int start = TupleWalk.start(page, dataAt, end, attribute);
        if (key.nulls[column]) {
          result = -nullSide(column);
        } else {
          result = compareValue(key, column, page, dataAt + start);
        }
        if (result == 0) {
          end = start + TupleWalk.size(page, dataAt + start, attribute);
        }
      }
      if (result != 0) {
        return result;
      }
    }
    return 0;
  }

  static boolean isNull(MemorySegment page, int bitsAt, int column) {
    return (Bytes.byteAt(page, bitsAt + (column >> 3)) & 1 << (column & 7)) == 0;
  }

  /// How a value that is not null compares with null.
  private int nullSide(int column) {
    return columns.nullsFirst(column) ? 1 : -1;
  }

  /// Compares a value of the key with one on a page, in the order of the index.
  private int compareValue(SearchKey key, int column, MemorySegment page, int valueAt) {
    int result =
        columns.attribute(column).byValue()
            ? compareDatum(page, valueAt, column, key.datums[column], key.orders[column])
            : compareBytes(
                page,
                valueAt,
                column,
                key.arrays[column],
                key.from[column],
                key.length[column],
                key.orders[column]);
    return columns.descending(column) ? result : -result;
  }

  /// Compares a value on a page that is passed by value with another, in the order of the operator
  /// class.
  ///
  /// @param order between values of the column (left) and such as the other (right)
  public int compareDatum(MemorySegment page, int valueAt, int column, long other, KeyOrder order) {
    long value = TupleWalk.fixed(page, valueAt, columns.attribute(column).length());
    return switch (order.simple()) {
      case SIGNED -> Long.compare(value, other);
      case UNSIGNED -> Long.compareUnsigned(value, other);
      case NONE, BYTES -> sign(order.compare(value, other));
    };
  }

  /// Compares a value on a page that is bytes with another, in the order of the operator class.
  ///
  /// @param order between values of the column (left) and such as the other (right)
  public int compareBytes(
      MemorySegment page,
      int valueAt,
      int column,
      byte[] other,
      int from,
      int length,
      KeyOrder order) {
    TupleLayout.Attribute attribute = columns.attribute(column);
    if (order.simple() == KeyOrder.Simple.BYTES && isPlain(page, valueAt, attribute)) {
      return compareContent(
          page,
          contentAt(page, valueAt, attribute),
          contentLength(page, valueAt, attribute),
          other,
          from,
          length);
    }
    left.load(page, valueAt, attribute);
    return sign(order.compare(left.bytes.array(), 0, left.bytes.length(), other, from, length));
  }

  /// A result that can be negated.
  private static int sign(int result) {
    return Integer.signum(result);
  }

  private static int compareContent(
      MemorySegment page, int at, int length, byte[] wanted, int from, int wantedLength) {
    int common = Math.min(length, wantedLength);
    for (int i = 0; i < common; i++) {
      int difference = Bytes.unsignedByte(page, at + i) - (wanted[from + i] & 0xFF);
      if (difference != 0) {
        return difference < 0 ? -1 : 1;
      }
    }
    return Integer.compare(length, wantedLength);
  }

  // Values that are bytes

  /// Whether a value lies in the page as it is.
  private static boolean isPlain(MemorySegment page, int at, TupleLayout.Attribute attribute) {
    return attribute.length() != -1 || !Varlena.isCompressed(page, at);
  }

  private static int contentAt(MemorySegment page, int at, TupleLayout.Attribute attribute) {
    if (attribute.length() != -1) {
      return at;
    }
    return at + (Varlena.isShort(Bytes.byteAt(page, at)) ? 1 : Integer.BYTES);
  }

  private static int contentLength(MemorySegment page, int at, TupleLayout.Attribute attribute) {
    return switch (attribute.length()) {
      case -1 ->
          Varlena.isShort(Bytes.byteAt(page, at))
              ? Varlena.sizeAt(page, at) - 1
              : Varlena.sizeAt(page, at) - Integer.BYTES;
      case -2 -> TupleWalk.cStringLength(page, at);
      case NAME_LENGTH -> TupleWalk.nameLength(page, at);
      default -> attribute.length();
    };
  }

  /// Bytes of a value of type name; its padding is not part of it.
  private static final int NAME_LENGTH = 64;

  /// Appends the content of a value, decompressed.
  private static void appendContent(
      MemorySegment page, int at, TupleLayout.Attribute attribute, ByteSink out, ByteSink packed) {
    int from = contentAt(page, at, attribute);
    int length = contentLength(page, at, attribute);
    if (isPlain(page, at, attribute)) {
      out.putSegment(page, from, length);
      return;
    }
    packed.clear();
    packed.putSegment(page, from, length);
    CompressedValue.decompress(packed.array(), 0, length, out);
  }

  /// Fills a key with the key columns of a tuple, as many as it has. The key keeps copies.
  public void fill(SearchKey key, MemorySegment page, int at) {
    key.clear();
    int present = BTreeTuple.attributeCount(page, at, columns.columnCount());
    int wanted = Math.min(present, columns.keyCount());
    int info = IndexTuple.info(page, at);
    int bitsAt = (info & IndexTuple.HAS_NULLS) == 0 ? -1 : at + IndexTuple.HEADER_SIZE;
    int dataAt = at + IndexTuple.dataOffset(info);
    int end = 0;
    for (int column = 0; column < wanted; column++) {
      if (bitsAt >= 0 && isNull(page, bitsAt, column)) {
        key.addNull();
        continue;
      }
      TupleLayout.Attribute attribute = columns.attribute(column);
      int start = TupleWalk.start(page, dataAt, end, attribute);
      end = start + TupleWalk.size(page, dataAt + start, attribute);
      if (attribute.byValue()) {
        key.add(TupleWalk.fixed(page, dataAt + start, attribute.length()));
      } else {
        int from = key.bytes().length();
        appendContent(page, dataAt + start, attribute, key.bytes(), left.packed);
        key.addWritten(from, key.bytes().length() - from);
      }
    }
    key.settle();
  }

  /// Where the value of a column starts in a tuple that has it; -1 when it is null.
  public int locate(MemorySegment page, int at, int column) {
    int info = IndexTuple.info(page, at);
    int bitsAt = (info & IndexTuple.HAS_NULLS) == 0 ? -1 : at + IndexTuple.HEADER_SIZE;
    if (bitsAt >= 0 && isNull(page, bitsAt, column)) {
      return -1;
    }
    int dataAt = at + IndexTuple.dataOffset(info);
    if (bitsAt < 0 && columns.layout().cachedOffset(column) >= 0) {
      return dataAt + columns.layout().cachedOffset(column);
    }
    int end = 0;
    for (int i = 0; i < column; i++) {
      if (bitsAt < 0 || !isNull(page, bitsAt, i)) {
        int start = TupleWalk.start(page, dataAt, end, columns.attribute(i));
        end = start + TupleWalk.size(page, dataAt + start, columns.attribute(i));
      }
    }
    return dataAt + TupleWalk.start(page, dataAt, end, columns.attribute(column));
  }

  // Tuples among each other

  /// How many columns a pivot tuple between two neighbours of a leaf must keep to tell them apart:
  /// one more than there are when it also needs a heap tid.
  int distinguishing(MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt) {
    return 1 + equalColumns(leftPage, leftAt, rightPage, rightAt, false);
  }

  /// The same by looking at bytes only: never less, but perhaps more.
  int distinguishingImages(
      MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt) {
    return 1 + equalColumns(leftPage, leftAt, rightPage, rightAt, true);
  }

  /// Whether the key columns of two tuples of leaves have the same bytes.
  boolean sameImage(MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt) {
    return equalColumns(leftPage, leftAt, rightPage, rightAt, true) == columns.keyCount();
  }

  /// How many of the first key columns are equal.
  ///
  /// @param images whether equal means equal bytes, not equal by the operator class
  public int equalColumns(
      MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt, boolean images) {
    int leftInfo = IndexTuple.info(leftPage, leftAt);
    int rightInfo = IndexTuple.info(rightPage, rightAt);
    int leftBits = (leftInfo & IndexTuple.HAS_NULLS) == 0 ? -1 : leftAt + IndexTuple.HEADER_SIZE;
    int rightBits = (rightInfo & IndexTuple.HAS_NULLS) == 0 ? -1 : rightAt + IndexTuple.HEADER_SIZE;
    int leftData = leftAt + IndexTuple.dataOffset(leftInfo);
    int rightData = rightAt + IndexTuple.dataOffset(rightInfo);
    int leftEnd = 0;
    int rightEnd = 0;
    int count = columns.keyCount();
    for (int column = 0; column < count; column++) {
      boolean leftNull = leftBits >= 0 && isNull(leftPage, leftBits, column);
      boolean rightNull = rightBits >= 0 && isNull(rightPage, rightBits, column);
      if (leftNull || rightNull) {
        if (leftNull != rightNull) {
          return column;
        }
        continue;
      }
      TupleLayout.Attribute attribute = columns.attribute(column);
      int leftStart = leftData + TupleWalk.start(leftPage, leftData, leftEnd, attribute);
      int rightStart = rightData + TupleWalk.start(rightPage, rightData, rightEnd, attribute);
      if (compareAttribute(leftPage, leftStart, rightPage, rightStart, column, images) != 0) {
        return column;
      }
      leftEnd = leftStart - leftData + TupleWalk.size(leftPage, leftStart, attribute);
      rightEnd = rightStart - rightData + TupleWalk.size(rightPage, rightStart, attribute);
    }
    return count;
  }

  /// Compares two tuples of leaves, neither a posting list, in the order of the index: by their key
  /// columns, then by heap tid.
  public int compareTuples(
      MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt) {
    int result = compareKeys(leftPage, leftAt, rightPage, rightAt);
    return result != 0
        ? result
        : Long.compare(IndexTuple.tid(leftPage, leftAt), IndexTuple.tid(rightPage, rightAt));
  }

  /// Compares two tuples by their key columns.
  public int compareKeys(MemorySegment leftPage, int leftAt, MemorySegment rightPage, int rightAt) {
    int leftInfo = IndexTuple.info(leftPage, leftAt);
    int rightInfo = IndexTuple.info(rightPage, rightAt);
    int leftBits = (leftInfo & IndexTuple.HAS_NULLS) == 0 ? -1 : leftAt + IndexTuple.HEADER_SIZE;
    int rightBits = (rightInfo & IndexTuple.HAS_NULLS) == 0 ? -1 : rightAt + IndexTuple.HEADER_SIZE;
    int leftData = leftAt + IndexTuple.dataOffset(leftInfo);
    int rightData = rightAt + IndexTuple.dataOffset(rightInfo);
    int leftEnd = 0;
    int rightEnd = 0;
    for (int column = 0; column < columns.keyCount(); column++) {
      boolean leftNull = leftBits >= 0 && isNull(leftPage, leftBits, column);
      boolean rightNull = rightBits >= 0 && isNull(rightPage, rightBits, column);
      if (leftNull || rightNull) {
        if (leftNull != rightNull) {
          return leftNull ? -nullSide(column) : nullSide(column);
        }
        continue;
      }
      TupleLayout.Attribute attribute = columns.attribute(column);
      int leftStart = leftData + TupleWalk.start(leftPage, leftData, leftEnd, attribute);
      int rightStart = rightData + TupleWalk.start(rightPage, rightData, rightEnd, attribute);
      int result =
          sign(compareAttribute(leftPage, leftStart, rightPage, rightStart, column, false));
      if (result != 0) {
        return columns.descending(column) ? -result : result;
      }
      leftEnd = leftStart - leftData + TupleWalk.size(leftPage, leftStart, attribute);
      rightEnd = rightStart - rightData + TupleWalk.size(rightPage, rightStart, attribute);
    }
    return 0;
  }

  /// A number that orders tuples by their first column as far as it tells: of two tuples with
  /// different numbers, the one with the lesser comes first; equal numbers say nothing.
  public long abbreviate(MemorySegment page, int at) {
    int valueAt = locate(page, at, 0);
    if (valueAt < 0) {
      return columns.nullsFirst(0) ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
    TupleLayout.Attribute attribute = columns.attribute(0);
    long number =
        switch (columns.order(0).simple()) {
          case SIGNED -> TupleWalk.fixed(page, valueAt, attribute.length());
          case UNSIGNED -> TupleWalk.fixed(page, valueAt, attribute.length()) ^ Long.MIN_VALUE;
          case BYTES ->
              isPlain(page, valueAt, attribute)
                  ? firstBytes(
                      page,
                      contentAt(page, valueAt, attribute),
                      contentLength(page, valueAt, attribute))
                  : firstBytesUnpacked(page, valueAt, attribute);
          case NONE -> 0;
        };
    return columns.descending(0) ? ~number : number;
  }

  private long firstBytesUnpacked(
      MemorySegment page, int valueAt, TupleLayout.Attribute attribute) {
    left.load(page, valueAt, attribute);
    byte[] array = left.bytes.array();
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (i < left.bytes.length() ? array[i] & 0xFF : 0);
    }
    return number ^ Long.MIN_VALUE;
  }

  private static long firstBytes(MemorySegment page, int at, int length) {
    long number = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      number = number << 8 | (i < length ? Bytes.unsignedByte(page, at + i) : 0);
    }
    return number ^ Long.MIN_VALUE;
  }

  private int compareAttribute(
      MemorySegment leftPage,
      int leftAt,
      MemorySegment rightPage,
      int rightAt,
      int column,
      boolean images) {
    TupleLayout.Attribute attribute = columns.attribute(column);
    if (attribute.byValue()) {
      long one = TupleWalk.fixed(leftPage, leftAt, attribute.length());
      long other = TupleWalk.fixed(rightPage, rightAt, attribute.length());
      return images ? Long.compare(one, other) : columns.order(column).compare(one, other);
    }
    left.load(leftPage, leftAt, attribute);
    right.load(rightPage, rightAt, attribute);
    int leftLength = left.bytes.length();
    int rightLength = right.bytes.length();
    byte[] one = left.bytes.array();
    byte[] other = right.bytes.array();
    return images
        ? Arrays.compareUnsigned(one, 0, leftLength, other, 0, rightLength)
        : columns.order(column).compare(one, 0, leftLength, other, 0, rightLength);
  }

  /// Whether a key column of some tuple is null.
  public static boolean anyNull(MemorySegment page, int at, int keyCount) {
    if (!IndexTuple.hasNulls(page, at)) {
      return false;
    }
    for (int column = 0; column < keyCount; column++) {
      if (isNull(page, at + IndexTuple.HEADER_SIZE, column)) {
        return true;
      }
    }
    return false;
  }
}
