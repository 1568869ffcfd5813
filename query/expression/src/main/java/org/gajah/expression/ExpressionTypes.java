package org.gajah.expression;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.functions.StoredValues;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CoercionForm;

/// The type of what an expression yields. Mirrors `exprType()` of `nodes/nodeFuncs.c`.
public final class ExpressionTypes {
  /// Collation "C", which type `name` has.
  private static final int NAME_COLLATION = 950;

  private ExpressionTypes() {}

  /// OID of the type.
  ///
  /// @throws PgException XX000 for a tree that analysis and planning leave none of
  public static int of(Expr expression) {
    return switch (expression) {
      case Aggref e -> e.aggtype();
      case AlternativeSubPlan e -> of(e.subplans().getFirst());
      case ArrayCoerceExpr e -> e.resulttype();
      case ArrayExpr e -> e.array_typeid();
      case BoolExpr e -> TypeOid.BOOL;
      case BooleanTest e -> TypeOid.BOOL;
      case CaseExpr e -> e.casetype();
      case CaseTestExpr e -> e.typeId();
      case CoalesceExpr e -> e.coalescetype();
      case CoerceToDomain e -> e.resulttype();
      case CoerceToDomainValue e -> e.typeId();
      case CoerceViaIO e -> e.resulttype();
      case CollateExpr e -> of(e.arg());
      case Const e -> e.consttype();
      case ConvertRowtypeExpr e -> e.resulttype();
      case CurrentOfExpr e -> TypeOid.BOOL;
      case FieldSelect e -> e.resulttype();
      case FieldStore e -> e.resulttype();
      case FuncExpr e -> e.funcresulttype();
      case GroupingFunc e -> TypeOid.INT4;
      case InferenceElem e -> of(e.expr());
      case JsonConstructorExpr e -> returning(e.returning());
      case JsonExpr e -> returning(e.returning());
      case JsonIsPredicate e -> TypeOid.BOOL;
      case JsonValueExpr e when e.formatted_expr() != null -> of(e.formatted_expr());
      case MergeSupportFunc e -> e.msftype();
      case MinMaxExpr e -> e.minmaxtype();
      case NamedArgExpr e -> of(e.arg());
      case NextValueExpr e -> e.typeId();
      case NullTest e -> TypeOid.BOOL;
      case OpExpr e -> e.opresulttype();
      case DistinctExpr e -> e.opresulttype();
      case NullIfExpr e -> e.opresulttype();
      case Param e -> e.paramtype();
      case RelabelType e -> e.resulttype();
      case RowCompareExpr e -> TypeOid.BOOL;
      case RowExpr e -> e.row_typeid();
      case SQLValueFunction e -> e.type();
      case ScalarArrayOpExpr e -> TypeOid.BOOL;
      case SetToDefault e -> e.typeId();
      case SubPlan e -> subplan(e);
      case SubscriptingRef e -> e.refrestype();
      case TargetEntry e -> of(e.expr());
      case Var e -> e.vartype();
      case WindowFunc e -> e.wintype();
      case XmlExpr e -> e.type();
      default -> throw PgException.internal("no type of " + expression.label());
    };
  }

  private static int returning(@org.jspecify.annotations.Nullable JsonReturning returning) {
    return returning == null ? TypeOid.BOOL : returning.typid();
  }

  private static int subplan(SubPlan plan) {
    return switch (plan.subLinkType()) {
      case EXPR_SUBLINK -> plan.firstColType();
      case MULTIEXPR_SUBLINK -> TypeOid.RECORD;
      case ARRAY_SUBLINK -> throw PgException.internal("type of an ARRAY sub-plan");
      case EXISTS_SUBLINK, ALL_SUBLINK, ANY_SUBLINK, ROWCOMPARE_SUBLINK, CTE_SUBLINK ->
          TypeOid.BOOL;
    };
  }

  /// The type modifier, or -1. Mirrors `exprTypmod()`.
  public static int typmodOf(Expr expression) {
    return switch (expression) {
      case ArrayCoerceExpr e -> e.resulttypmod();
      case CaseTestExpr e -> e.typeMod();
      case CaseExpr e -> common(e.casetype(), results(e));
      case CoalesceExpr e -> common(e.coalescetype(), e.args());
      case CoerceToDomain e -> e.resulttypmod();
      case CoerceToDomainValue e -> e.typeMod();
      case CollateExpr e -> typmodOf(e.arg());
      case Const e -> e.consttypmod();
      case FieldSelect e -> e.resulttypmod();
      case FuncExpr e -> lengthCoercion(e);
      case MinMaxExpr e -> common(e.minmaxtype(), e.args());
      case NamedArgExpr e -> typmodOf(e.arg());
      case NullIfExpr e -> typmodOf(e.args().getFirst());
      case Param e -> e.paramtypmod();
      case RelabelType e -> e.resulttypmod();
      case SQLValueFunction e -> e.typmod();
      case SetToDefault e -> e.typeMod();
      case SubPlan e -> e.firstColTypmod();
      case SubscriptingRef e -> e.reftypmod();
      case TargetEntry e -> typmodOf(e.expr());
      case Var e -> e.vartypmod();
      default -> -1;
    };
  }

  private static List<Expr> results(CaseExpr e) {
    List<Expr> results = new ArrayList<>();
    Expr rest = e.defresult();
    if (rest == null) {
      return results;
    }
    results.add(rest);
    e.args().forEach(arm -> results.add(arm.result()));
    return results;
  }

  /// The modifier of expressions that all have one type and one modifier, else -1.
  private static int common(int type, List<Expr> expressions) {
    int typmod = expressions.isEmpty() ? -1 : typmodOf(expressions.getFirst());
    for (Expr e : expressions) {
      if (of(e) != type || typmodOf(e) != typmod) {
        return -1;
      }
    }
    return typmod;
  }

  /// What a call that coerces to a length coerces to.
  private static int lengthCoercion(FuncExpr e) {
    boolean cast =
        e.funcformat() == CoercionForm.COERCE_EXPLICIT_CAST
            || e.funcformat() == CoercionForm.COERCE_IMPLICIT_CAST;
    if (!cast || e.args().size() < 2 || e.args().size() > 3) {
      return -1;
    }
    byte[] value =
        e.args().get(1) instanceof Const c && c.consttype() == TypeOid.INT4 && !c.constisnull()
            ? c.constvalue()
            : null;
    return value == null ? -1 : (int) StoredValues.read(value, 0, Integer.BYTES);
  }

  /// OID of the collation of the result, or 0. Mirrors `exprCollation()`.
  public static int collationOf(Expr expression) {
    return switch (expression) {
      case Aggref e -> e.aggcollid();
      case ArrayCoerceExpr e -> e.resultcollid();
      case ArrayExpr e -> e.array_collid();
      case CaseExpr e -> e.casecollid();
      case CaseTestExpr e -> e.collation();
      case CoalesceExpr e -> e.coalescecollid();
      case CoerceToDomain e -> e.resultcollid();
      case CoerceToDomainValue e -> e.collation();
      case CoerceViaIO e -> e.resultcollid();
      case CollateExpr e -> e.collOid();
      case Const e -> e.constcollid();
      case FieldSelect e -> e.resultcollid();
      case FuncExpr e -> e.funccollid();
      case MinMaxExpr e -> e.minmaxcollid();
      case NamedArgExpr e -> collationOf(e.arg());
      case NullIfExpr e -> e.opcollid();
      case OpExpr e -> e.opcollid();
      case Param e -> e.paramcollid();
      case RelabelType e -> e.resultcollid();
      case SQLValueFunction e -> e.type() == TypeOid.NAME ? NAME_COLLATION : 0;
      case SetToDefault e -> e.collation();
      case SubPlan e -> e.firstColCollation();
      case SubscriptingRef e -> e.refcollid();
      case TargetEntry e -> collationOf(e.expr());
      case Var e -> e.varcollid();
      case WindowFunc e -> e.wincollid();
      default -> 0;
    };
  }
}
