package org.gajah.oracle.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.expression.ConstantFolder;
import org.gajah.expression.Constants;
import org.gajah.functions.TypeText;
import org.gajah.functions.contract.CallSite;
import org.gajah.functions.contract.SetCall;
import org.gajah.functions.contract.SetFunction;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.types.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Functions that return sets, beside the oracle's; rows are fetched a few at a time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SetFunctionsTest {
  private static final int FETCH = 3;
  private static final int MOST = 40;

  private static final List<String> CALLS =
      List.of(
          "generate_series(1, 10)",
          "generate_series(1, 10, 4)",
          "generate_series(10, 1, -3)",
          "generate_series(10, 1)",
          "generate_series(1, 2, 0)",
          "generate_series(2147483646, 2147483647)",
          "generate_series(-2147483647, -2147483648, -1)",
          "generate_series(9223372036854775806, 9223372036854775807)",
          "generate_series(1, null)",
          "generate_series(1.5, 4)",
          "generate_series(1, 2, 0.25)",
          "generate_series(1, 0, -0.5)",
          "generate_series(1, 2, 0.0)",
          "generate_series('nan', 2.0)",
          "generate_series(1, 'infinity'::numeric, 'nan')",
          "generate_series(timestamp '2000-01-31', '2000-06-01', '1 month')",
          "generate_series(timestamp '2000-01-31', '2000-01-01', '-1 week')",
          "generate_series(timestamp '2000-01-31', '2000-01-01', '0')",
          "generate_series(timestamp '2000-01-31', '2000-01-01', 'infinity')",
          "generate_series(timestamptz '2021-03-13 12:00', '2021-03-15 12:00', '1 day')",
          "generate_series(timestamptz '2021-03-13 12:00', '2021-03-15 12:00', '1 day',"
              + " 'Europe/Paris')",
          "unnest(array[1, 2, null, 4])",
          "unnest(array[['a', 'b'], ['c', null]])",
          "unnest('{}'::int[])",
          "unnest(null::text[])",
          "unnest('2 3 4'::oidvector)",
          "generate_subscripts('[2:4]={1,2,3}'::int[], 1)",
          "generate_subscripts('[2:4]={1,2,3}'::int[], 1, true)",
          "generate_subscripts('[2:4]={1,2,3}'::int[], 2)",
          "generate_subscripts('{}'::int[], 1)",
          "string_to_table('a,b,,c', ',')",
          "string_to_table('a,b,,c', ',', 'b')",
          "string_to_table('abc', null)",
          "string_to_table(null, ',')",
          "json_array_elements('[1, null, {\"a\": 2}]')",
          "json_array_elements_text('[1, null, \"x\"]')",
          "json_array_elements('{}')",
          "json_array_elements('1')",
          "jsonb_array_elements('[1, null, {\"a\": 2}]')",
          "jsonb_array_elements_text('[1, null, \"x\"]')",
          "jsonb_array_elements('{}')",
          "jsonb_array_elements('1')",
          "unnest('{[1,2),[5,7),(9,)}'::int4multirange)",
          "unnest('{}'::int4multirange)",
          "regexp_matches('foobarbequebaz', '(b[^b]+)(b[^b]+)')",
          "regexp_matches('foobarbequebazil', 'ba.', 'g')",
          "regexp_matches('foo', 'x')",
          "regexp_matches('aAa', 'a', 'gi')",
          "regexp_matches('a', 'a', 'z')",
          "json_object_keys('{\"a\": 1, \"b\": {}, \"a\": 2}')",
          "json_object_keys('[]')",
          "json_object_keys('1')",
          "jsonb_object_keys('{\"bb\": 1, \"a\": {}, \"a\": 2}')",
          "jsonb_object_keys('[]')",
          "jsonb_object_keys('1')",
          "pg_partition_ancestors('pg_class')",
          "regexp_split_to_table('a1b22c', '[0-9]+')",
          "regexp_split_to_table('aXbxc', 'x', 'i')");

  private OracleServer server;
  private Connection connection;
  private ExpressionDifferential differential;

  @BeforeAll
  void start() throws SQLException {
    server = OracleServer.unicode();
    connection = server.connect("postgres");
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'America/New_York'");
    }
    SampleTable table = new SampleTable(new Samples(1));
    table.create(connection);
    connection.setAutoCommit(false);
    differential = new ExpressionDifferential(connection, table);
  }

  @AfterAll
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  @Test
  void rowsAreTheOracles() throws SQLException {
    List<@Nullable String> trees = differential.analyze(CALLS);
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (int i = 0; i < CALLS.size(); i++) {
      String tree = Objects.requireNonNull(trees.get(i), CALLS.get(i));
      Query query = (Query) Objects.requireNonNull(NodeReader.read(tree, NodeList.class).get(0));
      ours.add(CALLS.get(i) + ": " + run((FuncExpr) query.targetList().getFirst().expr()));
      theirs.add(CALLS.get(i) + ": " + ask(CALLS.get(i)));
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private String ask(String call) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute("savepoint s");
      try (ResultSet row =
          statement.executeQuery(
              "select case when num_nulls(x) = 0 then format('%s', x) end from (select "
                  + call
                  + " as x limit "
                  + MOST
                  + ") y")) {
        while (row.next()) {
          rows.add(String.valueOf(row.getString(1)));
        }
      } catch (SQLException e) {
        statement.execute("rollback to savepoint s");
        String message = Objects.requireNonNull(e.getMessage());
        return "error "
            + e.getSQLState()
            + " "
            + message.replace("ERROR: ", "").lines().toList().getFirst();
      }
    }
    return rows.toString();
  }

  private String run(FuncExpr call) {
    try {
      return rows(call).toString();
    } catch (PgException e) {
      return ExpressionDifferential.error(e);
    }
  }

  private List<String> rows(FuncExpr call) {
    ConstantFolder folder =
        new ConstantFolder(
            differential.registry(), differential.context(), ConstantFolder.KnownParameters.NONE);
    ExpressionTypes expressionTypes = new ExpressionTypes(differential.context().catalog());
    List<Integer> types = new ArrayList<>();
    List<Vector> arguments = new ArrayList<>();
    for (Expr argument : call.args()) {
      Expr folded = folder.estimate(argument);
      types.add(expressionTypes.type(argument));
      arguments.add(Constants.vector(folded instanceof Const c ? c : folder.evaluate(folded)));
    }
    CallSite site =
        new CallSite(
            differential.context().catalog().get(SysCache.PROCOID, call.funcid()),
            types,
            call.funcresulttype(),
            call.inputcollid(),
            false);
    SetFunction function = differential.registry().prepareSet(differential.context(), site, null);
    TypeText type =
        new TypeText(differential.registry(), differential.context(), call.funcresulttype());
    List<String> rows = new ArrayList<>();
    try (SetCall set = function.open(differential.context(), arguments.toArray(Vector[]::new), 0)) {
      Vector[] columns = {type.newVector(1)};
      int count = set.next(columns, FETCH);
      while (count > 0 && rows.size() < MOST) {
        for (int row = 0; row < count && rows.size() < MOST; row++) {
          String text = differential.print(type, columns[0], row);
          rows.add(text.equals("null") ? text : text.substring("value ".length()));
        }
        columns[0].clear();
        count = set.next(columns, FETCH);
      }
    }
    return rows;
  }
}
