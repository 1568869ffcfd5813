package org.gajah.catalogstore.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalogfacts.TypeOid;

/// Keys as conditions of an index scan.
public final class CatalogKeys {
  private CatalogKeys() {}

  /// Conditions that the first columns of an index equal some values.
  public static List<ScanKey> conditions(CatalogIndex<?> index, Object... key) {
    List<ScanKey> result = new ArrayList<>(key.length);
    for (int i = 0; i < key.length; i++) {
      result.add(condition(i, CatalogLayouts.type(index, index.columns().get(i)), key[i]));
    }
    return result;
  }

  private static ScanKey condition(int column, int type, Object value) {
    return switch (type) {
      case TypeOid.BOOL -> ScanKey.of(column, Strategy.EQUAL, (Boolean) value ? 1 : 0);
      case TypeOid.CHAR ->
          ScanKey.of(column, Strategy.EQUAL, (byte) ((Character) value).charValue());
      case TypeOid.INT2, TypeOid.INT4, TypeOid.OID, TypeOid.REGPROC ->
          ScanKey.of(column, Strategy.EQUAL, ((Number) value).intValue());
      case TypeOid.INT8 -> ScanKey.of(column, Strategy.EQUAL, ((Number) value).longValue());
      case TypeOid.NAME, TypeOid.TEXT ->
          ScanKey.of(
              column, Strategy.EQUAL, Slice.of(value.toString().getBytes(StandardCharsets.UTF_8)));
      case TypeOid.OIDVECTOR -> {
        ByteSink out = new ByteSink(64);
        RowEncoder.vector(out, TypeOid.OID, (int[]) value);
        yield ScanKey.of(column, Strategy.EQUAL, Slice.of(out.toByteArray()));
      }
      default -> throw PgException.internal("no keys of type " + type);
    };
  }

  /// Whether the first columns of an index have some values in a row.
  public static boolean match(CatalogIndex<?> index, CatalogRow row, Object... key) {
    boolean match = true;
    for (int i = 0; match && i < key.length; i++) {
      Object value = row.value(index.columns().get(i));
      match = value != null && compare(value, key[i]) == 0;
    }
    return match;
  }

  /// The order in which an index has rows.
  public static <R extends CatalogRow> Comparator<R> order(CatalogIndex<R> index) {
    return (left, right) -> {
      int order = 0;
      for (int i = 0; order == 0 && i < index.columns().size(); i++) {
        Object one = left.value(index.columns().get(i));
        Object other = right.value(index.columns().get(i));
        order =
            one == null || other == null
                ? Boolean.compare(one == null, other == null)
                : compare(one, other);
      }
      return order;
    };
  }

  private static int compare(Object one, Object other) {
    return switch (one) {
      case Boolean truth -> truth.compareTo((Boolean) other);
      case Character character -> character.compareTo((Character) other);
      // OIDs have no sign; other numbers of key columns are small, or negative and few.
      case Integer number -> Integer.compareUnsigned(number, ((Number) other).intValue());
      case Number number -> Long.compare(number.longValue(), ((Number) other).longValue());
      case int[] vector -> Arrays.compareUnsigned(vector, (int[]) other);
      default ->
          Arrays.compareUnsigned(
              one.toString().getBytes(StandardCharsets.UTF_8),
              other.toString().getBytes(StandardCharsets.UTF_8));
    };
  }
}
