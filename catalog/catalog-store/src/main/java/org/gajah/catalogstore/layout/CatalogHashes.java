package org.gajah.catalogstore.layout;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.types.hash.Lookup3;
import org.jspecify.annotations.Nullable;

/// Hash values of cache keys, the same that PostgreSQL sends in invalidation messages. Mirrors the
/// hashing in `utils/cache/catcache.c`.
public final class CatalogHashes {
  private CatalogHashes() {}

  /// The hash of a full key.
  public static int of(CacheId<?> cache, Object... key) {
    List<Integer> columns = cache.index().columns();
    int result = 0;
    for (int i = 0; i < columns.size(); i++) {
      int type = CatalogLayouts.type(cache.index(), columns.get(i));
      result ^= Integer.rotateLeft(one(type, key[i]), 8 * i);
    }
    return result;
  }

  /// The hash of the key that a row has.
  public static int of(CacheId<?> cache, CatalogRow row) {
    List<Integer> columns = cache.index().columns();
    int result = 0;
    for (int i = 0; i < columns.size(); i++) {
      int type = CatalogLayouts.type(cache.index(), columns.get(i));
      Object value = row.value(columns.get(i));
      // A null counts as nothing at all.
      result ^= value == null ? 0 : Integer.rotateLeft(one(type, value), 8 * i);
    }
    return result;
  }

  private static int one(int type, Object value) {
    return switch (type) {
      case TypeOid.BOOL -> Lookup3.murmur((Boolean) value ? 1 : 0);
      case TypeOid.CHAR -> Lookup3.murmur((byte) ((Character) value).charValue());
      case TypeOid.INT2 -> Lookup3.murmur(((Number) value).shortValue());
      case TypeOid.INT4, TypeOid.OID, TypeOid.REGPROC ->
          Lookup3.murmur(((Number) value).intValue());
      case TypeOid.NAME, TypeOid.TEXT -> bytes(value.toString());
      case TypeOid.OIDVECTOR -> oids((int[]) value);
      default -> throw PgException.internal("no hash for catalog keys of type " + type);
    };
  }

  private static int bytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Lookup3.hash(bytes, 0, bytes.length);
  }

  private static int oids(int[] values) {
    byte[] bytes = new byte[4 * values.length];
    for (int i = 0; i < values.length; i++) {
      LittleEndian.setInt(bytes, 4 * i, values[i]);
    }
    return Lookup3.hash(bytes, 0, bytes.length);
  }

  /// Whether two keys are the same.
  static boolean same(@Nullable Object a, @Nullable Object b) {
    return Objects.deepEquals(a, b);
  }
}
