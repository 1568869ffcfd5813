package org.gajah.expression;

import java.util.ArrayList;
import java.util.List;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.FunctionArguments;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.BoolTestType;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.TreeRewriter;
import org.jspecify.annotations.Nullable;

/// One pass of a [ConstantFolder] over a tree, from the leaves up.
final class Folding extends TreeRewriter {
  private final ConstantFolder folder;
  private final boolean estimating;
  private final Inlining inlining;
  private @Nullable Const caseValue;

  Folding(ConstantFolder folder, boolean estimating) {
    this.folder = folder;
    this.estimating = estimating;
    inlining = new Inlining(folder);
  }

  @Override
  protected Node rewrite(Node node) {
    return switch (node) {
      case Query query -> query;
      case Const constant -> constant;
      case Param parameter -> parameter(parameter);
      case FuncExpr e -> function(e);
      case OpExpr e -> operator(e);
      case DistinctExpr e -> distinct(e);
      case NullIfExpr e -> nullIf((NullIfExpr) children(e));
      case BoolExpr e -> logic(e);
      case CaseExpr e -> choice(e);
      case CaseTestExpr e -> caseValue == null ? e : caseValue;
      case CoalesceExpr e -> coalesce(e);
      case ScalarArrayOpExpr e -> anyOrAll((ScalarArrayOpExpr) children(e));
      case RelabelType e -> relabel(e, expr(e.arg()));
      case CollateExpr e -> collate(e, expr(e.arg()));
      case CoerceViaIO e -> throughText((CoerceViaIO) children(e));
      case ArrayCoerceExpr e -> elementConversion(e);
      case NullTest e -> nullTest((NullTest) children(e));
      case BooleanTest e -> booleanTest((BooleanTest) children(e));
      case ArrayExpr e -> whole((ArrayExpr) children(e));
      case MinMaxExpr e -> whole((MinMaxExpr) children(e));
      case SubscriptingRef e -> subscripts((SubscriptingRef) children(e));
      case SQLValueFunction e -> estimating ? folder.evaluate(e) : e;
      case CoerceToDomain e -> children(e);
      default -> children(node);
    };
  }

  private Expr expr(Expr child) {
    return (Expr) rewrite(child);
  }

  private List<Expr> exprs(List<Expr> list) {
    List<Expr> result = new ArrayList<>(list.size());
    for (Expr child : list) {
      result.add(expr(child));
    }
    return result;
  }

  private Expr parameter(Param parameter) {
    if (parameter.paramkind() != ParamKind.PARAM_EXTERN) {
      return parameter;
    }
    Const known = folder.parameters().value(parameter, estimating);
    return known == null ? parameter : known;
  }

  static boolean isNull(Expr e) {
    return e instanceof Const constant && constant.constisnull();
  }

  static boolean isTrue(Expr e) {
    return isBool(e, (byte) 1);
  }

  static boolean isFalse(Expr e) {
    return isBool(e, (byte) 0);
  }

  private static boolean isBool(Expr e, byte value) {
    return e instanceof Const constant
        && constant.consttype() == TypeOid.BOOL
        && !constant.constisnull()
        && constant.constvalue() != null
        && constant.constvalue()[0] == value;
  }

  private Const nullOf(int type, int typmod, int collation) {
    return Constants.nullOf(folder.catalog(), type, typmod, collation);
  }

  private boolean mayCompute(PgProc function) {
    return switch (function.provolatile()) {
      case 'i' -> true;
      case 's' -> estimating;
      default -> false;
    };
  }

  private static boolean allConstant(List<Expr> arguments) {
    return arguments.stream().allMatch(Const.class::isInstance);
  }

  /// The call with what is known of its arguments: null, computed, or as it is.
  private Expr call(Expr call, int oid, List<Expr> arguments, boolean set) {
    PgProc function = folder.function(oid);
    if (set || function.proretset()) {
      return call;
    }
    int type = folder.types().type(call);
    if (function.proisstrict() && arguments.stream().anyMatch(Folding::isNull)) {
      return nullOf(type, folder.types().typmod(call), folder.types().collation(call));
    }
    if (!allConstant(arguments) || type == TypeOid.RECORD || !mayCompute(function)) {
      return call;
    }
    return folder.evaluate(call);
  }

  private Expr function(FuncExpr e) {
    List<Expr> arguments = exprs(FunctionArguments.complete(folder.function(e.funcid()), e.args()));
    FuncExpr call = e.toBuilder().args(arguments).build();
    Expr body = inlined(call);
    return body == null ? call(call, e.funcid(), arguments, e.funcretset()) : body;
  }

  /// What an SQL function in the place of its call comes to, or null where the call stays.
  private @Nullable Expr inlined(FuncExpr call) {
    boolean isNull =
        call.args().stream().anyMatch(Folding::isNull)
            && folder.function(call.funcid()).proisstrict();
    Expr body = isNull ? null : inlining.body(call);
    if (body == null) {
      return null;
    }
    inlining.enter(call.funcid());
    Expr result = expr(body);
    inlining.leave();
    return result;
  }

  private PgOperator operatorRow(int oid) {
    return folder.catalog().get(SysCache.OPEROID, oid);
  }

  private Expr operator(OpExpr e) {
    List<Expr> arguments = exprs(e.args());
    int function = e.opfuncid() != 0 ? e.opfuncid() : operatorRow(e.opno()).oprcode();
    OpExpr call = e.toBuilder().args(arguments).opfuncid(function).build();
    FuncExpr written =
        FuncExpr.builder()
            .funcid(function)
            .funcresulttype(e.opresulttype())
            .funcretset(e.opretset())
            .funccollid(e.opcollid())
            .inputcollid(e.inputcollid())
            .args(arguments)
            .build();
    Expr body = inlined(written);
    if (body != null) {
      return body;
    }
    Expr folded = call(call, function, arguments, e.opretset());
    return folded instanceof OpExpr same ? booleanEquality(same) : folded;
  }

  /// `x = true` is `x`, `x = false` is `NOT x`; likewise with `<>`.
  private Expr booleanEquality(OpExpr e) {
    boolean equal = e.opno() == PgOperator.BOOLEAN_EQUAL_OPERATOR;
    if (!equal && e.opno() != PgOperator.BOOLEAN_NOT_EQUAL_OPERATOR) {
      return e;
    }
    Expr left = e.args().get(0);
    Expr right = e.args().get(1);
    if (isTrue(left) || isFalse(left)) {
      return isTrue(left) == equal ? right : negate(right);
    }
    if (isTrue(right) || isFalse(right)) {
      return isTrue(right) == equal ? left : negate(left);
    }
    return e;
  }

  private Expr distinct(DistinctExpr e) {
    List<Expr> arguments = exprs(e.args());
    boolean leftNull = isNull(arguments.get(0));
    boolean rightNull = isNull(arguments.get(1));
    boolean bothKnown = allConstant(arguments);
    if (leftNull && rightNull) {
      return Constants.bool(false);
    }
    if (bothKnown && (leftNull || rightNull)) {
      return Constants.bool(true);
    }
    int function = e.opfuncid() != 0 ? e.opfuncid() : operatorRow(e.opno()).oprcode();
    DistinctExpr changed = e.toBuilder().args(arguments).opfuncid(function).build();
    return bothKnown && mayCompute(folder.function(function)) ? folder.evaluate(changed) : changed;
  }

  private Expr nullIf(NullIfExpr e) {
    Expr left = e.args().get(0);
    if (isNull(left) || isNull(e.args().get(1))) {
      return left;
    }
    int function = e.opfuncid() != 0 ? e.opfuncid() : operatorRow(e.opno()).oprcode();
    NullIfExpr changed = e.toBuilder().opfuncid(function).build();
    return allConstant(e.args()) && mayCompute(folder.function(function))
        ? folder.evaluate(changed)
        : changed;
  }

  private Expr logic(BoolExpr e) {
    return switch (e.boolop()) {
      case AND_EXPR -> arms(e, false);
      case OR_EXPR -> arms(e, true);
      case NOT_EXPR -> negate(expr(e.args().getFirst()));
    };
  }

  private Expr arms(BoolExpr e, boolean or) {
    List<Expr> kept = new ArrayList<>();
    boolean[] anyNull = new boolean[1];
    if (collect(e, or, kept, anyNull)) {
      return Constants.bool(or);
    }
    if (anyNull[0]) {
      if (kept.isEmpty()) {
        return nullOf(TypeOid.BOOL, -1, 0);
      }
      kept.add(nullOf(TypeOid.BOOL, -1, 0));
    }
    return switch (kept.size()) {
      case 0 -> Constants.bool(!or);
      case 1 -> kept.getFirst();
      default -> e.toBuilder().args(kept).build();
    };
  }

  /// Simplifies arms, those of arms of the same kind in their place.
  ///
  /// @return whether one of them decides; what stands behind it is not looked at
  private boolean collect(BoolExpr e, boolean or, List<Expr> kept, boolean[] anyNull) {
    for (Expr arm : e.args()) {
      if (arm instanceof BoolExpr inner && inner.boolop() == e.boolop()) {
        if (collect(inner, or, kept, anyNull)) {
          return true;
        }
        continue;
      }
      Expr folded = expr(arm);
      if (folded instanceof BoolExpr inner && inner.boolop() == e.boolop()) {
        kept.addAll(inner.args());
      } else if (or ? isTrue(folded) : isFalse(folded)) {
        return true;
      } else if (isNull(folded)) {
        anyNull[0] = true;
      } else if (!(folded instanceof Const)) {
        kept.add(folded);
      }
    }
    return false;
  }

  /// NOT of an expression that is folded already, moved down where that can be. Mirrors
  /// `negate_clause()`.
  Expr negate(Expr e) {
    return switch (e) {
      case Const constant ->
          constant.constisnull() ? nullOf(TypeOid.BOOL, -1, 0) : Constants.bool(isFalse(constant));
      case OpExpr operator when operatorRow(operator.opno()).oprnegate() != 0 ->
          operator.toBuilder()
              .opno(operatorRow(operator.opno()).oprnegate())
              .opfuncid(operatorRow(operatorRow(operator.opno()).oprnegate()).oprcode())
              .build();
      case ScalarArrayOpExpr operator when operatorRow(operator.opno()).oprnegate() != 0 ->
          operator.toBuilder()
              .opno(operatorRow(operator.opno()).oprnegate())
              .opfuncid(operatorRow(operatorRow(operator.opno()).oprnegate()).oprcode())
              .hashfuncid(0)
              .negfuncid(0)
              .useOr(!operator.useOr())
              .build();
      case BoolExpr bool ->
          switch (bool.boolop()) {
            case AND_EXPR -> negateArms(bool, BoolExprType.OR_EXPR);
            case OR_EXPR -> negateArms(bool, BoolExprType.AND_EXPR);
            case NOT_EXPR -> bool.args().getFirst();
          };
      case NullTest test when !test.argisrow() ->
          test.toBuilder()
              .nulltesttype(
                  test.nulltesttype() == NullTestType.IS_NULL
                      ? NullTestType.IS_NOT_NULL
                      : NullTestType.IS_NULL)
              .build();
      case BooleanTest test -> test.toBuilder().booltesttype(opposite(test)).build();
      default -> new BoolExpr(BoolExprType.NOT_EXPR, List.of(e), -1);
    };
  }

  private Expr negateArms(BoolExpr e, BoolExprType type) {
    return new BoolExpr(type, e.args().stream().map(this::negate).toList(), -1);
  }

  private static BoolTestType opposite(BooleanTest test) {
    return switch (test.booltesttype()) {
      case IS_TRUE -> BoolTestType.IS_NOT_TRUE;
      case IS_NOT_TRUE -> BoolTestType.IS_TRUE;
      case IS_FALSE -> BoolTestType.IS_NOT_FALSE;
      case IS_NOT_FALSE -> BoolTestType.IS_FALSE;
      case IS_UNKNOWN -> BoolTestType.IS_NOT_UNKNOWN;
      case IS_NOT_UNKNOWN -> BoolTestType.IS_UNKNOWN;
    };
  }

  private Expr choice(CaseExpr e) {
    Const outer = caseValue;
    Expr tested = e.arg() == null ? null : expr(e.arg());
    Const known = tested instanceof Const constant ? constant : null;
    List<CaseWhen> kept = new ArrayList<>();
    Expr rest = null;
    boolean decided = false;
    for (CaseWhen arm : e.args()) {
      caseValue = known;
      Expr condition = expr(arm.expr());
      caseValue = outer;
      if (isFalse(condition) || isNull(condition)) {
        continue;
      }
      Expr result = expr(arm.result());
      if (isTrue(condition)) {
        rest = result;
        decided = true;
        break;
      }
      kept.add(new CaseWhen(condition, result, arm.location()));
    }
    if (!decided) {
      rest = e.defresult() == null ? nullOf(e.casetype(), -1, e.casecollid()) : expr(e.defresult());
    }
    if (kept.isEmpty() && rest != null) {
      return rest;
    }
    return e.toBuilder().arg(known == null ? tested : null).args(kept).defresult(rest).build();
  }

  private Expr coalesce(CoalesceExpr e) {
    List<Expr> kept = new ArrayList<>();
    for (Expr argument : e.args()) {
      Expr folded = expr(argument);
      if (isNull(folded)) {
        continue;
      }
      if (folded instanceof Const && kept.isEmpty()) {
        return folded;
      }
      kept.add(folded);
      if (folded instanceof Const) {
        break;
      }
    }
    return switch (kept.size()) {
      case 0 -> nullOf(e.coalescetype(), -1, e.coalescecollid());
      case 1 -> kept.getFirst();
      default -> e.toBuilder().args(kept).build();
    };
  }

  private Expr anyOrAll(ScalarArrayOpExpr e) {
    int function = e.opfuncid() != 0 ? e.opfuncid() : operatorRow(e.opno()).oprcode();
    ScalarArrayOpExpr changed = e.toBuilder().opfuncid(function).build();
    return allConstant(e.args()) && mayCompute(folder.function(function))
        ? folder.evaluate(changed)
        : changed;
  }

  private Expr relabel(RelabelType e, Expr argument) {
    return relabel(argument, e.resulttype(), e.resulttypmod(), e.resultcollid(), e.relabelformat());
  }

  /// The expression under another type, with no label on a label.
  private Expr relabel(Expr argument, int type, int typmod, int collation, CoercionForm form) {
    Expr inner = argument;
    while (inner instanceof RelabelType label) {
      inner = label.arg();
    }
    if (inner instanceof Const constant) {
      return constant.toBuilder()
          .consttype(type)
          .consttypmod(typmod)
          .constcollid(collation)
          .build();
    }
    if (folder.types().type(inner) == type
        && folder.types().typmod(inner) == typmod
        && folder.types().collation(inner) == collation) {
      return inner;
    }
    return new RelabelType(inner, type, typmod, collation, form, -1);
  }

  private Expr collate(CollateExpr e, Expr argument) {
    return relabel(
        argument,
        folder.types().type(argument),
        folder.types().typmod(argument),
        e.collOid(),
        CoercionForm.COERCE_IMPLICIT_CAST);
  }

  private Expr throughText(CoerceViaIO e) {
    if (!(e.arg() instanceof Const constant)) {
      return e;
    }
    PgType source = folder.catalog().get(SysCache.TYPEOID, constant.consttype());
    PgType target = folder.catalog().get(SysCache.TYPEOID, e.resulttype());
    PgProc output = folder.function(source.typoutput());
    PgProc input = folder.function(target.typinput());
    if (constant.constisnull() && input.proisstrict()) {
      return nullOf(e.resulttype(), -1, e.resultcollid());
    }
    return mayCompute(output) && mayCompute(input) ? folder.evaluate(e) : e;
  }

  private Expr elementConversion(ArrayCoerceExpr e) {
    Expr argument = expr(e.arg());
    Const outer = caseValue;
    caseValue = null;
    Expr element = e.elemexpr() == null ? null : expr(e.elemexpr());
    caseValue = outer;
    ArrayCoerceExpr changed = e.toBuilder().arg(argument).elemexpr(element).build();
    boolean immutable = element == null || !Mutability.mayChange(folder, element, estimating);
    return argument instanceof Const && immutable ? folder.evaluate(changed) : changed;
  }

  private static Expr nullTest(NullTest e) {
    if (e.argisrow() || !(e.arg() instanceof Const constant)) {
      return e;
    }
    return Constants.bool(constant.constisnull() == (e.nulltesttype() == NullTestType.IS_NULL));
  }

  private Expr booleanTest(BooleanTest e) {
    return e.arg() instanceof Const ? folder.evaluate(e) : e;
  }

  private Expr whole(ArrayExpr e) {
    if (!allConstant(e.elements())) {
      return e;
    }
    return e.multidims() ? folder.evaluate(e) : folder.array(e);
  }

  private Expr whole(MinMaxExpr e) {
    return allConstant(e.args()) ? folder.evaluate(e) : e;
  }

  private Expr subscripts(SubscriptingRef e) {
    return e.anyChild(child -> !(child instanceof Const)) || e.refassgnexpr() != null
        ? e
        : folder.evaluate(e);
  }
}
