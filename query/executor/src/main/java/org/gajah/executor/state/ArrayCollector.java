package org.gajah.executor.state;

import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.containers.ArrayBuilder;
import org.gajah.executor.rows.Plain;
import org.gajah.functions.StoredValues;
import org.gajah.functions.contract.FunctionContext;

/// Makes an array of the first column of some rows, for `ARRAY(SELECT ...)`.
final class ArrayCollector {
  private final FunctionContext context;
  private final PgType type;
  private final ArrayBuilder builder;

  ArrayCollector(FunctionContext context, int elementType) {
    this.context = context;
    this.type = context.catalog().get(SysCache.TYPEOID, elementType);
    this.builder = new ArrayBuilder(StoredValues.layout(type));
  }

  /// Adds the first column of the rows that count.
  void add(Batch batch) {
    Vector column = Plain.of(context, batch.column(0), batch);
    for (int i = 0; i < batch.selected(); i++) {
      builder.add(element(column, batch.row(i)));
    }
  }

  private @org.jspecify.annotations.Nullable Slice element(Vector column, int row) {
    if (column.isNull(row)) {
      return null;
    }
    return switch (column) {
      case BytesVector bytes -> Slice.of(bytes.slice(row).toByteArray());
      case LongVector longs -> {
        ByteSink out = new ByteSink(Long.BYTES);
        StoredValues.put(longs.get(row), type.typlen(), out);
        yield Slice.of(out.toByteArray());
      }
    };
  }

  /// The array, constant.
  Vector result() {
    ByteSink out = new ByteSink(64);
    builder.put(out);
    BytesVector vector = new BytesVector(1);
    vector.set(0, Slice.of(out.toByteArray()));
    vector.makeConstant();
    return vector;
  }
}
