package org.gajah.oracle.types;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gajah.base.bytes.ByteSink;
import org.gajah.oracle.OracleServer;
import org.gajah.text.collation.Collation;
import org.gajah.text.collation.Collations;
import org.gajah.text.encoding.Encoding;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Collations of each provider, beside the oracle's.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CollationsTest {
  private OracleServer server;

  @BeforeAll
  void start() {
    server = OracleServer.unicode();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void bytesInTheirOrder() throws SQLException {
    check("C", Collations.C);
  }

  @Test
  void builtinProvider() throws SQLException {
    check("pg_c_utf8", Collations.builtin("C.UTF-8"));
  }

  @Test
  void cLibrary() throws SQLException {
    check("C.utf8", Collations.libc("C.utf8", "C.utf8", Encoding.UTF8));
  }

  @Test
  void icu() throws SQLException {
    check("de-x-icu", Collations.icu("de", null, true));
    check("und-x-icu", Collations.icu("und", null, true));
  }

  private void check(String name, Collation collation) throws SQLException {
    Random random = new Random(17);
    List<String> texts = new ArrayList<>(TextSamples.TEXTS);
    for (int i = 0; i < 100; i++) {
      texts.add(TextSamples.randomText(random));
    }
    List<String> differences = new ArrayList<>();
    try (Connection connection = server.connect("postgres");
        PreparedStatement statement =
            connection.prepareStatement(
                ("select sign(case when a < b collate %1$s then -1 when a > b collate %1$s then 1 else 0 end),"
                        + " lower(a collate %1$s), upper(a collate %1$s), initcap(a collate %1$s)"
                        + " from (select ?::text a, ?::text b offset 0) s")
                    .formatted('"' + name + '"'))) {
      for (int i = 0; i < 3000; i++) {
        String a = texts.get(random.nextInt(texts.size()));
        String b = texts.get(random.nextInt(texts.size()));
        statement.setString(1, a);
        statement.setString(2, b);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          List<String> theirs =
              List.of(
                  Integer.toString(row.getInt(1)),
                  row.getString(2),
                  row.getString(3),
                  row.getString(4));
          List<String> ours = ours(collation, a, b);
          if (!ours.equals(theirs)) {
            differences.add(a + " | " + b + ": " + theirs + ", ours " + ours);
          }
        }
      }
    }
    assertThat(differences).as("collation %s", name).isEmpty();
  }

  private static List<String> ours(Collation collation, String a, String b) {
    byte[] first = a.getBytes(StandardCharsets.UTF_8);
    byte[] second = b.getBytes(StandardCharsets.UTF_8);
    int order = collation.compare(first, 0, first.length, second, 0, second.length);
    ByteSink lower = new ByteSink(8);
    collation.lower(first, 0, first.length, lower);
    ByteSink upper = new ByteSink(8);
    collation.upper(first, 0, first.length, upper);
    ByteSink title = new ByteSink(8);
    collation.initcap(first, 0, first.length, title);
    return List.of(Integer.toString(Integer.signum(order)), text(lower), text(upper), text(title));
  }

  private static String text(ByteSink sink) {
    return new String(sink.toByteArray(), StandardCharsets.UTF_8);
  }
}
