package org.gajah.executor.modify;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.page.value.TupleDecoder;

/// Rows of a table with all its columns.
public final class TableRows {
  private final Vector[] columns;
  private final Batch batch;
  private final TupleDecoder decoder;

  public TableRows(OpenTable table) {
    List<PgAttribute> attributes = table.relation().columns();
    columns = new Vector[attributes.size()];
    int[] all = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = attributes.get(i).attbyval() ? new LongVector(1) : new BytesVector(1);
      all[i] = i;
    }
    batch = new Batch(columns);
    decoder = new TupleDecoder(table.descriptor().layout(), all, columns);
  }

  public Vector[] columns() {
    return columns;
  }

  /// The rows as a batch.
  public Batch batch(int rows) {
    batch.setRows(rows);
    return batch;
  }

  /// Decodes whole rows into the columns.
  public TupleDecoder decoder() {
    return decoder;
  }

  public void clear(int rows) {
    Vectors.clear(columns);
    Vectors.ensure(columns, rows);
  }
}
