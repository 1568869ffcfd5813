package org.gajah.oracle.expression;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.contract.WindowFunction;
import org.gajah.functions.contract.WindowFunction.PartitionCall;
import org.gajah.functions.contract.WindowPartition;
import org.gajah.functions.window.WindowFunctions;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// Window functions over one partition with peers, beside the oracle's.
class WindowFunctionsTest {
  private static final long[] VALUES = {1, 1, 2, 3, 3, 3, 5, 8, 8, 9};

  /// A function by its name in `prosrc`, as it is called, and the constants among its arguments.
  private record Case(String source, String call, boolean isDouble, long... constants) {}

  private static final List<Case> CASES =
      List.of(
          new Case("window_row_number", "row_number()", false),
          new Case("window_rank", "rank()", false),
          new Case("window_dense_rank", "dense_rank()", false),
          new Case("window_percent_rank", "percent_rank()", true),
          new Case("window_cume_dist", "cume_dist()", true),
          new Case("window_ntile", "ntile(3)", false, 3),
          new Case("window_ntile", "ntile(20)", false, 20),
          new Case("window_lag", "lag(v)", false),
          new Case("window_lag_with_offset", "lag(v, 2)", false, 2),
          new Case("window_lag_with_offset", "lag(v, -2)", false, -2),
          new Case("window_lead", "lead(v)", false),
          new Case("window_lead_with_offset_and_default", "lead(v, 3, -7::int8)", false, 3, -7),
          new Case("window_first_value", "first_value(v)", false),
          new Case("window_last_value", "last_value(v)", false),
          new Case("window_nth_value", "nth_value(v, 2)", false, 2),
          new Case("window_nth_value", "nth_value(v, 5)", false, 5));

  @Test
  void valuesAreTheOracles() throws SQLException {
    try (OracleServer server = OracleServer.unicode();
        Connection connection = server.connect("postgres")) {
      for (Case one : CASES) {
        assertThat(ours(one)).as(one.call()).isEqualTo(theirs(connection, one.call()));
      }
    }
  }

  private static List<String> theirs(Connection connection, String call) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select "
                    + call
                    + " over (order by v) from unnest('{1,1,2,3,3,3,5,8,8,9}'::int8[]) v")) {
      while (row.next()) {
        rows.add(String.valueOf(row.getString(1)));
      }
    }
    return rows;
  }

  private static List<String> ours(Case one) {
    Partition partition = new Partition(one);
    WindowFunction function = Objects.requireNonNull(WindowFunctions.find(one.source()));
    List<String> rows = new ArrayList<>();
    PartitionCall call = function.start(new NoContext().context(), partition);
    for (int row = 0; row < VALUES.length; row++) {
      partition.current = row;
      LongVector result = new LongVector(1);
      call.value(row, result, 0);
      rows.add(
          result.isNull(0)
              ? "null"
              : one.isDouble() ? shown(result.getDouble(0)) : Long.toString(result.get(0)));
    }
    return rows;
  }

  private static String shown(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /// Window functions proper ask nothing of a session.
  private record NoContext() {
    FunctionContext context() {
      return (FunctionContext)
          Proxy.newProxyInstance(
              NoContext.class.getClassLoader(),
              new Class<?>[] {FunctionContext.class},
              (proxy, method, arguments) -> {
                throw new IllegalStateException(method.getName());
              });
    }
  }

  /// The default frame: from the first row to the last peer.
  private static final class Partition implements WindowPartition {
    private final Case one;
    private int current;

    Partition(Case one) {
      this.one = one;
    }

    /// Constants are the last arguments; `v` is the first of functions that take it.
    private long value(int argument, long row) {
      boolean takesValue = one.call().contains("(v");
      return takesValue && argument == 0
          ? VALUES[(int) row]
          : one.constants()[takesValue ? argument - 1 : argument];
    }

    @Override
    public long rows() {
      return VALUES.length;
    }

    @Override
    public boolean peers(long a, long b) {
      return VALUES[(int) a] == VALUES[(int) b];
    }

    @Override
    public long frameStart() {
      return 0;
    }

    @Override
    public long frameEnd() {
      int end = current + 1;
      while (end < VALUES.length && VALUES[end] == VALUES[current]) {
        end++;
      }
      return end;
    }

    @Override
    public boolean excluded(long row) {
      return false;
    }

    @Override
    public void argument(int argument, long row, Vector result, int resultRow) {
      ((LongVector) result).set(resultRow, value(argument, row));
    }

    @Override
    public boolean argumentIsNull(int argument, long row) {
      return false;
    }

    @Override
    public long argumentLong(int argument, long row) {
      return value(argument, row);
    }
  }
}
