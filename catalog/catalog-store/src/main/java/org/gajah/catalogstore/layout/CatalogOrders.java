package org.gajah.catalogstore.layout;

import java.util.Arrays;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.error.PgException;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.types.id.Vectors;

/// The orders of the types that catalogs have in keys.
enum CatalogOrders implements KeyOrder {
  /// Signed numbers and `bool`.
  SIGNED(Simple.SIGNED) {
    @Override
    public int compare(long left, long right) {
      return Long.compare(left, right);
    }
  },
  /// OIDs.
  UNSIGNED(Simple.UNSIGNED) {
    @Override
    public int compare(long left, long right) {
      return Long.compareUnsigned(left, right);
    }
  },
  /// `"char"`, which is compared without its sign.
  LETTER(Simple.NONE) {
    @Override
    public int compare(long left, long right) {
      return Integer.compare((int) left & 0xFF, (int) right & 0xFF);
    }
  },
  /// `float4`: NaN comes last, and zeros are the same.
  FLOAT(Simple.NONE) {
    @Override
    public int compare(long left, long right) {
      float a = Float.intBitsToFloat((int) left);
      float b = Float.intBitsToFloat((int) right);
      return a == b ? 0 : Float.compare(a, b);
    }

    @Override
    public boolean equalImage() {
      return false;
    }
  },
  /// Names, and text in collation C.
  BYTES(Simple.BYTES) {
    @Override
    public int compare(
        byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
      return Arrays.compareUnsigned(
          left, leftFrom, leftFrom + leftLength, right, rightFrom, rightFrom + rightLength);
    }
  },
  OIDS(Simple.NONE) {
    @Override
    public int compare(
        byte[] left, int leftFrom, int leftLength, byte[] right, int rightFrom, int rightLength) {
      return Vectors.compare(left, leftFrom, leftLength, right, rightFrom, rightLength);
    }
  };

  private final Simple simple;

  CatalogOrders(Simple simple) {
    this.simple = simple;
  }

  /// The order of a type.
  static CatalogOrders of(int type) {
    return switch (type) {
      case TypeOid.BOOL, TypeOid.INT2, TypeOid.INT4, TypeOid.INT8 -> SIGNED;
      case TypeOid.OID, TypeOid.REGPROC -> UNSIGNED;
      case TypeOid.CHAR -> LETTER;
      case TypeOid.FLOAT4 -> FLOAT;
      case TypeOid.NAME, TypeOid.TEXT -> BYTES;
      case TypeOid.OIDVECTOR -> OIDS;
      default -> throw PgException.internal("no order for catalog keys of type " + type);
    };
  }

  @Override
  public Simple simple() {
    return simple;
  }

  @Override
  public boolean equalImage() {
    return true;
  }
}
