package org.gajah.expression;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.StoredValues;
import org.gajah.nodes.Const;
import org.jspecify.annotations.Nullable;

/// Constants of trees as vectors, and back.
///
/// A `Const` holds a Datum as PostgreSQL prints it: eight bytes of a value passed by value, of
/// which OIDs are not sign-extended, or the bytes with a header of four bytes, or ended by a zero.
public final class Constants {
  private static final int LENGTH_VARLENA = -1;
  private static final int LENGTH_CSTRING = -2;
  private static final int LONG_HEADER = 4;

  private Constants() {}

  /// A constant vector with the value at row 0.
  public static Vector vector(Const constant) {
    byte[] value = constant.constvalue();
    Vector vector = constant.constbyval() ? new LongVector(1) : new BytesVector(1);
    if (constant.constisnull() || value == null) {
      vector.setNull(0);
    } else if (vector instanceof LongVector longs) {
      longs.set(0, StoredValues.read(value, 0, constant.constlen()));
    } else {
      store(constant, value, (BytesVector) vector);
    }
    vector.makeConstant();
    return vector;
  }

  private static void store(Const constant, byte[] value, BytesVector vector) {
    Slice bytes = bytes(constant, value);
    vector.set(0, bytes.array(), bytes.from(), bytes.length());
  }

  /// The bytes of a value that is not passed by value, without header or end.
  private static Slice bytes(Const constant, byte[] value) {
    return switch (constant.constlen()) {
      case LENGTH_VARLENA -> {
        boolean shortHeader = (value[0] & 1) == 1;
        int header = shortHeader ? 1 : LONG_HEADER;
        if (!shortHeader && (value[0] & 3) != 0) {
          throw PgException.internal("compressed constant");
        }
        yield new Slice(value, header, value.length - header);
      }
      case LENGTH_CSTRING -> {
        int length = value.length;
        while (length > 0 && value[length - 1] == 0) {
          length--;
        }
        yield new Slice(value, 0, length);
      }
      default ->
          new Slice(
              value, 0, constant.consttype() == TypeOid.NAME ? nameLength(value) : value.length);
    };
  }

  /// A constant as an element of an array has it; null for a null.
  static @Nullable Slice stored(Const constant) {
    byte[] value = constant.constvalue();
    if (constant.constisnull() || value == null) {
      return null;
    }
    return constant.constbyval()
        ? new Slice(value, 0, constant.constlen())
        : bytes(constant, value);
  }

  /// A name ends at its first zero.
  private static int nameLength(byte[] value) {
    int length = 0;
    while (length < value.length && value[length] != 0) {
      length++;
    }
    return length;
  }

  /// A `Const` of the value at row 0 of a vector, which is plain.
  public static Const of(
      CatalogSource catalog, Vector vector, int type, int typmod, int collation) {
    PgType row = catalog.get(SysCache.TYPEOID, type);
    boolean isNull = vector.isNull(0);
    byte[] value = null;
    if (!isNull) {
      ByteSink out = new ByteSink(16);
      switch (vector) {
        case LongVector longs -> out.putLong(datum(row, longs.get(0)));
        case BytesVector bytes -> {
          int length = bytes.length(0);
          if (row.typlen() == LENGTH_VARLENA) {
            out.putInt(length + LONG_HEADER << 2);
          }
          out.putBytes(bytes.array(), bytes.from(0), length);
          if (row.typlen() == LENGTH_CSTRING) {
            out.putByte(0);
          }
        }
      }
      value = out.toByteArray();
    }
    return new Const(type, typmod, collation, row.typlen(), value, isNull, row.typbyval(), -1);
  }

  /// The Datum as PostgreSQL has it: what it declares as unsigned is not sign-extended.
  private static long datum(PgType type, long value) {
    boolean unsigned =
        switch (type.oid()) {
          case TypeOid.OID, TypeOid.XID, TypeOid.CID -> true;
          default ->
              type.typtype() == PgType.TYPTYPE_ENUM
                  || type.typname().startsWith("reg") && type.typlen() == Integer.BYTES;
        };
    return unsigned ? Integer.toUnsignedLong((int) value) : value;
  }

  /// A `Const` of a truth value.
  public static Const bool(boolean value) {
    byte[] datum = new byte[Long.BYTES];
    datum[0] = (byte) (value ? 1 : 0);
    return new Const(TypeOid.BOOL, -1, 0, 1, datum, false, true, -1);
  }

  /// A null of a type.
  public static Const nullOf(CatalogSource catalog, int type, int typmod, int collation) {
    PgType row = catalog.get(SysCache.TYPEOID, type);
    return new Const(type, typmod, collation, row.typlen(), null, true, row.typbyval(), -1);
  }
}
