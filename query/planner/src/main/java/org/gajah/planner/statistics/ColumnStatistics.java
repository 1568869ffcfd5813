package org.gajah.planner.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.catalog.rows.PgStatistic;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.Alignment;
import org.gajah.nodes.Const;

/// What ANALYZE found out about a column.
///
/// @param distinct as stored: negative for a fraction of the rows
/// @param common the most common values, the most common first
/// @param frequencies of those
/// @param histogram values that divide the others into parts of equal size
/// @param correlation between the values' order and that of the rows in the table, -1 to 1
public record ColumnStatistics(
    double nullFraction,
    double distinct,
    List<Const> common,
    float[] frequencies,
    List<Const> histogram,
    double correlation) {
  private static final int MOST_COMMON = 1;
  private static final int HISTOGRAM = 2;
  private static final int CORRELATION = 3;
  private static final int SLOTS = 5;

  /// Where the first dimension stands in an array without its header.
  private static final int SIZE_AT = 12;

  private static final int VARLENA = -1;
  private static final int CSTRING = -2;

  /// Reads a row of `pg_statistic`.
  public static ColumnStatistics of(PgStatistic row, CatalogSource catalog) {
    List<Const> common = List.of();
    List<Const> histogram = List.of();
    float[] frequencies = {};
    double correlation = 0;
    for (int i = 0; i < SLOTS; i++) {
      Object kind = row.value(PgStatistic.ANUM_STAKIND1 + i);
      int number = kind instanceof Number value ? value.intValue() : 0;
      if (number == CORRELATION
          && row.value(PgStatistic.ANUM_STANUMBERS1 + i) instanceof float[] numbers
          && numbers.length > 0) {
        correlation = numbers[0];
      }
      Object values = row.value(PgStatistic.ANUM_STAVALUES1 + i);
      if (!(values instanceof byte[] array) || array.length <= SIZE_AT) {
        continue; // nothing, or an array without elements
      }
      if (number == MOST_COMMON
          && row.value(PgStatistic.ANUM_STANUMBERS1 + i) instanceof float[] numbers) {
        common = elements(array, catalog);
        frequencies = numbers;
      } else if (number == HISTOGRAM) {
        histogram = elements(array, catalog);
      }
    }
    return new ColumnStatistics(
        row.stanullfrac(), row.stadistinct(), common, frequencies, histogram, correlation);
  }

  /// How often all most common values come together.
  double commonFraction() {
    double result = 0;
    for (float each : frequencies) {
      result += each;
    }
    return result;
  }

  /// The elements of a constant array, those of all dimensions one after the other.
  public static List<Const> elements(Const array, CatalogSource catalog) {
    byte[] value = array.constvalue();
    if (value == null) {
      return List.of();
    }
    int header = (value[0] & 1) == 1 ? 1 : 4;
    return elements(Arrays.copyOfRange(value, header, value.length), catalog);
  }

  /// The elements of an array that is stored without its header, those of all dimensions one after
  /// the other.
  static List<Const> elements(byte[] array, CatalogSource catalog) {
    int dimensions = LittleEndian.intAt(array, 0);
    PgType type = catalog.find(SysCache.TYPEOID, LittleEndian.intAt(array, 8));
    if (dimensions == 0 || type == null) {
      return List.of();
    }
    int count = 1;
    for (int i = 0; i < dimensions; i++) {
      count *= LittleEndian.intAt(array, SIZE_AT + 4 * i);
    }
    int nulls = SIZE_AT + 8 * dimensions;
    int offset = LittleEndian.intAt(array, 4);
    int at = offset == 0 ? nulls : offset - 4;
    List<Const> result = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      if (offset != 0 && (array[nulls + (i >> 3)] >> (i & 7) & 1) == 0) {
        result.add(nullOf(type));
        continue;
      }
      at = aligned(at, type.typalign());
      int length = length(array, at, type.typlen());
      result.add(constant(array, at, length, type));
      at += length;
    }
    return result;
  }

  private static Const nullOf(PgType type) {
    return new Const(
        type.oid(), -1, type.typcollation(), type.typlen(), null, true, type.typbyval(), -1);
  }

  /// Offsets count from the array's header, which is not there.
  private static int aligned(int at, char alignment) {
    int step = Alignment.bytes(alignment);
    return (at + 4 + step - 1) / step * step - 4;
  }

  private static int length(byte[] array, int at, int typeLength) {
    if (typeLength == VARLENA) {
      int first = array[at] & 0xff;
      return (first & 1) == 1 ? first >> 1 : LittleEndian.intAt(array, at) >>> 2;
    }
    if (typeLength == CSTRING) {
      int end = at;
      while (array[end] != 0) {
        end++;
      }
      return end + 1 - at;
    }
    return typeLength;
  }

  private static Const constant(byte[] array, int at, int length, PgType type) {
    byte[] value = new byte[type.typbyval() ? Long.BYTES : length];
    System.arraycopy(array, at, value, 0, length);
    if (type.typbyval() && length < Long.BYTES && array[at + length - 1] < 0) {
      Arrays.fill(value, length, value.length, (byte) -1);
    }
    return new Const(
        type.oid(), -1, type.typcollation(), type.typlen(), value, false, type.typbyval(), -1);
  }
}
