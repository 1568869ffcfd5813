package org.gajah.functions;

import java.util.List;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.loop.RowRunner;
import org.jspecify.annotations.Nullable;

/// A function of [org.gajah.functions.contract.SessionTables] that answers one row, as a value of
/// type `record`, or one value.
final class TableRecord extends RowRunner {
  private final String source;
  private final @Nullable RowLayout layout;

  TableRecord(FunctionRegistry registry, FunctionContext context, CallSite site) {
    source = site.function().prosrc();
    RowColumns columns = SetFunctions.columns(site);
    layout =
        site.function().prorettype() == TypeOid.RECORD
            ? registry
                .anonymousRows()
                .layout(context.catalog(), columns.types(), columns.names())
            : null;
  }

  @Override
  public void compute(FunctionContext context, Vector[] arguments, int row, Vector result) {
    List<List<@Nullable Object>> rows = TableRows.rows(context, source, arguments, row);
    if (rows.isEmpty()) {
      result.setNull(row);
    } else if (layout == null) {
      TableRows.put(result, row, rows.getFirst().getFirst());
    } else {
      form(context, layout, rows.getFirst(), (BytesVector) result, row);
    }
  }

  private static void form(
      FunctionContext context,
      RowLayout layout,
      List<@Nullable Object> values,
      BytesVector result,
      int row) {
    Vector[] fields = new Vector[values.size()];
    for (int i = 0; i < fields.length; i++) {
      fields[i] = layout.columns().get(i).byValue() ? new LongVector(1) : new BytesVector(1);
      TableRows.put(fields[i], 0, values.get(i));
    }
    int start = result.sink().length();
    layout.form(context, fields, 0, result.sink());
    result.finish(row, start);
  }
}
