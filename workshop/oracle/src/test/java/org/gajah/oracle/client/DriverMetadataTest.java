package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What pgjdbc tells of a database, its statements and their results is the same with both servers.
/// What it asks for that is in `pgjdbc-queries.sql`; `./build facts` asks the real server's log for
/// it again.
class DriverMetadataTest {
  private static final String FILE =
      "workshop/oracle/src/test/resources/org/gajah/oracle/client/pgjdbc-queries.sql";
  private static final Pattern LOGGED =
      Pattern.compile(
          "LOG:  (?:execute [^:]+|statement): (.*(?:\n\t.*)*)(?:\n.*DETAIL:  (Parameters.*))?");

  /// Methods that tell of the connection, not of the server.
  private static final List<String> OWN =
      List.of("getConnection", "getURL", "unwrap", "isWrapperFor", "getDatabaseProductVersion");

  private static final Map<String, List<Object[]>> ARGUMENTS = arguments();

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start();
  }

  @AfterAll
  static void stop() throws IOException {
    twins.close();
  }

  private static Map<String, List<Object[]>> arguments() {
    Map<String, List<Object[]>> all = new TreeMap<>();
    all.put("getAttributes", calls(new Object[] {null, "shop", "address", "%"}));
    all.put("getBestRowIdentifier", calls(new Object[] {null, "shop", "product", 2, true}));
    all.put(
        "getColumnPrivileges",
        calls(
            new Object[] {null, "shop", "customer", "%"},
            new Object[] {null, "shop", "product", "c%"}));
    all.put(
        "getColumns",
        calls(
            new Object[] {null, "shop", "%", "%"},
            new Object[] {"postgres", "pg_catalog", "pg_class", "rel%"},
            new Object[] {null, null, "no such table", null}));
    all.put(
        "getCrossReference",
        calls(new Object[] {null, "shop", "product", null, "shop", "purchase"}));
    all.put("getExportedKeys", calls(new Object[] {null, "shop", "customer"}));
    all.put("getFunctionColumns", calls(new Object[] {null, "shop", "%", "%"}));
    all.put("getFunctions", calls(new Object[] {null, "shop", "%"}));
    all.put("getImportedKeys", calls(new Object[] {null, "shop", "purchase"}));
    all.put(
        "getIndexInfo",
        calls(
            new Object[] {null, "shop", "customer", false, true},
            new Object[] {null, "shop", "product", true, false}));
    all.put("getPrimaryKeys", calls(new Object[] {null, "shop", "product"}));
    all.put("getProcedureColumns", calls(new Object[] {null, "shop", "%", "%"}));
    all.put(
        "getProcedures",
        calls(new Object[] {null, "shop", "%"}, new Object[] {null, null, "pg_c%"}));
    all.put("getPseudoColumns", calls(new Object[] {null, "shop", "%", "%"}));
    all.put("getSchemas", calls(new Object[] {}, new Object[] {null, "s%"}));
    all.put("getSuperTables", calls(new Object[] {null, "shop", "%"}));
    all.put("getSuperTypes", calls(new Object[] {null, "shop", "%"}));
    all.put("getTablePrivileges", calls(new Object[] {null, "shop", "%"}));
    all.put(
        "getTables",
        calls(
            new Object[] {null, null, "%", null},
            new Object[] {null, "shop", "p%", new String[] {"TABLE", "VIEW", "SEQUENCE"}},
            new Object[] {null, "sh_p", "%", new String[] {"MATERIALIZED VIEW", "FOREIGN TABLE"}}));
    all.put(
        "getUDTs",
        calls(
            new Object[] {null, "shop", "%", null},
            new Object[] {null, null, "%", new int[] {2001, 2002}}));
    all.put("getVersionColumns", calls(new Object[] {null, "shop", "customer"}));
    return all;
  }

  private static List<Object[]> calls(Object[]... calls) {
    return List.of(calls);
  }

  private static List<Method> methods() {
    return Arrays.stream(DatabaseMetaData.class.getMethods())
        .filter(method -> !OWN.contains(method.getName()))
        .sorted(
            Comparator.comparing(Method::getName)
                .thenComparing(method -> Arrays.toString(method.getParameterTypes())))
        .toList();
  }

  /// With which arguments a method is called.
  private static List<Object[]> argumentsOf(Method method) {
    int count = method.getParameterCount();
    List<Object[]> known = ARGUMENTS.get(method.getName());
    if (known != null) {
      return known.stream().filter(each -> each.length == count).toList();
    }
    if (count == 0) {
      return List.<Object[]>of(new Object[0]);
    }
    assertThat(method.getParameterTypes()).as("%s", method).containsOnly(int.class);
    List<Object[]> result = new ArrayList<>();
    for (int value : new int[] {1, 2, 4, 8, 1003, 1004, 1005, 1007, 1008}) {
      Object[] arguments = new Object[count];
      Arrays.fill(arguments, value);
      result.add(arguments);
    }
    return result;
  }

  @Test
  void everyMethodTellsTheSame() throws Exception {
    Map<String, String> expected;
    Map<String, List<String>> queries = new LinkedHashMap<>();
    try (Connection real = connect(twins.real(), "-c log_statement=all")) {
      expected = tell(real, queries);
    }
    StringBuilder file =
        new StringBuilder("-- What pgjdbc asks a server for its DatabaseMetaData.")
            .append(" Generated by DriverMetadataTest.\n");
    queries.forEach((call, sent) -> {
      if (!sent.isEmpty()) {
        file.append("\n-- ").append(call).append('\n');
        sent.forEach(sql -> file.append(sql).append(";\n"));
      }
    });
    Facts.check(FILE, file.toString());
    try (Connection ours = connect(twins.ours(), "")) {
      Map<String, String> actual = tell(ours, null);
      assertThat(actual).hasSizeGreaterThan(200);
      List<String> different = new ArrayList<>();
      expected.forEach((call, told) -> {
        String answer = String.valueOf(actual.get(call));
        if (!told.equals(answer)) {
          different.add(Answers.difference(call, told, answer));
        }
      });
      assertThat(different).isEmpty();
    }
  }

  private static Map<String, String> tell(
      Connection connection, @org.jspecify.annotations.Nullable Map<String, List<String>> queries)
      throws Exception {
    DatabaseMetaData metadata = connection.getMetaData();
    Map<String, String> result = new LinkedHashMap<>();
    for (Method method : methods()) {
      for (Object[] arguments : argumentsOf(method)) {
        String call = method.getName() + deep(arguments);
        int before = queries == null ? 0 : twins.real().log().length();
        result.put(call, answer(method, metadata, arguments));
        if (queries != null) {
          queries.put(call, sent(twins.real().log().substring(before)));
        }
      }
    }
    return result;
  }

  private static String deep(Object[] arguments) {
    String text = Arrays.deepToString(arguments);
    return "(" + text.substring(1, text.length() - 1) + ")";
  }

  private static String answer(Method method, DatabaseMetaData metadata, Object[] arguments)
      throws IllegalAccessException, SQLException {
    try {
      Object told = method.invoke(metadata, arguments);
      if (told instanceof ResultSet rows) {
        try (rows) {
          // The driver asks for types in no order.
          return Answers.rows(rows, !method.getName().equals("getTypeInfo"));
        }
      }
      return String.valueOf(told);
    } catch (InvocationTargetException e) {
      return e.getCause() instanceof SQLException fault
          ? Answers.error(fault)
          : String.valueOf(e.getCause());
    }
  }

  private static List<String> sent(String log) {
    List<String> result = new ArrayList<>();
    Matcher statement = LOGGED.matcher(log);
    while (statement.find()) {
      String sql = statement.group(1).replace("\n\t", "\n");
      String parameters = statement.group(2);
      result.add(parameters == null ? sql : "-- " + parameters + "\n" + sql);
    }
    return result;
  }

  private static Connection connect(OracleServer server, String options) throws SQLException {
    String url = "jdbc:postgresql://127.0.0.1:" + server.port() + "/postgres";
    Properties properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("options", options);
    return DriverManager.getConnection(url, properties);
  }

  private static final List<String> RESULTS =
      List.of(
          "select * from shop.customer",
          "select * from shop.product",
          "select *, id * 2 as twice, name || '!' from shop.customer",
          "select c.name as who, p.amount from shop.customer c join shop.purchase p on p.customer_id = c.id",
          "select * from shop.wide",
          "select * from shop.part",
          "select count(*), sum(amount), avg(amount), max(at) from shop.purchase",
          "select 1, 2::int8, 3.5, 'x', null, now(), array[1], row(1, 2), interval '1 day'",
          "select * from pg_catalog.pg_class",
          "select relname::text, oid::regclass from pg_class");

  @Test
  void resultsAreDescribedAlike() throws SQLException {
    for (String query : RESULTS) {
      assertThat(resultOf(twins.ours(), query)).as(query).isEqualTo(resultOf(twins.real(), query));
    }
  }

  private static String resultOf(OracleServer server, String query) throws SQLException {
    try (Connection connection = connect(server, "");
        PreparedStatement statement = connection.prepareStatement(query)) {
      ResultSetMetaData columns = statement.getMetaData();
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        text.append(
            String.join(
                " ",
                columns.getColumnLabel(i),
                columns.getColumnName(i),
                columns.getTableName(i),
                columns.getSchemaName(i),
                columns.getColumnTypeName(i),
                columns.getColumnClassName(i),
                "" + columns.getColumnType(i),
                "" + columns.getPrecision(i),
                "" + columns.getScale(i),
                "" + columns.getColumnDisplaySize(i),
                "" + columns.isNullable(i),
                "" + columns.isAutoIncrement(i),
                "" + columns.isSigned(i),
                "" + columns.isWritable(i)));
        text.append('\n');
      }
      return text.toString();
    }
  }

  private static final List<String> PARAMETERS =
      List.of(
          "select * from shop.customer where id = ? and name like ?",
          "insert into shop.purchase (customer_id, amount, at) values (?, ?, ?)",
          "update shop.customer set feels = ?, home = ?, tags = ? where born > ?",
          "select ? + 1, ? || 'x', ?::numeric, coalesce(?, 2.5)",
          "delete from shop.product where cost > ? and weight < ? and since = ?");

  @Test
  void parametersAreDescribedAlike() throws SQLException {
    for (String sql : PARAMETERS) {
      assertThat(parametersOf(twins.ours(), sql))
          .as(sql)
          .isEqualTo(parametersOf(twins.real(), sql));
    }
  }

  private static String parametersOf(OracleServer server, String sql) throws SQLException {
    try (Connection connection = connect(server, "");
        PreparedStatement statement = connection.prepareStatement(sql)) {
      ParameterMetaData parameters = statement.getParameterMetaData();
      StringBuilder text = new StringBuilder();
      for (int i = 1; i <= parameters.getParameterCount(); i++) {
        text.append(parameters.getParameterTypeName(i)).append(' ');
        text.append(parameters.getParameterType(i)).append(' ');
        text.append(parameters.getParameterClassName(i)).append(' ');
        text.append(parameters.isSigned(i)).append('\n');
      }
      return text.toString();
    } catch (SQLException e) {
      return Answers.error(e);
    }
  }

  @Test
  void generatedKeysComeBack() throws SQLException {
    assertThat(keysOf(twins.ours())).isEqualTo(keysOf(twins.real()));
  }

  private static List<String> keysOf(OracleServer server) throws SQLException {
    List<String> told = new ArrayList<>();
    try (Connection connection = connect(server, "")) {
      connection.setAutoCommit(false);
      String insert = "insert into shop.receipt (amount) values (?), (7)";
      for (String[] columns : new String[][] {null, {"id"}, {"id", "at", "Amount"}, {"nothing"}}) {
        try (PreparedStatement statement =
            columns == null
                ? connection.prepareStatement(insert, Statement.RETURN_GENERATED_KEYS)
                : connection.prepareStatement(insert, columns)) {
          statement.setInt(1, 5);
          told.add("rows " + statement.executeUpdate());
          try (ResultSet keys = statement.getGeneratedKeys()) {
            told.add(Answers.rows(keys, true));
          }
        } catch (SQLException e) {
          told.add(Answers.error(e));
          connection.rollback();
        }
      }
      connection.rollback();
    }
    return told;
  }
}
