package org.gajah.commands.alter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.gajah.accessapi.StorageContext;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableScan;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.CommandRelations;
import org.gajah.commands.index.IndexDefinition;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.NoParameters;
import org.gajah.commands.relation.MovedFiles;
import org.gajah.commands.relation.MovedTable;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.Vectors;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IndexStmt;
import org.gajah.nodes.Var;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;

/// The pass over the rows of a table that was altered: they are written anew, or only looked at.
/// Mirrors `ATRewriteTables` of `commands/tablecmds.c`.
final class TableWork {
  private static final InputShape ROW =
      expression -> expression instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1;

  private final Definer definer;
  private final AlteredTable table;

  TableWork(Definer definer, AlteredTable table) {
    this.definer = definer;
    this.table = table;
  }

  void run() {
    if (table.rewrites) {
      rewrite();
      table.rewrites = false;
      table.fromOld.clear();
      table.fromNew.clear();
    } else if (table.checksNulls || !table.checks.isEmpty()) {
      scan();
    }
    table.checksNulls = false;
    table.checks.clear();
    for (IndexStmt index : table.deferredIndexes) {
      new IndexDefinition(definer, "").define(table.oid, index, false);
      definer.nextCommand();
    }
    table.deferredIndexes.clear();
  }

  private CommandRelations relations() {
    return definer.context().relations();
  }

  private Snapshot snapshot() {
    return definer.context().process().transaction().snapshots().latest();
  }

  private VectorExpression[] compile(List<Expr> expressions) {
    return new ExpressionCompiler(
            definer.context().registry(), definer.context().functions(), ROW, null)
        .compile(expressions);
  }

  // Looking

  /// Looks at all rows as the catalogs say they are now.
  void scan() {
    Relation now = relations().catalog().get(table.oid);
    TableDescriptor descriptor = relations().descriptors().table(now);
    Verifier verifier = new Verifier(now);
    Vector[] columns = vectors(now.columns());
    TupleDecoder decoder = decoder(descriptor, columns);
    StorageContext storage = relations().storage();
    try (TableScan scan = relations().heap().scan(storage, descriptor, snapshot(), true)) {
      int count;
      while ((count = scan.next(Vector.BATCH_ROWS)) > 0) {
        Batch rows = read(scan, decoder, columns, count);
        verifier.check(rows);
      }
    }
  }

  private static Vector[] vectors(List<PgAttribute> columns) {
    Vector[] result = new Vector[columns.size()];
    for (int i = 0; i < result.length; i++) {
      result[i] = columns.get(i).attbyval() ? new LongVector(16) : new BytesVector(16);
    }
    return result;
  }

  private static TupleDecoder decoder(TableDescriptor descriptor, Vector[] columns) {
    return new TupleDecoder(
        descriptor.layout(), IntStream.range(0, columns.length).toArray(), columns);
  }

  private Batch read(TableScan scan, TupleDecoder decoder, Vector[] columns, int count) {
    definer.context().process().proc().checkInterrupts();
    Vectors.clear(columns);
    Vectors.ensure(columns, count);
    scan.decode(decoder);
    Batch rows = new Batch(columns);
    rows.setRows(count);
    return rows;
  }

  /// Looks whether rows may be as they are.
  private final class Verifier {
    private final Relation relation;
    private final VectorExpression[] conditions;

    Verifier(Relation relation) {
      this.relation = relation;
      this.conditions = compile(table.checks.stream().map(AlteredTable.Check::condition).toList());
    }

    void check(Batch rows) {
      if (table.checksNulls || table.rewrites) {
        nulls(rows);
      }
      Evaluation evaluation = new Evaluation(definer.context().functions(), NoParameters.INSTANCE);
      for (int i = 0; i < conditions.length; i++) {
        Vector holds = conditions[i].evaluate(evaluation, rows);
        for (int j = 0; j < rows.selected(); j++) {
          int row = holds.isConstant() ? 0 : rows.row(j);
          if (!holds.isNull(row) && !((LongVector) holds).getBoolean(row)) {
            throw violated(table.checks.get(i).name());
          }
        }
      }
    }

    private void nulls(Batch rows) {
      for (PgAttribute column : relation.columns()) {
        if (!column.attnotnull() || column.attisdropped()) {
          continue;
        }
        Vector values = rows.column(column.attnum() - 1);
        for (int j = 0; j < rows.selected(); j++) {
          if (values.isNull(rows.row(j))) {
            throw new PgException(
                    SqlState.NOT_NULL_VIOLATION,
                    "column \"%s\" of relation \"%s\" contains null values"
                        .formatted(column.attname(), relation.name()))
                .with(ErrorField.SCHEMA, schema())
                .with(ErrorField.TABLE, relation.name())
                .with(ErrorField.COLUMN, column.attname());
          }
        }
      }
    }

    private PgException violated(String check) {
      return new PgException(
              SqlState.CHECK_VIOLATION,
              "check constraint \"%s\" of relation \"%s\" is violated by some row"
                  .formatted(check, relation.name()))
          .with(ErrorField.SCHEMA, schema())
          .with(ErrorField.TABLE, relation.name())
          .with(ErrorField.CONSTRAINT, check);
    }

    private String schema() {
      return definer.catalog().get(SysCache.NAMESPACEOID, relation.namespace()).nspname();
    }
  }

  // Writing anew

  private void rewrite() {
    Relation now = relations().catalog().get(table.oid);
    int tablespace = now.row().reltablespace();
    Integer wanted = table.tablespace;
    if (wanted != null && new MovedFiles(definer).isMove(now.row(), wanted)) {
      tablespace = wanted;
    }
    MovedTable moved = MovedTable.make(definer, now, table.persistence, tablespace);
    TableDescriptor old = Objects.requireNonNull(table.oldRows);
    Vector[] read = vectors(table.before.columns());
    TupleDecoder decoder = decoder(old, read);
    Verifier verifier = new Verifier(now);
    NewRows newRows = new NewRows(now);
    StorageContext storage = relations().storage();
    try (TableScan scan = relations().heap().scan(storage, old, snapshot(), true);
        TableWriter writer =
            relations().heap().write(storage, moved.rows(), new InsertOptions(true, false, true))) {
      int count;
      while ((count = scan.next(Vector.BATCH_ROWS)) > 0) {
        Batch rows = newRows.of(read(scan, decoder, read, count));
        verifier.check(rows);
        Vector[] columns = newRows.columns;
        for (int i = 0; i < count; i++) {
          writer.insert(columns, i);
        }
      }
    }
    moved.finish();
  }

  /// Makes new rows of old ones.
  private final class NewRows {
    private final Relation now;
    private final Vector[] columns;
    private final int[] oldNumbers;
    private final VectorExpression[] oldExpressions;
    private final int[] newNumbers;
    private final VectorExpression[] newExpressions;
    private final Evaluation evaluation =
        new Evaluation(definer.context().functions(), NoParameters.INSTANCE);

    NewRows(Relation now) {
      this.now = now;
      this.columns = vectors(now.columns());
      this.oldNumbers = numbers(table.fromOld);
      this.oldExpressions = compile(new ArrayList<>(table.fromOld.values()));
      this.newNumbers = numbers(table.fromNew);
      this.newExpressions = compile(new ArrayList<>(table.fromNew.values()));
    }

    private static int[] numbers(Map<Integer, Expr> map) {
      return map.keySet().stream().mapToInt(Integer::intValue).toArray();
    }

    Batch of(Batch old) {
      int count = old.rows();
      Vectors.clear(columns);
      Vectors.ensure(columns, count);
      for (int i = 0; i < columns.length; i++) {
        boolean taken = i < old.columnCount() && !now.columns().get(i).attisdropped();
        boolean computed = table.fromOld.containsKey(i + 1);
        if (taken && !computed) {
          copy(Plain.of(definer.context().functions(), old.column(i), old), columns[i], count);
        } else if (!computed) {
          for (int row = 0; row < count; row++) {
            columns[i].setNull(row);
          }
        }
      }
      for (int i = 0; i < oldNumbers.length; i++) {
        Vector value = oldExpressions[i].evaluate(evaluation, old);
        copy(
            Plain.of(definer.context().functions(), value, old), columns[oldNumbers[i] - 1], count);
      }
      Batch rows = new Batch(columns);
      rows.setRows(count);
      for (int i = 0; i < newNumbers.length; i++) {
        Vector value = newExpressions[i].evaluate(evaluation, rows);
        Vector target = Vectors.like(columns[newNumbers[i] - 1], count);
        copy(Plain.of(definer.context().functions(), value, rows), target, count);
        columns[newNumbers[i] - 1] = target;
        rows = new Batch(columns);
        rows.setRows(count);
      }
      return rows;
    }

    private static void copy(Vector from, Vector to, int count) {
      boolean constant = from.isConstant();
      for (int row = 0; row < count; row++) {
        to.copyFrom(from, constant ? 0 : row, row);
      }
    }
  }
}
