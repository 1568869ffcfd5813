package org.gajah.btree.tree;

import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.id.Tid;
import org.gajah.page.value.TupleLayout;

/// What a descent looks for: values of the first columns, perhaps a heap tid, and which side of
/// equal tuples is meant. Reused by its owner. Mirrors `BTScanInsertData`.
///
/// A search ends at the first tuple that is greater or equal; with [#nextKey] at the first that is
/// greater.
public final class SearchKey {
  private final KeyColumns columns;
  final long[] datums;
  final int[] from;
  final int[] length;
  final boolean[] nulls;
  final KeyOrder[] orders;
  final byte[][] arrays;
  private final ByteSink bytes = new ByteSink(64);
  int count;
  long tid = Tid.INVALID;
  boolean nextKey;
  boolean backward;
  boolean heapTidsOrdered = true;
  private boolean anyNull;

  /// Whether the first column can be compared without looking at anything else.
  boolean fastFirst;

  /// Makes the order of the first column that of signed numbers.
  long fastFlip;

  int fastLength;
  boolean fastDescending;

  public SearchKey(KeyColumns columns) {
    this.columns = columns;
    int size = columns.keyCount();
    datums = new long[size];
    from = new int[size];
    length = new int[size];
    nulls = new boolean[size];
    orders = new KeyOrder[size];
    arrays = new byte[size][];
    clear();
  }

  public KeyColumns columns() {
    return columns;
  }

  /// Starts a key without columns.
  public void clear() {
    count = 0;
    tid = Tid.INVALID;
    nextKey = false;
    backward = false;
    anyNull = false;
    fastFirst = false;
    bytes.clear();
  }

  /// How many columns it has.
  public int count() {
    return count;
  }

  /// Whether some column is null.
  public boolean anyNull() {
    return anyNull;
  }

  /// The heap tid that breaks ties, or [Tid#INVALID].
  public long tid() {
    return tid;
  }

  public void tid(long newTid) {
    tid = newTid;
  }

  public boolean nextKey() {
    return nextKey;
  }

  /// Whether the search goes past tuples that are equal.
  public void nextKey(boolean on) {
    nextKey = on;
  }

  /// Whether it is the end of a stretch that is looked for, so that a page whose high key is a
  /// prefix of this key is of interest.
  public void backward(boolean on) {
    backward = on;
  }

  /// Whether heap tids take part in the order of this index.
  public void heapTidsOrdered(boolean on) {
    heapTidsOrdered = on;
  }

  public boolean heapTidsOrdered() {
    return heapTidsOrdered;
  }

  /// Adds a null.
  public void addNull() {
    int column = start(columns.order(count));
    nulls[column] = true;
    anyNull = true;
  }

  /// Adds a value that is passed by value.
  public void add(long datum) {
    add(datum, columns.order(count));
  }

  /// The same with an order between values of the column (left) and such as this one (right).
  public void add(long datum, KeyOrder order) {
    int column = start(order);
    datums[column] = datum;
    if (column == 0) {
      prepareFirst();
    }
  }

  /// Adds a value that is bytes, which are not copied.
  public void add(byte[] array, int valueFrom, int valueLength) {
    add(array, valueFrom, valueLength, columns.order(count));
  }

  /// The same with an order between values of the column (left) and such as this one (right).
  public void add(byte[] array, int valueFrom, int valueLength, KeyOrder order) {
    int column = start(order);
    arrays[column] = array;
    from[column] = valueFrom;
    length[column] = valueLength;
  }

  /// Memory for bytes of values, which lasts until [#clear]. After the last value has been written
  /// there, [#settle] says where they are.
  ByteSink bytes() {
    return bytes;
  }

  /// Adds a value whose bytes were written to [#bytes].
  void addWritten(int valueFrom, int valueLength) {
    add(bytes.array(), valueFrom, valueLength);
  }

  /// Makes columns added with [#addWritten] refer to the array that all bytes are in now.
  void settle() {
    for (int i = 0; i < count; i++) {
      if (!nulls[i] && !columns.attribute(i).byValue()) {
        arrays[i] = bytes.array();
      }
    }
  }

  private int start(KeyOrder order) {
    int column = count++;
    nulls[column] = false;
    orders[column] = order;
    return column;
  }

  private void prepareFirst() {
    TupleLayout.Attribute attribute = columns.attribute(0);
    KeyOrder.Simple simple = orders[0].simple();
    fastFirst = simple == KeyOrder.Simple.SIGNED || simple == KeyOrder.Simple.UNSIGNED;
    fastFlip = simple == KeyOrder.Simple.UNSIGNED ? Long.MIN_VALUE : 0;
    fastLength = attribute.length();
    fastDescending = columns.descending(0);
  }
}
