package org.gajah.executor.scan;

import java.util.Arrays;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;

/// The elements of an array as an index wants to be asked for them: in their order, each once,
/// without nulls.
final class ArrayKeys {
  private static final Slice[] NO_BYTES = {};
  private static final long[] NO_NUMBERS = {};

  private ArrayKeys() {}

  /// @param order of the elements among each other
  static ScanKey.KeyArray of(
      CatalogSource catalog, int arrayType, BytesVector value, KeyOrder order) {
    int element = catalog.get(SysCache.TYPEOID, arrayType).typelem();
    PgType type = catalog.get(SysCache.TYPEOID, element);
    ArrayValue array = new ArrayValue(value.slice(0), StoredValues.layout(type));
    return type.typbyval() ? numbers(array, type, order) : bytes(array, order);
  }

  private static ScanKey.KeyArray numbers(ArrayValue array, PgType type, KeyOrder order) {
    long[] values = new long[array.count()];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!array.isNull(i)) {
        values[count++] = StoredValues.read(array.bytes(), array.start(i), type.typlen());
      }
    }
    return new ScanKey.KeyArray(distinct(Arrays.copyOf(values, count), order), NO_BYTES);
  }

  /// Orders numbers and takes out those that come twice.
  static long[] distinct(long[] values, KeyOrder order) {
    long[] sorted = sorted(values, order);
    int kept = 0;
    for (long value : sorted) {
      if (kept == 0 || order.compare(sorted[kept - 1], value) != 0) {
        sorted[kept++] = value;
      }
    }
    return kept == sorted.length ? sorted : Arrays.copyOf(sorted, kept);
  }

  private static long[] sorted(long[] values, KeyOrder order) {
    if (order.simple() == KeyOrder.Simple.SIGNED) {
      long[] sorted = values.clone();
      Arrays.sort(sorted);
      return sorted;
    }
    Long[] boxed = new Long[values.length];
    Arrays.setAll(boxed, i -> values[i]);
    Arrays.sort(boxed, (a, b) -> order.compare((long) a, (long) b));
    long[] sorted = new long[values.length];
    Arrays.setAll(sorted, i -> boxed[i]);
    return sorted;
  }

  private static ScanKey.KeyArray bytes(ArrayValue array, KeyOrder order) {
    Slice[] values = new Slice[array.count()];
    int count = 0;
    for (int i = 0; i < values.length; i++) {
      if (!array.isNull(i)) {
        int from = array.start(i);
        values[count++] = Slice.of(Arrays.copyOfRange(array.bytes(), from, from + array.length(i)));
      }
    }
    Slice[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted, (a, b) -> compare(order, a, b));
    int kept = 0;
    for (Slice value : sorted) {
      if (kept == 0 || compare(order, sorted[kept - 1], value) != 0) {
        sorted[kept++] = value;
      }
    }
    return new ScanKey.KeyArray(NO_NUMBERS, Arrays.copyOf(sorted, kept));
  }

  private static int compare(KeyOrder order, Slice a, Slice b) {
    return order.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }
}
