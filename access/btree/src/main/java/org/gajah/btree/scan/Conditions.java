package org.gajah.btree.scan;

import java.util.Arrays;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Kind;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.btree.tree.KeyColumns;
import org.jspecify.annotations.Nullable;

/// The conditions of a scan, sorted by what they are good for. Mirrors `_bt_preprocess_keys`.
///
/// - The first [#prefix] columns have one condition of equality each ([#equal]).
/// - The column behind them may have bounds, and not be null ([#low], [#high], [#notNull]).
/// - Everything else are [#filter]s, which do not say where in the index tuples lie.
final class Conditions {
  private final KeyColumns columns;
  private final @Nullable ScanKey[] equal;
  private final @Nullable ScanKey[] low;
  private final @Nullable ScanKey[] high;
  private final boolean[] notNull;

  /// For array conditions that are in [#equal]: which elements are within the column's bounds.
  private final int[] arrayFrom;

  private final int[] arrayTo;
  private ScanKey[] filters = new ScanKey[4];
  private int filterCount;
  private int prefix;
  private boolean impossible;
  private boolean anyArray;

  Conditions(KeyColumns columns) {
    this.columns = columns;
    int count = columns.keyCount();
    equal = new ScanKey[count];
    low = new ScanKey[count];
    high = new ScanKey[count];
    notNull = new boolean[count];
    arrayFrom = new int[count];
    arrayTo = new int[count];
  }

  /// How many columns at the start have a condition of equality.
  int prefix() {
    return prefix;
  }

  /// Whether no tuple can match.
  boolean impossible() {
    return impossible;
  }

  /// Whether one of the conditions of equality of the prefix is on an array.
  boolean hasArrays() {
    return anyArray;
  }

  /// The condition of equality of a column of the prefix.
  ScanKey equal(int column) {
    ScanKey key = equal[column];
    if (key == null) {
      throw PgException.internal("column " + column + " has no condition of equality");
    }
    return key;
  }

  @Nullable ScanKey low(int column) {
    return low[column];
  }

  @Nullable ScanKey high(int column) {
    return high[column];
  }

  boolean notNull(int column) {
    return notNull[column];
  }

  int arrayFrom(int column) {
    return arrayFrom[column];
  }

  int arrayTo(int column) {
    return arrayTo[column];
  }

  int filterCount() {
    return filterCount;
  }

  ScanKey filter(int index) {
    return filters[index];
  }

  // Sorting

  /// Takes the conditions of a scan.
  void set(List<ScanKey> keys) {
    Arrays.fill(equal, null);
    Arrays.fill(low, null);
    Arrays.fill(high, null);
    Arrays.fill(notNull, false);
    filterCount = 0;
    impossible = false;
    anyArray = false;
    for (int i = 0; i < keys.size(); i++) {
      take(keys.get(i));
    }
    findPrefix();
    for (int column = 0; column < prefix && !impossible; column++) {
      reconcile(column);
    }
    filterBehindPrefix();
  }

  private void take(ScanKey key) {
    int column = key.column();
    switch (key.kind()) {
      case NULL -> impossible = true;
      case IS_NOT_NULL -> notNull[column] = true;
      case IS_NULL, ANY_OF_ARRAY -> takeEqual(key);
      case ROW -> takeRow(key);
      case VALUE -> {
        switch (key.strategy()) {
          case EQUAL -> takeEqual(key);
          case LESS, LESS_OR_EQUAL -> high[column] = tighter(high[column], key);
          case GREATER, GREATER_OR_EQUAL -> low[column] = tighter(low[column], key);
        }
      }
    }
  }

  private void takeEqual(ScanKey key) {
    int column = key.column();
    ScanKey known = equal[column];
    if (known == null) {
      equal[column] = key;
    } else if (known.kind() == Kind.ANY_OF_ARRAY && key.kind() != Kind.ANY_OF_ARRAY) {
      equal[column] = key; // one value rather than several
      addFilter(known);
    } else {
      addFilter(key);
    }
  }

  /// A row condition can serve as the bound of its first column; it is tried on each tuple, too.
  private void takeRow(ScanKey key) {
    if (key.row().getFirst().kind() == Kind.NULL) {
      impossible = true;
      return;
    }
    addFilter(key);
    int column = key.column();
    boolean upper = key.strategy() == Strategy.LESS || key.strategy() == Strategy.LESS_OR_EQUAL;
    if (upper && high[column] == null) {
      high[column] = key;
    } else if (!upper && low[column] == null) {
      low[column] = key;
    } else {
      notNull[column] = true;
    }
  }

  /// The tighter of two bounds on the same side of a column; the other is tried on each tuple where
  /// they cannot be compared.
  private ScanKey tighter(@Nullable ScanKey known, ScanKey key) {
    if (known == null || known.kind() == Kind.ROW) {
      return key;
    }
    if (!isComparable(known, key)) {
      addFilter(key);
      return known;
    }
    int comparison = compare(key, known);
    boolean upper = key.strategy() == Strategy.LESS || key.strategy() == Strategy.LESS_OR_EQUAL;
    boolean strict = key.strategy() == Strategy.LESS || key.strategy() == Strategy.GREATER;
    if (comparison == 0) {
      return strict ? key : known;
    }
    return comparison < 0 == upper ? key : known;
  }

  private void addFilter(ScanKey key) {
    if (filterCount == filters.length) {
      filters = Arrays.copyOf(filters, 2 * filterCount);
    }
    filters[filterCount++] = key;
  }

  /// Checks the bounds of a column against its condition of equality, which makes them superfluous.
  private void reconcile(int column) {
    ScanKey key = equal[column];
    if (key == null) {
      return;
    }
    boolean bounded = low[column] != null || high[column] != null || notNull[column];
    switch (key.kind()) {
      case IS_NULL -> impossible |= bounded;
      case ANY_OF_ARRAY -> cutArray(column, key);
      default -> {
        apply(key, low[column]);
        apply(key, high[column]);
      }
    }
    low[column] = null;
    high[column] = null;
    notNull[column] = false;
  }

  private void apply(ScanKey key, @Nullable ScanKey bound) {
    if (bound == null || bound.kind() == Kind.ROW) {
      return;
    }
    if (!isComparable(key, bound)) {
      addFilter(bound);
    } else if (!bound.strategy().holds(compare(key, bound))) {
      impossible = true;
    }
  }

  private void cutArray(int column, ScanKey key) {
    ScanKey.KeyArray array = arrayOf(key);
    int from = 0;
    int to = array.length();
    ScanKey lower = usable(key, low[column]);
    ScanKey upper = usable(key, high[column]);
    if (lower != null) {
      while (from < to && !lower.strategy().holds(compareElement(array, from, key, lower))) {
        from++;
      }
    }
    if (upper != null) {
      while (from < to && !upper.strategy().holds(compareElement(array, to - 1, key, upper))) {
        to--;
      }
    }
    arrayFrom[column] = from;
    arrayTo[column] = to;
    impossible |= from == to;
  }

  /// A bound if it can be applied to the values of a condition; otherwise it becomes a filter.
  private @Nullable ScanKey usable(ScanKey key, @Nullable ScanKey bound) {
    if (bound == null || bound.kind() == Kind.ROW) {
      return null;
    }
    if (!isComparable(key, bound)) {
      addFilter(bound);
      return null;
    }
    return bound;
  }

  static ScanKey.KeyArray arrayOf(ScanKey key) {
    ScanKey.KeyArray array = key.array();
    if (array == null) {
      throw PgException.internal("array condition without an array");
    }
    return array;
  }

  static Slice bytesOf(ScanKey key) {
    Slice bytes = key.bytes();
    if (bytes == null) {
      throw PgException.internal("condition without a value");
    }
    return bytes;
  }

  // Values among each other

  /// Whether the values of two conditions on the same column can be compared: they are of the
  /// column's type, or numbers anyhow.
  private boolean isComparable(ScanKey one, ScanKey other) {
    KeyOrder first = orderOf(one);
    KeyOrder second = orderOf(other);
    return one.order() == null && other.order() == null
        || first.simple() == second.simple() && first.simple() != KeyOrder.Simple.NONE;
  }

  private KeyOrder orderOf(ScanKey key) {
    KeyOrder own = key.order();
    return own == null ? columns.order(key.column()) : own;
  }

  private int compare(ScanKey one, ScanKey other) {
    KeyOrder order = orderOf(one);
    if (columns.attribute(one.column()).byValue()) {
      return compareDatums(order, one.datum(), other.datum());
    }
    return compareSlices(order, bytesOf(one), bytesOf(other));
  }

  private int compareElement(ScanKey.KeyArray array, int index, ScanKey key, ScanKey other) {
    KeyOrder order = orderOf(key);
    if (columns.attribute(key.column()).byValue()) {
      return compareDatums(order, array.datums()[index], other.datum());
    }
    return compareSlices(order, array.bytes()[index], bytesOf(other));
  }

  private static int compareDatums(KeyOrder order, long one, long other) {
    return switch (order.simple()) {
      case SIGNED -> Long.compare(one, other);
      case UNSIGNED -> Long.compareUnsigned(one, other);
      case NONE, BYTES -> order.compare(one, other);
    };
  }

  private static int compareSlices(KeyOrder order, Slice one, Slice other) {
    return order.compare(
        one.array(), one.from(), one.length(), other.array(), other.from(), other.length());
  }

  // The stretch

  private void findPrefix() {
    prefix = 0;
    while (prefix < equal.length) {
      ScanKey key = equal[prefix];
      if (key == null) {
        return;
      }
      anyArray |= key.kind() == Kind.ANY_OF_ARRAY;
      prefix++;
    }
  }

  /// Makes filters of the conditions on columns that do not bound the stretch.
  private void filterBehindPrefix() {
    for (int column = prefix + 1; column < equal.length; column++) {
      addIfAny(equal[column]);
      addBound(low[column]);
      addBound(high[column]);
      if (notNull[column]) {
        addFilter(ScanKey.ofNull(column, false));
      }
    }
  }

  private void addIfAny(@Nullable ScanKey key) {
    if (key != null) {
      addFilter(key);
    }
  }

  private void addBound(@Nullable ScanKey key) {
    if (key != null && key.kind() != Kind.ROW) {
      addFilter(key); // rows are filters already
    }
  }
}
