package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/// COPY in binary: both servers write the same bytes, each reads the other's, and both say the same
/// of damaged ones.
class CopyBinaryTest {
  private static final int DAMAGED = Integer.getInteger("gajah.damaged", 600);

  /// Tables of `dumps.sql` with the columns that can be copied in.
  private static final Map<String, String> TABLES = tables();

  private static Twins twins;
  private static Connection real;
  private static Connection ours;

  private static Map<String, String> tables() {
    Map<String, String> tables = new LinkedHashMap<>();
    tables.put("alltypes", "");
    tables.put("customer", "");
    tables.put("smalltypes", "");
    tables.put("product", "(id, code, price, stock)");
    tables.put("plain", "");
    return tables;
  }

  @BeforeAll
  static void start() throws IOException, SQLException {
    twins = Twins.start("autovacuum = off");
    String script = Twins.resource("dumps.sql");
    for (OracleServer server : twins.both()) {
      Twins.psql(server, script, "-d", "template1");
    }
    real = connect(twins.real());
    ours = connect(twins.ours());
  }

  @AfterAll
  static void stop() throws IOException, SQLException {
    real.close();
    ours.close();
    String log = twins.log();
    twins.close();
    assertThat(log).doesNotContain("XX000", "internal error");
  }

  private static Connection connect(OracleServer server) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + server.port() + "/template1?user=postgres");
  }

  private static byte[] out(Connection connection, String what) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    connection
        .unwrap(PGConnection.class)
        .getCopyAPI()
        .copyOut("copy " + what + " to stdout (format binary)", bytes);
    return bytes.toByteArray();
  }

  /// Loads bytes into an empty copy of a table, and tells its rows as text, or the error.
  private static String in(Connection connection, String table, String columns, byte[] bytes)
      throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute("begin");
      statement.execute("create temporary table copied (like shop." + table + ")");
      var copy = connection.unwrap(PGConnection.class).getCopyAPI();
      copy.copyIn(
          "copy copied %s from stdin (format binary)".formatted(columns),
          new ByteArrayInputStream(bytes));
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      copy.copyOut("copy copied %s to stdout".formatted(columns), text);
      return text.toString(StandardCharsets.UTF_8);
    } catch (SQLException e) {
      return e.getSQLState() + " " + e.getMessage();
    } finally {
      try (Statement statement = connection.createStatement()) {
        statement.execute("rollback");
      }
    }
  }

  @Test
  void eachReadsWhatTheOtherWrote() throws Exception {
    for (Map.Entry<String, String> table : TABLES.entrySet()) {
      String what = "shop." + table.getKey() + table.getValue();
      byte[] theirs = out(real, what);
      assertThat(out(ours, what)).as(what).isEqualTo(theirs).hasSizeGreaterThan(100);
      String expected = in(real, table.getKey(), table.getValue(), theirs);
      assertThat(expected).as(what).doesNotContain("ERROR");
      assertThat(in(ours, table.getKey(), table.getValue(), theirs)).as(what).isEqualTo(expected);
    }
  }

  @Test
  void damagedBytesAreComplainedAboutAlike() throws Exception {
    long seed = Long.getLong("gajah.seed", 17);
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> different = new ArrayList<>();
    int faults = 0;
    List<String> names = List.copyOf(TABLES.keySet());
    for (int i = 0; i < DAMAGED; i++) {
      String table = names.get(random.nextInt(4));
      String columns = Objects.requireNonNull(TABLES.get(table));
      byte[] bytes = damaged(out(real, "(select * from shop.%s limit 2)".formatted(table)), random);
      if (table.equals("product")) {
        bytes = damaged(out(real, "shop.product" + columns), random);
      }
      String expected = in(real, table, columns, bytes);
      String actual = in(ours, table, columns, bytes);
      faults += expected.contains("ERROR") ? 1 : 0;
      if (!actual.equals(expected) && !actual.startsWith("0A000")) {
        different.add(
            "case %d of %s%n< %s%n> %s".formatted(i, table, first(expected), first(actual)));
      }
    }
    assertThat(faults).isGreaterThan(DAMAGED / 3);
    assertThat(different).as("seed %d", seed).isEmpty();
  }

  private static String first(String told) {
    return told.substring(0, Math.min(told.length(), 300));
  }

  private static byte[] damaged(byte[] good, Random random) {
    byte[] bytes = good.clone();
    int at = random.nextInt(bytes.length);
    switch (random.nextInt(5)) {
      case 0 -> bytes[at] = (byte) random.nextInt();
      case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
      case 2 -> {
        return Arrays.copyOf(bytes, at);
      }
      case 3 -> {
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 4);
        System.arraycopy(bytes, at, longer, at + 4, bytes.length - at);
        return longer;
      }
      default -> {
        byte[] shorter = Arrays.copyOf(bytes, bytes.length - 1);
        System.arraycopy(bytes, at + 1, shorter, at, bytes.length - at - 1);
        return shorter;
      }
    }
    return bytes;
  }
}
