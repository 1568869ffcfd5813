package org.gajah.executor.modify;

import java.nio.charset.StandardCharsets;
import org.gajah.base.bytes.ByteSink;
import org.gajah.batch.Batch;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.ExecutionState;
import org.gajah.functions.TypeText;

/// Writes a row for error messages, long values cut. Mirrors `ExecBuildSlotValueDescription()`.
final class RowText {
  private static final int LONGEST = 64;

  private final Relation relation;
  private final ExecutionState state;

  RowText(Relation relation, ExecutionState state) {
    this.relation = relation;
    this.state = state;
  }

  String of(Batch rows, int row) {
    StringBuilder result = new StringBuilder("(");
    for (PgAttribute column : relation.columns()) {
      if (column.attisdropped()) {
        continue;
      }
      result.append(result.length() == 1 ? "" : ", ").append(value(column, rows, row));
    }
    return result.append(')').toString();
  }

  private String value(PgAttribute column, Batch rows, int row) {
    var vector = Plain.of(state.context(), rows.column(column.attnum() - 1), rows);
    if (vector.isNull(row)) {
      return "null";
    }
    ByteSink out = new ByteSink(LONGEST);
    new TypeText(state.registry(), state.context(), column.atttypid())
        .print(state.context(), vector, row, out);
    String text = new String(out.toByteArray(), StandardCharsets.UTF_8);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
