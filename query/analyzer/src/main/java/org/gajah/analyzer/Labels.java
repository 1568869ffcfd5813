package org.gajah.analyzer;

import java.util.IdentityHashMap;
import java.util.List;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.MinMaxOp;
import org.gajah.nodes.kinds.SubLinkType;
import org.jspecify.annotations.Nullable;

/// The names of result columns that have no label. Mirrors `FigureColname()`.
final class Labels {
  private final IdentityHashMap<SubLink, Query> subqueries = new IdentityHashMap<>();

  /// Remembers what a subquery was analyzed to.
  void remember(SubLink raw, Query query) {
    subqueries.put(raw, query);
  }

  /// The name for an expression.
  String of(@Nullable Node raw) {
    Label label = label(raw);
    return label.name == null ? "?column?" : label.name;
  }

  /// A name and whether it is better than that of a type.
  private record Label(@Nullable String name, boolean strong) {}

  private static final Label NONE = new Label(null, false);

  private static Label strong(String name) {
    return new Label(name, true);
  }

  private Label label(@Nullable Node raw) {
    return switch (raw) {
      case null -> NONE;
      case ColumnRef n -> lastName(n.fields());
      case A_Indirection n -> {
        Label last = lastName(n.indirection());
        yield last.strong ? last : label(n.arg());
      }
      case FuncCall n -> strong(n.funcname().getLast());
      case A_Expr n -> n.kind() == A_Expr_Kind.AEXPR_NULLIF ? strong("nullif") : NONE;
      case TypeCast n -> {
        Label arg = label(n.arg());
        yield arg.strong || n.typeName().names().isEmpty()
            ? arg
            : new Label(n.typeName().names().getLast(), false);
      }
      case CollateClause n -> label(n.arg());
      case GroupingFunc _ -> strong("grouping");
      case MergeSupportFunc _ -> strong("merge_action");
      case SubLink n -> subLink(n);
      case CaseExpr n -> {
        Label arg = label(n.defresult());
        yield arg.strong ? arg : new Label("case", false);
      }
      case A_ArrayExpr _ -> strong("array");
      case RowExpr _ -> strong("row");
      case CoalesceExpr _ -> strong("coalesce");
      case MinMaxExpr n -> strong(n.op() == MinMaxOp.IS_GREATEST ? "greatest" : "least");
      case SQLValueFunction n -> strong(valueFunction(n));
      case XmlExpr n -> xml(n);
      case XmlSerialize _ -> strong("xmlserialize");
      case JsonParseExpr _ -> strong("json");
      case JsonScalarExpr _ -> strong("json_scalar");
      case JsonSerializeExpr _ -> strong("json_serialize");
      case JsonObjectConstructor _ -> strong("json_object");
      case JsonArrayConstructor _, JsonArrayQueryConstructor _ -> strong("json_array");
      case JsonObjectAgg _ -> strong("json_objectagg");
      case JsonArrayAgg _ -> strong("json_arrayagg");
      case JsonFuncExpr n ->
          switch (n.op()) {
            case JSON_EXISTS_OP -> strong("json_exists");
            case JSON_QUERY_OP -> strong("json_query");
            case JSON_VALUE_OP -> strong("json_value");
            case JSON_TABLE_OP -> NONE;
          };
      default -> NONE;
    };
  }

  private static Label lastName(List<Node> fields) {
    Label result = NONE;
    for (Node field : fields) {
      if (field instanceof StringNode name) {
        result = strong(name.sval());
      }
    }
    return result;
  }

  private Label subLink(SubLink link) {
    if (link.subLinkType() == SubLinkType.EXISTS_SUBLINK) {
      return strong("exists");
    }
    if (link.subLinkType() == SubLinkType.ARRAY_SUBLINK) {
      return strong("array");
    }
    if (link.subLinkType() != SubLinkType.EXPR_SUBLINK) {
      return NONE;
    }
    Query query = subqueries.get(link);
    String name = query == null ? null : query.targetList().getFirst().resname();
    return name == null ? NONE : strong(name);
  }

  private static String valueFunction(SQLValueFunction n) {
    return switch (n.op()) {
      case SVFOP_CURRENT_DATE -> "current_date";
      case SVFOP_CURRENT_TIME, SVFOP_CURRENT_TIME_N -> "current_time";
      case SVFOP_CURRENT_TIMESTAMP, SVFOP_CURRENT_TIMESTAMP_N -> "current_timestamp";
      case SVFOP_LOCALTIME, SVFOP_LOCALTIME_N -> "localtime";
      case SVFOP_LOCALTIMESTAMP, SVFOP_LOCALTIMESTAMP_N -> "localtimestamp";
      case SVFOP_CURRENT_ROLE -> "current_role";
      case SVFOP_CURRENT_USER -> "current_user";
      case SVFOP_USER -> "user";
      case SVFOP_SESSION_USER -> "session_user";
      case SVFOP_CURRENT_CATALOG -> "current_catalog";
      case SVFOP_CURRENT_SCHEMA -> "current_schema";
    };
  }

  private static Label xml(XmlExpr n) {
    return switch (n.op()) {
      case IS_XMLCONCAT -> strong("xmlconcat");
      case IS_XMLELEMENT -> strong("xmlelement");
      case IS_XMLFOREST -> strong("xmlforest");
      case IS_XMLPARSE -> strong("xmlparse");
      case IS_XMLPI -> strong("xmlpi");
      case IS_XMLROOT -> strong("xmlroot");
      case IS_XMLSERIALIZE -> strong("xmlserialize");
      case IS_DOCUMENT -> NONE;
    };
  }
}
