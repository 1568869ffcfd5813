package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.ANY;
import static org.gajah.catalogfacts.TypeOid.RECORD;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.FunctionResolution.Kind;
import org.gajah.analyzer.FunctionResolution.Outcome;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.rows.PgProc;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.ArrayExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FieldSelect;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.NamedArgExpr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.AggSplit;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.walk.Locations;
import org.jspecify.annotations.Nullable;

/// Calls of functions, aggregates and window functions, and columns of rows, which are written
/// alike. Mirrors parser/parse_func.c.
final class FunctionCalls {
  private static final int MAX_ARGUMENTS = 100;
  private static final String SET_HINT =
      "You might be able to move the set-returning function into a LATERAL FROM item.";

  private final Analysis a;
  private final FunctionResolution resolution;
  private final RowShapes shapes;
  private final CallChecks checks;

  FunctionCalls(Analysis analysis) {
    this.a = analysis;
    this.resolution = new FunctionResolution(analysis);
    this.shapes = new RowShapes(analysis);
    this.checks = new CallChecks(analysis, this);
  }

  RowShapes shapes() {
    return shapes;
  }

  /// A call, or a column of a row.
  ///
  /// @return null when `row.name` is neither
  @Nullable Expr node(WrittenCall call) {
    FuncCall raw = call.raw;
    List<Expr> args = call.args;
    if (raw != null && raw.agg_filter() != null) {
      call.filter = a.selects.condition(call.scope, raw.agg_filter(), ExprKind.FILTER, "FILTER");
    }
    if (args.size() > MAX_ARGUMENTS) {
      throw checks.fault(
          call,
          SqlState.TOO_MANY_ARGUMENTS,
          "cannot pass more than %d arguments to a function".formatted(MAX_ARGUMENTS));
    }
    call.types = args.stream().mapToInt(a.exprTypes::type).toArray();
    call.names = argumentNames(args);
    boolean projection = mayBeProjection(call);
    if (projection && raw == null) {
      Expr column = column(call.scope, call.name.getFirst(), args.getFirst(), call.location);
      if (column != null) {
        return column;
      }
    }
    Outcome outcome =
        a.text.at(
            call.location,
            () ->
                resolution.find(
                    call.name,
                    !args.isEmpty(),
                    call.names,
                    call.types,
                    !call.variadic(),
                    call.procedure));
    checks.check(call, outcome);
    return switch (outcome.kind()) {
      case NOT_FOUND, AMBIGUOUS -> column(call, outcome.kind(), projection);
      case COERCION ->
          a.coercions.toType(
              args.getFirst(),
              call.types[0],
              outcome.coercion(),
              -1,
              CoercionContext.COERCION_EXPLICIT,
              CoercionForm.COERCE_EXPLICIT_CALL,
              call.location);
      case FUNCTION, PROCEDURE, AGGREGATE, WINDOW -> build(call, outcome);
    };
  }

  /// What a call may be yet that means no function.
  private @Nullable Expr column(WrittenCall call, Kind kind, boolean projection) {
    if (call.raw == null) {
      return null;
    }
    if (kind == Kind.NOT_FOUND && projection) {
      Expr column = column(call.scope, call.name.getFirst(), call.args.getFirst(), call.location);
      if (column != null) {
        return column;
      }
    }
    throw checks.notFound(call, kind);
  }

  private List<String> argumentNames(List<Expr> args) {
    List<String> names = new ArrayList<>();
    for (Expr arg : args) {
      if (arg instanceof NamedArgExpr named) {
        if (names.contains(named.name())) {
          throw a.fault(
              SqlState.SYNTAX_ERROR,
              "argument name \"%s\" used more than once".formatted(named.name()),
              named.location());
        }
        names.add(named.name());
      } else if (!names.isEmpty()) {
        throw a.fault(
            SqlState.SYNTAX_ERROR, "positional argument cannot follow named argument", arg);
      }
    }
    return names;
  }

  private boolean mayBeProjection(WrittenCall call) {
    return call.args.size() == 1
        && !call.procedure
        && call.orders() == 0
        && call.filter == null
        && !call.star()
        && !call.distinct()
        && !call.over()
        && !call.variadic()
        && call.names.isEmpty()
        && call.name.size() == 1
        && (call.types[0] == RECORD || a.types.isComplex(call.types[0]));
  }

  /// A column of a row value, or null when it has none of that name.
  private @Nullable Expr column(Scope scope, String name, Expr row, int location) {
    if (row instanceof Var var && var.varattno() == 0) {
      for (NamespaceItem item : scope.up(var.varlevelsup()).namespace) {
        if (item.index == var.varno()) {
          return a.columns.column(scope, item, var.varlevelsup(), name, location);
        }
      }
    }
    List<RowShapes.Field> fields = shapes.of(scope, row);
    for (int i = 0; fields != null && i < fields.size(); i++) {
      RowShapes.Field field = fields.get(i);
      if (!field.dropped() && field.name().equals(name)) {
        return new FieldSelect(row, i + 1, field.type(), field.typmod(), field.collation());
      }
    }
    return null;
  }

  String signature(List<String> name, List<String> names, int[] types) {
    StringBuilder result = new StringBuilder(QualifiedName.text(name)).append('(');
    int positional = types.length - names.size();
    for (int i = 0; i < types.length; i++) {
      result.append(i == 0 ? "" : ", ");
      if (i >= positional) {
        result.append(names.get(i - positional)).append(" => ");
      }
      result.append(a.typeNames.format(types[i]));
    }
    return result.append(')').toString();
  }

  // ---------------------------------------------------------------- the node

  private Expr build(WrittenCall call, Outcome outcome) {
    PgProc function = outcome.function();
    int[] positions = outcome.found().argumentNumbers();
    if (!call.names.isEmpty() && positions != null) {
      call.args = numbered(call.args, positions);
    }
    int[] declared = outcome.found().arguments().clone();
    int[] actual = Arrays.copyOf(call.types, Math.max(call.types.length, declared.length));
    int count = call.types.length;
    for (Expr each : FunctionResolution.defaults(outcome)) {
      actual[count++] = a.exprTypes.type(each);
    }
    int total = count;
    int result =
        a.text.at(
            -1,
            () ->
                a.coercions
                    .paths()
                    .polymorphism()
                    .resolve(actual, declared, total, function.prorettype(), false));
    List<Expr> args = new ArrayList<>(a.operators.coerced(call.args, actual, declared));
    boolean variadic = function.provariadic() != 0 && call.variadic();
    if (outcome.found().variadicArguments() > 0 && function.provariadic() != ANY) {
      args = gathered(args, outcome.found().variadicArguments());
      variadic = true;
    }
    if (function.provariadic() == ANY && variadic && !args.isEmpty()) {
      checkArray(args.getLast(), actual[call.types.length - 1]);
    }
    if (function.proretset()) {
      checkSetPlacement(call.scope, call.lastSet, call.location);
    }
    Expr node =
        switch (outcome.kind()) {
          case FUNCTION, PROCEDURE ->
              new FuncExpr(
                  function.oid(),
                  result,
                  function.proretset(),
                  variadic,
                  call.raw == null ? CoercionForm.COERCE_EXPLICIT_CALL : call.raw.funcformat(),
                  0,
                  0,
                  args,
                  call.location);
          case AGGREGATE ->
              call.over()
                  ? window(call, function, result, args, true)
                  : aggregate(call, function, result, args, variadic);
          case WINDOW -> window(call, function, result, args, false);
          case NOT_FOUND, AMBIGUOUS, COERCION -> throw PgException.internal("no function");
        };
    if (function.proretset()) {
      call.scope.lastSet = node;
    }
    return node;
  }

  private static List<Expr> numbered(List<Expr> args, int[] positions) {
    List<Expr> result = new ArrayList<>(args.size());
    for (int i = 0; i < args.size(); i++) {
      result.add(
          args.get(i) instanceof NamedArgExpr named
              ? new NamedArgExpr(named.arg(), named.name(), positions[i], named.location())
              : args.get(i));
    }
    return result;
  }

  /// The last arguments as one array.
  private List<Expr> gathered(List<Expr> args, int count) {
    int first = args.size() - count;
    List<Expr> elements = args.subList(first, args.size());
    int element = a.exprTypes.type(elements.getFirst());
    int array = a.types.array(element);
    int location = Locations.of(NodeList.of(elements));
    if (array == 0) {
      throw a.fault(
          SqlState.UNDEFINED_OBJECT,
          "could not find array type for data type " + a.typeNames.format(element),
          location);
    }
    List<Expr> result = new ArrayList<>(args.subList(0, first));
    result.add(new ArrayExpr(array, 0, element, elements, false, location));
    return result;
  }

  private void checkArray(Expr arg, int type) {
    if (a.types.baseElement(type) == 0) {
      throw a.fault(SqlState.DATATYPE_MISMATCH, "VARIADIC argument must be an array", arg);
    }
  }

  private Expr aggregate(
      WrittenCall call, PgProc function, int result, List<Expr> args, boolean variadic) {
    FuncCall raw = call.known();
    if (args.isEmpty() && !call.star() && !call.within()) {
      throw checks.parameterless(call);
    }
    if (function.proretset()) {
      throw checks.fault(
          call, SqlState.INVALID_FUNCTION_DEFINITION, "aggregates cannot return sets");
    }
    if (!call.names.isEmpty()) {
      throw checks.fault(
          call, SqlState.FEATURE_NOT_SUPPORTED, "aggregates cannot use named arguments");
    }
    Aggref node =
        new Aggref(
            function.oid(),
            result,
            0,
            0,
            0,
            OidList.EMPTY,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            call.filter,
            call.star(),
            variadic,
            a.lookups.aggregate(function.oid()).aggkind(),
            false,
            0,
            AggSplit.AGGSPLIT_SIMPLE,
            -1,
            -1,
            call.location);
    return a.aggregates.aggregate(call.scope, node, args, raw.agg_order(), raw.agg_distinct());
  }

  @SuppressWarnings("ReferenceEquality") // Whether there was one since.
  private Expr window(
      WrittenCall call, PgProc function, int result, List<Expr> args, boolean aggregate) {
    if (call.distinct()) {
      throw checks.fault(
          call, SqlState.FEATURE_NOT_SUPPORTED, "DISTINCT is not implemented for window functions");
    }
    if (aggregate && args.isEmpty() && !call.star()) {
      throw checks.parameterless(call);
    }
    if (call.orders() > 0) {
      throw checks.fault(
          call,
          SqlState.FEATURE_NOT_SUPPORTED,
          "aggregate ORDER BY is not implemented for window functions");
    }
    if (!aggregate && call.filter != null) {
      throw checks.fault(
          call,
          SqlState.FEATURE_NOT_SUPPORTED,
          "FILTER is not implemented for non-aggregate window functions");
    }
    if (call.scope.lastSet != call.lastSet) {
      throw a.fault(
              SqlState.FEATURE_NOT_SUPPORTED,
              "window function calls cannot contain set-returning function calls",
              call.scope.lastSet)
          .hint(SET_HINT);
    }
    if (function.proretset()) {
      throw checks.fault(
          call, SqlState.INVALID_FUNCTION_DEFINITION, "window functions cannot return sets");
    }
    WindowFunc node =
        new WindowFunc(
            function.oid(),
            result,
            0,
            0,
            args,
            call.filter,
            List.of(),
            0,
            call.star(),
            aggregate,
            call.location);
    return a.aggregates.window(call.scope, node, Objects.requireNonNull(call.known().over()));
  }

  /// Checks that a set may be returned here.
  @SuppressWarnings("ReferenceEquality") // Whether there was one since.
  void checkSetPlacement(Scope scope, @Nullable Expr lastSet, int location) {
    ExprKind kind = scope.kind;
    if (kind == ExprKind.FROM_FUNCTION) {
      if (scope.lastSet != lastSet) {
        throw a.fault(
            SqlState.FEATURE_NOT_SUPPORTED,
            "set-returning functions must appear at top level of FROM",
            scope.lastSet);
      }
      return;
    }
    if (kind.allowsSets()) {
      scope.hasTargetSets = true;
      return;
    }
    String place =
        kind.isFrame()
            ? "window definitions"
            : kind == ExprKind.FROM_SUBSELECT ? kind.text() : kind.plural();
    throw a.fault(
        SqlState.FEATURE_NOT_SUPPORTED,
        "set-returning functions are not allowed in " + place,
        location);
  }
}
