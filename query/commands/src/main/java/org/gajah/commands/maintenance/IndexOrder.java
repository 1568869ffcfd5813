package org.gajah.commands.maintenance;

import java.util.List;
import java.util.stream.IntStream;
import org.gajah.accessapi.index.EntrySort;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.RewriteOrder;
import org.gajah.base.settings.Settings;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.commands.CommandContext;
import org.gajah.commands.object.NoParameters;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.page.value.TupleDecoder;

/// The order of an index as CLUSTER follows it.
sealed interface IndexOrder extends AutoCloseable {
  RewriteOrder order();

  @Override
  void close();

  /// Reads along an index.
  static IndexOrder reading(CommandContext context, OpenIndex index) {
    return new Reading(
        index.method().scan(context.relations().storage(), index.descriptor(), false));
  }

  /// Sorts all rows as an index would have them.
  static IndexOrder sorting(CommandContext context, Relation table, Index index) {
    return new Sorting(context, table, index);
  }

  /// One that is read along.
  record Reading(IndexScan scan) implements IndexOrder, RewriteOrder.ByIndex {
    public Reading {
      scan.anySnapshot();
      scan.rescan(List.of());
    }

    @Override
    public RewriteOrder order() {
      return this;
    }

    @Override
    public long next() {
      return scan.next(true);
    }

    @Override
    public void close() {
      scan.close();
    }
  }

  /// One that rows are sorted by.
  final class Sorting implements IndexOrder, RewriteOrder.Sorted {
    private static final InputShape TABLE_ROW =
        expression -> expression instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1;

    private final CommandContext context;
    private final Index index;
    private final Vector[] columns;
    private final TupleDecoder decoder;
    private final VectorExpression[] expressions;
    private final Evaluation evaluation;
    private final Vector[] values;
    private final long[] tids = new long[Vector.BATCH_ROWS];
    private final EntrySort sort;
    private int rows;
    private boolean sorted;

    Sorting(CommandContext context, Relation table, Index index) {
      this.context = context;
      this.index = index;
      TableDescriptor descriptor = context.relations().descriptors().table(table);
      this.columns = new Vector[table.columns().size()];
      for (int i = 0; i < columns.length; i++) {
        columns[i] =
            table.columns().get(i).attbyval()
                ? new LongVector(Vector.BATCH_ROWS)
                : new BytesVector(Vector.BATCH_ROWS);
      }
      int[] all = IntStream.range(0, columns.length).toArray();
      this.decoder = new TupleDecoder(descriptor.layout(), all, columns);
      List<Expr> computed = index.expressions().stream().map(Expr.class::cast).toList();
      this.expressions =
          new ExpressionCompiler(context.registry(), context.functions(), TABLE_ROW, null)
              .compile(computed);
      this.evaluation = new Evaluation(context.functions(), NoParameters.INSTANCE);
      this.values = new Vector[index.columns().size()];
      OpenIndex open = context.relations().index(index.oid());
      long memory = 1024L * context.session().settings().intValue(Settings.MAINTENANCE_WORK_MEM);
      this.sort = open.method().sort(context.relations().storage(), open.descriptor(), memory);
    }

    @Override
    public RewriteOrder order() {
      return this;
    }

    @Override
    public TupleDecoder decoder() {
      return decoder;
    }

    @Override
    public int row() {
      return rows;
    }

    @Override
    public void add(long tid) {
      tids[rows++] = tid;
      if (rows == Vector.BATCH_ROWS) {
        flush();
      }
    }

    private void flush() {
      Batch batch = new Batch(columns);
      batch.setRows(rows);
      int expression = 0;
      short[] numbers = index.tableColumns();
      for (int i = 0; i < values.length; i++) {
        Vector value =
            numbers[i] == 0
                ? expressions[expression++].evaluate(evaluation, batch)
                : columns[numbers[i] - 1];
        values[i] = Plain.inline(context.functions(), value, batch);
      }
      for (int row = 0; row < rows; row++) {
        sort.add(values, row, tids[row]);
      }
      for (Vector column : columns) {
        column.clear();
      }
      rows = 0;
    }

    @Override
    public long next() {
      if (!sorted) {
        flush();
        sort.sort();
        sorted = true;
      }
      return sort.next();
    }

    @Override
    public void close() {
      sort.close();
    }
  }
}
