package org.gajah.engine.routine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.SqlBodies;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.PgType;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.Types;
import org.gajah.catalogfacts.TypeOid;
import org.gajah.engine.plan.Dependencies;
import org.gajah.engine.scope.Moment;
import org.gajah.engine.scope.SessionScope;
import org.gajah.functions.RowLayout;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.RowColumns;
import org.gajah.nodes.CallStmt;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.jspecify.annotations.Nullable;

/// Reads the bodies of functions in SQL: those that the catalogs hold as trees (`BEGIN ATOMIC`,
/// `RETURN`) and those that they hold as text. Mirrors `init_sql_fcache()` of executor/functions.c.
final class SqlBodyReader {
  private final SessionScope session;

  SqlBodyReader(SessionScope session) {
    this.session = session;
  }

  /// A body whose result is one value; a row, where the type is one.
  SqlBody value(CallSite site) {
    List<Query> statements = statements(site);
    if (site.resultType() == TypeOid.VOID) {
      return body(site, statements, false);
    }
    SqlBodies bodies = new SqlBodies(session.analysis(), site.resultType());
    Query last = statements.isEmpty() ? null : statements.getLast();
    List<Integer> types = bodies.isWholeRow(last) ? null : rowTypes(site);
    Query fitted = types == null ? bodies.value(last) : bodies.row(bodies.columns(last, types));
    return body(site, withLast(statements, fitted), true);
  }

  /// Whether the statements fit what the function says of itself.
  void check(CallSite site) {
    boolean anyRecord = site.resultType() == TypeOid.RECORD && outputs(site.function()) == null;
    if (anyRecord) {
      statements(site).forEach(query -> rewritten(query, session.analysis()));
    } else {
      value(site);
    }
  }

  /// What rows a function of a row type returns; null when it returns plain values.
  ///
  /// @param declared those of the column definition list, or null where there is none
  @Nullable RowColumns columns(CallSite site, @Nullable RowColumns declared) {
    if (declared != null) {
      return declared;
    }
    RowColumns out = outputs(site.function());
    if (out != null) {
      return out;
    }
    if (!isRow(site.resultType())) {
      return null;
    }
    List<RowLayout.Column> columns =
        RowLayout.named(session.catalog(), site.resultType()).columns();
    return new RowColumns(
        columns.stream().map(RowLayout.Column::name).toList(),
        columns.stream().map(RowLayout.Column::type).toList(),
        true);
  }

  /// A body whose result is rows of columns.
  SqlBody rows(CallSite site, RowColumns columns) {
    List<Query> statements = statements(site);
    SqlBodies bodies = new SqlBodies(session.analysis(), site.resultType());
    Query last = statements.isEmpty() ? null : statements.getLast();
    return body(site, withLast(statements, bodies.columns(last, columns.types())), true);
  }

  /// Whether the last statement returns the function's row type as one value.
  boolean isWholeRow(CallSite site) {
    List<Query> statements = statements(site);
    return !statements.isEmpty()
        && new SqlBodies(session.analysis(), site.resultType()).isWholeRow(statements.getLast());
  }

  private static List<Query> withLast(List<Query> statements, Query last) {
    List<Query> result = new ArrayList<>(statements);
    result.set(result.size() - 1, last);
    return result;
  }

  private boolean isRow(int type) {
    PgType row = session.catalog().get(SysCache.TYPEOID, new Types(session.catalog()).base(type));
    return row.typtype() == PgType.TYPTYPE_COMPOSITE;
  }

  private @Nullable List<Integer> rowTypes(CallSite site) {
    RowColumns columns = columns(site, null);
    return columns == null ? null : columns.types();
  }

  /// The OUT parameters of a function that returns a record; null where there are none, or only
  /// one.
  private static @Nullable RowColumns outputs(PgProc function) {
    char[] modes = function.proargmodes();
    int[] all = function.proallargtypes();
    String[] names = function.proargnames();
    if (modes == null || all == null || function.prorettype() != TypeOid.RECORD) {
      return null;
    }
    List<String> outNames = new ArrayList<>();
    List<Integer> types = new ArrayList<>();
    for (int i = 0; i < modes.length; i++) {
      if (modes[i] == 'o' || modes[i] == 'b' || modes[i] == 't') {
        String name = names == null ? "" : names[i];
        outNames.add(name.isEmpty() ? "column" + (types.size() + 1) : name);
        types.add(all[i]);
      }
    }
    return types.isEmpty() ? null : new RowColumns(outNames, types, true);
  }

  private SqlBody body(CallSite site, List<Query> statements, boolean returns) {
    AnalysisContext context = session.analysis();
    Moment now = session.moment();
    List<SqlBody.Step> steps = new ArrayList<>();
    int result = -1;
    for (int i = 0; i < statements.size(); i++) {
      for (Query query : rewritten(statements.get(i), context)) {
        if (returns && i == statements.size() - 1 && query.canSetTag()) {
          result = steps.size();
        }
        steps.add(new SqlBody.Step(query, i + 1));
      }
    }
    List<Query> queries = steps.stream().map(SqlBody.Step::query).toList();
    return new SqlBody(
        site.function(), types(site), steps, result, new Dependencies(session, now, queries));
  }

  private static List<Query> rewritten(Query query, AnalysisContext context) {
    return query.commandType() == CmdType.CMD_UTILITY
        ? List.of(query)
        : Rewriter.rewrite(query, context);
  }

  private static int[] types(CallSite site) {
    return site.argumentTypes().stream().mapToInt(Integer::intValue).toArray();
  }

  /// The statements of a body, analyzed.
  List<Query> statements(CallSite site) {
    String tree = site.function().prosqlbody();
    return tree == null ? parsed(site) : stored(Objects.requireNonNull(NodeReader.read(tree)));
  }

  private static List<Query> stored(@Nullable Node tree) {
    List<Query> result = new ArrayList<>();
    switch (tree) {
      case null -> {} // a body without statements
      case Query query -> result.add(query);
      case NodeList list -> list.elements().forEach(element -> result.addAll(stored(element)));
      default -> throw PgException.internal("unexpected node in the body of a function");
    }
    return result;
  }

  private List<Query> parsed(CallSite site) {
    PgProc function = site.function();
    String text = function.prosrc();
    List<Query> result = new ArrayList<>();
    for (RawStmt statement : session.parse(text)) {
      ParameterTypes parameters =
          ParameterTypes.ofFunction(function.proname(), inputNames(function), types(site));
      Query query = Analyzer.analyze(statement, text, parameters, session.analysis());
      if (query.utilityStmt() instanceof CallStmt call && !call.outargs().isEmpty()) {
        throw new PgException(
            SqlState.FEATURE_NOT_SUPPORTED,
            "calling procedures with output arguments is not supported in SQL functions");
      }
      result.add(query);
    }
    return result;
  }

  private static List<String> inputNames(PgProc function) {
    String[] names = function.proargnames();
    char[] modes = function.proargmodes();
    List<String> result = new ArrayList<>();
    for (int i = 0; names != null && i < names.length; i++) {
      if (modes == null || modes[i] == 'i' || modes[i] == 'b' || modes[i] == 'v') {
        result.add(names[i]);
      }
    }
    return result;
  }
}
