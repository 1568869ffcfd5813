package org.gajah.commands.copy;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.executor.state.ExecutionState;
import org.gajah.expression.VectorExpression;
import org.gajah.functions.TypeColumn;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionForm;
import org.jspecify.annotations.Nullable;

/// Makes values of a column of what was read.
final class ColumnInput {
  private final ExecutionState state;
  private final TypeColumn input;
  private final Vector result;
  private final @Nullable VectorExpression domain;
  private final Batch base = new Batch(new Vector[1]);

  /// @param binary whether messages are read, not texts
  ColumnInput(PgAttribute column, boolean binary, ExecutionState state) {
    this.state = state;
    CatalogSource catalog = state.catalog();
    int typmod = column.atttypmod();
    PgType type = catalog.get(SysCache.TYPEOID, column.atttypid());
    boolean isDomain = type.typtype() == PgType.TYPTYPE_DOMAIN;
    while (type.typtype() == PgType.TYPTYPE_DOMAIN) {
      typmod = type.typtypmod();
      type = catalog.get(SysCache.TYPEOID, type.typbasetype());
    }
    this.input =
        binary
            ? TypeColumn.receive(state.registry(), state.context(), type.oid(), typmod)
            : TypeColumn.input(state.registry(), state.context(), type.oid(), typmod);
    this.result = input.newResult();
    this.domain = isDomain ? domain(column, type.oid(), typmod) : null;
  }

  private VectorExpression domain(PgAttribute column, int base, int typmod) {
    Var value =
        Var.builder()
            .varno(1)
            .varattno((short) 1)
            .vartype(base)
            .vartypmod(typmod)
            .varcollid(column.attcollation())
            .build();
    CoerceToDomain coercion =
        new CoerceToDomain(
            value,
            column.atttypid(),
            -1,
            column.attcollation(),
            CoercionForm.COERCE_IMPLICIT_CAST,
            -1);
    return state.compiler(expression -> expression instanceof Var ? 0 : -1).compile(coercion);
  }

  /// The values of the rows of a batch that count, at their numbers, until the next call.
  Vector read(Vector raw, Batch rows) {
    input.compute(state.context(), raw, rows, result);
    if (domain == null) {
      return result;
    }
    base.setColumn(0, result);
    base.setRows(rows.rows());
    if (rows.isSelective()) {
      base.select(rows.selection(), rows.selected());
    }
    return domain.evaluate(state.evaluation(), base);
  }
}
