package org.gajah.commands.table;

import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.commands.CommandContext;
import org.gajah.nodes.Query;
import org.gajah.spi.Execution;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;

/// Puts the rows of a query into a table that nobody else sees yet.
public final class RowFiller implements RowSink {
  private final TableWriter writer;
  private long rows;

  private RowFiller(TableWriter writer) {
    this.writer = writer;
  }

  /// Runs a query that has been rewritten.
  ///
  /// @return how many rows there were
  public static long fill(
      CommandContext context, TableDescriptor table, Query query, Vector[] parameters) {
    try (TableWriter writer =
        context
            .relations()
            .heap()
            .write(context.relations().storage(), table, new InsertOptions(true, false, true))) {
      RowFiller filler = new RowFiller(writer);
      try (Execution execution = context.start(query, parameters)) {
        execution.run(0, filler, false);
      }
      return filler.rows;
    }
  }

  @Override
  public void start(RowShape shape) {}

  @Override
  public void rows(Batch batch) {
    Vector[] columns = new Vector[batch.columnCount()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = batch.column(i);
    }
    for (int i = 0; i < batch.selected(); i++) {
      writer.insert(columns, batch.row(i));
    }
    rows += batch.selected();
  }
}
