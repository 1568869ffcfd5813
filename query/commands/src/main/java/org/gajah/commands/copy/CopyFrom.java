package org.gajah.commands.copy;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableWriter;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.executor.modify.Constraints;
import org.gajah.executor.modify.GeneratedColumns;
import org.gajah.executor.modify.IndexEntries;
import org.gajah.executor.modify.RowTriggers;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// Puts rows that are read into a table. Mirrors `CopyFrom()` and `NextCopyFrom()`.
///
/// Rows go in batches. Values are made column by column; when that fails, or a row breaks a
/// constraint, the batch is gone through row by row, so that the first fault in the order of the
/// rows is told, with the place where it is.
final class CopyFrom implements AutoCloseable {
  private static final InputShape COLUMNS =
      expression -> expression instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1;

  private final ExecutionState state;
  private final CopyOptions options;
  private final CopyErrors errors;
  private final List<PgAttribute> copied;
  private final RawRows raw;
  private final RowReader reader;
  private final ColumnInput[] inputs;
  private final @Nullable VectorExpression[] defaults;
  private final Vector[] nulls;
  private final @Nullable VectorPredicate where;
  private final Constraints constraints;
  private final GeneratedColumns generated;
  private final TableFetch fetch;
  private final TableWriter writer;
  private final IndexEntries indexes;
  private final @Nullable RowTriggers triggers;
  private final Batch table;
  private final Batch single;
  private final int[] singleRow = new int[1];
  private final int[] live = new int[RawRows.MOST];
  private final long[] tids = new long[RawRows.MOST];
  private Vector[] compact = {};
  private long copiedRows;
  private long skippedRows;

  /// @param defaults of the table's columns, null where a column has none
  /// @param where conditions on rows, all of which must hold
  CopyFrom(
      OpenTable open,
      List<PgAttribute> copied,
      CopyOptions options,
      List<@Nullable Expr> defaults,
      List<Expr> where,
      RowReader reader,
      CopyErrors errors,
      ExecutionState state,
      TableWriter.InsertOptions insertion) {
    this.state = state;
    this.options = options;
    this.errors = errors;
    this.copied = copied;
    this.reader = reader;
    this.raw = new RawRows(copied.size());
    this.inputs = new ColumnInput[copied.size()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new ColumnInput(copied.get(i), options.isBinary(), state);
    }
    Relation relation = open.relation();
    int count = relation.columns().size();
    this.defaults = new VectorExpression[count];
    this.nulls = new Vector[count];
    for (int i = 0; i < count; i++) {
      PgAttribute column = relation.columns().get(i);
      nulls[i] = column.attbyval() ? new LongVector(RawRows.MOST) : new BytesVector(RawRows.MOST);
      for (int row = 0; row < RawRows.MOST; row++) {
        nulls[i].setNull(row);
      }
      Expr value = defaults.get(i);
      this.defaults[i] = value == null ? null : state.compiler(InputShape.NONE).compile(value);
    }
    this.where = where.isEmpty() ? null : state.compiler(COLUMNS).predicate(where);
    this.constraints = new Constraints(relation, state);
    this.generated = new GeneratedColumns(relation, state);
    this.fetch = open.method().fetch(state.relations().storage(), open.descriptor());
    this.writer = open.method().write(state.relations().storage(), open.descriptor(), insertion);
    this.indexes = new IndexEntries(open, fetch, state);
    this.triggers = RowTriggers.of(open, CmdType.CMD_INSERT, fetch, state);
    this.table = new Batch(new Vector[count]);
    this.single = new Batch();
  }

  /// Copies all rows.
  ///
  /// @return how many were inserted
  long run() {
    state.relations().triggers().beginQuery();
    copy();
    state.relations().triggers().endQuery();
    return copiedRows;
  }

  private void copy() {
    boolean more = true;
    while (more) {
      state.checkInterrupts();
      raw.clear();
      more = reader.fill(raw);
      int rows = raw.rows();
      if (rows > 0) {
        batch(rows);
      }
      PgException failure = raw.failure();
      if (failure != null) {
        throw wholeFailure(failure, rows);
      }
    }
  }

  long skippedRows() {
    return skippedRows;
  }

  /// The fault of the row behind the batch: that of a field before it, if there is one.
  private PgException wholeFailure(PgException failure, int row) {
    singleRow[0] = row;
    for (int i = 0; i < raw.fieldsBeforeFailure(); i++) {
      single.view(table);
      single.setRows(row + 1);
      single.select(singleRow, 1);
      try {
        inputs[i].read(raw.column(i), single);
      } catch (PgException e) {
        return e.where(errors.field(raw, row, i, copied.get(i).attname(), !options.isBinary()));
      }
    }
    boolean isPlaced = failure.field(ErrorField.WHERE) != null;
    return isPlaced ? failure : failure.where(errors.row(raw, row));
  }

  private void batch(int rows) {
    table.setRows(rows);
    PgException failure = null;
    try {
      for (int i = 0; i < inputs.length; i++) {
        table.setColumn(copied.get(i).attnum() - 1, inputs[i].read(raw.column(i), table));
      }
    } catch (PgException e) {
      failure = readRowByRow(rows, e);
    }
    if (table.selected() > 0) {
      complete();
      insert();
    }
    if (failure != null) {
      throw failure;
    }
  }

  // Values, one row after the other

  /// Makes the values of each row for itself. Selects the good rows: all before the first bad one,
  /// or with ON_ERROR ignore all that are good.
  ///
  /// @return the fault of the first bad row; null where that is ignored
  private @Nullable PgException readRowByRow(int rows, PgException first) {
    Vector[] values = new Vector[inputs.length];
    for (int i = 0; i < values.length; i++) {
      PgAttribute column = copied.get(i);
      values[i] = column.attbyval() ? new LongVector(rows) : new BytesVector(rows);
      table.setColumn(column.attnum() - 1, values[i]);
    }
    PgException failure = null;
    int good = 0;
    for (int row = 0; row < rows && failure == null; row++) {
      int bad = readRow(row, values);
      if (bad < 0) {
        live[good++] = row;
      } else {
        failure = failed(row, bad, first);
      }
    }
    table.select(live, good);
    return failure;
  }

  private @Nullable PgException lastFault;

  /// @return the number of the field that is bad, or -1
  private int readRow(int row, Vector[] values) {
    singleRow[0] = row;
    single.view(table);
    single.select(singleRow, 1);
    for (int i = 0; i < inputs.length; i++) {
      try {
        values[i].copyFrom(inputs[i].read(raw.column(i), single), row, row);
      } catch (PgException e) {
        lastFault = e;
        return i;
      }
    }
    return -1;
  }

  private @Nullable PgException failed(int row, int field, PgException first) {
    PgException fault = lastFault == null ? first : lastFault;
    String column = copied.get(field).attname();
    if (!options.ignoresErrors() || !isSoft(fault)) {
      return fault.where(errors.field(raw, row, field, column, !options.isBinary()));
    }
    skippedRows++;
    if (options.verbose()) {
      tellSkipped(row, field, column);
    }
    return null;
  }

  /// Whether a fault is about the value alone, so that the row may be passed over.
  private static boolean isSoft(PgException fault) {
    String state = fault.sqlState().code();
    return switch (state.substring(0, 2)) {
      case "22", "23", "42", "0A" -> true;
      default -> false;
    };
  }

  private void tellSkipped(int row, int field, String column) {
    String start =
        "skipping row due to data type incompatibility at line %d for column \"%s\": "
            .formatted(raw.lineNumber(row), column);
    BytesVector values = raw.column(field);
    String value =
        values.isNull(row)
            ? "null input"
            : "\"" + errors.shortened(values.array(), values.from(row), values.length(row)) + "\"";
    report(
        new PgException(Severity.NOTICE, SqlState.SUCCESSFUL_COMPLETION, start + value, null)
            .where("COPY " + errors.relation()));
  }

  private void report(PgException notice) {
    state.relations().storage().reporter().report(notice);
  }

  // Whole rows

  /// Completes the rows that count with defaults, and narrows them by WHERE and constraints.
  private void complete() {
    int[] before = new int[table.selected()];
    for (int i = 0; i < before.length; i++) {
      before[i] = table.row(i);
    }
    try {
      check(table);
    } catch (PgException e) {
      for (int row : before) {
        singleRow[0] = row;
        table.select(singleRow, 1);
        try {
          check(table);
        } catch (PgException one) {
          throw one.where(errors.row(raw, row));
        }
      }
      throw e;
    }
  }

  private void check(Batch rows) {
    for (int i = 0; i < defaults.length; i++) {
      int at = place(i);
      if (at < 0) {
        VectorExpression value = defaults[i];
        rows.setColumn(i, value == null ? nulls[i] : value.evaluate(state.evaluation(), rows));
      } else if (raw.anyDefault()) {
        fillDefaults(rows, i, at);
      }
    }
    if (where != null) {
      where.select(state.evaluation(), rows);
    }
    generated.compute(rows);
    constraints.check(rows);
  }

  private int place(int column) {
    for (int i = 0; i < copied.size(); i++) {
      if (copied.get(i).attnum() - 1 == column) {
        return i;
      }
    }
    return -1;
  }

  /// Gives a column that was read the default in the rows that ask for it.
  private void fillDefaults(Batch rows, int column, int at) {
    VectorExpression value = defaults[column];
    Vector target = null;
    for (int i = 0; i < rows.selected(); i++) {
      int row = rows.row(i);
      if (raw.isDefault(row, at) && value != null) {
        if (target == null) {
          target = copy(rows.column(column), rows);
        }
        int[] one = {row};
        Batch single = new Batch();
        single.view(rows);
        single.select(one, 1);
        target.copyFrom(value.evaluate(state.evaluation(), single), row, row);
      }
    }
    if (target != null) {
      rows.setColumn(column, target);
    }
  }

  private static Vector copy(Vector source, Batch rows) {
    Vector result = Vectors.like(source, rows.rows());
    for (int i = 0; i < rows.selected(); i++) {
      result.copyFrom(source, rows.row(i), rows.row(i));
    }
    return result;
  }

  // Storing

  private void insert() {
    int count = table.selected();
    if (count == 0) {
      return;
    }
    Batch stored = table.isSelective() ? compacted(count) : table;
    Vector[] columns = Vectors.of(stored);
    try {
      writer.insertAll(columns, count, tids);
    } catch (PgException e) {
      throw e.where(errors.line(raw.lineNumber(table.row(0))));
    }
    if (!indexes.isEmpty()) {
      indexes.prepare(stored);
    }
    for (int i = 0; i < count && !(indexes.isEmpty() && triggers == null); i++) {
      try {
        indexes.insertPrepared(i, tids[i]);
      } catch (PgException e) {
        throw e.where(errors.line(raw.lineNumber(table.row(i))));
      }
      if (triggers != null) {
        triggers.inserted(tids[i], indexes.duplicates());
      }
    }
    copiedRows += count;
  }

  /// The rows that count, one behind the other.
  private Batch compacted(int count) {
    Vector[] columns = Vectors.of(table);
    if (compact.length == 0) {
      compact = Vectors.like(columns, RawRows.MOST);
    }
    Vectors.clear(compact);
    for (int i = 0; i < count; i++) {
      Vectors.copyRow(columns, table.row(i), compact, i);
    }
    Batch result = new Batch(compact);
    result.setRows(count);
    return result;
  }

  /// The names of the columns that are read, and what the reader must know of them.
  static TextReader.ReadColumns readColumns(
      Relation relation,
      List<PgAttribute> copied,
      CopyOptions options,
      List<@Nullable Expr> defaults) {
    List<String> names = new ArrayList<>();
    boolean[] hasDefault = new boolean[copied.size()];
    for (int i = 0; i < copied.size(); i++) {
      names.add(copied.get(i).attname());
      hasDefault[i] = defaults.get(copied.get(i).attnum() - 1) != null;
    }
    return new TextReader.ReadColumns(
        names,
        CopyColumns.chosen(options.forceNotNull(), "FORCE_NOT_NULL", relation, copied),
        CopyColumns.chosen(options.forceNull(), "FORCE_NULL", relation, copied),
        hasDefault);
  }

  @Override
  public void close() {
    writer.close();
    fetch.close();
  }
}
