package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.BytesVector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.containers.ArrayValue;
import org.gajah.functions.StoredValues;

/// The elements of an array as an index wants to be asked for them: in its order, each once,
/// without nulls.
final class ArrayKeys {
  private ArrayKeys() {}

  static ScanKey.KeyArray of(
      CatalogSource catalog, int arrayType, BytesVector value, KeyOrder order) {
    int element = catalog.get(SysCache.TYPEOID, arrayType).typelem();
    PgType type = catalog.get(SysCache.TYPEOID, element);
    ArrayValue array = new ArrayValue(value.slice(0), StoredValues.layout(type));
    List<Slice> elements = new ArrayList<>();
    for (int i = 0; i < array.count(); i++) {
      if (!array.isNull(i)) {
        elements.add(new Slice(array.bytes(), array.start(i), array.length(i)));
      }
    }
    return type.typbyval() ? numbers(elements, type, order) : bytes(elements, order);
  }

  private static ScanKey.KeyArray numbers(List<Slice> elements, PgType type, KeyOrder order) {
    long[] values =
        elements.stream()
            .mapToLong(e -> StoredValues.read(e.array(), e.from(), type.typlen()))
            .toArray();
    return new ScanKey.KeyArray(IndexKeys.distinct(values, order), new Slice[0]);
  }

  private static ScanKey.KeyArray bytes(List<Slice> elements, KeyOrder order) {
    List<Slice> sorted = new ArrayList<>();
    elements.forEach(e -> sorted.add(Slice.of(e.toByteArray())));
    sorted.sort((a, b) -> compare(order, a, b));
    List<Slice> result = new ArrayList<>();
    for (Slice value : sorted) {
      if (result.isEmpty() || compare(order, result.getLast(), value) != 0) {
        result.add(value);
      }
    }
    return new ScanKey.KeyArray(new long[0], result.toArray(Slice[]::new));
  }

  private static int compare(KeyOrder order, Slice a, Slice b) {
    return order.compare(a.array(), a.from(), a.length(), b.array(), b.from(), b.length());
  }
}
