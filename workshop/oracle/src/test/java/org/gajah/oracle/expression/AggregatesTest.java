package org.gajah.oracle.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.expression.Constants;
import org.gajah.functions.TypeText;
import org.gajah.functions.aggregate.AggregateCall;
import org.gajah.functions.aggregate.GroupStates;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.oracle.types.Samples;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every aggregate that is built, over every column that it takes, beside the oracle's: all rows,
/// by groups, and a group that has been emptied and filled again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AggregatesTest {
  private static final int GROUPS = 5;
  private static final int LEAST = 60;

  private OracleServer server;
  private Connection connection;
  private ExpressionDifferential differential;
  private SampleTable table;
  private long seed;
  private final List<String> differences = new ArrayList<>();
  private final TreeSet<String> notBuilt = new TreeSet<>();
  private int compared;

  @BeforeAll
  void start() throws SQLException {
    seed = Seeds.seed();
    server = OracleServer.unicode();
    connection = server.connect("postgres");
    table = new SampleTable(new Samples(seed));
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'America/New_York'");
      statement.execute(
          "create aggregate least_of (int4) (sfunc = int4smaller, stype = int4, initcond = '7')");
      statement.execute(
          "create aggregate joined (text) (sfunc = textcat, stype = text, finalfunc = upper)");
    }
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
  void aggregatesAnswerAsTheOracleDoes() throws SQLException {
    List<String> calls = calls();
    List<@Nullable String> trees = differential.analyze(calls);
    for (int i = 0; i < calls.size(); i++) {
      String tree = trees.get(i);
      if (tree != null) {
        compare(calls.get(i), tree);
      }
    }
    System.out.println("aggregates compared " + compared + ", not built " + notBuilt);
    assertThat(differences).as("differences with seed %d", seed).isEmpty();
    assertThat(compared).isGreaterThan(LEAST);
  }

  private List<String> calls() throws SQLException {
    List<String> result =
        new ArrayList<>(
            List.of(
                "count(*)",
                "string_agg(a_t, ',')",
                "string_agg(a_t, b_t)",
                "string_agg(a_by, b_by)",
                "least_of(a_i4)",
                "joined(a_t)",
                "array_agg(a_i4)",
                "array_agg(a_t)",
                "json_agg(a_i4)",
                "json_agg(a_ia)",
                "json_agg(a_f8)",
                "json_agg(a_ts)",
                "json_agg_strict(a_tz)",
                "jsonb_agg(a_n)",
                "jsonb_agg_strict(a_j)",
                "json_agg(a_jb)",
                "json_object_agg('k', b_n)",
                "json_object_agg_strict('k', b_n)",
                "json_object_agg_unique('k', b_n)",
                "jsonb_object_agg('k', b_n)",
                "jsonb_object_agg_strict('k', b_n)",
                "jsonb_object_agg_unique('k', b_n)",
                "json_object_agg(a_t, b_n)",
                "jsonb_object_agg(a_t, b_n)",
                "any_value(a_i4)",
                "any_value(a_t)",
                "count(a_t)"));
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select aggfnoid::regproc::text, array(select format_type(t, null) from"
                    + " unnest(proargtypes) t) from pg_aggregate join pg_proc p on p.oid = aggfnoid"
                    + " where aggkind = 'n' and pronargs > 0 and pronamespace = 11 order by 1")) {
      while (row.next()) {
        String[] types = (String[]) row.getArray(2).getArray();
        List<String> columns = new ArrayList<>();
        for (String type : types) {
          String instance =
              switch (type) {
                case "anyarray" -> "integer[]";
                case "anyelement", "anynonarray", "\"any\"" -> "text";
                case "character" -> "bpchar";
                case "anyrange" -> "int4range";
                case "anymultirange" -> "nummultirange";
                default -> type;
              };
          String column = table.column(instance, columns.size());
          if (column != null) {
            columns.add(column);
          }
        }
        if (columns.size() == types.length) {
          result.add(row.getString(1) + "(" + String.join(", ", columns) + ")");
        }
      }
    }
    return result;
  }

  private void compare(String sql, String tree) throws SQLException {
    Query query = (Query) Objects.requireNonNull(NodeReader.read(tree, NodeList.class).get(0));
    Aggref aggregate = (Aggref) query.targetList().getFirst().expr();
    List<String> ours;
    try {
      ours = evaluate(aggregate);
    } catch (PgException e) {
      if (e.primaryMessage().endsWith("is not supported by Gajah yet")) {
        notBuilt.add(e.primaryMessage().replace(" is not supported by Gajah yet", ""));
        return;
      }
      ours = List.of(ExpressionDifferential.error(e));
    }
    compared++;
    for (int group = 0; group <= GROUPS; group++) {
      String our = ours.size() == 1 ? ours.getFirst() : ours.get(group);
      String their = ask(sql, group == GROUPS ? "true" : "id % " + GROUPS + " = " + group);
      if (!our.equals(their)) {
        differences.add(sql + " group " + group + ": " + our + " instead of " + their);
        return;
      }
    }
  }

  private String ask(String sql, String condition) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("savepoint s");
      try (ResultSet row =
          statement.executeQuery(
              "select encode(textsend(case when num_nulls(x) = 0 then format('value %s', x) else"
                  + " 'null' end), 'hex') from (select "
                  + sql
                  + " as x from (select * from s where "
                  + condition
                  + " order by id) s) y")) {
        row.next();
        return new String(HexFormat.of().parseHex(row.getString(1)), StandardCharsets.UTF_8);
      } catch (SQLException e) {
        statement.execute("rollback to savepoint s");
        String message = Objects.requireNonNull(e.getMessage());
        return "error "
            + e.getSQLState()
            + " "
            + message.replace("ERROR: ", "").lines().toList().getFirst();
      }
    }
  }

  private List<String> evaluate(Aggref aggregate) {
    ExpressionTypes expressionTypes = new ExpressionTypes(differential.context().catalog());
    List<Integer> types = new ArrayList<>();
    List<Vector> arguments = new ArrayList<>();
    for (TargetEntry entry : aggregate.args()) {
      Expr argument = entry.expr();
      while (argument instanceof RelabelType label) {
        argument = label.arg();
      }
      types.add(expressionTypes.type(entry.expr()));
      arguments.add(
          argument instanceof Var variable
              ? differential.rows().column(variable.varattno() - 1)
              : Constants.vector((Const) argument));
    }
    AggregateCall call =
        new AggregateCall(
            aggregate.aggfnoid(),
            List.of(),
            types,
            0,
            aggregate.aggtype(),
            aggregate.inputcollid(),
            false);
    GroupStates states =
        differential
            .registry()
            .prepareAggregate(differential.context(), call)
            .states(differential.context());
    return answers(states, aggregate.aggtype(), arguments.toArray(Vector[]::new));
  }

  private List<String> answers(GroupStates states, int resultType, Vector[] arguments) {
    TypeText type = new TypeText(differential.registry(), differential.context(), resultType);
    Batch rows = new Batch();
    rows.view(differential.rows());
    int[] groups = new int[rows.rows()];
    for (int row = 0; row < groups.length; row++) {
      groups[row] = row % GROUPS;
    }
    List<String> answers = new ArrayList<>();
    states.ensureGroups(GROUPS);
    fill(states, arguments, rows, groups, answers);
    states.ensureGroups(100);
    for (int group = 0; group < GROUPS; group++) {
      if (answers.get(group).isEmpty()) {
        answers.set(group, result(states, type, group));
      }
    }
    states.reset(3);
    try {
      states.addAll(differential.context(), arguments, rows, 3);
      answers.add(result(states, type, 3));
    } catch (PgException e) {
      answers.add(ExpressionDifferential.error(e));
    }
    return answers;
  }

  private void fill(
      GroupStates states, Vector[] arguments, Batch rows, int[] groups, List<String> answers) {
    for (int group = 0; group < GROUPS; group++) {
      Batch some = new Batch();
      some.view(rows);
      int[] numbers = new int[rows.rows()];
      int count = 0;
      for (int row = 0; row < groups.length; row++) {
        if (groups[row] == group) {
          numbers[count++] = row;
        }
      }
      some.select(numbers, count);
      try {
        states.add(differential.context(), arguments, some, groups);
        answers.add("");
      } catch (PgException e) {
        answers.add(ExpressionDifferential.error(e));
      }
    }
  }

  private String result(GroupStates states, TypeText type, int group) {
    try {
      Vector result = type.newVector(1);
      states.finish(differential.context(), group, new Vector[0], result, 0);
      return differential.print(type, result, 0);
    } catch (PgException e) {
      return ExpressionDifferential.error(e);
    }
  }
}
