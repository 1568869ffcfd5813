package org.gajah.expression;

import org.gajah.base.error.PgException;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.*;

/// The type of what an expression yields. Mirrors `exprType()` of `nodes/nodeFuncs.c`.
public final class ExpressionTypes {
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
}
