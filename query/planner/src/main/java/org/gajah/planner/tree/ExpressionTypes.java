package org.gajah.planner.tree;

import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.ArrayCoerceExpr;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.CaseExpr;
import org.gajah.nodes.CaseTestExpr;
import org.gajah.nodes.CoalesceExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.CoerceToDomainValue;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.CollateExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.ConvertRowtypeExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.JsonConstructorExpr;
import org.gajah.nodes.JsonExpr;
import org.gajah.nodes.JsonReturning;
import org.gajah.nodes.JsonValueExpr;
import org.gajah.nodes.MinMaxExpr;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.SubLinkType;

/// Types of expressions. Mirrors `exprType()` and its kin in `nodes/nodeFuncs.c`.
public final class ExpressionTypes {
  private final CatalogSource catalog;

  public ExpressionTypes(CatalogSource catalog) {
    this.catalog = catalog;
  }

  public CatalogSource catalog() {
    return catalog;
  }

  /// OID of an expression's type.
  public int type(Expr expression) {
    return switch (expression) {
      case Var e -> e.vartype();
      case Const e -> e.consttype();
      case Param e -> e.paramtype();
      case Aggref e -> e.aggtype();
      case WindowFunc e -> e.wintype();
      case FuncExpr e -> e.funcresulttype();
      case OpExpr e -> e.opresulttype();
      case NullIfExpr e -> e.opresulttype();
      case SubscriptingRef e -> e.refrestype();
      case NamedArgExpr e -> type(e.arg());
      case RelabelType e -> e.resulttype();
      case CoerceViaIO e -> e.resulttype();
      case ArrayCoerceExpr e -> e.resulttype();
      case ConvertRowtypeExpr e -> e.resulttype();
      case CollateExpr e -> type(e.arg());
      case CaseExpr e -> e.casetype();
      case CaseTestExpr e -> e.typeId();
      case ArrayExpr e -> e.array_typeid();
      case RowExpr e -> e.row_typeid();
      case CoalesceExpr e -> e.coalescetype();
      case MinMaxExpr e -> e.minmaxtype();
      case SQLValueFunction e -> e.type();
      case FieldSelect e -> e.resulttype();
      case FieldStore e -> e.resulttype();
      case CoerceToDomain e -> e.resulttype();
      case CoerceToDomainValue e -> e.typeId();
      case SetToDefault e -> e.typeId();
      case NextValueExpr e -> e.typeId();
      case GroupingFunc _ -> TypeOid.INT4;
      case TargetEntry e -> type(e.expr());
      case SubLink e -> subLink(e);
      case SubPlan e -> subPlan(e);
      case AlternativeSubPlan e -> type(e.subplans().getFirst());
      case JsonValueExpr e -> e.formatted_expr() == null ? 0 : type(e.formatted_expr());
      case JsonConstructorExpr e -> returned(e.returning());
      case JsonExpr e -> returned(e.returning());
      default -> TypeOid.BOOL;
    };
  }

  private static int returned(@org.jspecify.annotations.Nullable JsonReturning returning) {
    return returning == null ? TypeOid.JSON : returning.typid();
  }

  private int subLink(SubLink link) {
    return switch (link.subLinkType()) {
      case EXPR_SUBLINK -> type(firstColumn(link));
      case ARRAY_SUBLINK -> catalog.get(SysCache.TYPEOID, type(firstColumn(link))).typarray();
      case MULTIEXPR_SUBLINK -> TypeOid.RECORD;
      default -> TypeOid.BOOL;
    };
  }

  private static Expr firstColumn(SubLink link) {
    return ((Query) link.subselect()).targetList().getFirst().expr();
  }

  private int subPlan(SubPlan plan) {
    return switch (plan.subLinkType()) {
      case EXPR_SUBLINK -> plan.firstColType();
      case ARRAY_SUBLINK -> catalog.get(SysCache.TYPEOID, plan.firstColType()).typarray();
      case MULTIEXPR_SUBLINK -> TypeOid.RECORD;
      default -> TypeOid.BOOL;
    };
  }

  /// The modifier of an expression's type, -1 where there is none or it is not known.
  public int modifier(Expr expression) {
    return switch (expression) {
      case Var e -> e.vartypmod();
      case Const e -> e.consttypmod();
      case Param e -> e.paramtypmod();
      case RelabelType e -> e.resulttypmod();
      case CoerceToDomain e -> e.resulttypmod();
      case ArrayCoerceExpr e -> e.resulttypmod();
      case FieldSelect e -> e.resulttypmod();
      case SubscriptingRef e -> e.reftypmod();
      case CollateExpr e -> modifier(e.arg());
      case TargetEntry e -> modifier(e.expr());
      case SubLink e when e.subLinkType() == SubLinkType.EXPR_SUBLINK -> modifier(firstColumn(e));
      case SubPlan e when e.subLinkType() == SubLinkType.EXPR_SUBLINK -> e.firstColTypmod();
      default -> -1;
    };
  }

  /// OID of an expression's collation, 0 for none.
  public int collation(Expr expression) {
    return switch (expression) {
      case Var e -> e.varcollid();
      case Const e -> e.constcollid();
      case Param e -> e.paramcollid();
      case Aggref e -> e.aggcollid();
      case WindowFunc e -> e.wincollid();
      case FuncExpr e -> e.funccollid();
      case OpExpr e -> e.opcollid();
      case NullIfExpr e -> e.opcollid();
      case SubscriptingRef e -> e.refcollid();
      case RelabelType e -> e.resultcollid();
      case CoerceViaIO e -> e.resultcollid();
      case ArrayCoerceExpr e -> e.resultcollid();
      case CollateExpr e -> e.collOid();
      case CaseExpr e -> e.casecollid();
      case CaseTestExpr e -> e.collation();
      case ArrayExpr e -> e.array_collid();
      case CoalesceExpr e -> e.coalescecollid();
      case MinMaxExpr e -> e.minmaxcollid();
      case FieldSelect e -> e.resultcollid();
      case CoerceToDomain e -> e.resultcollid();
      case CoerceToDomainValue e -> e.collation();
      case SetToDefault e -> e.collation();
      case TargetEntry e -> collation(e.expr());
      case NamedArgExpr e -> collation(e.arg());
      case SubLink e when e.subLinkType() == SubLinkType.EXPR_SUBLINK -> collation(firstColumn(e));
      case SubPlan e when e.subLinkType() == SubLinkType.EXPR_SUBLINK -> e.firstColCollation();
      case SQLValueFunction e -> e.type() == TypeOid.NAME ? 950 : 0;
      default -> 0;
    };
  }
}
