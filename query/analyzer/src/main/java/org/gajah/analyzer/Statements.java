package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgProc;
import org.gajah.functions.FunctionArguments;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.CreateTableAsStmt;
import org.gajah.nodes.DeclareCursorStmt;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.ExplainStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.InsertStmt;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.MergeStmt;
import org.gajah.nodes.PLAssignStmt;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ReturnStmt;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.UtilityStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.CursorOption;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.nodes.kinds.SetOperation;
import org.jspecify.annotations.Nullable;

/// Statements by their kind. Mirrors `transformStmt()` of parser/analyze.c.
final class Statements {
  /// How many columns a row can have. Mirrors `MaxTupleAttributeNumber`.
  private static final int MOST_COLUMNS = 1664;

  private final Analysis a;

  Statements(Analysis analysis) {
    this.a = analysis;
  }

  /// A statement as a client sends it, where SELECT INTO is allowed.
  Query top(Scope scope, Statement statement) {
    if (statement instanceof SelectStmt select) {
      IntoClause into = into(select);
      if (into != null) {
        return transform(
            scope,
            new CreateTableAsStmt(withoutInto(select), into, ObjectType.OBJECT_TABLE, true, false));
      }
    }
    return transform(scope, statement);
  }

  private static @Nullable IntoClause into(SelectStmt select) {
    SelectStmt leftmost = select;
    while (leftmost.larg() != null) {
      leftmost = leftmost.larg();
    }
    return leftmost.intoClause();
  }

  private static SelectStmt withoutInto(SelectStmt select) {
    return select.larg() == null
        ? select.toBuilder().intoClause(null).build()
        : select.toBuilder().larg(withoutInto(select.larg())).build();
  }

  /// A query inside another.
  Query subquery(
      Statement statement,
      Scope parent,
      @Nullable Cte cte,
      boolean lockedFromParent,
      boolean resolveUnknowns) {
    Scope scope = a.scope(parent);
    scope.parentCte = cte;
    scope.lockedFromParent = lockedFromParent;
    scope.resolveUnknowns = resolveUnknowns;
    return within(scope, statement);
  }

  /// A query in a scope that is made for it.
  Query within(Scope scope, Statement statement) {
    a.depth.enter();
    Scope outer = a.enter(scope);
    try {
      return transform(scope, statement);
    } finally {
      a.enter(outer);
      a.depth.leave();
    }
  }

  Query transform(Scope scope, Statement statement) {
    Query query = query(scope, statement);
    if (query.targetList().size() > MOST_COLUMNS) {
      throw new PgException(
          SqlState.TOO_MANY_COLUMNS, "target lists can have at most " + MOST_COLUMNS + " entries");
    }
    return query;
  }

  private Query query(Scope scope, Statement statement) {
    return switch (statement) {
      case SelectStmt n ->
          !n.valuesLists().isEmpty()
              ? a.selects.values(scope, n)
              : n.op() == SetOperation.SETOP_NONE
                  ? a.selects.select(scope, n)
                  : a.setOperations.transform(scope, n);
      case InsertStmt n -> a.inserts.transform(scope, n);
      case UpdateStmt n -> a.changes.update(scope, n);
      case DeleteStmt n -> a.changes.delete(scope, n);
      case MergeStmt n -> a.merges.transform(scope, n);
      case ReturnStmt n -> returned(scope, n);
      case PLAssignStmt _ -> throw PgException.notBuilt("assignment of PL/pgSQL");
      case ExplainStmt n -> utility(explain(scope, n));
      case DeclareCursorStmt n -> utility(declareCursor(scope, n));
      case CreateTableAsStmt n -> utility(createTableAs(scope, n));
      case CallStmt n -> utility(call(scope, n));
      case UtilityStmt n -> utility(n);
    };
  }

  private static Query utility(UtilityStmt statement) {
    return Selects.query(CmdType.CMD_UTILITY).utilityStmt(statement).build();
  }

  private Query returned(Scope scope, ReturnStmt statement) {
    Expr value = a.expressions.known(scope, statement.returnval(), ExprKind.SELECT_TARGET);
    List<TargetEntry> targets = new ArrayList<>();
    targets.add(new TargetEntry(value, 1, null, 0, 0, 0, false));
    if (scope.resolveUnknowns) {
      a.targets.resolveUnknowns(targets);
    }
    Query.Builder query = Selects.query(CmdType.CMD_SELECT).isReturn(true).targetList(targets);
    return a.collations.assign(a.selects.finish(scope, query, null).build());
  }

  private ExplainStmt explain(Scope scope, ExplainStmt statement) {
    Query query = top(a.scope(scope.parent), (Statement) statement.query());
    return new ExplainStmt(query, statement.options());
  }

  private CreateTableAsStmt createTableAs(Scope scope, CreateTableAsStmt statement) {
    if (!(statement.query() instanceof Statement inner)) {
      return statement;
    }
    if (!(inner instanceof SelectStmt)) {
      return statement.toBuilder().query(transform(scope, inner)).build();
    }
    Query query = transform(scope, inner);
    if (statement.objtype() == ObjectType.OBJECT_MATVIEW) {
      if (query.hasModifyingCTE()) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "materialized views must not use data-modifying statements in WITH");
      }
      RangeVar name = statement.into().rel();
      if (name != null && name.relpersistence() == 'u') {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED, "materialized views cannot be unlogged");
      }
      IntoClause into = statement.into().toBuilder().viewQuery(query).build();
      return statement.toBuilder().query(query).into(into).build();
    }
    return statement.toBuilder().query(query).build();
  }

  private DeclareCursorStmt declareCursor(Scope scope, DeclareCursorStmt statement) {
    int options = statement.options();
    if (has(options, CursorOption.CURSOR_OPT_SCROLL | CursorOption.CURSOR_OPT_NO_SCROLL)) {
      throw conflicting("SCROLL", "NO SCROLL");
    }
    if (has(options, CursorOption.CURSOR_OPT_ASENSITIVE | CursorOption.CURSOR_OPT_INSENSITIVE)) {
      throw conflicting("ASENSITIVE", "INSENSITIVE");
    }
    Query query = transform(scope, (Statement) statement.query());
    if (query.commandType() != CmdType.CMD_SELECT) {
      throw PgException.internal("unexpected non-SELECT command in DECLARE CURSOR");
    }
    if (query.hasModifyingCTE()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "DECLARE CURSOR must not contain data-modifying statements in WITH");
    }
    if (!query.rowMarks().isEmpty()) {
      checkReadOnly(query, options);
    }
    return new DeclareCursorStmt(statement.portalname(), options, query);
  }

  private static boolean has(int options, int wanted) {
    return (options & wanted) == wanted;
  }

  private static PgException conflicting(String one, String other) {
    return new PgException(
        SqlState.INVALID_CURSOR_DEFINITION, "cannot specify both %s and %s".formatted(one, other));
  }

  private static void checkReadOnly(Query query, int options) {
    String lock = RowLocks.name(query.rowMarks().getFirst().strength());
    if (has(options, CursorOption.CURSOR_OPT_HOLD)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "DECLARE CURSOR WITH HOLD ... %s is not supported".formatted(lock))
          .detail("Holdable cursors must be READ ONLY.");
    }
    if (has(options, CursorOption.CURSOR_OPT_SCROLL)) {
      throw new PgException(
              SqlState.FEATURE_NOT_SUPPORTED,
              "DECLARE SCROLL CURSOR ... %s is not supported".formatted(lock))
          .detail("Scrollable cursors must be READ ONLY.");
    }
    if (has(options, CursorOption.CURSOR_OPT_INSENSITIVE)) {
      throw new PgException(
              SqlState.INVALID_CURSOR_DEFINITION,
              "DECLARE INSENSITIVE CURSOR ... %s is not valid".formatted(lock))
          .detail("Insensitive cursors must be READ ONLY.");
    }
  }

  private CallStmt call(Scope scope, CallStmt statement) {
    FuncCall raw = Objects.requireNonNull(statement.funccall());
    List<Expr> args = new ArrayList<>();
    for (Expr arg : raw.args()) {
      args.add(a.expressions.known(scope, arg, ExprKind.CALL_ARGUMENT));
    }
    Expr call = a.functions.node(WrittenCall.of(scope, raw, args, scope.lastSet, true));
    Expr assigned = a.collations.assign(Objects.requireNonNull(call));
    return split(statement, (FuncExpr) assigned);
  }

  /// Takes output arguments out of the arguments of a procedure's call.
  private CallStmt split(CallStmt statement, FuncExpr call) {
    PgProc procedure = a.lookups.function(call.funcid());
    List<Expr> args = FunctionArguments.completeCall(procedure, call.args());
    char[] modes = procedure.proargmodes();
    if (modes == null) {
      return new CallStmt(statement.funccall(), call.toBuilder().args(args).build(), List.of());
    }
    List<Expr> in = new ArrayList<>();
    List<Expr> out = new ArrayList<>();
    int next = 0;
    for (char mode : modes) {
      if (mode == 't' || next >= args.size()) {
        continue;
      }
      Expr arg = args.get(next++);
      if (mode != 'o') {
        in.add(arg);
      }
      if (mode == 'o' || mode == 'b') {
        out.add(arg);
      }
    }
    return new CallStmt(statement.funccall(), call.toBuilder().args(in).build(), out);
  }
}
