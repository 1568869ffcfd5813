package org.gajah.engine.view;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.containers.StoredType;
import org.gajah.functions.StoredValues;
import org.jspecify.annotations.Nullable;

/// Extended statistics: the most common combinations of values (`statistics/mcv.c`).
///
/// | offset | size | meaning |
/// |---|---|---|
/// | 0 | 4 | 0xE1A651C2 |
/// | 4 | 4 | type, 1 |
/// | 8 | 4 | how many combinations |
/// | 12 | 2 | how many columns |
/// | 14 | 4 each | types of the columns |
/// | | 20 each | of each column: how many values, their bytes, bytes in memory, `typlen`, whether by value |
/// | | | the values of the columns; a length of 4 bytes before each of varying width |
/// | | | of each combination: a byte for each column (null), frequency, base frequency (8 bytes |
/// | | | each), 2 bytes for each column: which value |
final class CommonValues {
  private static final int MAGIC = 0xE1A651C2;
  private static final int TYPE = 1;
  private static final int TYPES = 14;
  private static final int COLUMN = 20;
  private static final StoredType BOOL = new StoredType.Layout(TypeOid.BOOL, 1, 1);

  private CommonValues() {}

  /// A column's values, as text.
  private record Column(List<Slice> values) {}

  static List<List<@Nullable Object>> rows(Asked asked) {
    Slice list = asked.bytes(0);
    byte[] bytes = list.array();
    int from = list.from();
    if (LittleEndian.intAt(bytes, from) != MAGIC || LittleEndian.intAt(bytes, from + 4) != TYPE) {
      throw PgException.internal("invalid MCV list");
    }
    int count = LittleEndian.intAt(bytes, from + 8);
    int width = (int) StoredValues.read(bytes, from + 12, Short.BYTES);
    int infos = from + TYPES + Integer.BYTES * width;
    int[] at = {infos + COLUMN * width};
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < width; i++) {
      int type = LittleEndian.intAt(bytes, from + TYPES + Integer.BYTES * i);
      columns.add(column(asked, bytes, infos + COLUMN * i, type, at));
    }
    List<List<@Nullable Object>> rows = new ArrayList<>();
    int size = (1 + Short.BYTES) * width + 2 * Double.BYTES;
    for (int i = 0; i < count; i++) {
      rows.add(row(i, columns, bytes, at[0] + i * size));
    }
    return rows;
  }

  /// @param at where the column's values start; behind them when it is done
  private static Column column(Asked asked, byte[] bytes, int info, int type, int[] at) {
    int count = LittleEndian.intAt(bytes, info);
    int length = LittleEndian.intAt(bytes, info + 12);
    boolean byValue = bytes[info + 16] != 0;
    List<Slice> values = new ArrayList<>();
    Vector value = byValue ? new LongVector(1) : new BytesVector(1);
    for (int i = 0; i < count; i++) {
      int size = length;
      if (length < 0) {
        size = LittleEndian.intAt(bytes, at[0]);
        at[0] += Integer.BYTES;
      }
      switch (value) {
        case LongVector longs -> longs.set(0, StoredValues.read(bytes, at[0], size));
        case BytesVector varying -> varying.set(0, bytes, at[0], length == -2 ? size - 1 : size);
      }
      at[0] += size;
      ByteSink text = new ByteSink(16);
      asked.session().texts().of(type).print(asked.session().functions(), value, 0, text);
      values.add(Slice.of(text.toByteArray()));
    }
    return new Column(values);
  }

  private static List<@Nullable Object> row(
      int number, List<Column> columns, byte[] bytes, int at) {
    int width = columns.size();
    int frequency = at + width;
    int indexes = frequency + 2 * Double.BYTES;
    ArrayBuilder values = new ArrayBuilder(PlainTypes.TEXT);
    ArrayBuilder nulls = new ArrayBuilder(BOOL);
    for (int i = 0; i < width; i++) {
      boolean isNull = bytes[at + i] != 0;
      nulls.add(Slice.of(new byte[] {bytes[at + i]}));
      int index = (int) StoredValues.read(bytes, indexes + Short.BYTES * i, Short.BYTES) & 0xFFFF;
      values.add(isNull ? null : columns.get(i).values().get(index));
    }
    return Asked.row(
        number,
        written(values),
        written(nulls),
        Double.longBitsToDouble(LittleEndian.longAt(bytes, frequency)),
        Double.longBitsToDouble(LittleEndian.longAt(bytes, frequency + Double.BYTES)));
  }

  private static byte[] written(ArrayBuilder builder) {
    ByteSink out = new ByteSink(64);
    builder.put(out);
    return out.toByteArray();
  }
}
