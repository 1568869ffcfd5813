package org.gajah.catalog.type;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.List;
import org.gajah.base.bytes.LittleEndian;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.nodes.kinds.XmlExprOp;
import org.jspecify.annotations.Nullable;

/// The type, type modifier and collation of an analyzed or planned expression. Mirrors `exprType()`
/// and its kin in `nodes/nodeFuncs.c`.
///
/// Trees say it themselves, but for what ARRAY sub-queries yield: the array type of their column.
public final class ExpressionTypes {
  private static final int DEFAULT_COLLATION = 100;
  private static final int C_COLLATION = 950;

  private final Types types;

  public ExpressionTypes(Types types) {
    this.types = types;
  }

  public ExpressionTypes(CatalogSource catalog) {
    this(new Types(catalog));
  }

  /// What is known of types.
  public Types types() {
    return types;
  }

  /// The OID of the type, 0 for no expression.
  public int type(@Nullable Expr expr) {
    return switch (expr) {
      case null -> 0;
      case Var n -> n.vartype();
      case Const n -> n.consttype();
      case Param n -> n.paramtype();
      case Aggref n -> n.aggtype();
      case GroupingFunc _ -> INT4;
      case WindowFunc n -> n.wintype();
      case WindowFuncRunCondition _ -> BOOL;
      case MergeSupportFunc n -> n.msftype();
      case SubscriptingRef n -> n.refrestype();
      case FuncExpr n -> n.funcresulttype();
      case NamedArgExpr n -> type(n.arg());
      case OpExpr n -> n.opresulttype();
      case DistinctExpr n -> n.opresulttype();
      case NullIfExpr n -> n.opresulttype();
      case ScalarArrayOpExpr _, BoolExpr _, RowCompareExpr _ -> BOOL;
      case SubLink n -> subLink(n);
      case SubPlan n -> subQuery(n.subLinkType(), n.firstColType());
      case AlternativeSubPlan n -> type(n.subplans().getFirst());
      case FieldSelect n -> n.resulttype();
      case FieldStore n -> n.resulttype();
      case RelabelType n -> n.resulttype();
      case CoerceViaIO n -> n.resulttype();
      case ArrayCoerceExpr n -> n.resulttype();
      case ConvertRowtypeExpr n -> n.resulttype();
      case CollateExpr n -> type(n.arg());
      case CaseExpr n -> n.casetype();
      case CaseWhen n -> type(n.result());
      case CaseTestExpr n -> n.typeId();
      case ArrayExpr n -> n.array_typeid();
      case RowExpr n -> n.row_typeid();
      case CoalesceExpr n -> n.coalescetype();
      case MinMaxExpr n -> n.minmaxtype();
      case SQLValueFunction n -> n.type();
      case XmlExpr n -> xmlType(n);
      case JsonValueExpr n -> type(n.formatted_expr());
      case JsonConstructorExpr n -> n.returning() == null ? 0 : n.returning().typid();
      case JsonIsPredicate _ -> BOOL;
      case JsonExpr n -> n.returning() == null ? 0 : n.returning().typid();
      case NullTest _, BooleanTest _, CurrentOfExpr _ -> BOOL;
      case CoerceToDomain n -> n.resulttype();
      case CoerceToDomainValue n -> n.typeId();
      case SetToDefault n -> n.typeId();
      case NextValueExpr n -> n.typeId();
      case InferenceElem n -> type(n.expr());
      case TargetEntry n -> type(n.expr());
      case RawExpr n -> throw PgException.internal("unrecognized node type: " + n.label());
    };
  }

  private int subLink(SubLink link) {
    return switch (link.subLinkType()) {
      case EXPR_SUBLINK, ARRAY_SUBLINK ->
          subQuery(link.subLinkType(), type(firstColumn(link).expr()));
      default -> subQuery(link.subLinkType(), 0);
    };
  }

  /// @param column type of the first column
  private int subQuery(SubLinkType kind, int column) {
    return switch (kind) {
      case EXPR_SUBLINK -> column;
      case ARRAY_SUBLINK -> arrayOf(column);
      case MULTIEXPR_SUBLINK -> RECORD;
      case EXISTS_SUBLINK, ALL_SUBLINK, ANY_SUBLINK, ROWCOMPARE_SUBLINK, CTE_SUBLINK -> BOOL;
    };
  }

  private int arrayOf(int element) {
    int array = types.promotedArray(element);
    if (array == 0) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "could not find array type for data type " + new TypeNames(types, null).format(element));
    }
    return array;
  }

  private static TargetEntry firstColumn(SubLink link) {
    return ((Query) link.subselect()).targetList().getFirst();
  }

  private static int xmlType(XmlExpr xml) {
    return switch (xml.op()) {
      case IS_DOCUMENT -> BOOL;
      case IS_XMLSERIALIZE -> TEXT;
      case IS_XMLCONCAT, IS_XMLELEMENT, IS_XMLFOREST, IS_XMLPARSE, IS_XMLPI, IS_XMLROOT -> XML;
    };
  }

  /// The type modifier, or -1.
  public int typmod(@Nullable Expr expr) {
    return switch (expr) {
      case Var n -> n.vartypmod();
      case Const n -> n.consttypmod();
      case Param n -> n.paramtypmod();
      case SubscriptingRef n -> n.reftypmod();
      case FuncExpr n -> Math.max(lengthCoercion(n), -1);
      case NamedArgExpr n -> typmod(n.arg());
      case NullIfExpr n -> typmod(n.args().getFirst());
      case SubLink n ->
          switch (n.subLinkType()) {
            case EXPR_SUBLINK, ARRAY_SUBLINK -> typmod(firstColumn(n).expr());
            default -> -1;
          };
      case SubPlan n ->
          switch (n.subLinkType()) {
            case EXPR_SUBLINK, ARRAY_SUBLINK -> n.firstColTypmod();
            default -> -1;
          };
      case AlternativeSubPlan n -> typmod(n.subplans().getFirst());
      case FieldSelect n -> n.resulttypmod();
      case RelabelType n -> n.resulttypmod();
      case ArrayCoerceExpr n -> n.resulttypmod();
      case CollateExpr n -> typmod(n.arg());
      case CaseExpr n -> caseTypmod(n);
      case CaseTestExpr n -> n.typeMod();
      case ArrayExpr n -> arrayTypmod(n);
      case CoalesceExpr n -> commonTypmod(n.coalescetype(), n.args());
      case MinMaxExpr n -> commonTypmod(n.minmaxtype(), n.args());
      case SQLValueFunction n -> n.typmod();
      case JsonValueExpr n -> typmod(n.formatted_expr());
      case JsonConstructorExpr n -> n.returning() == null ? -1 : n.returning().typmod();
      case JsonExpr n -> n.returning() == null ? -1 : n.returning().typmod();
      case CoerceToDomain n -> n.resulttypmod();
      case CoerceToDomainValue n -> n.typeMod();
      case SetToDefault n -> n.typeMod();
      case TargetEntry n -> typmod(n.expr());
      case null, default -> -1;
    };
  }

  private int caseTypmod(CaseExpr expr) {
    if (expr.defresult() == null || type(expr.defresult()) != expr.casetype()) {
      return -1;
    }
    int typmod = typmod(expr.defresult());
    for (CaseWhen when : expr.args()) {
      if (typmod < 0 || type(when.result()) != expr.casetype() || typmod(when.result()) != typmod) {
        return -1;
      }
    }
    return typmod;
  }

  private int arrayTypmod(ArrayExpr array) {
    int common = array.multidims() ? array.array_typeid() : array.element_typeid();
    return array.elements().isEmpty() ? -1 : commonTypmod(common, array.elements());
  }

  private int commonTypmod(int type, List<Expr> args) {
    int typmod = -1;
    for (int i = 0; i < args.size(); i++) {
      Expr each = args.get(i);
      if (type(each) != type) {
        return -1;
      }
      int own = typmod(each);
      if (own < 0 || i > 0 && own != typmod) {
        return -1;
      }
      typmod = own;
    }
    return typmod;
  }

  /// The type modifier that a length coercion applies, or -1 when `expr` is none.
  public int lengthCoercion(Expr expr) {
    if (expr instanceof ArrayCoerceExpr array) {
      return array.resulttypmod();
    }
    if (!(expr instanceof FuncExpr call)
        || call.funcformat() != CoercionForm.COERCE_EXPLICIT_CAST
            && call.funcformat() != CoercionForm.COERCE_IMPLICIT_CAST) {
      return -1;
    }
    List<Expr> args = call.args();
    if (args.size() < 2
        || args.size() > 3
        || !(args.get(1) instanceof Const typmod)
        || typmod.consttype() != INT4
        || typmod.constisnull()
        || typmod.constvalue() == null) {
      return -1;
    }
    return LittleEndian.intAt(typmod.constvalue(), 0);
  }

  /// The collation of the value, as the pass over collations has set it; 0 for none.
  public int collation(@Nullable Expr expr) {
    return switch (expr) {
      case Var n -> n.varcollid();
      case Const n -> n.constcollid();
      case Param n -> n.paramcollid();
      case Aggref n -> n.aggcollid();
      case WindowFunc n -> n.wincollid();
      case MergeSupportFunc n -> n.msfcollid();
      case SubscriptingRef n -> n.refcollid();
      case FuncExpr n -> n.funccollid();
      case NamedArgExpr n -> collation(n.arg());
      case OpExpr n -> n.opcollid();
      case DistinctExpr n -> n.opcollid();
      case NullIfExpr n -> n.opcollid();
      case SubLink n ->
          switch (n.subLinkType()) {
            case EXPR_SUBLINK, ARRAY_SUBLINK -> collation(firstColumn(n).expr());
            default -> 0;
          };
      case SubPlan n ->
          switch (n.subLinkType()) {
            case EXPR_SUBLINK, ARRAY_SUBLINK -> n.firstColCollation();
            default -> 0;
          };
      case AlternativeSubPlan n -> collation(n.subplans().getFirst());
      case FieldSelect n -> n.resultcollid();
      case RelabelType n -> n.resultcollid();
      case CoerceViaIO n -> n.resultcollid();
      case ArrayCoerceExpr n -> n.resultcollid();
      case CollateExpr n -> n.collOid();
      case CaseExpr n -> n.casecollid();
      case CaseTestExpr n -> n.collation();
      case ArrayExpr n -> n.array_collid();
      case CoalesceExpr n -> n.coalescecollid();
      case MinMaxExpr n -> n.minmaxcollid();
      case SQLValueFunction n -> n.type() == NAME ? C_COLLATION : 0;
      case XmlExpr n -> n.op() == XmlExprOp.IS_XMLSERIALIZE ? DEFAULT_COLLATION : 0;
      case JsonValueExpr n -> collation(n.formatted_expr());
      case JsonConstructorExpr n -> n.coercion() == null ? 0 : collation(n.coercion());
      case JsonExpr n -> n.collation();
      case CoerceToDomain n -> n.resultcollid();
      case CoerceToDomainValue n -> n.collation();
      case SetToDefault n -> n.collation();
      case InferenceElem n -> collation(n.expr());
      case TargetEntry n -> collation(n.expr());
      case null, default -> 0;
    };
  }

  /// Whether any part of an expression returns a set, subqueries apart.
  public static boolean returnsSet(@Nullable Node expr) {
    return switch (expr) {
      case null -> false;
      case FuncExpr call when call.funcretset() -> true;
      case OperatorExpr op when isSet(op) -> true;
      case Query _ -> false;
      default -> expr.anyChild(ExpressionTypes::returnsSet);
    };
  }

  private static boolean isSet(OperatorExpr op) {
    return op instanceof OpExpr plain && plain.opretset();
  }
}
