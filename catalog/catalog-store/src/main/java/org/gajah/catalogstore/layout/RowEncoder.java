package org.gajah.catalogstore.layout;

import java.nio.charset.Charset;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.TypeOid;
import org.jspecify.annotations.Nullable;

/// Rows of catalogs as the vectors that are stored.
public final class RowEncoder {
  private static final int NAME_LENGTH = 64;
  private static final int ACL_ITEM = 1033;

  private RowEncoder() {}

  /// The columns of a row.
  public static Vector[] row(CatalogRow row, Charset charset) {
    CatalogTable<?> table = row.table();
    Vector[] result = CatalogLayouts.vectors(CatalogLayouts.of(table), 1);
    for (int i = 0; i < result.length; i++) {
      put(table.columns().get(i), row.value(i + 1), result[i], charset, true);
    }
    return result;
  }

  /// The columns of the entry that a row has in an index.
  public static Vector[] entry(CatalogIndex<?> index, CatalogRow row, Charset charset) {
    Vector[] result = CatalogLayouts.vectors(CatalogLayouts.of(index), 1);
    for (int i = 0; i < result.length; i++) {
      int number = index.columns().get(i);
      put(index.table().columns().get(number - 1), row.value(number), result[i], charset, false);
    }
    return result;
  }

  private static void put(
      CatalogColumn column,
      @Nullable Object value,
      Vector target,
      Charset charset,
      boolean padded) {
    if (value == null) {
      target.setNull(0);
      return;
    }
    if (target instanceof LongVector longs) {
      longs.set(0, datum(value));
      return;
    }
    ByteSink out = new ByteSink(64);
    bytes(column, value, charset, padded, out);
    ((BytesVector) target).set(0, out.array(), 0, out.length());
  }

  private static long datum(Object value) {
    return switch (value) {
      case Boolean bool -> bool ? 1 : 0;
      case Character letter -> (byte) letter.charValue();
      case Float number -> Float.floatToRawIntBits(number);
      case Number number -> number.longValue();
      default -> throw PgException.internal("no datum: " + value.getClass());
    };
  }

  private static void bytes(
      CatalogColumn column, Object value, Charset charset, boolean padded, ByteSink out) {
    switch (value) {
      case String text -> {
        byte[] bytes = text.getBytes(charset);
        out.putBytes(bytes);
        if (column.type() == TypeOid.NAME && padded) {
          out.putZeros(NAME_LENGTH - bytes.length);
        }
      }
      case byte[] bytes -> out.putBytes(bytes);
      case short[] numbers -> {
        header(out, TypeOid.INT2, numbers.length, column.type() == TypeOid.INT2VECTOR);
        for (short number : numbers) {
          out.putShort(number);
        }
      }
      case int[] oids -> {
        header(out, TypeOid.OID, oids.length, column.type() == TypeOid.OIDVECTOR);
        for (int oid : oids) {
          out.putInt(oid);
        }
      }
      case float[] numbers -> {
        header(out, TypeOid.FLOAT4, numbers.length, false);
        for (float number : numbers) {
          out.putInt(Float.floatToRawIntBits(number));
        }
      }
      case char[] letters -> {
        header(out, TypeOid.CHAR, letters.length, false);
        for (char letter : letters) {
          out.putByte(letter);
        }
      }
      case String[] texts -> {
        header(out, TypeOid.TEXT, texts.length, false);
        for (String text : texts) {
          byte[] bytes = text.getBytes(charset);
          out.align(4);
          out.putInt((bytes.length + 4) << 2).putBytes(bytes);
        }
        out.align(4);
      }
      case AclItem[] items -> {
        header(out, ACL_ITEM, items.length, false);
        for (AclItem item : items) {
          out.putInt(item.grantee()).putInt(item.grantor()).putLong(item.privileges());
        }
      }
      default -> throw PgException.internal("no bytes: " + value.getClass());
    }
  }

  /// Appends an `oidvector` without its header.
  static void vector(ByteSink out, int type, int[] values) {
    header(out, type, values.length, true);
    for (int value : values) {
      out.putInt(value);
    }
  }

  /// Appends what comes before the elements of an array of one dimension. An empty one has none,
  /// unless it is a vector; vectors count from 0.
  private static void header(ByteSink out, int type, int count, boolean vector) {
    boolean hasDimension = count > 0 || vector;
    out.putInt(hasDimension ? 1 : 0).putInt(0).putInt(type);
    if (hasDimension) {
      out.putInt(count).putInt(vector ? 0 : 1);
    }
  }
}
