package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.coerce.Literals;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.ParamKind;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// Analyzes expressions. Mirrors parser/parse_expr.c.
final class Expressions {
  private static final int MAX_FIELDS = 1664;
  private final Analysis a;
  private final Constants constants;
  private final ColumnReferences references;
  private final OperatorExpressions operators;

  Expressions(Analysis analysis) {
    this.a = analysis;
    this.constants = new Constants(analysis);
    this.references = new ColumnReferences(analysis);
    this.operators = new OperatorExpressions(analysis);
  }

  /// Analyzes an expression that stands in some clause.
  @Nullable Expr transform(Scope scope, @Nullable Expr expr, ExprKind kind) {
    return expr == null ? null : known(scope, expr, kind);
  }

  /// Analyzes an expression that stands in some clause.
  Expr known(Scope scope, Expr expr, ExprKind kind) {
    ExprKind before = scope.kind;
    Scope outer = a.enter(scope);
    scope.kind = kind;
    try {
      return required(scope, expr);
    } finally {
      scope.kind = before;
      a.enter(outer);
    }
  }

  @Nullable Expr optional(Scope scope, @Nullable Expr expr) {
    return expr == null ? null : required(scope, expr);
  }

  List<Expr> all(Scope scope, List<Expr> exprs) {
    List<Expr> result = new ArrayList<>(exprs.size());
    for (Expr expr : exprs) {
      result.add(required(scope, expr));
    }
    return result;
  }

  /// Analyzes a part of an expression.
  Expr required(Scope scope, @Nullable Expr expr) {
    if (expr == null) {
      return Literals.unknown(null, -1);
    }
    a.depth.enter();
    Expr result = expr instanceof RawExpr raw ? raw(scope, raw) : shared(scope, expr);
    a.depth.leave();
    return result;
  }

  private Expr raw(Scope scope, RawExpr expr) {
    return switch (expr) {
      case ColumnRef n -> references.transform(scope, n);
      case ParamRef n -> a.params.transform(n);
      case A_Const n -> constants.transform(n);
      case A_Indirection n -> indirection(scope, n);
      case A_ArrayExpr n -> array(scope, n, 0, 0, -1);
      case TypeCast n -> cast(scope, n);
      case CollateClause n -> collate(scope, n);
      case A_Expr n -> operators.operator(scope, n);
      case FuncCall n -> call(scope, n);
      case MultiAssignRef n -> a.assignments.multiple(scope, n);
      case XmlSerialize n -> a.xml.serialize(scope, n);
      case JsonObjectConstructor n -> throw a.json.missing("JSON_OBJECT", n.location());
      case JsonArrayConstructor n -> throw a.json.missing("JSON_ARRAY", n.location());
      case JsonArrayQueryConstructor n -> throw a.json.missing("JSON_ARRAY", n.location());
      case JsonObjectAgg n -> throw a.json.missing("JSON_OBJECTAGG", n.constructor().location());
      case JsonArrayAgg n -> throw a.json.missing("JSON_ARRAYAGG", n.constructor().location());
      case JsonParseExpr n -> throw a.json.missing("JSON()", n.location());
      case JsonScalarExpr n -> throw a.json.missing("JSON_SCALAR", n.location());
      case JsonSerializeExpr n -> throw a.json.missing("JSON_SERIALIZE", n.location());
      case JsonFuncExpr n ->
          throw a.json.missing("JSON_EXISTS, JSON_QUERY and JSON_VALUE", n.location());
    };
  }

  /// What the grammar makes of the same nodes as analysis.
  private Expr shared(Scope scope, Expr expr) {
    return switch (expr) {
      case BoolExpr n -> operators.bool(scope, n);
      case GroupingFunc n -> a.aggregates.grouping(scope, n);
      case MergeSupportFunc n -> a.merges.action(scope, n);
      case NamedArgExpr n ->
          new NamedArgExpr(required(scope, n.arg()), n.name(), n.argnumber(), n.location());
      case SubLink n -> subLink(scope, n);
      case CaseExpr n -> caseExpr(scope, n);
      case RowExpr n -> row(scope, n, false);
      case CoalesceExpr n -> coalesce(scope, n);
      case MinMaxExpr n -> minMax(scope, n);
      case SQLValueFunction n -> constants.valueFunction(n);
      case XmlExpr n -> a.xml.transform(scope, n);
      case JsonIsPredicate n -> a.json.isPredicate(scope, n);
      case JsonValueExpr _ -> throw a.json.missing("FORMAT JSON", -1);
      case NullTest n -> operators.nullTest(scope, n);
      case BooleanTest n -> operators.booleanTest(scope, n);
      case CurrentOfExpr n -> currentOf(scope, n);
      case SetToDefault n ->
          throw a.fault(
              SqlState.SYNTAX_ERROR, "DEFAULT is not allowed in this context", n.location());
      default -> expr;
    };
  }

  private Expr call(Scope scope, FuncCall call) {
    Expr lastSet = scope.lastSet;
    List<Expr> args = all(scope, call.args());
    if (call.agg_within_group()) {
      for (SortBy sort : call.agg_order()) {
        args.add(known(scope, sort.node(), ExprKind.ORDER_BY));
      }
    }
    Expr result = a.functions.node(WrittenCall.of(scope, call, args, lastSet, false));
    return Objects.requireNonNull(result);
  }

  // ---------------------------------------------------------------- names and indirections

  private Expr indirection(Scope scope, A_Indirection expr) {
    Expr lastSet = scope.lastSet;
    Expr result = required(scope, expr.arg());
    List<A_Indices> subscripts = new ArrayList<>();
    int location = Locations.of(result);
    for (Node each : expr.indirection()) {
      switch (each) {
        case A_Indices indices -> subscripts.add(indices);
        case A_Star _ ->
            throw a.fault(
                SqlState.FEATURE_NOT_SUPPORTED,
                "row expansion via \"*\" is not supported here",
                location);
        case StringNode name -> {
          result = subscripted(scope, result, subscripts);
          subscripts.clear();
          Expr field =
              a.functions.node(WrittenCall.ofField(scope, result, name.sval(), lastSet, location));
          if (field == null) {
            throw unknownAttribute(scope, result, name.sval(), location);
          }
          result = field;
        }
        default -> throw PgException.internal("unexpected indirection " + each.label());
      }
    }
    return subscripted(scope, result, subscripts);
  }

  private Expr subscripted(Scope scope, Expr base, List<A_Indices> subscripts) {
    return subscripts.isEmpty() ? base : a.subscripts.fetch(scope, base, subscripts);
  }

  private PgException unknownAttribute(Scope scope, Expr of, String name, int location) {
    if (of instanceof Var var && var.varattno() == 0) {
      String relation = scope.up(var.varlevelsup()).entry(var.varno()).eref().aliasname();
      return a.fault(
          SqlState.UNDEFINED_COLUMN,
          "column %s.%s does not exist".formatted(relation, name),
          location);
    }
    int type = a.exprTypes.type(of);
    if (a.types.isComplex(type)) {
      return a.fault(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" not found in data type %s".formatted(name, a.typeNames.format(type)),
          location);
    }
    return type == RECORD
        ? a.fault(
            SqlState.UNDEFINED_COLUMN,
            "could not identify column \"%s\" in record data type".formatted(name),
            location)
        : a.fault(
            SqlState.WRONG_OBJECT_TYPE,
            "column notation .%s applied to type %s, which is not a composite type"
                .formatted(name, a.typeNames.format(type)),
            location);
  }

  // ---------------------------------------------------------------- arrays, casts, collations

  /// ARRAY[...].
  ///
  /// @param arrayType the type that it is cast to, with that of its elements, or 0
  private ArrayExpr array(
      Scope scope, A_ArrayExpr expr, int arrayType, int elementType, int typmod) {
    List<Expr> elements = new ArrayList<>();
    boolean nested = false;
    for (Expr each : expr.elements()) {
      if (each instanceof A_ArrayExpr inner) {
        elements.add(array(scope, inner, arrayType, elementType, typmod));
        nested = true;
      } else {
        Expr element = required(scope, each);
        elements.add(element);
        int type = a.exprTypes.type(element);
        nested |= type != INT2VECTOR && type != OIDVECTOR && a.types.baseElement(type) != 0;
      }
    }
    int array = arrayType;
    int element = elementType;
    boolean explicit = arrayType != 0;
    if (!explicit) {
      if (elements.isEmpty()) {
        throw a.fault(
                SqlState.INDETERMINATE_DATATYPE,
                "cannot determine type of empty array",
                expr.location())
            .hint("Explicitly cast to the desired type, for example ARRAY[]::integer[].");
      }
      int common = a.coercions.commonType(elements, "ARRAY");
      array = nested ? common : a.types.array(common);
      element = nested ? a.types.element(common) : common;
      if (array == 0 || element == 0) {
        throw a.fault(
            SqlState.UNDEFINED_OBJECT,
            "could not find %s type for data type %s"
                .formatted(nested ? "element" : "array", a.typeNames.format(common)),
            expr.location());
      }
    }
    int target = nested ? array : element;
    List<Expr> coerced = new ArrayList<>(elements.size());
    for (Expr each : elements) {
      coerced.add(
          explicit
              ? explicitly(each, target, typmod)
              : a.coercions.toCommon(each, target, "ARRAY"));
    }
    return new ArrayExpr(array, 0, element, coerced, nested, expr.location());
  }

  private Expr explicitly(Expr expr, int target, int typmod) {
    Expr result =
        a.coercions.toTarget(
            expr,
            target,
            typmod,
            CoercionContext.COERCION_EXPLICIT,
            CoercionForm.COERCE_EXPLICIT_CAST,
            -1);
    if (result == null) {
      throw cannotCast(a.exprTypes.type(expr), target, Locations.of(expr));
    }
    return result;
  }

  private PgException cannotCast(int from, int to, int location) {
    return a.fault(
        SqlState.CANNOT_COERCE,
        "cannot cast type %s to %s".formatted(a.typeNames.format(from), a.typeNames.format(to)),
        location);
  }

  private Expr cast(Scope scope, TypeCast cast) {
    BaseType target = a.typeReferences.typed(cast.typeName());
    Expr arg = null;
    if (cast.arg() instanceof A_ArrayExpr array) {
      BaseType base = a.types.base(target.type(), target.typmod());
      int element = a.types.element(base.type());
      if (element != 0) {
        arg = array(scope, array, base.type(), element, base.typmod());
      }
    }
    if (arg == null) {
      arg = required(scope, cast.arg());
    }
    int type = a.exprTypes.type(arg);
    if (type == 0) {
      return arg;
    }
    int location = cast.location() >= 0 ? cast.location() : cast.typeName().location();
    Expr result =
        a.coercions.toTarget(
            arg,
            type,
            target.type(),
            target.typmod(),
            CoercionContext.COERCION_EXPLICIT,
            CoercionForm.COERCE_EXPLICIT_CAST,
            location);
    if (result == null) {
      throw cannotCast(type, target.type(), location >= 0 ? location : Locations.of(arg));
    }
    return result;
  }

  private Expr collate(Scope scope, CollateClause clause) {
    Expr arg = required(scope, clause.arg());
    int type = a.exprTypes.type(arg);
    if (!a.types.isCollatable(type) && type != UNKNOWN) {
      throw a.fault(
          SqlState.DATATYPE_MISMATCH,
          "collations are not supported by type " + a.typeNames.format(type),
          clause.location());
    }
    return new CollateExpr(arg, a.typeReferences.collation(clause), clause.location());
  }

  private Expr currentOf(Scope scope, CurrentOfExpr expr) {
    NamespaceItem target = Objects.requireNonNull(scope.targetItem);
    return expr.toBuilder().cvarno(target.index).build();
  }

  // ---------------------------------------------------------------- CASE and its like

  private Expr caseExpr(Scope scope, CaseExpr expr) {
    Expr lastSet = scope.lastSet;
    Expr arg = optional(scope, expr.arg());
    CaseTestExpr placeholder = null;
    if (arg != null) {
      if (a.exprTypes.type(arg) == UNKNOWN) {
        arg = a.coercions.toCommon(arg, TEXT, "CASE");
      }
      arg = a.collations.assign(arg);
      placeholder =
          new CaseTestExpr(
              a.exprTypes.type(arg), a.exprTypes.typmod(arg), a.exprTypes.collation(arg));
    }
    List<Expr> conditions = new ArrayList<>();
    List<Expr> results = new ArrayList<>();
    for (CaseWhen when : expr.args()) {
      Expr condition =
          placeholder == null
              ? when.expr()
              : new A_Expr(
                  A_Expr_Kind.AEXPR_OP, List.of("="), placeholder, when.expr(), when.location());
      conditions.add(a.coercions.toBoolean(required(scope, condition), "CASE/WHEN"));
      results.add(required(scope, when.result()));
    }
    Expr otherwise = required(scope, expr.defresult());
    List<Expr> all = new ArrayList<>();
    all.add(otherwise);
    all.addAll(results);
    int type = a.coercions.commonType(all, "CASE");
    otherwise = a.coercions.toCommon(otherwise, type, "CASE/ELSE");
    List<CaseWhen> whens = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      whens.add(
          new CaseWhen(
              conditions.get(i),
              a.coercions.toCommon(results.get(i), type, "CASE/WHEN"),
              expr.args().get(i).location()));
    }
    checkNoSets(scope, lastSet, "CASE");
    return new CaseExpr(type, 0, arg, whens, otherwise, expr.location());
  }

  @SuppressWarnings("ReferenceEquality") // Whether there was one since.
  private void checkNoSets(Scope scope, @Nullable Expr lastSet, String construct) {
    if (scope.lastSet != lastSet) {
      throw a.fault(
              SqlState.FEATURE_NOT_SUPPORTED,
              "set-returning functions are not allowed in " + construct,
              scope.lastSet)
          .hint("You might be able to move the set-returning function into a LATERAL FROM item.");
    }
  }

  private Expr coalesce(Scope scope, CoalesceExpr expr) {
    Expr lastSet = scope.lastSet;
    List<Expr> args = all(scope, expr.args());
    int type = a.coercions.commonType(args, "COALESCE");
    List<Expr> coerced = common(args, type, "COALESCE");
    checkNoSets(scope, lastSet, "COALESCE");
    return new CoalesceExpr(type, 0, coerced, expr.location());
  }

  private List<Expr> common(List<Expr> args, int type, String construct) {
    List<Expr> result = new ArrayList<>(args.size());
    for (Expr arg : args) {
      result.add(a.coercions.toCommon(arg, type, construct));
    }
    return result;
  }

  private Expr minMax(Scope scope, MinMaxExpr expr) {
    String name = expr.op().name().substring("IS_".length());
    List<Expr> args = all(scope, expr.args());
    int type = a.coercions.commonType(args, name);
    return new MinMaxExpr(type, 0, 0, expr.op(), common(args, type, name), expr.location());
  }

  /// ROW(...), `*` in it expanded.
  ///
  /// @param allowDefault whether DEFAULT may stand in it
  RowExpr row(Scope scope, RowExpr expr, boolean allowDefault) {
    List<Expr> args = a.targets.expressions(scope, expr.args(), scope.kind, allowDefault);
    if (args.size() > MAX_FIELDS) {
      throw a.fault(
          SqlState.TOO_MANY_COLUMNS,
          "ROW expressions can have at most %d entries".formatted(MAX_FIELDS),
          expr.location());
    }
    List<String> names = new ArrayList<>(args.size());
    for (int i = 1; i <= args.size(); i++) {
      names.add("f" + i);
    }
    return new RowExpr(args, RECORD, CoercionForm.COERCE_IMPLICIT_CAST, names, expr.location());
  }

  // ---------------------------------------------------------------- subqueries

  Expr subLink(Scope scope, SubLink link) {
    String without = scope.kind.withoutSubqueries();
    if (without != null) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED, "cannot use subquery in " + without, link.location());
    }
    if (link.subselect() instanceof Query) {
      return link;
    }
    scope.hasSubLinks = true;
    Query query = a.statements.subquery((Statement) link.subselect(), scope, null, false, true);
    a.targets.names().remember(link, query);
    SubLink.Builder builder = link.toBuilder().subselect(query);
    switch (link.subLinkType()) {
      case EXISTS_SUBLINK -> builder.testexpr(null).operName(List.of());
      case EXPR_SUBLINK, ARRAY_SUBLINK -> {
        if (columns(query).size() != 1) {
          throw a.fault(
              SqlState.SYNTAX_ERROR, "subquery must return only one column", link.location());
        }
        builder.testexpr(null).operName(List.of());
      }
      case MULTIEXPR_SUBLINK -> builder.testexpr(null).operName(List.of());
      default -> compared(scope, link, query, builder);
    }
    return builder.build();
  }

  private static List<TargetEntry> columns(Query query) {
    return query.targetList().stream().filter(target -> !target.resjunk()).toList();
  }

  private void compared(Scope scope, SubLink link, Query query, SubLink.Builder builder) {
    List<String> operator = link.operName().isEmpty() ? List.of("=") : link.operName();
    Expr test = required(scope, link.testexpr());
    List<Expr> left = test instanceof RowExpr row ? row.args() : List.of(test);
    List<Expr> right = new ArrayList<>();
    for (TargetEntry target : columns(query)) {
      Expr expr = target.expr();
      right.add(
          new Param(
              ParamKind.PARAM_SUBLINK,
              target.resno(),
              a.exprTypes.type(expr),
              a.exprTypes.typmod(expr),
              a.exprTypes.collation(expr),
              -1));
    }
    if (left.size() != right.size()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          left.size() < right.size()
              ? "subquery has too many columns"
              : "subquery has too few columns",
          link.location());
    }
    builder.operName(operator);
    builder.testexpr(a.comparisons.rows(scope, operator, left, right, link.location()));
  }

  /// The name of a function as messages show it.
  static String name(List<String> names) {
    return QualifiedName.text(names);
  }
}
