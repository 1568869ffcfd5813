package org.gajah.oracle.types;

import java.util.ArrayList;
import java.util.List;

/// Ranges and multiranges.
final class RangeSamples {
  private RangeSamples() {}

  private static List<String> of(String... values) {
    List<String> all = new ArrayList<>(List.of("empty", "(,)"));
    for (int i = 0; i < values.length; i++) {
      String low = values[i];
      String high = values[Math.min(values.length - 1, i + 1 + i % 3)];
      all.add("[" + low + "," + high + ")");
      all.add("[" + low + "," + high + "]");
      all.add("(" + low + "," + high + "]");
      all.add("(" + low + ",)");
      all.add("(," + high + "]");
      all.add("[" + low + "," + low + "]");
    }
    return all;
  }

  private static List<String> many(List<String> ranges) {
    List<String> all = new ArrayList<>(List.of("{}", "{(,)}", "{empty}"));
    for (int i = 2; i < ranges.size(); i++) {
      all.add("{" + ranges.get(i) + "}");
      all.add("{" + ranges.get(i) + ", " + ranges.get((i * 7 + 3) % ranges.size()) + "}");
      StringBuilder text = new StringBuilder("{");
      for (int j = 0; j < i % 7 + 2; j++) {
        text.append(j == 0 ? "" : ",").append(ranges.get((i * 5 + j * 11) % ranges.size()));
      }
      all.add(text.append("}").toString());
    }
    return all;
  }

  static final List<String> INTEGERS = of("1", "2", "3", "5", "10", "20", "30", "100");
  static final List<String> NUMERICS =
      of("-1.5", "0", "1", "1.50", "2", "3.000001", "10", "1000000000000000000000", "1e40");
  static final List<String> DATES =
      of("-infinity", "2000-01-01", "2000-01-02", "2000-01-03", "2024-02-29", "infinity");
  static final List<String> TIMESTAMPS =
      of("2000-01-01", "2000-01-01 00:00:01", "2010-05-05 12:34:56.789", "2024-02-29", "infinity");
  static final List<String> MANY_INTEGERS = many(INTEGERS);
  static final List<String> MANY_NUMERICS = many(NUMERICS);
  static final List<String> MANY_DATES = many(DATES);
  static final List<String> MANY_TIMESTAMPS = many(TIMESTAMPS);
}
