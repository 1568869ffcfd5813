package org.gajah.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.analyzer.Analyzer;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.rewrite.Rewriter;
import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.Routines;
import org.gajah.functions.contract.RowColumns;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RawStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.gajah.parser.SqlParser;
import org.gajah.parser.lex.ParserOptions;
import org.gajah.planner.Planner;
import org.gajah.planner.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/// Functions in SQL. The body is a tree in the catalogs (`BEGIN ATOMIC`, `RETURN`) or a text, which is analyzed for the
/// types that a call has. Other languages answer 0A000. Mirrors `executor/functions.c`.
final class SqlRoutines implements Routines {
  private static final int LANGUAGE_SQL = 14;

  private final EngineSession session;
  private final Map<Key, List<PlannedStatement>> plans = new HashMap<>();
  private long plannedAt = -1;

  /// A function, and the types it is called with.
  private record Key(int function, List<Integer> types) {}

  SqlRoutines(EngineSession session) {
    this.session = session;
  }

  @Override
  public Routine prepare(CallSite site) {
    requireSql(site.function());
    return new SqlCall(session, site, this)::value;
  }

  @Override
  public SetFunction prepareSet(CallSite site, @Nullable RowColumns columns) {
    requireSql(site.function());
    return new SqlCall(session, site, this).set(columns);
  }

  private static void requireSql(PgProc function) {
    if (function.prolang() != LANGUAGE_SQL) {
      throw PgException.notBuilt("function " + function.proname() + " in its language");
    }
  }

  @Override
  public @Nullable Node body(PgProc function, List<Integer> argumentTypes) {
    if (function.prolang() != LANGUAGE_SQL) {
      return null;
    }
    List<RawStmt> statements = SqlParser.parse(function.prosrc(), ParserOptions.DEFAULT);
    return statements.size() == 1 ? analyzed(function, statements.getFirst(), argumentTypes) : null;
  }

  /// The statements of a function's body, planned.
  List<PlannedStatement> plans(CallSite site) {
    long now = session.engine().shared().changes();
    if (now != plannedAt) {
      plans.clear();
      plannedAt = now;
    }
    Key key = new Key(site.function().oid(), site.argumentTypes());
    List<PlannedStatement> known = plans.get(key);
    if (known == null) {
      known = plan(site.function(), site.argumentTypes());
      plans.put(key, known);
    }
    return known;
  }

  private List<PlannedStatement> plan(PgProc function, List<Integer> types) {
    List<PlannedStatement> result = new ArrayList<>();
    for (Query query : queries(function, types)) {
      if (query.commandType() == CmdType.CMD_UTILITY) {
        throw PgException.notBuilt("utility commands in functions in SQL");
      }
      for (Query rewritten : Rewriter.rewrite(query, session.analysis())) {
        result.add(Planner.plan(rewritten, new SessionPlanning(session)));
      }
    }
    return result;
  }

  private List<Query> queries(PgProc function, List<Integer> types) {
    List<Query> result = new ArrayList<>();
    String tree = function.prosqlbody();
    if (tree != null) {
      collect(Objects.requireNonNull(NodeReader.read(tree)), result);
      return result;
    }
    for (RawStmt statement : SqlParser.parse(function.prosrc(), ParserOptions.DEFAULT)) {
      result.add(analyzed(function, statement, types));
    }
    return result;
  }

  private static void collect(Node tree, List<Query> queries) {
    switch (tree) {
      case NodeList list -> {
        for (int i = 0; i < list.size(); i++) {
          collect(Objects.requireNonNull(list.get(i)), queries);
        }
      }
      case Query query -> queries.add(query);
      default -> throw PgException.internal("unexpected node in the body of a function");
    }
  }

  private Query analyzed(PgProc function, RawStmt statement, List<Integer> types) {
    ParameterTypes parameters =
        ParameterTypes.fixed(types.stream().mapToInt(Integer::intValue).toArray())
            .named(function.proname(), inputNames(function));
    return Analyzer.analyze(statement, function.prosrc(), parameters, session.analysis());
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

  /// Runs all statements but the last.
  void runFirst(List<PlannedStatement> statements, Vector[] values) {
    for (PlannedStatement statement : statements.subList(0, statements.size() - 1)) {
      SqlCall.run(session, statement, values);
    }
  }
}
