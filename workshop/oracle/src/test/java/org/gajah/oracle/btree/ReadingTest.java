package org.gajah.oracle.btree;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.accessapi.index.ScanKey.Strategy;
import org.gajah.accessapi.relation.KeyOrder;
import org.gajah.base.bytes.Slice;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Indexes of a real server, scanned by us: the same rows in the same order as its own index scans
/// find.
class ReadingTest {
  private static final int QUERIES = 40;

  /// A condition of a query: on which columns, with which operator, and the rows whose values stand
  /// on the right.
  private record Condition(int column, String operator, List<Long> rows) {}

  private record Query(String table, List<Condition> conditions, List<String> answer) {}

  private final Random random = new Random(31);

  @Test
  void indexScansFindWhatTheServerFinds() throws IOException {
    System.out.println("seed 31");
    try (OracleServer server = OracleServer.start("autovacuum = off", "fsync = off")) {
      Map<String, RealIndex> indexes = new TreeMap<>();
      for (String table : SampleIndexes.create(server)) {
        indexes.put(table, RealIndex.of(server, table + "_i"));
      }
      List<Query> queries = new ArrayList<>();
      for (RealIndex index : indexes.values()) {
        queries.addAll(ask(server, index));
      }
      server.psql("checkpoint");
      server.stop();
      int database = indexes.values().iterator().next().locator().database();
      try (Crossing crossing = new Crossing(server.data(), database)) {
        Map<String, Map<Long, RealIndex.Entry>> contents = new HashMap<>();
        int rows = 0;
        for (Query query : queries) {
          RealIndex index = Objects.requireNonNull(indexes.get(query.table));
          Map<Long, RealIndex.Entry> content =
              contents.computeIfAbsent(query.table, table -> contentOf(index, crossing));
          check(index, content, query, crossing);
          rows += query.answer.size();
        }
        System.out.println(
            indexes.size() + " indexes, " + queries.size() + " queries, " + rows + " rows");
        crossing.shutDown();
      }
    }
  }

  private static Map<Long, RealIndex.Entry> contentOf(RealIndex index, Crossing crossing) {
    Map<Long, RealIndex.Entry> content = new HashMap<>();
    for (RealIndex.Entry entry : index.entries(crossing, List.of(), true)) {
      assertThat(content.put(entry.tid(), entry)).isNull();
    }
    return content;
  }

  // The server's side

  private List<Query> ask(OracleServer server, RealIndex index) {
    String table = index.table();
    List<Long> rows =
        server
            .psql("select ctid from " + table + " where c0 is not null order by md5(ctid::text)")
            .lines()
            .map(RealIndex::tid)
            .toList();
    int keys = (int) index.columns().stream().filter(column -> column.order() != null).count();
    List<List<Condition>> all = new ArrayList<>();
    StringBuilder script =
        new StringBuilder(
            "set enable_seqscan = off; set enable_bitmapscan = off; set enable_sort = off;\n");
    for (int i = 0; i < QUERIES; i++) {
      List<Condition> conditions = new ArrayList<>();
      for (int column = 0; column < keys; column++) {
        for (int times = random.nextInt(3); times > 0; times--) {
          conditions.add(condition(column, keys, rows));
        }
      }
      if (conditions.isEmpty()) {
        conditions.add(condition(0, keys, rows));
      }
      all.add(conditions);
      String where = String.join(" and ", conditions.stream().map(c -> sql(index, c)).toList());
      script
          .append("select ctid from ")
          .append(table)
          .append(" where ")
          .append(where)
          .append(";\nselect '--';\n");
    }
    String[] answers = server.psql(script.toString()).replace("SET\n", "").split("--\n", -1);
    List<Query> queries = new ArrayList<>();
    for (int i = 0; i < QUERIES; i++) {
      queries.add(new Query(table, all.get(i), answers[i].lines().toList()));
    }
    return queries;
  }

  private Condition condition(int column, int keys, List<Long> rows) {
    String operator =
        switch (random.nextInt(10)) {
          case 0 -> "is null";
          case 1 -> "is not null";
          case 2, 3 -> "any";
          case 4 -> column + 1 < keys ? "row" : "=";
          case 5, 6 -> "=";
          default -> List.of("<", "<=", ">=", ">").get(random.nextInt(4));
        };
    List<Long> chosen = new ArrayList<>();
    int count = operator.equals("any") ? random.nextInt(30) : 1;
    for (int i = 0; i < count; i++) {
      chosen.add(rows.get(random.nextInt(rows.size())));
    }
    return new Condition(column, operator, chosen);
  }

  private static String sql(RealIndex index, Condition condition) {
    String column = "c" + condition.column;
    String table = index.table();
    return switch (condition.operator) {
      case "is null", "is not null" -> column + " " + condition.operator;
      case "any" ->
          column
              + " = any (array(select "
              + column
              + " from "
              + table
              + " where ctid = any ('{"
              + String.join(
                  ",", condition.rows.stream().map(row -> '"' + RealIndex.text(row) + '"').toList())
              + "}'::tid[])))";
      case "row" -> {
        String next = "c" + (condition.column + 1);
        yield "(%s, %s) > (%s, %s)"
            .formatted(
                column,
                next,
                value(table, column, condition.rows.getFirst()),
                value(table, next, condition.rows.getFirst()));
      }
      default ->
          column
              + " "
              + operator(index, condition)
              + " "
              + value(table, column, condition.rows.getFirst());
    };
  }

  private static String operator(RealIndex index, Condition condition) {
    boolean pattern = index.columns().get(condition.column).pattern();
    return pattern && !condition.operator.equals("=")
        ? "~" + condition.operator + "~"
        : condition.operator;
  }

  private static String value(String table, String column, long row) {
    return "(select " + column + " from " + table + " where ctid = '" + RealIndex.text(row) + "')";
  }

  // Our side

  private static void check(
      RealIndex index, Map<Long, RealIndex.Entry> content, Query query, Crossing crossing) {
    List<ScanKey> keys = new ArrayList<>();
    for (Condition condition : query.conditions) {
      keys.add(key(index, content, condition));
    }
    for (boolean forward : new boolean[] {true, false}) {
      List<String> found =
          index.entries(crossing, keys, forward).stream()
              .map(entry -> RealIndex.text(entry.tid()))
              .toList();
      assertThat(forward ? found : found.reversed())
          .as(query.table + " " + query.conditions)
          .isEqualTo(query.answer);
    }
  }

  private static ScanKey key(
      RealIndex index, Map<Long, RealIndex.Entry> content, Condition condition) {
    int column = condition.column;
    return switch (condition.operator) {
      case "is null" -> ScanKey.ofNull(column, true);
      case "is not null" -> ScanKey.ofNull(column, false);
      case "any" -> ScanKey.anyOf(column, array(index, content, condition));
      case "row" ->
          ScanKey.row(
              Strategy.GREATER,
              List.of(
                  value(column, Strategy.GREATER, valueOf(content, condition, column)),
                  value(column + 1, Strategy.GREATER, valueOf(content, condition, column + 1))));
      default -> value(column, strategy(condition.operator), valueOf(content, condition, column));
    };
  }

  private static Strategy strategy(String operator) {
    return switch (operator) {
      case "<" -> Strategy.LESS;
      case "<=" -> Strategy.LESS_OR_EQUAL;
      case "=" -> Strategy.EQUAL;
      case ">=" -> Strategy.GREATER_OR_EQUAL;
      default -> Strategy.GREATER;
    };
  }

  private static @Nullable Object valueOf(
      Map<Long, RealIndex.Entry> content, Condition condition, int column) {
    RealIndex.Entry entry = Objects.requireNonNull(content.get(condition.rows.getFirst()));
    return entry.values().get(column);
  }

  private static ScanKey value(int column, Strategy strategy, @Nullable Object value) {
    return switch (value) {
      case null -> new ScanKey(column, strategy, ScanKey.Kind.NULL, 0, null, null);
      case Long datum -> ScanKey.of(column, strategy, datum);
      default -> ScanKey.of(column, strategy, slice(value));
    };
  }

  private static Slice slice(Object value) {
    byte[] bytes = (byte[]) value;
    return new Slice(bytes, 0, bytes.length);
  }

  private static ScanKey.KeyArray array(
      RealIndex index, Map<Long, RealIndex.Entry> content, Condition condition) {
    KeyOrder order = Objects.requireNonNull(index.columns().get(condition.column).order());
    List<Object> values = new ArrayList<>();
    for (long row : condition.rows) {
      RealIndex.Entry entry = Objects.requireNonNull(content.get(row));
      Object value = entry.values().get(condition.column);
      if (value != null) {
        values.add(value);
      }
    }
    Comparator<Object> comparator = (a, b) -> compare(order, a, b);
    values.sort(comparator);
    List<Object> distinct = new ArrayList<>();
    for (Object value : values) {
      if (distinct.isEmpty() || comparator.compare(distinct.getLast(), value) != 0) {
        distinct.add(value);
      }
    }
    return index.columns().get(condition.column).attribute().byValue()
        ? new ScanKey.KeyArray(
            distinct.stream().mapToLong(value -> (Long) value).toArray(), new Slice[0])
        : new ScanKey.KeyArray(
            new long[0], distinct.stream().map(ReadingTest::slice).toArray(Slice[]::new));
  }

  private static int compare(KeyOrder order, Object a, Object b) {
    if (a instanceof Long one) {
      return order.compare(one, (Long) b);
    }
    byte[] one = (byte[]) a;
    byte[] other = (byte[]) b;
    return order.compare(one, 0, one.length, other, 0, other.length);
  }
}
