package org.gajah.oracle.query;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Statements that are too large or too deep to be written down.
final class LargeStatements {
  private static final int MILLION = 1_000_000;
  private static final int DEEP = 100_000;

  private LargeStatements() {}

  static List<String> all() {
    return List.of(
        "select count(*) from items where id in (" + numbers(MILLION, 2) + ")",
        "select count(*) from items where id not in (" + numbers(50_000, 3) + ")",
        "select count(*) from items where code in ('x"
            + numbers(50_000, 3).replace(",", "','x")
            + "')",
        "select count(*) from items where "
            + IntStream.range(0, 5000)
                .mapToObj(i -> "id = " + i)
                .collect(Collectors.joining(" or ")),
        "select count(*) from items where code in ('" + "x".repeat(2 * MILLION) + "', 'I00001')",
        "select length('" + "ä".repeat(2 * MILLION) + "')",
        "select sum(v) from (values " + rows(100_000) + ") x (v)",
        "insert into big_rows values (5000, '"
            + "y".repeat(3 * MILLION)
            + "') returning length(body)",
        "select length(body), md5(body) from big_rows where id = 5000",
        "select 1 where "
            + IntStream.range(0, 1500)
                .mapToObj(i -> i + " = " + i)
                .collect(Collectors.joining(" and ")),
        "select "
            + IntStream.range(0, 1664)
                .mapToObj(i -> i + " as c" + i)
                .collect(Collectors.joining(", ")),
        "select "
            + IntStream.range(0, 1665)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(", ")),
        "select 1" + " + 1".repeat(2000),
        "select " + "abs(".repeat(500) + "1" + ")".repeat(500),
        "select " + "(".repeat(DEEP) + "1" + ")".repeat(DEEP),
        "select " + "not ".repeat(DEEP) + "true",
        "select 1" + " + 1".repeat(DEEP),
        "select " + "case when true then ".repeat(DEEP) + "1" + " end".repeat(DEEP),
        "select " + "abs(".repeat(DEEP) + "1" + ")".repeat(DEEP),
        "select array" + "[".repeat(DEEP) + "1" + "]".repeat(DEEP),
        "select * from " + "(select * from ".repeat(20_000) + "one" + ") x".repeat(20_000),
        "select 1" + " union select 1".repeat(20_000),
        "select '" + "[".repeat(DEEP) + "]".repeat(DEEP) + "'::json",
        "select '" + "[".repeat(DEEP) + "]".repeat(DEEP) + "'::jsonb",
        "select 'still here'");
  }

  private static String numbers(int count, int step) {
    return IntStream.range(0, count)
        .mapToObj(i -> Integer.toString(i * step))
        .collect(Collectors.joining(","));
  }

  private static String rows(int count) {
    return IntStream.range(0, count).mapToObj(i -> "(" + i + ")").collect(Collectors.joining(","));
  }
}
