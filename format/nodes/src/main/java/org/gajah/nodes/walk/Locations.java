package org.gajah.nodes.walk;

import java.util.List;
import org.gajah.nodes.A_ArrayExpr;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.A_Indirection;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.ArrayCoerceExpr;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.CTECycleClause;
import org.gajah.nodes.CTESearchClause;
import org.gajah.nodes.CaseExpr;
import org.gajah.nodes.CaseTestExpr;
import org.gajah.nodes.CaseWhen;
import org.gajah.nodes.CoalesceExpr;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.CoerceToDomainValue;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.CollateClause;
import org.gajah.nodes.CollateExpr;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Const;
import org.gajah.nodes.Constraint;
import org.gajah.nodes.ConvertRowtypeExpr;
import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.DistinctExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.FieldStore;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.FunctionParameter;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.GroupingSet;
import org.gajah.nodes.InferClause;
import org.gajah.nodes.InferenceElem;
import org.gajah.nodes.IntoClause;
import org.gajah.nodes.JsonAggConstructor;
import org.gajah.nodes.JsonArrayAgg;
import org.gajah.nodes.JsonArrayConstructor;
import org.gajah.nodes.JsonArrayQueryConstructor;
import org.gajah.nodes.JsonBehavior;
import org.gajah.nodes.JsonConstructorExpr;
import org.gajah.nodes.JsonExpr;
import org.gajah.nodes.JsonFormat;
import org.gajah.nodes.JsonFuncExpr;
import org.gajah.nodes.JsonIsPredicate;
import org.gajah.nodes.JsonKeyValue;
import org.gajah.nodes.JsonObjectAgg;
import org.gajah.nodes.JsonObjectConstructor;
import org.gajah.nodes.JsonParseExpr;
import org.gajah.nodes.JsonScalarExpr;
import org.gajah.nodes.JsonSerializeExpr;
import org.gajah.nodes.JsonValueExpr;
import org.gajah.nodes.MergeSupportFunc;
import org.gajah.nodes.MinMaxExpr;
import org.gajah.nodes.MultiAssignRef;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OnConflictClause;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.ParamRef;
import org.gajah.nodes.PartitionBoundSpec;
import org.gajah.nodes.PartitionElem;
import org.gajah.nodes.PartitionRangeDatum;
import org.gajah.nodes.PartitionSpec;
import org.gajah.nodes.RangeTableSample;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RawExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.RowCompareExpr;
import org.gajah.nodes.RowExpr;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.SubLink;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.SubscriptingRef;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.TypeCast;
import org.gajah.nodes.TypeName;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.WindowFuncRunCondition;
import org.gajah.nodes.WithClause;
import org.gajah.nodes.XmlExpr;
import org.gajah.nodes.XmlSerialize;
import org.jspecify.annotations.Nullable;

/// Where the text of an expression begins, which is what error messages point at.
///
/// Mirrors `exprLocation()` of nodes/nodeFuncs.c: the leftmost place that is known of a node and of
/// those of its children that are written first.
public final class Locations {
  private Locations() {}

  /// The place where `node` begins, or -1 when none is known.
  public static int of(@Nullable Node node) {
    return switch (node) {
      case null -> -1;
      case NodeList list -> first(list.elements());
      case RawExpr raw -> ofRaw(raw);
      case Expr expr -> ofExpr(expr);
      case RangeVar n -> n.location();
      case TableFunc n -> n.location();
      case JsonFormat n -> n.location();
      case JsonBehavior n -> of(n.expr());
      case JsonKeyValue n -> of(n.key());
      case JsonAggConstructor n -> n.location();
      case IntoClause n -> of(n.rel());
      case ResTarget n -> n.location();
      case SortBy n -> of(n.node());
      case WindowDef n -> n.location();
      case RangeTableSample n -> n.location();
      case TypeName n -> n.location();
      case ColumnDef n -> n.location();
      case Constraint n -> n.location();
      case FunctionParameter n -> of(n.argType());
      case GroupingSet n -> n.location();
      case WithClause n -> n.location();
      case InferClause n -> n.location();
      case OnConflictClause n -> n.location();
      case CTESearchClause n -> n.location();
      case CTECycleClause n -> n.location();
      case CommonTableExpr n -> n.location();
      case PartitionElem n -> n.location();
      case PartitionSpec n -> n.location();
      case PartitionBoundSpec n -> n.location();
      case PartitionRangeDatum n -> n.location();
      default -> -1;
    };
  }

  private static int ofRaw(RawExpr raw) {
    return switch (raw) {
      case A_Expr n -> leftmost(n.location(), of(n.lexpr()));
      case ColumnRef n -> n.location();
      case ParamRef n -> n.location();
      case A_Const n -> n.location();
      case FuncCall n -> leftmost(n.location(), first(n.args()));
      case A_ArrayExpr n -> n.location();
      case A_Indirection n -> of(n.arg());
      case MultiAssignRef n -> of(n.source());
      case TypeCast n -> leftmost(leftmost(of(n.arg()), n.typeName().location()), n.location());
      case CollateClause n -> of(n.arg());
      case XmlSerialize n -> n.location();
      case JsonParseExpr n -> n.location();
      case JsonScalarExpr n -> n.location();
      case JsonSerializeExpr n -> n.location();
      case JsonObjectConstructor n -> n.location();
      case JsonArrayConstructor n -> n.location();
      case JsonArrayQueryConstructor n -> n.location();
      case JsonObjectAgg n -> n.constructor().location();
      case JsonArrayAgg n -> n.constructor().location();
      case JsonFuncExpr n -> n.location();
    };
  }

  private static int ofExpr(Expr expr) {
    return switch (expr) {
      case RawExpr raw -> ofRaw(raw);
      case Var n -> n.location();
      case Const n -> n.location();
      case Param n -> n.location();
      case Aggref n -> n.location();
      case GroupingFunc n -> n.location();
      case WindowFunc n -> n.location();
      case WindowFuncRunCondition n -> of(n.arg());
      case MergeSupportFunc n -> n.location();
      case SubscriptingRef n -> of(n.refexpr());
      case FuncExpr n -> leftmost(n.location(), first(n.args()));
      case NamedArgExpr n -> leftmost(n.location(), of(n.arg()));
      case OpExpr n -> leftmost(n.location(), first(n.args()));
      case DistinctExpr n -> leftmost(n.location(), first(n.args()));
      case NullIfExpr n -> leftmost(n.location(), first(n.args()));
      case ScalarArrayOpExpr n -> leftmost(n.location(), first(n.args()));
      case BoolExpr n -> leftmost(n.location(), first(n.args()));
      case SubLink n -> leftmost(of(n.testexpr()), n.location());
      case SubPlan _, AlternativeSubPlan _, CaseTestExpr _, CurrentOfExpr _, NextValueExpr _ -> -1;
      case FieldSelect n -> of(n.arg());
      case FieldStore n -> of(n.arg());
      case RelabelType n -> leftmost(n.location(), of(n.arg()));
      case CoerceViaIO n -> leftmost(n.location(), of(n.arg()));
      case ArrayCoerceExpr n -> leftmost(n.location(), of(n.arg()));
      case ConvertRowtypeExpr n -> leftmost(n.location(), of(n.arg()));
      case CollateExpr n -> of(n.arg());
      case CaseExpr n -> n.location();
      case CaseWhen n -> n.location();
      case ArrayExpr n -> n.location();
      case RowExpr n -> n.location();
      case RowCompareExpr n -> first(n.largs());
      case CoalesceExpr n -> n.location();
      case MinMaxExpr n -> n.location();
      case SQLValueFunction n -> n.location();
      case XmlExpr n -> leftmost(n.location(), first(n.args()));
      case JsonValueExpr n -> of(n.raw_expr());
      case JsonConstructorExpr n -> n.location();
      case JsonIsPredicate n -> n.location();
      case JsonExpr n -> leftmost(n.location(), of(n.formatted_expr()));
      case NullTest n -> leftmost(n.location(), of(n.arg()));
      case BooleanTest n -> leftmost(n.location(), of(n.arg()));
      case CoerceToDomain n -> leftmost(n.location(), of(n.arg()));
      case CoerceToDomainValue n -> n.location();
      case SetToDefault n -> n.location();
      case InferenceElem n -> of(n.expr());
      case TargetEntry n -> of(n.expr());
    };
  }

  private static int first(List<? extends @Nullable Node> nodes) {
    for (Node node : nodes) {
      int location = of(node);
      if (location >= 0) {
        return location;
      }
    }
    return -1;
  }

  private static int leftmost(int one, int other) {
    if (one < 0) {
      return other;
    }
    return other < 0 ? one : Math.min(one, other);
  }
}
