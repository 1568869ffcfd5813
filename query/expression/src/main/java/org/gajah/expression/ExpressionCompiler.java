package org.gajah.expression;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.base.error.StackGuard;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.functions.FunctionArguments;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.ScalarCall;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// Makes expressions of plans ready to be computed.
public final class ExpressionCompiler {
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final ExpressionTypes types;
  private final InputShape input;
  private final @Nullable SubPlanCompiler subplans;
  private final StackGuard depth = new StackGuard(TreeWalker.DEFAULT_DEPTH);
  private @Nullable Observer observer;
  private Leaves.@Nullable Held caseValue;
  private Leaves.@Nullable Held domainValue;

  /// @param context for look-ups in the catalogs; expressions may be evaluated in a later one of
  ///   the same session
  /// @param input where variables are found
  /// @param subplans makes expressions of sub-plans, or null where there can be none
  public ExpressionCompiler(
      FunctionRegistry registry,
      FunctionContext context,
      InputShape input,
      @Nullable SubPlanCompiler subplans) {
    this.registry = registry;
    this.context = context;
    this.types = new ExpressionTypes(context.catalog());
    this.input = input;
    this.subplans = subplans;
  }

  /// Sees conditions as they are compiled.
  public interface Observer {
    /// The condition to use in the stead of one.
    VectorPredicate observed(List<? extends Expr> conditions, VectorPredicate compiled);
  }

  /// Lets somebody see the conditions that [#predicate] compiles.
  public ExpressionCompiler observed(@Nullable Observer newObserver) {
    observer = newObserver;
    return this;
  }

  public FunctionRegistry registry() {
    return registry;
  }

  ExpressionTypes types() {
    return types;
  }

  public FunctionContext context() {
    return context;
  }

  public InputShape input() {
    return input;
  }

  /// @throws PgException 0A000 for what is not built
  public VectorExpression compile(Expr expression) {
    depth.enter();
    try {
      return dispatch(expression);
    } finally {
      depth.leave();
    }
  }

  /// Expressions in their order.
  public VectorExpression[] compile(List<? extends Expr> expressions) {
    return expressions.stream().map(this::compile).toArray(VectorExpression[]::new);
  }

  /// A condition that is true where all of `conditions` are.
  public VectorPredicate predicate(List<? extends Expr> conditions) {
    VectorPredicate compiled = compiled(conditions);
    return observer == null ? compiled : observer.observed(conditions, compiled);
  }

  private VectorPredicate compiled(List<? extends Expr> conditions) {
    List<VectorPredicate> parts = new ArrayList<>();
    for (Expr condition : conditions) {
      addConditions(condition, parts);
    }
    return parts.size() == 1
        ? parts.getFirst()
        : new Conditions.All(parts.toArray(VectorPredicate[]::new));
  }

  private void addConditions(Expr condition, List<VectorPredicate> parts) {
    if (condition instanceof BoolExpr bool && bool.boolop() == BoolExprType.AND_EXPR) {
      bool.args().forEach(arm -> addConditions(arm, parts));
    } else {
      parts.add(condition(condition));
    }
  }

  private VectorPredicate condition(Expr condition) {
    if (condition instanceof BoolExpr bool && bool.boolop() == BoolExprType.OR_EXPR) {
      return new Conditions.Any(
          bool.args().stream().map(arm -> compiled(List.of(arm))).toArray(VectorPredicate[]::new));
    }
    VectorExpression compiled = compile(condition);
    return compiled instanceof Call call && call.isCondition() ? call : Truths.isTrue(compiled);
  }

  private VectorExpression dispatch(Expr expression) {
    return switch (expression) {
      case Var e -> column(e);
      case Aggref e -> column(e);
      case WindowFunc e -> column(e);
      case GroupingFunc e -> column(e);
      case Const e -> new Leaves.Constant(Constants.vector(e));
      case Param e -> parameter(e);
      case FuncExpr e -> function(e);
      case OpExpr e ->
          call(
              operatorFunction(e.opno(), e.opfuncid()),
              e.args(),
              e.opresulttype(),
              e.inputcollid());
      case BoolExpr e -> logic(e);
      case NullTest e -> nullTest(e);
      case BooleanTest e -> Truths.test(compile(e.arg()), e.booltesttype());
      case CaseExpr e -> choice(e);
      case CaseTestExpr e -> held(caseValue, "CASE");
      case CoalesceExpr e -> new Coalesce(compile(e.args()), newVector(e.coalescetype()));
      case RelabelType e -> compile(e.arg());
      case CollateExpr e -> compile(e.arg());
      case TargetEntry e -> compile(e.expr());
      case NamedArgExpr e -> compile(e.arg());
      case CoerceToDomainValue e -> held(domainValue, "a domain");
      case SubPlan e -> subplans().compile(e, this);
      case AlternativeSubPlan e -> subplans().compile(e, this);
      case JsonValueExpr e when e.formatted_expr() != null -> compile(e.formatted_expr());
      default -> new UncommonExpressions(this).compile(expression);
    };
  }

  private SubPlanCompiler subplans() {
    if (subplans == null) {
      throw PgException.internal("sub-plan in an expression without plan");
    }
    return subplans;
  }

  private static VectorExpression held(Leaves.@Nullable Held held, String where) {
    if (held == null) {
      throw PgException.internal("a value of " + where + " stands outside of it");
    }
    return held;
  }

  private VectorExpression column(Expr expression) {
    int column = input.column(expression);
    if (column < 0) {
      throw PgException.internal(expression.label() + " is not in the input of an expression");
    }
    return new Leaves.Column(column);
  }

  private static VectorExpression parameter(Param parameter) {
    if (parameter.paramkind() == ParamKind.PARAM_EXTERN) {
      return new Leaves.External(parameter.paramid());
    }
    if (parameter.paramkind() == ParamKind.PARAM_EXEC) {
      return new Leaves.Internal(parameter.paramid());
    }
    throw PgException.internal("parameter of kind " + parameter.paramkind());
  }

  PgType type(int oid) {
    return context.catalog().get(SysCache.TYPEOID, oid);
  }

  /// A vector for values of a type.
  Vector newVector(int type) {
    return type(type).typbyval() ? new LongVector(1) : new BytesVector(1);
  }

  /// OID of the function behind an operator.
  ///
  /// @param known what the tree says of it, or 0
  int operatorFunction(int operator, int known) {
    if (known != 0) {
      return known;
    }
    PgOperator row = context.catalog().get(SysCache.OPEROID, operator);
    return row.oprcode();
  }

  private VectorExpression function(FuncExpr e) {
    if (e.funcretset()) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "set-valued function called in context that cannot accept a set");
    }
    PgProc row = context.catalog().get(SysCache.PROCOID, e.funcid());
    List<Expr> arguments = FunctionArguments.complete(row, e.args());
    return new Call(
        prepare(e.funcid(), arguments, e.funcresulttype(), e.inputcollid(), e.funcvariadic()),
        compile(arguments));
  }

  private VectorExpression call(int function, List<Expr> arguments, int resultType, int collation) {
    return new Call(prepare(function, arguments, resultType, collation, false), compile(arguments));
  }

  ScalarCall prepare(
      int function, List<Expr> arguments, int resultType, int collation, boolean variadic) {
    PgProc row = context.catalog().get(SysCache.PROCOID, function);
    FunctionRegistry.requireExecute(context, row);
    List<Integer> types = arguments.stream().map(this.types::type).toList();
    return registry.prepare(context, new CallSite(row, types, resultType, collation, variadic));
  }

  private VectorExpression logic(BoolExpr e) {
    return switch (e.boolop()) {
      case AND_EXPR -> new Logic(false, compile(e.args()));
      case OR_EXPR -> new Logic(true, compile(e.args()));
      case NOT_EXPR -> Truths.not(compile(e.args().getFirst()));
    };
  }

  private VectorExpression nullTest(NullTest e) {
    boolean negated = e.nulltesttype() == NullTestType.IS_NOT_NULL;
    VectorExpression argument = compile(e.arg());
    return e.argisrow()
        ? new Composites.AllColumns(registry, !negated, argument)
        : Truths.isNull(argument, negated);
  }

  /// Compiles an expression that is about each element of an array.
  VectorExpression compileElement(Expr expression, Leaves.Held element) {
    Leaves.Held outer = caseValue;
    caseValue = element;
    VectorExpression compiled = compile(expression);
    caseValue = outer;
    return compiled;
  }

  /// Compiles a condition on a value on its way into a domain.
  VectorExpression compileCheck(Expr condition, Leaves.Held value) {
    Leaves.Held outer = domainValue;
    domainValue = value;
    VectorExpression compiled = compile(condition);
    domainValue = outer;
    return compiled;
  }

  private VectorExpression choice(CaseExpr e) {
    Leaves.Held outer = caseValue;
    VectorExpression tested = null;
    Leaves.Held held = null;
    Expr argument = e.arg();
    if (argument != null) {
      tested = compile(argument);
      held = new Leaves.Held(newVector(types.type(argument)));
    }
    VectorPredicate[] conditions = new VectorPredicate[e.args().size()];
    VectorExpression[] results = new VectorExpression[conditions.length];
    for (int i = 0; i < conditions.length; i++) {
      CaseWhen arm = e.args().get(i);
      caseValue = held == null ? outer : held;
      conditions[i] = predicate(List.of(arm.expr()));
      caseValue = outer;
      results[i] = compile(arm.result());
    }
    Expr rest = e.defresult();
    VectorExpression otherwise =
        rest == null
            ? new Leaves.Constant(
                Constants.vector(Constants.nullOf(context.catalog(), e.casetype(), -1, 0)))
            : compile(rest);
    return new Choice(tested, held, conditions, results, otherwise, newVector(e.casetype()));
  }
}
