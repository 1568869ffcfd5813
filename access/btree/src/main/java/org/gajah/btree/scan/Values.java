package org.gajah.btree.scan;

import java.lang.foreign.MemorySegment;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.btree.tree.KeyColumns;
import org.gajah.btree.tree.KeyCompare;

/// Compares values of tuples with those of conditions, and says whether filters hold.
final class Values {
  private Values() {}

  /// Compares a value that is not null with that of a condition, in the order of the operator
  /// class.
  static int compare(KeyCompare compare, MemorySegment page, int valueAt, ScanKey key) {
    int column = key.column();
    KeyColumns columns = compare.columns();
    KeyOrder order = orderOf(columns, key);
    if (columns.attribute(column).byValue()) {
      return compare.compareDatum(page, valueAt, column, key.datum(), order);
    }
    return compareSlice(compare, page, valueAt, column, Conditions.bytesOf(key), order);
  }

  /// Compares a value that is not null with an element of an array condition.
  static int compareElement(
      KeyCompare compare, MemorySegment page, int valueAt, ScanKey key, int index) {
    int column = key.column();
    KeyColumns columns = compare.columns();
    KeyOrder order = orderOf(columns, key);
    ScanKey.KeyArray array = Conditions.arrayOf(key);
    if (columns.attribute(column).byValue()) {
      return compare.compareDatum(page, valueAt, column, array.datums()[index], order);
    }
    return compareSlice(compare, page, valueAt, column, array.bytes()[index], order);
  }

  private static int compareSlice(
      KeyCompare compare,
      MemorySegment page,
      int valueAt,
      int column,
      Slice value,
      KeyOrder order) {
    return compare.compareBytes(
        page, valueAt, column, value.array(), value.from(), value.length(), order);
  }

  private static KeyOrder orderOf(KeyColumns columns, ScanKey key) {
    KeyOrder own = key.order();
    return own == null ? columns.order(key.column()) : own;
  }

  /// Whether a tuple meets a condition.
  static boolean holds(KeyCompare compare, MemorySegment page, int at, ScanKey key) {
    if (key.kind() == ScanKey.Kind.ROW) {
      return rowHolds(compare, page, at, key);
    }
    int valueAt = compare.locate(page, at, key.column());
    return switch (key.kind()) {
      case IS_NULL -> valueAt < 0;
      case IS_NOT_NULL -> valueAt >= 0;
      case VALUE -> valueAt >= 0 && key.strategy().holds(compare(compare, page, valueAt, key));
      case ANY_OF_ARRAY -> valueAt >= 0 && isElement(compare, page, valueAt, key);
      case NULL, ROW -> false;
    };
  }

  private static boolean isElement(
      KeyCompare compare, MemorySegment page, int valueAt, ScanKey key) {
    int low = 0;
    int high = Conditions.arrayOf(key).length();
    while (low < high) {
      int middle = low + high >>> 1;
      int order = compareElement(compare, page, valueAt, key, middle);
      if (order == 0) {
        return true;
      }
      if (order > 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return false;
  }

  /// Rows are compared by their first columns that differ; a null before that makes the answer
  /// unknown.
  private static boolean rowHolds(KeyCompare compare, MemorySegment page, int at, ScanKey key) {
    for (ScanKey member : key.row()) {
      int valueAt = compare.locate(page, at, member.column());
      if (valueAt < 0 || member.kind() == ScanKey.Kind.NULL) {
        return false;
      }
      int order = compare(compare, page, valueAt, member);
      if (order != 0) {
        return key.strategy().holds(order);
      }
    }
    return key.strategy().holds(0);
  }
}
