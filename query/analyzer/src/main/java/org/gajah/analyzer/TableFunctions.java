package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.RowShapes.Field;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.type.BaseType;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.ColumnDef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncCall;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.RangeFunction;
import org.gajah.nodes.RangeTableFunc;
import org.gajah.nodes.RangeTableFuncCol;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblFunction;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.TableFunc;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.TableFuncType;
import org.jspecify.annotations.Nullable;

/// Functions in FROM, and XMLTABLE.
final class TableFunctions {
  private final Analysis a;

  TableFunctions(Analysis analysis) {
    this.a = analysis;
  }

  /// A function in FROM with its name and column definitions.
  private record Called(Expr expr, String name, List<ColumnDef> columns) {}

  NamespaceItem functions(Scope scope, RangeFunction raw) {
    scope.lateralActive = true;
    List<Called> calls = new ArrayList<>();
    for (NodeList pair : raw.functions()) {
      Expr function = (Expr) Objects.requireNonNull(pair.get(0));
      List<ColumnDef> columns = columnDefinitions(pair.size() > 1 ? pair.get(1) : null);
      if (columns.isEmpty() && function instanceof FuncCall call && isPlainUnnest(call)) {
        for (Expr arg : call.args()) {
          calls.add(called(scope, unnest(call, arg), List.of()));
        }
      } else {
        if (!columns.isEmpty() && !raw.coldeflist().isEmpty()) {
          throw a.fault(
              SqlState.SYNTAX_ERROR,
              "multiple column definition lists are not allowed for the same function",
              raw.coldeflist().getFirst());
        }
        calls.add(called(scope, function, columns));
      }
    }
    scope.lateralActive = false;
    if (!raw.coldeflist().isEmpty()) {
      checkSingle(raw, calls);
      Called only = calls.getFirst();
      calls.set(0, new Called(only.expr, only.name, raw.coldeflist()));
    }
    boolean lateral =
        raw.lateral() || calls.stream().anyMatch(call -> Comparisons.hasVariables(call.expr));
    return add(scope, calls, raw, lateral);
  }

  private static List<ColumnDef> columnDefinitions(@Nullable Node list) {
    List<ColumnDef> result = new ArrayList<>();
    if (list instanceof NodeList nodes) {
      for (Node each : nodes.elements()) {
        result.add((ColumnDef) Objects.requireNonNull(each));
      }
    }
    return result;
  }

  private static boolean isPlainUnnest(FuncCall call) {
    return call.funcname().equals(List.of("unnest"))
        && call.args().size() > 1
        && call.agg_order().isEmpty()
        && call.agg_filter() == null
        && call.over() == null
        && !call.agg_star()
        && !call.agg_distinct()
        && !call.func_variadic();
  }

  private static FuncCall unnest(FuncCall call, Expr arg) {
    return FuncCall.builder()
        .funcname(List.of("pg_catalog", "unnest"))
        .args(List.of(arg))
        .funcformat(CoercionForm.COERCE_EXPLICIT_CALL)
        .location(call.location())
        .build();
  }

  @SuppressWarnings("ReferenceEquality") // Whether the set is the function itself.
  private Called called(Scope scope, Expr raw, List<ColumnDef> columns) {
    Expr lastSet = scope.lastSet;
    Expr expr = a.expressions.known(scope, raw, ExprKind.FROM_FUNCTION);
    if (scope.lastSet != lastSet && scope.lastSet != expr) {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "set-returning functions must appear at top level of FROM",
          scope.lastSet);
    }
    return new Called(a.collations.assign(expr), a.targets.names().of(raw), columns);
  }

  private void checkSingle(RangeFunction raw, List<Called> calls) {
    ColumnDef first = raw.coldeflist().getFirst();
    if (calls.size() != 1) {
      throw raw.is_rowsfrom()
          ? a.fault(
                  SqlState.SYNTAX_ERROR,
                  "ROWS FROM() with multiple functions cannot have a column definition list",
                  first)
              .hint("Put a separate column definition list for each function inside ROWS FROM().")
          : a.fault(
                  SqlState.SYNTAX_ERROR,
                  "UNNEST() with multiple arguments cannot have a column definition list",
                  first)
              .hint(
                  "Use separate UNNEST() calls inside ROWS FROM(), and attach a column definition"
                      + " list to each one.");
    }
    if (raw.ordinality()) {
      throw a.fault(
              SqlState.SYNTAX_ERROR,
              "WITH ORDINALITY cannot be used with a column definition list",
              first)
          .hint("Put the column definition list inside ROWS FROM().");
    }
  }

  private NamespaceItem add(Scope scope, List<Called> calls, RangeFunction raw, boolean lateral) {
    Alias alias = raw.alias();
    String shown = alias == null ? calls.getFirst().name : alias.aliasname();
    List<RangeTblFunction> functions = new ArrayList<>();
    List<Field> fields = new ArrayList<>();
    for (Called call : calls) {
      functions.add(function(call, alias, calls.size(), fields));
    }
    if (raw.ordinality()) {
      fields.add(new Field("ordinality", INT8, -1, 0, false));
    }
    List<String> given = alias == null ? List.of() : alias.colnames();
    List<String> names = new ArrayList<>();
    List<String> aliased = new ArrayList<>();
    int next = 0;
    int available = 0;
    for (Field field : fields) {
      available += field.dropped() ? 0 : 1;
      boolean renamed = next < given.size();
      String name = field.dropped() ? "" : renamed ? given.get(next++) : field.name();
      names.add(name);
      if (renamed) {
        aliased.add(name);
      }
    }
    if (next < given.size()) {
      throw new PgException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "table \"%s\" has %d columns available but %d columns specified"
              .formatted(shown, available, given.size()));
    }
    Alias eref = new Alias(shown, names);
    RangeTblEntry entry =
        RangeTblEntry.builder()
            .alias(alias == null ? null : new Alias(alias.aliasname(), aliased))
            .eref(eref)
            .rtekind(RTEKind.RTE_FUNCTION)
            .functions(functions)
            .funcordinality(raw.ordinality())
            .lateral(lateral)
            .inFromCl(true)
            .build();
    scope.rangeTable.add(entry);
    int index = scope.rangeTable.size();
    NamespaceColumn[] columns = new NamespaceColumn[fields.size()];
    for (int i = 0; i < columns.length; i++) {
      Field field = fields.get(i);
      columns[i] =
          field.dropped()
              ? NamespaceColumn.DROPPED
              : NamespaceColumn.of(index, i + 1, field.type(), field.typmod(), field.collation());
    }
    return new NamespaceItem(eref, entry, index, null, columns);
  }

  private RangeTblFunction function(
      Called call, @Nullable Alias alias, int count, List<Field> fields) {
    int type = a.exprTypes.type(call.expr);
    List<Field> shape =
        call.expr instanceof FuncExpr function
            ? a.functions.shapes().ofFunction(function.funcid(), type, function.args())
            : a.functions.shapes().ofType(type);
    RangeTblFunction.Builder builder = RangeTblFunction.builder().funcexpr(call.expr);
    checkDefinitions(call, type, shape);
    if (shape != null) {
      fields.addAll(shape);
      return builder.funccolcount(shape.size()).build();
    }
    if (type == RECORD) {
      return defined(call, builder, fields);
    }
    char kind = a.types.kind(type);
    if (kind == 'p' && type != VOID && type != CSTRING) {
      throw a.fault(
          SqlState.DATATYPE_MISMATCH,
          "function \"%s\" in FROM has unsupported return type %s"
              .formatted(call.name, a.typeNames.format(type)),
          call.expr);
    }
    fields.add(
        new Field(
            scalarName(call, alias, count),
            type,
            a.exprTypes.typmod(call.expr),
            a.exprTypes.collation(call.expr),
            false));
    return builder.funccolcount(1).build();
  }

  private void checkDefinitions(Called call, int type, @Nullable List<Field> shape) {
    if (call.columns.isEmpty()) {
      if (type == RECORD && shape == null) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "a column definition list is required for functions returning \"record\"",
            call.expr);
      }
      return;
    }
    String message =
        shape != null
            ? type == RECORD
                ? "a column definition list is redundant for a function with OUT parameters"
                : "a column definition list is redundant for a function returning a named"
                    + " composite type"
            : type == RECORD
                ? null
                : "a column definition list is only allowed for functions returning \"record\"";
    if (message != null) {
      throw a.fault(SqlState.SYNTAX_ERROR, message, call.columns.getFirst());
    }
  }

  private RangeTblFunction defined(
      Called call, RangeTblFunction.Builder builder, List<Field> fields) {
    List<String> names = new ArrayList<>();
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    for (ColumnDef column : call.columns) {
      String name = String.valueOf(column.colname());
      var typeName = Objects.requireNonNull(column.typeName());
      BaseType typed = a.typeReferences.typed(typeName);
      if (typeName.setof()) {
        throw a.fault(
            SqlState.INVALID_TABLE_DEFINITION,
            "column \"%s\" cannot be declared SETOF".formatted(name),
            column.location());
      }
      int collation =
          a.typeReferences.columnCollation(column.collClause(), typed.type(), column.location());
      if (names.contains(name)) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN,
            "column name \"%s\" specified more than once".formatted(name));
      }
      checkColumnType(name, typed.type());
      names.add(name);
      types = types.plus(typed.type());
      typmods = typmods.plus(typed.typmod());
      collations = collations.plus(collation);
      fields.add(new Field(name, typed.type(), typed.typmod(), collation, false));
    }
    return builder
        .funccolcount(names.size())
        .funccolnames(names)
        .funccoltypes(types)
        .funccoltypmods(typmods)
        .funccolcollations(collations)
        .build();
  }

  private void checkColumnType(String name, int type) {
    if (a.types.kind(type) == 'p' && type != RECORD && type != RECORDARRAY) {
      throw new PgException(
          SqlState.INVALID_TABLE_DEFINITION,
          "column \"%s\" has pseudo-type %s".formatted(name, a.typeNames.format(type)));
    }
  }

  private String scalarName(Called call, @Nullable Alias alias, int count) {
    if (call.expr instanceof FuncExpr function) {
      String name = resultName(a.lookups.function(function.funcid()));
      if (name != null) {
        return name;
      }
    }
    return count == 1 && alias != null ? alias.aliasname() : call.name;
  }

  private static @Nullable String resultName(PgProc function) {
    char[] modes = function.proargmodes();
    String[] names = function.proargnames();
    String result = null;
    for (int i = 0; modes != null && names != null && i < modes.length; i++) {
      if (modes[i] != 'i' && modes[i] != 'v') {
        if (result != null || names[i].isEmpty()) {
          return null;
        }
        result = names[i];
      }
    }
    return result;
  }

  // ---------------------------------------------------------------- XMLTABLE

  NamespaceItem xml(Scope scope, RangeTableFunc raw) {
    scope.lateralActive = true;
    ExprKind kind = ExprKind.FROM_FUNCTION;
    Expr row = specific(scope, raw.rowexpr(), kind, TEXT, "XMLTABLE");
    Expr document = specific(scope, raw.docexpr(), kind, XML, "XMLTABLE");
    List<String> names = new ArrayList<>();
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    List<@Nullable Expr> paths = new ArrayList<>();
    List<@Nullable Expr> defaults = new ArrayList<>();
    Bitmapset notNulls = Bitmapset.EMPTY;
    int ordinality = -1;
    for (int i = 0; i < raw.columns().size(); i++) {
      RangeTableFuncCol column = raw.columns().get(i);
      if (names.contains(column.colname())) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "column name \"%s\" is not unique".formatted(column.colname()),
            column.location());
      }
      names.add(column.colname());
      BaseType typed = new BaseType(INT4, -1);
      if (column.for_ordinality()) {
        if (ordinality >= 0) {
          throw a.fault(
              SqlState.SYNTAX_ERROR,
              "only one FOR ORDINALITY column is allowed",
              column.location());
        }
        ordinality = i;
      } else {
        var typeName = Objects.requireNonNull(column.typeName());
        if (typeName.setof()) {
          throw a.fault(
              SqlState.INVALID_TABLE_DEFINITION,
              "column \"%s\" cannot be declared SETOF".formatted(column.colname()),
              column.location());
        }
        typed = a.typeReferences.typed(typeName);
      }
      types = types.plus(typed.type());
      typmods = typmods.plus(typed.typmod());
      collations = collations.plus(a.types.collation(typed.type()));
      paths.add(
          column.colexpr() == null
              ? null
              : specific(scope, column.colexpr(), kind, TEXT, "XMLTABLE"));
      Expr otherwise = column.coldefexpr();
      defaults.add(
          otherwise == null
              ? null
              : a.collations.assign(
                  a.coercions.toSpecific(
                      a.expressions.known(scope, otherwise, kind),
                      typed.type(),
                      typed.typmod(),
                      "XMLTABLE")));
      if (column.is_not_null()) {
        notNulls = notNulls.plus(i);
      }
    }
    List<Expr> uris = new ArrayList<>();
    List<@Nullable String> prefixes = new ArrayList<>();
    namespaces(scope, raw, uris, prefixes);
    scope.lateralActive = false;
    TableFunc function =
        TableFunc.builder()
            .functype(TableFuncType.TFT_XMLTABLE)
            .ns_uris(uris)
            .ns_names(prefixes)
            .docexpr(document)
            .rowexpr(row)
            .colnames(names)
            .coltypes(types)
            .coltypmods(typmods)
            .colcollations(collations)
            .colexprs(paths)
            .coldefexprs(defaults)
            .notnulls(notNulls)
            .ordinalitycol(ordinality)
            .location(raw.location())
            .build();
    boolean lateral = raw.lateral() || function.anyChild(TableFunctions::hasVariables);
    return a.rangeTable.addTableFunction(scope, function, raw.alias(), lateral, true, "xmltable");
  }

  private static boolean hasVariables(Node node) {
    return node instanceof Expr expr && Comparisons.hasVariables(expr);
  }

  private void namespaces(
      Scope scope, RangeTableFunc raw, List<Expr> uris, List<@Nullable String> prefixes) {
    for (ResTarget each : raw.namespaces()) {
      String prefix = each.name();
      Expr uri = a.expressions.required(scope, each.val());
      uris.add(a.collations.assign(a.coercions.toSpecific(uri, TEXT, -1, "XMLTABLE")));
      if (prefixes.contains(prefix)) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            prefix == null
                ? "only one default namespace is allowed"
                : "namespace name \"%s\" is not unique".formatted(prefix),
            each.location());
      }
      prefixes.add(prefix);
    }
  }

  private Expr specific(Scope scope, Expr raw, ExprKind kind, int type, String construct) {
    Expr expr = a.expressions.known(scope, raw, kind);
    return a.collations.assign(a.coercions.toSpecific(expr, type, -1, construct));
  }
}
