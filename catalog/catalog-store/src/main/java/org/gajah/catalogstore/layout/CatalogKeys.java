package org.gajah.catalogstore.layout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CatalogIndex;
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
}
