package org.gajah.oracle.expression;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gajah.batch.Batch;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.TypeText;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.oracle.types.Samples;
import org.jspecify.annotations.Nullable;

/// A table with two columns, `a_` and `b_`, for each of many types, filled with samples: one in the
/// oracle and one in vectors.
final class SampleTable {
  static final int ROWS = 36;

  private static final String[][] COLUMNS = {
    {"bool", "boolean"},
    {"i2", "smallint"},
    {"i4", "integer"},
    {"i8", "bigint"},
    {"n", "numeric"},
    {"f4", "real"},
    {"f8", "double precision"},
    {"t", "text"},
    {"vc", "character varying"},
    {"bp", "bpchar"},
    {"nm", "name"},
    {"ch", "\"char\""},
    {"by", "bytea"},
    {"d", "date"},
    {"ti", "time without time zone"},
    {"tt", "time with time zone"},
    {"ts", "timestamp without time zone"},
    {"tz", "timestamp with time zone"},
    {"iv", "interval"},
    {"o", "oid"},
    {"u", "uuid"},
    {"j", "json"},
    {"jb", "jsonb"},
    {"x", "xid8"},
    {"lsn", "pg_lsn"},
    {"tid", "tid"},
    {"ov", "oidvector"},
    {"bit", "bit varying"},
    {"ip", "inet"},
    {"cd", "cidr"},
    {"mac", "macaddr"},
    {"mac8", "macaddr8"},
    {"mo", "money"},
    {"r4", "int4range"},
    {"r8", "int8range"},
    {"rn", "numrange"},
    {"rd", "daterange"},
    {"rs", "tsrange"},
    {"m4", "int4multirange"},
    {"m8", "int8multirange"},
    {"mn", "nummultirange"},
    {"md", "datemultirange"},
    {"ms", "tsmultirange"},
    {"ra", "int4range[]"},
    {"ia", "integer[]"},
    {"la", "bigint[]"},
    {"na", "numeric[]"},
    {"ta", "text[]"},
    {"po", "point"},
    {"ls", "lseg"},
    {"li", "line"},
    {"bx", "box"},
    {"pa", "path"},
    {"pg", "polygon"},
    {"ci", "circle"},
  };

  /// Column names by type.
  private final Map<String, List<String>> names = new LinkedHashMap<>();

  private final List<List<@Nullable String>> texts = new ArrayList<>();
  private final List<String> types = new ArrayList<>();

  SampleTable(Samples samples) {
    for (String prefix : List.of("a_", "b_")) {
      for (String[] column : COLUMNS) {
        names.computeIfAbsent(column[1], type -> new ArrayList<>()).add(prefix + column[0]);
        types.add(column[1]);
        List<String> edges = samples.edges(column[1].equals("bpchar") ? "character" : column[1]);
        List<@Nullable String> values = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
          boolean isNull = samples.random().nextInt(9) == 0;
          values.add(isNull ? null : edges.get(samples.random().nextInt(edges.size())));
        }
        texts.add(values);
      }
    }
  }

  /// The name of the first or second column of a type, or null.
  @Nullable String column(String type, int which) {
    List<String> columns = names.get(type);
    return columns == null ? null : columns.get(which % 2);
  }

  void create(Connection connection) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (String prefix : List.of("a_", "b_")) {
      for (String[] column : COLUMNS) {
        columns.add(prefix + column[0] + " " + column[1]);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("create table s (id int primary key, " + String.join(", ", columns) + ")");
      for (int row = 0; row < ROWS; row++) {
        int number = row;
        String values =
            texts.stream()
                .map(column -> literal(column.get(number)))
                .collect(Collectors.joining(", "));
        statement.execute("insert into s values (" + row + ", " + values + ")");
      }
    }
  }

  static String literal(@Nullable String text) {
    return text == null ? "null" : "E'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /// The same rows in vectors; column n of the table is n - 1.
  ///
  /// @param oids of the columns' types
  Batch batch(FunctionRegistry registry, FunctionContext context, List<Integer> oids) {
    Vector[] vectors = new Vector[types.size() + 1];
    LongVector ids = new LongVector(ROWS);
    for (int row = 0; row < ROWS; row++) {
      ids.set(row, row);
    }
    vectors[0] = ids;
    for (int i = 0; i < types.size(); i++) {
      TypeText type = new TypeText(registry, context, oids.get(i));
      vectors[i + 1] = type.newVector(ROWS);
      for (int row = 0; row < ROWS; row++) {
        String text = texts.get(i).get(row);
        if (text == null) {
          vectors[i + 1].setNull(row);
        } else {
          byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
          vectors[i + 1].copyFrom(type.parse(context, bytes, 0, bytes.length, -1), 0, row);
        }
      }
    }
    Batch batch = new Batch(vectors);
    batch.setRows(ROWS);
    return batch;
  }
}
