package org.gajah.functions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.Alignment;
import org.gajah.catalog.type.ColumnVersion;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.FunctionContext;

/// How values of a row type lie in memory: as a heap tuple whose first words name the type instead
/// of transactions. Mirrors `DatumTupleFields` of `access/htup_details.h`; the length word that
/// leads it is the varlena header, which values do not have here.
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | -1, or the number of an anonymous row type, or the lower half of the version |
/// | 4 | 4 | OID of the row type, `record` for an anonymous one |
/// | 8 | 4 | nothing, or the upper half of the version, its upper two bytes first |
/// | 12 | 2 | nothing, or the mark of a value with a version |
/// | 14 | 2 | how many columns |
/// | 16 | 2 | whether there are nulls, values of varying width, a version |
/// | 18 | 1 | where the columns start, counted with the varlena header |
/// | 19 | | a bit for each column if there are nulls, 1 where it is none |
/// | | | columns, each aligned; alignment counts the varlena header |
///
/// @param type OID of the row type
/// @param typmod as the table says
/// @param version the latest of its columns (see [ColumnVersion]), with which values are marked
/// @param columns all of them, dropped ones included
public record RowLayout(int type, int typmod, long version, List<Column> columns) {
  private static final int VARLENA = 4;
  private static final int TYPE = 4;
  private static final int COLUMN_COUNT = 14;
  private static final int FLAGS = 16;
  private static final int START = 18;
  private static final int HEADER = 19;
  private static final int HAS_NULLS = 0x0001;
  private static final int HAS_VARYING = 0x0002;

  /// `HEAP_IS_DATUM` of `access/htup_details.h`, without which no version is looked for.
  private static final int IS_DATUM = 0x0C00;

  private static final int COUNT_MASK = 0x07FF;
  private static final int MOST_SHORT = 126;

  /// `VersionedDatumOffsetNumber` of `storage/itemptr.h`.
  private static final int VERSIONED = 0xFFFC;

  /// A column.
  ///
  /// @param type OID
  /// @param length as in `pg_type.typlen`
  /// @param packed whether a short value gets a header of one byte
  /// @param dropped whether it is there no more; it is null then
  public record Column(
      String name,
      int type,
      int typmod,
      int length,
      boolean byValue,
      int alignment,
      boolean packed,
      boolean dropped) {}

  public RowLayout {
    columns = List.copyOf(columns);
  }

  /// The layout of a named row type.
  public static RowLayout named(CatalogSource catalog, int rowType) {
    PgType type = TypeFunctions.base(catalog, rowType);
    PgClass relation = catalog.get(SysCache.RELOID, type.typrelid());
    List<PgAttribute> rows =
        catalog.list(SysCache.ATTNUM, relation.oid()).stream()
            .filter(row -> row.attnum() > 0)
            .sorted(Comparator.comparingInt(PgAttribute::attnum))
            .toList();
    return new RowLayout(
        type.oid(), -1, ColumnVersion.latest(rows), rows.stream().map(RowLayout::column).toList());
  }

  private static Column column(PgAttribute row) {
    return new Column(
        row.attname(),
        row.atttypid(),
        row.atttypmod(),
        row.attlen(),
        row.attbyval(),
        Alignment.bytes(row.attalign()),
        row.attlen() == -1 && row.attstorage() != PgType.TYPSTORAGE_PLAIN,
        row.attisdropped());
  }

  /// The layout of an anonymous row type.
  ///
  /// @param typmod its number
  public static RowLayout anonymous(
      CatalogSource catalog, int typmod, List<Integer> types, List<String> names) {
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      PgType type = catalog.get(SysCache.TYPEOID, types.get(i));
      columns.add(
          new Column(
              names.get(i),
              type.oid(),
              -1,
              type.typlen(),
              type.typbyval(),
              Alignment.bytes(type.typalign()),
              type.typlen() == -1 && type.typstorage() != PgType.TYPSTORAGE_PLAIN,
              false));
    }
    return new RowLayout(TypeOid.RECORD, typmod, ColumnVersion.NONE, columns);
  }

  /// OID of the row type that a value says it has.
  public static int typeOf(byte[] array, int from) {
    return (int) StoredValues.read(array, from + TYPE, Integer.BYTES);
  }

  /// The type modifier that a value has.
  public static int typmodOf(byte[] array, int from) {
    return (int) StoredValues.read(array, from, Integer.BYTES);
  }

  /// Appends a value.
  ///
  /// @param values one vector for each column, those of dropped ones null; constants have their
  ///   values at row 0
  public void form(FunctionContext context, Vector[] values, int row, ByteSink out) {
    int start = out.length();
    putType(out);
    out.putShort(columns.size()).putShort(0).putByte(0);
    boolean nulls = putNulls(values, row, out);
    pad(out, start, 8);
    out.setByte(start + START, out.length() - start + VARLENA);
    boolean varying = false;
    for (int i = 0; i < columns.size(); i++) {
      Vector vector = values[i];
      int at = vector.isConstant() ? 0 : row;
      if (!vector.isNull(at)) {
        varying |= columns.get(i).length() < 0;
        put(context, columns.get(i), vector, at, start, out);
      }
    }
    int marks = version == ColumnVersion.NONE ? 0 : IS_DATUM;
    out.setShort(start + FLAGS, marks | (nulls ? HAS_NULLS : 0) | (varying ? HAS_VARYING : 0));
  }

  private void putType(ByteSink out) {
    if (version == ColumnVersion.NONE) {
      out.putInt(typmod).putInt(type).putZeros(6);
    } else {
      out.putInt((int) version).putInt(type);
      out.putShort((int) (version >>> 48)).putShort((int) (version >>> 32)).putShort(VERSIONED);
    }
  }

  private boolean putNulls(Vector[] values, int row, ByteSink out) {
    int bytes = columns.size() + 7 >> 3;
    int start = out.reserve(bytes);
    boolean nulls = false;
    for (int i = 0; i < bytes; i++) {
      int bits = 0;
      for (int column = 8 * i; column < Math.min(8 * i + 8, columns.size()); column++) {
        Vector vector = values[column];
        boolean isNull = vector.isNull(vector.isConstant() ? 0 : row);
        nulls |= isNull;
        bits |= isNull ? 0 : 1 << (column & 7);
      }
      out.setByte(start + i, bits);
    }
    if (!nulls) {
      out.truncate(start);
    }
    return nulls;
  }

  private static void pad(ByteSink out, int start, int alignment) {
    int length = out.length() - start + VARLENA;
    out.putZeros(-length & alignment - 1);
  }

  private static void put(
      FunctionContext context, Column column, Vector vector, int row, int start, ByteSink out) {
    switch (vector) {
      case LongVector longs -> {
        pad(out, start, column.alignment());
        StoredValues.put(longs.get(row), column.length(), out);
      }
      case BytesVector bytes -> putBytes(column, plain(context, bytes, row), start, out);
    }
  }

  private static BytesVector plain(FunctionContext context, BytesVector vector, int row) {
    BytesVector copy = new BytesVector(1);
    ArgumentPreparation.copyPlain(context, vector, row, 0, copy);
    return copy;
  }

  private static void putBytes(Column column, BytesVector value, int start, ByteSink out) {
    int length = value.length(0);
    if (column.length() == -1 && column.packed() && length <= MOST_SHORT) {
      out.putByte(length + 1 << 1 | 1);
    } else {
      pad(out, start, column.alignment());
      if (column.length() == -1) {
        out.putInt(length + VARLENA << 2);
      }
    }
    out.putBytes(value.array(), value.from(0), length);
    if (column.length() == -2) {
      out.putByte(0);
    } else if (column.length() > length) {
      out.putZeros(column.length() - length);
    }
  }

  /// Puts the value of a column at a row of a vector.
  ///
  /// @param array holds the row's value from `from`
  /// @param index of the column, from 0
  public void field(byte[] array, int from, int index, Vector result, int row) {
    int present = (int) StoredValues.read(array, from + COLUMN_COUNT, Short.BYTES) & COUNT_MASK;
    boolean nulls = (array[from + FLAGS] & HAS_NULLS) != 0;
    if (index >= present || isNull(array, from, nulls, index)) {
      result.setNull(row);
      return;
    }
    int at = (array[from + START] & 0xFF) - VARLENA;
    for (int i = 0; i < index; i++) {
      if (!isNull(array, from, nulls, i)) {
        at = skip(array, from, at, columns.get(i));
      }
    }
    take(array, from, at, columns.get(index), result, row);
  }

  private static boolean isNull(byte[] array, int from, boolean nulls, int index) {
    return nulls && (array[from + HEADER + (index >> 3)] & 1 << (index & 7)) == 0;
  }

  private static int aligned(int at, int alignment) {
    return (at + VARLENA + alignment - 1 & -alignment) - VARLENA;
  }

  /// Where the value of a column that would start at `at` does start.
  private static int place(byte[] array, int from, int at, Column column) {
    boolean unaligned = column.length() == -1 && array[from + at] != 0;
    return unaligned ? at : aligned(at, column.alignment());
  }

  private static int skip(byte[] array, int from, int at, Column column) {
    int start = place(array, from, at, column);
    return switch (column.length()) {
      case -1 ->
          (array[from + start] & 1) == 1
              ? start + ((array[from + start] & 0xFF) >>> 1)
              : start + ((int) StoredValues.read(array, from + start, Integer.BYTES) >>> 2);
      case -2 -> start + textLength(array, from + start) + 1;
      default -> start + column.length();
    };
  }

  /// Names are filled up with zeros, which do not belong to them.
  private static int fixedLength(byte[] array, int start, Column column) {
    if (column.type() != TypeOid.NAME) {
      return column.length();
    }
    int length = 0;
    while (length < column.length() && array[start + length] != 0) {
      length++;
    }
    return length;
  }

  private static int textLength(byte[] array, int from) {
    int end = from;
    while (array[end] != 0) {
      end++;
    }
    return end - from;
  }

  private static void take(byte[] array, int from, int at, Column column, Vector result, int row) {
    int start = from + place(array, from, at, column);
    switch (result) {
      case LongVector longs -> longs.set(row, StoredValues.read(array, start, column.length()));
      case BytesVector bytes -> {
        switch (column.length()) {
          case -1 -> {
            boolean isShort = (array[start] & 1) == 1;
            int header = isShort ? 1 : VARLENA;
            int size =
                isShort
                    ? (array[start] & 0xFF) >>> 1
                    : (int) StoredValues.read(array, start, Integer.BYTES) >>> 2;
            bytes.set(row, array, start + header, size - header);
          }
          case -2 -> bytes.set(row, array, start, textLength(array, start));
          default -> bytes.set(row, array, start, fixedLength(array, start, column));
        }
      }
    }
  }
}
