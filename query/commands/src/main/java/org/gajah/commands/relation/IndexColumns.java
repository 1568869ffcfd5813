package org.gajah.commands.relation;

import java.util.List;
import java.util.stream.IntStream;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.NoParameters;
import org.gajah.executor.rows.Plain;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.page.value.TupleDecoder;
import org.jspecify.annotations.Nullable;

/// Computes an index's columns from a table's rows, a batch at a time. Mirrors `FormIndexDatum` of
/// `catalog/index.c`.
public final class IndexColumns {
  private static final InputShape TABLE_ROW =
      expression -> expression instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1;

  private final CommandContext context;
  private final Index index;
  private final Vector[] columns;
  private final TupleDecoder decoder;
  private final VectorExpression[] expressions;
  private final @Nullable VectorPredicate predicate;
  private final Evaluation evaluation;
  private final Vector[] values;

  /// @param descriptor how the table's rows are stored
  public IndexColumns(
      CommandContext context, Relation table, TableDescriptor descriptor, Index index) {
    this.context = context;
    this.index = index;
    ExpressionCompiler compiler =
        new ExpressionCompiler(context.registry(), context.functions(), TABLE_ROW, null);
    List<Expr> computed = index.expressions().stream().map(Expr.class::cast).toList();
    List<Expr> conditions = index.predicate().stream().map(Expr.class::cast).toList();
    this.expressions = compiler.compile(computed);
    this.predicate = conditions.isEmpty() ? null : compiler.predicate(conditions);
    this.evaluation = new Evaluation(context.functions(), NoParameters.INSTANCE);
    this.columns = new Vector[table.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = table.columns().get(i).attbyval() ? new LongVector(16) : new BytesVector(16);
    }
    int[] attributes = IntStream.range(0, columns.length).toArray();
    this.decoder = new TupleDecoder(descriptor.layout(), attributes, columns);
    this.values = new Vector[index.columns().size()];
  }

  /// Puts the table's rows into the batch.
  public TupleDecoder decoder() {
    return decoder;
  }

  /// Empties the batch.
  ///
  /// @param rows that it shall have room for
  public void clear(int rows) {
    for (Vector column : columns) {
      column.ensureCapacity(rows);
      column.clear();
    }
  }

  /// The decoded rows; after this those that the index's condition takes.
  Batch select(int rows) {
    Batch batch = new Batch(columns);
    batch.setRows(rows);
    if (predicate != null) {
      predicate.select(evaluation, batch);
    }
    return batch;
  }

  /// The index's columns of the rows of a batch; they hold until the next batch.
  Vector[] values(Batch batch) {
    int expression = 0;
    short[] numbers = index.tableColumns();
    for (int i = 0; i < values.length; i++) {
      Vector value =
          numbers[i] == 0
              ? expressions[expression++].evaluate(evaluation, batch)
              : columns[numbers[i] - 1];
      values[i] = Plain.inline(context.functions(), value, batch);
    }
    return values;
  }

  /// The index's columns of all the rows that were decoded.
  public Vector[] values(int rows) {
    Batch batch = new Batch(columns);
    batch.setRows(rows);
    return values(batch);
  }
}
