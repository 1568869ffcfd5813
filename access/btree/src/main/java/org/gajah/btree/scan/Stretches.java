package org.gajah.btree.scan;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Kind;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.btree.tree.KeyColumns;
import org.gajah.btree.tree.KeyCompare;
import org.gajah.btree.tree.SearchKey;
import org.gajah.page.index.BTreeTuple;

/// The stretches of the index that conditions enclose, one after the other in the direction of the
/// scan. Array conditions make one for each combination of their values; combinations that the
/// index has nothing for are skipped by looking at the tuple where the scan stands. Mirrors
/// `_bt_advance_array_keys` and the choice of the starting point in `_bt_first`.
final class Stretches {
  private final Conditions conditions;
  private final KeyColumns columns;
  private final KeyCompare compare;
  private final SearchKey start;
  private final SearchKey end;
  private final int[] element;
  private boolean startsAnywhere;
  private boolean endsAnywhere;
  private boolean moved;

  Stretches(Conditions conditions, KeyCompare compare) {
    this.conditions = conditions;
    this.columns = compare.columns();
    this.compare = compare;
    this.start = new SearchKey(columns);
    this.end = new SearchKey(columns);
    this.element = new int[columns.keyCount()];
  }

  /// Says whether heap tids take part in the order of the index.
  void heapTidsOrdered(boolean on) {
    start.heapTidsOrdered(on);
    end.heapTidsOrdered(on);
  }

  /// The place before the first tuple of the present stretch, in the order of the index.
  SearchKey start() {
    return start;
  }

  /// The place behind its last tuple.
  SearchKey end() {
    return end;
  }

  /// Whether the stretch starts where the index does.
  boolean startsAnywhere() {
    return startsAnywhere;
  }

  /// Whether the stretch ends where the index does.
  boolean endsAnywhere() {
    return endsAnywhere;
  }

  // Going through them

  /// Goes to the first stretch in a direction.
  void reset(boolean forward) {
    resetFrom(0, forward);
    build();
  }

  private void resetFrom(int column, boolean forward) {
    for (int c = column; c < conditions.prefix(); c++) {
      if (isArray(c)) {
        element[c] = first(c, forward);
      }
    }
  }

  private boolean isArray(int column) {
    return conditions.equal(column).kind() == Kind.ANY_OF_ARRAY;
  }

  /// Whether array elements ascend in a direction of the scan.
  private boolean ascends(int column, boolean forward) {
    return forward != columns.descending(column);
  }

  private int first(int column, boolean forward) {
    return ascends(column, forward) ? conditions.arrayFrom(column) : conditions.arrayTo(column) - 1;
  }

  /// Goes to the next stretch after the one that a tuple lies beyond.
  ///
  /// @param at the tuple, perhaps a high key; -1 for none
  /// @return false when there is no further one
  boolean advance(MemorySegment page, int at, boolean forward) {
    if (!conditions.hasArrays()) {
      return false;
    }
    moved = false;
    boolean any = at < 0 || moveTo(page, at, forward);
    if (any && !moved) {
      any = carry(conditions.prefix(), forward);
    }
    if (any) {
      build();
    }
    return any;
  }

  /// Goes to the first stretch that is not wholly before a tuple in a direction.
  ///
  /// @return false when there is none
  boolean seek(MemorySegment page, int at, boolean forward) {
    resetFrom(0, forward);
    boolean any = !conditions.hasArrays() || moveTo(page, at, forward);
    build();
    return any;
  }

  private boolean moveTo(MemorySegment page, int at, boolean forward) {
    int present = BTreeTuple.attributeCount(page, at, columns.columnCount());
    int prefix = conditions.prefix();
    for (int column = 0; column < prefix; column++) {
      if (column >= present) {
        resetFrom(column, forward); // a missing column is less than everything
        return true;
      }
      int valueAt = compare.locate(page, at, column);
      int side =
          isArray(column)
              ? seekElement(page, valueAt, column, forward)
              : side(page, valueAt, column);
      if (!forward) {
        side = -side;
      }
      if (side < 0) {
        return carry(column, forward);
      }
      if (side > 0) {
        resetFrom(column + 1, forward);
        return true;
      }
    }
    return true;
  }

  /// How the condition of a column compares with a value of the tuple, in the order of the index.
  private int side(MemorySegment page, int valueAt, int column) {
    ScanKey key = conditions.equal(column);
    if (key.kind() == Kind.IS_NULL) {
      return valueAt < 0 ? 0 : nullSide(column);
    }
    if (valueAt < 0) {
      return -nullSide(column);
    }
    int order = Values.compare(compare, page, valueAt, key);
    return columns.descending(column) ? order : -order;
  }

  /// How null compares with a value, in the order of the index.
  private int nullSide(int column) {
    return columns.nullsFirst(column) ? -1 : 1;
  }

  /// Goes to the first element of an array that is not before a value in the direction of the scan.
  ///
  /// @return how that element compares with the value, in the order of the index; in the direction
  ///   of the scan it is before it only when all are
  private int seekElement(MemorySegment page, int valueAt, int column, boolean forward) {
    if (valueAt < 0) {
      int side = -nullSide(column);
      if (side > 0 == forward) {
        setElement(column, first(column, forward));
      }
      return side;
    }
    ScanKey key = conditions.equal(column);
    boolean ascends = ascends(column, forward);
    int low = conditions.arrayFrom(column);
    int high = conditions.arrayTo(column);
    // Ascending, the first that is greater or equal; descending, the one before the first greater
    while (low < high) {
      int middle = low + high >>> 1;
      int order = Values.compareElement(compare, page, valueAt, key, middle);
      if (ascends ? order > 0 : order >= 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int found = ascends ? low : low - 1;
    if (found < conditions.arrayFrom(column) || found >= conditions.arrayTo(column)) {
      return forward ? -1 : 1;
    }
    setElement(column, found);
    int order = Values.compareElement(compare, page, valueAt, key, found);
    return columns.descending(column) ? order : -order;
  }

  private void setElement(int column, int index) {
    if (element[column] != index) {
      element[column] = index;
      moved = true;
    }
  }

  /// Steps the last array before a column that has another element, and starts those behind it
  /// anew.
  private boolean carry(int before, boolean forward) {
    for (int column = before - 1; column >= 0; column--) {
      if (!isArray(column)) {
        continue;
      }
      int next = element[column] + (ascends(column, forward) ? 1 : -1);
      if (next >= conditions.arrayFrom(column) && next < conditions.arrayTo(column)) {
        element[column] = next;
        moved = true;
        resetFrom(column + 1, forward);
        return true;
      }
    }
    return false;
  }

  // The ends

  private void build() {
    start.clear();
    end.clear();
    end.backward(true);
    int prefix = conditions.prefix();
    for (int column = 0; column < prefix; column++) {
      addEqual(start, column);
      addEqual(end, column);
    }
    start.nextKey(false);
    end.nextKey(true);
    if (prefix < columns.keyCount()) {
      addBounds(prefix);
    }
    startsAnywhere = start.count() == 0;
    endsAnywhere = end.count() == 0;
  }

  private void addEqual(SearchKey key, int column) {
    ScanKey condition = conditions.equal(column);
    switch (condition.kind()) {
      case IS_NULL -> key.addNull();
      case ANY_OF_ARRAY -> addElement(key, column, condition);
      default -> addValue(key, column, condition);
    }
  }

  private void addElement(SearchKey key, int column, ScanKey condition) {
    ScanKey.KeyArray array = Conditions.arrayOf(condition);
    KeyOrder order = orderOf(condition);
    if (columns.attribute(column).byValue()) {
      key.add(array.datums()[element[column]], order);
    } else {
      Slice value = array.bytes()[element[column]];
      key.add(value.array(), value.from(), value.length(), order);
    }
  }

  private void addValue(SearchKey key, int column, ScanKey condition) {
    KeyOrder order = orderOf(condition);
    if (columns.attribute(column).byValue()) {
      key.add(condition.datum(), order);
    } else {
      Slice value = Conditions.bytesOf(condition);
      key.add(value.array(), value.from(), value.length(), order);
    }
  }

  private KeyOrder orderOf(ScanKey condition) {
    KeyOrder own = condition.order();
    return own == null ? columns.order(condition.column()) : own;
  }

  private void addBounds(int column) {
    boolean descending = columns.descending(column);
    ScanKey lower = descending ? conditions.high(column) : conditions.low(column);
    ScanKey upper = descending ? conditions.low(column) : conditions.high(column);
    boolean noNulls = lower != null || upper != null || conditions.notNull(column);
    if (lower != null) {
      start.nextKey(isStrict(lower, addBound(start, lower)));
    } else if (noNulls && columns.nullsFirst(column)) {
      start.addNull();
      start.nextKey(true);
    }
    if (upper != null) {
      end.nextKey(!isStrict(upper, addBound(end, upper)));
    } else if (noNulls && !columns.nullsFirst(column)) {
      end.addNull();
      end.nextKey(false);
    }
  }

  /// @param whole whether all columns of the bound are in the key
  private static boolean isStrict(ScanKey bound, boolean whole) {
    return whole && (bound.strategy() == Strategy.LESS || bound.strategy() == Strategy.GREATER);
  }

  /// Adds a bound, of a row as many columns as lie side by side in one direction.
  ///
  /// @return whether that is the whole bound
  private boolean addBound(SearchKey key, ScanKey bound) {
    if (bound.kind() != Kind.ROW) {
      addValue(key, bound.column(), bound);
      return true;
    }
    int first = bound.column();
    int count = 0;
    for (ScanKey member : bound.row()) {
      int column = first + count;
      if (member.column() != column
          || member.kind() == Kind.NULL
          || columns.descending(column) != columns.descending(first)) {
        return false;
      }
      addValue(key, column, member);
      count++;
    }
    return true;
  }
}
