package org.gajah.commands.routine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.executor.rows.Vectors;
import org.gajah.expression.ConstantFolder;
import org.gajah.expression.Constants;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.SetCall;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowShape;
import org.gajah.spi.RowSink;
import org.jspecify.annotations.Nullable;

/// CALL. Mirrors `ExecuteCallStmt` of `commands/functioncmds.c`.
public final class CallCommand implements Command {
  private final CallStmt statement;
  private final CommandSource source;
  private final CommandContext context;

  public CallCommand(CallStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.context = context;
  }

  private FuncExpr call() {
    return Objects.requireNonNull(statement.funcexpr());
  }

  private PgProc procedure() {
    return context.catalog().get(SysCache.PROCOID, call().funcid());
  }

  private CallSite site() {
    ExpressionTypes types = new ExpressionTypes(context.catalog());
    List<Integer> arguments = call().args().stream().map(types::type).toList();
    return new CallSite(
        procedure(), arguments, call().funcresulttype(), call().inputcollid(), false);
  }

  /// A row of the output arguments, if there are any.
  @Override
  public @Nullable RowShape shape() {
    PgProc procedure = procedure();
    char[] modes = procedure.proargmodes();
    if (call().funcresulttype() != TypeOid.RECORD || modes == null) {
      return null;
    }
    String[] names = procedure.proargnames();
    ExpressionTypes types = new ExpressionTypes(context.catalog());
    List<RowShape.Column> columns = new ArrayList<>();
    for (int i = 0; i < modes.length; i++) {
      if (modes[i] == 'o' || modes[i] == 'b') {
        int number = columns.size();
        String name = names == null ? "" : names[i];
        int type = types.type(statement.outargs().get(number));
        columns.add(
            new RowShape.Column(
                name.isEmpty() ? "column" + (number + 1) : name,
                0,
                0,
                type,
                context.catalog().get(SysCache.TYPEOID, type).typlen(),
                -1));
      }
    }
    return new RowShape(columns);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    FunctionContext functions = context.functions();
    CallSite site = site();
    FunctionRegistry.requireExecute(functions, site.function());
    Vector[] arguments = arguments();
    RowShape shape = shape();
    if (shape == null) {
      Vector nothing = new LongVector(1);
      functions.routines().prepare(site).call(functions, arguments, 0, nothing);
    } else {
      sink.start(shape);
      sink.rows(row(site, arguments, shape));
    }
    return Completion.of("CALL");
  }

  private Batch row(CallSite site, Vector[] arguments, RowShape shape) {
    FunctionContext functions = context.functions();
    Vector[] columns = new Vector[shape.columns().size()];
    for (int i = 0; i < columns.length; i++) {
      PgType type = context.catalog().get(SysCache.TYPEOID, shape.columns().get(i).type());
      columns[i] = Vectors.ofType(context.catalog(), type.oid(), 1);
    }
    try (SetCall call = functions.routines().prepareSet(site, null).open(functions, arguments, 0)) {
      if (call.next(columns, 1) == 0) {
        throw PgException.internal("procedure returned null record");
      }
    }
    Batch row = new Batch(columns);
    row.setRows(1);
    return row;
  }

  private Vector[] arguments() {
    ConstantFolder folder =
        new ConstantFolder(
            context.registry(),
            context.functions(),
            (parameter, _) -> {
              int index = parameter.paramid() - 1;
              int type = source.parameterTypes()[index];
              int collation = context.catalog().get(SysCache.TYPEOID, type).typcollation();
              return Constants.of(
                  context.catalog(), source.parameters()[index], type, -1, collation);
            });
    List<Expr> written = call().args();
    Vector[] values = new Vector[written.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Constants.vector(folder.evaluate(folder.fold(written.get(i))));
    }
    return values;
  }
}
