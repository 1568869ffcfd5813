package org.gajah.functions;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.containers.ArrayBuilder;
import org.gajah.containers.PlainTypes;
import org.gajah.containers.StoredType;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SessionTables;
import org.gajah.functions.contract.SetCall;
import org.jspecify.annotations.Nullable;

/// The rows of [SessionTables] as vectors.
final class TableRows implements SetCall {
  private final List<List<@Nullable Object>> rows;
  private int next;

  private TableRows(List<List<@Nullable Object>> rows) {
    this.rows = rows;
  }

  static SetCall open(FunctionContext context, String function, Vector[] arguments, int row) {
    return new TableRows(rows(context, function, arguments, row));
  }

  /// The rows that a function answers with the arguments of a row.
  static List<List<@Nullable Object>> rows(
      FunctionContext context, String function, Vector[] arguments, int row) {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < arguments.length; i++) {
      Object value = null;
      if (!arguments[i].isNull(SetFunctions.at(arguments[i], row))) {
        value =
            switch (arguments[i]) {
              case LongVector _ -> SetFunctions.longAt(arguments, i, row);
              case BytesVector _ -> SetFunctions.sliceAt(context, arguments, i, row);
            };
      }
      values.add(value);
    }
    return context.tables().rows(function, values);
  }

  @Override
  public int next(Vector[] columns, int maxRows) {
    for (Vector column : columns) {
      column.ensureCapacity(maxRows);
    }
    int count = 0;
    while (count < maxRows && next < rows.size()) {
      List<@Nullable Object> row = rows.get(next++);
      for (int i = 0; i < columns.length; i++) {
        put(columns[i], count, row.get(i));
      }
      count++;
    }
    return count;
  }

  static void put(Vector column, int row, @Nullable Object value) {
    switch (value) {
      case null -> column.setNull(row);
      case byte[] stored -> bytes(column, row, stored);
      case Double number -> ((LongVector) column).set(row, Double.doubleToRawLongBits(number));
      case String text -> bytes(column, row, text.getBytes(StandardCharsets.UTF_8));
      case Integer number -> ((LongVector) column).set(row, number);
      case Long number -> ((LongVector) column).set(row, number);
      case Boolean bool -> ((LongVector) column).setBoolean(row, bool);
      case int[] oids -> bytes(column, row, types(oids));
      case List<?> texts -> bytes(column, row, texts(texts));
      default -> throw PgException.internal("unexpected value: " + value.getClass().getName());
    }
  }

  private static void bytes(Vector column, int row, byte[] value) {
    ((BytesVector) column).set(row, value, 0, value.length);
  }

  private static byte[] texts(List<?> texts) {
    ArrayBuilder builder = new ArrayBuilder(PlainTypes.TEXT);
    for (Object text : texts) {
      builder.add(Slice.of(String.valueOf(text).getBytes(StandardCharsets.UTF_8)));
    }
    return written(builder);
  }

  private static byte[] types(int[] oids) {
    ArrayBuilder builder =
        new ArrayBuilder(new StoredType.Layout(TypeOid.REGTYPE, Integer.BYTES, Integer.BYTES));
    for (int oid : oids) {
      builder.add(PlainTypes.int4(oid));
    }
    return written(builder);
  }

  private static byte[] written(ArrayBuilder builder) {
    ByteSink out = new ByteSink(64);
    builder.put(out);
    return out.toByteArray();
  }
}
