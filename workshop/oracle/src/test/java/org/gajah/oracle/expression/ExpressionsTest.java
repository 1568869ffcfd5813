package org.gajah.oracle.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Seeds;
import org.gajah.oracle.types.Samples;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Expressions beside the oracle's: every operator, function and cast of the sample table's types
/// that is built, and a collection of nested ones.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpressionsTest {
  private static final int LEAST_EXPRESSIONS = 1500;

  /// What depends on the moment, the session or the disk, or prints what it likes.
  private static final String EXCLUDED =
      "'random|^pg_|_agg_transfn|clock_timestamp|timeofday|inet_|current_|setseed|gen_random|lo_|nextval|currval"
          + "|setval|lastval|uuid_|txid|has_|version|query_to|table_to|schema_to|database_to|cursor_to|"
          + "to_reg|binary_upgrade|ts_|row_security|session_user|now$|statement_timestamp|"
          + "transaction_timestamp|repeat|getdatabaseencoding|fmgr|suppress|jsonb_path|satisfies|^bpchar$'";

  private OracleServer server;
  private Connection connection;
  private ExpressionDifferential differential;
  private SampleTable table;
  private long seed;

  @BeforeAll
  void start() throws SQLException {
    seed = Seeds.seed();
    server = OracleServer.unicode("max_stack_depth = '6MB'");
    connection = server.connect("postgres");
    table = new SampleTable(new Samples(seed));
    try (Statement statement = connection.createStatement()) {
      statement.execute("set timezone = 'America/New_York'");
      statement.execute("create domain positive as int4 check (value > 0) not null");
      statement.execute("create domain small as positive constraint is_small check (value < 1000)");
      statement.execute("create type mood as enum ('sad', 'ok', 'happy')");
      statement.execute("create type pair as (x int4, y text)");
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
  void expressionsAnswerAsTheOracleDoes() throws SQLException, IOException {
    differential.run(written());
    differential.run(operators());
    differential.run(functions());
    differential.run(casts());
    System.out.println(
        "expressions "
            + differential.expressions()
            + ", values "
            + differential.compared()
            + ", not built "
            + differential.notBuilt().size());
    System.out.println("not built: " + differential.notBuilt());
    assertThat(differential.differences()).as("differences with seed %d", seed).isEmpty();
    assertThat(differential.expressions()).isGreaterThan(LEAST_EXPRESSIONS);
  }

  private List<String> written() throws IOException {
    try (InputStream in = ExpressionsTest.class.getResourceAsStream("expressions.sql")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("--")).toList();
    }
  }

  private List<String> operators() throws SQLException {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select oprname, format_type(nullif(oprleft, 0), null), format_type(oprright, null)"
                    + " from pg_operator o join pg_proc p on p.oid = oprcode where provolatile <>"
                    + " 'v' order by 1, 2, 3")) {
      while (row.next()) {
        String name = row.getString(1);
        String left = row.getString(2);
        for (String right : instances(row.getString(3))) {
          String second = table.column(right, 1);
          if (second == null) {
            continue;
          }
          if (left == null) {
            result.add(name + " " + second);
          } else {
            for (String first : instances(left)) {
              String column = table.column(first, 0);
              if (column != null) {
                result.add(column + " operator(pg_catalog." + name + ") " + second);
              }
            }
          }
        }
      }
    }
    return result;
  }

  private static List<String> instances(String type) {
    return switch (type) {
      case "anyarray", "anycompatiblearray" -> List.of("integer[]", "text[]", "numeric[]");
      case "anyelement", "anycompatible" -> List.of("integer", "text", "numeric");
      case "anyrange" -> List.of("int4range", "numrange", "daterange", "tsrange");
      case "anymultirange" ->
          List.of("int4multirange", "nummultirange", "datemultirange", "tsmultirange");
      case "character" -> List.of("bpchar");
      default -> List.of(type);
    };
  }

  private List<String> functions() throws SQLException {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select quote_ident(proname), array(select format_type(t, null) from"
                    + " unnest(proargtypes) t) from pg_proc where prokind = 'f' and not proretset"
                    + " and provolatile <> 'v' and prolang = 12 and pronargs > 0 and prorettype <>"
                    + " 2278 and proname !~ "
                    + EXCLUDED
                    + " and prorettype <> 'internal'::regtype order by 1, 2")) {
      while (row.next()) {
        String[] types = (String[]) row.getArray(2).getArray();
        for (int pick = 0; pick < 3; pick++) {
          addCall(row.getString(1), types, pick, result);
        }
      }
    }
    return result.stream().distinct().toList();
  }

  private void addCall(String name, String[] types, int pick, List<String> result) {
    List<String> arguments = new ArrayList<>();
    int which = 0;
    for (String type : types) {
      List<String> instances = instances(type);
      String column = table.column(instances.get(Math.min(pick, instances.size() - 1)), which++);
      if (column == null) {
        return;
      }
      arguments.add(column);
    }
    result.add("pg_catalog." + name + "(" + String.join(", ", arguments) + ")");
  }

  private List<String> casts() throws SQLException {
    List<String> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select format_type(castsource, null), format_type(casttarget, null) from pg_cast"
                    + " order by 1, 2")) {
      while (row.next()) {
        for (String source : instances(row.getString(1))) {
          String column = table.column(source, 0);
          if (column != null) {
            result.add("cast(" + column + " as " + instances(row.getString(2)).getFirst() + ")");
          }
        }
      }
    }
    return result;
  }
}
