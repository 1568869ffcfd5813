package org.gajah.oracle.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.gajah.base.bytes.ByteSink;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Clients that talk nonsense, ask for too much or vanish: the answers are the real server's, and
/// the instance lives on.
class WireFaultsTest {
  private static final int PATIENCE_MILLIS = 60_000;
  private static final int MEGABYTE = 1 << 20;

  /// The real server's parser keeps its state elsewhere than on the stack and has a limit of its
  /// own.
  private static final String DEEP_GRAMMAR = "ERROR 42601 memory exhausted";

  private static final String TOO_DEEP =
      "ERROR 54001 stack depth limit exceeded|ReadyForQuery|open";

  private static Twins twins;

  @BeforeAll
  static void start() throws IOException {
    twins = Twins.start();
  }

  @AfterAll
  static void stop() throws IOException {
    String log = twins.log();
    twins.close();
    assertThat(log).doesNotContain("XX000", "internal error", "terminated by signal");
  }

  // Building messages

  private static ByteSink bytes() {
    return new ByteSink(64);
  }

  private static byte[] message(int type, byte[] content) {
    return bytes().putByte(type).putIntNetwork(content.length + 4).putBytes(content).toByteArray();
  }

  private static byte[] query(String sql) {
    return message('Q', bytes().putUtf8(sql).putByte(0).toByteArray());
  }

  private static byte[] header(int type, int length) {
    return bytes().putByte(type).putIntNetwork(length).toByteArray();
  }

  private static byte[] startup(int version, String... words) {
    ByteSink body = bytes();
    for (String word : words) {
      body.putUtf8(word).putByte(0);
    }
    body.putByte(0);
    return bytes()
        .putIntNetwork(body.length() + 8)
        .putIntNetwork(version)
        .putBytes(body.toByteArray())
        .toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteSink all = bytes();
    for (byte[] part : parts) {
      all.putBytes(part);
    }
    return all.toByteArray();
  }

  // Listening

  /// What a server says, until it is ready again or hangs up.
  private static String answers(List<BackendMessage> messages) {
    StringBuilder text = new StringBuilder();
    boolean open = false;
    for (BackendMessage each : messages) {
      open = each instanceof BackendMessage.ReadyForQuery;
      if (each instanceof BackendMessage.ErrorResponse error) {
        text.append("%s %s %s|".formatted(error.field('V'), error.field('C'), error.field('M')));
        text.append(error.field('D') == null ? "" : "detail " + error.field('D') + "|");
        text.append(error.field('P') == null ? "" : "at " + error.field('P') + "|");
        text.append(error.field('W') == null ? "" : "where " + error.field('W') + "|");
      } else {
        String name = each.getClass().getSimpleName();
        text.append(name.equals("ParameterStatus") ? "" : name + "|");
      }
    }
    return text + (open ? "open" : "closed");
  }

  /// Sends bytes on a new connection that has logged in.
  private static String afterLogin(OracleServer server, byte[] bytes) throws IOException {
    try (RawClient client = RawClient.session(server.port(), PATIENCE_MILLIS)) {
      send(client, bytes);
      return answers(client.untilReady());
    }
  }

  /// A server that hangs up early may do so before everything is sent.
  private static void send(RawClient client, byte[] bytes) {
    try {
      client.send(bytes);
      client.finish();
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("Broken pipe|Connection reset.*");
    }
  }

  private static String beforeLogin(OracleServer server, byte[] bytes) throws IOException {
    try (RawClient client = new RawClient(server.port(), PATIENCE_MILLIS)) {
      send(client, bytes);
      return plain(client.rest());
    }
  }

  /// An error as a client sees it that may not know version 3 of the protocol; without the fields
  /// that name places in the server's source.
  private static String plain(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int error = text.indexOf("SFATAL");
    if (error < 0) {
      return text;
    }
    StringBuilder fields = new StringBuilder();
    for (String field : text.substring(error).split("\0")) {
      boolean place = field.isEmpty() || "FLR".indexOf(field.charAt(0)) >= 0;
      fields.append(place ? "" : field + "|");
    }
    return fields.toString();
  }

  private interface Talk {
    String with(OracleServer server, byte[] bytes) throws IOException;
  }

  private static void compare(Map<String, byte[]> cases, Talk talk) throws IOException {
    Map<String, String> expected = new LinkedHashMap<>();
    Map<String, String> actual = new LinkedHashMap<>();
    for (Map.Entry<String, byte[]> each : cases.entrySet()) {
      String told = talk.with(twins.real(), each.getValue());
      expected.put(each.getKey(), told.startsWith(DEEP_GRAMMAR) ? TOO_DEEP : told);
      actual.put(each.getKey(), talk.with(twins.ours(), each.getValue()));
    }
    assertThat(actual).isEqualTo(expected);
    lives();
  }

  private static void lives() throws IOException {
    try (RawClient client = RawClient.session(twins.ours().port(), PATIENCE_MILLIS)) {
      assertThat(answers(client.query("select 1")))
          .endsWith("DataRow|CommandComplete|ReadyForQuery|open");
    }
  }

  // What is wrong with the messages

  @Test
  void brokenFrames() throws IOException {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    for (int length : new int[] {-2147483648, -1, 0, 3, 0x3fffffff, 0x40000000, 0x7fffffff}) {
      cases.put("query of length " + length, header('Q', length));
      cases.put("parse of length " + length, header('P', length));
      cases.put("sync of length " + length, header('S', length));
    }
    cases.put("unknown type", message('z', new byte[0]));
    cases.put("type 0", message(0, new byte[0]));
    cases.put("a backend's type", message('Z', new byte[] {'I'}));
    cases.put("half a header", new byte[] {'Q', 0, 0});
    cases.put("half a query", header('Q', 100));
    cases.put("cut query", joined(header('Q', 100), "select".getBytes(StandardCharsets.UTF_8)));
    cases.put("password out of place", message('p', new byte[] {'x', 0}));
    cases.put("copy data out of place", joined(message('d', new byte[9]), query("select 1")));
    cases.put("copy fail out of place", joined(message('f', new byte[] {0}), query("select 1")));
    cases.put("nothing", new byte[0]);
    cases.put("terminate", message('X', new byte[0]));
    compare(cases, WireFaultsTest::afterLogin);
  }

  @Test
  void brokenStartups() throws IOException {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    for (int length : new int[] {-1, 0, 4, 7, 8, 10_000, 10_001, 0x7fffffff}) {
      cases.put(
          "length " + length, bytes().putIntNetwork(length).putIntNetwork(3 << 16).toByteArray());
    }
    for (int version : new int[] {0, 1 << 16, 2 << 16, 4 << 16, (4 << 16) + 7}) {
      cases.put("version " + version, startup(version, "user", "postgres"));
    }
    cases.put("no user", startup(3 << 16, "database", "postgres"));
    cases.put("empty user", startup(3 << 16, "user", ""));
    cases.put("no value", startup(3 << 16, "user"));
    cases.put(
        "no end",
        joined(
            bytes().putIntNetwork(22).putIntNetwork(3 << 16).toByteArray(),
            "user\0postgres\0".getBytes(StandardCharsets.UTF_8)));
    cases.put("unknown role", startup(3 << 16, "user", "nobody at all", "database", "postgres"));
    cases.put("unknown database", startup(3 << 16, "user", "postgres", "database", "nowhere"));
    cases.put("role without login", startup(3 << 16, "user", "boss", "database", "postgres"));
    cases.put("no connections", startup(3 << 16, "user", "postgres", "database", "template0"));
    cases.put(
        "unknown setting",
        startup(3 << 16, "user", "postgres", "database", "postgres", "no_such_thing", "1"));
    cases.put(
        "bad setting",
        startup(3 << 16, "user", "postgres", "database", "postgres", "work_mem", "many"));
    cases.put(
        "setting of the server",
        startup(3 << 16, "user", "postgres", "database", "postgres", "shared_buffers", "9"));
    cases.put(
        "bad options",
        startup(3 << 16, "user", "postgres", "database", "postgres", "options", "--x"));
    cases.put("replication", startup(3 << 16, "user", "writer", "replication", "true"));
    cases.put("bad replication", startup(3 << 16, "user", "postgres", "replication", "perhaps"));
    compare(cases, WireFaultsTest::beforeLogin);
  }

  private static byte[] extended(String sql, int... rest) {
    ByteSink parse = bytes().putByte(0).putUtf8(sql).putByte(0).putShortNetwork(0);
    ByteSink bind = bytes().putByte(0).putByte(0);
    for (int each : rest) {
      bind.putByte(each);
    }
    return joined(
        message('P', parse.toByteArray()),
        message('B', bind.toByteArray()),
        message('E', bytes().putByte(0).putIntNetwork(0).toByteArray()),
        message('S', new byte[0]));
  }

  @Test
  void brokenTexts() throws IOException {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    cases.put(
        "text behind a zero", message('Q', "select 1\0 from\0".getBytes(StandardCharsets.UTF_8)));
    cases.put("invalid UTF-8", message('Q', new byte[] {'s', (byte) 0xff, 0}));
    cases.put(
        "cut UTF-8",
        message(
            'Q',
            joined(
                "select '".getBytes(StandardCharsets.UTF_8),
                new byte[] {(byte) 0xe2, (byte) 0x82, 0})));
    cases.put("surrogate", message('Q', new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80, 0}));
    cases.put("overlong", message('Q', new byte[] {(byte) 0xc0, (byte) 0x80, 0}));
    cases.put(
        "zero in a value", extended("select $1::text", 0, 0, 0, 1, 0, 0, 0, 3, 'a', 0, 'b', 0, 0));
    cases.put(
        "invalid value", extended("select $1::text", 0, 0, 0, 1, 0, 0, 0, 2, 'a', 0xf8, 0, 0));
    cases.put(
        "invalid binary text",
        extended("select $1::text", 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 0xfe, 0, 0));
    cases.put(
        "short binary number",
        extended("select $1::int4", 0, 1, 0, 1, 0, 1, 0, 0, 0, 2, 0, 1, 0, 0));
    cases.put(
        "long binary number",
        extended("select $1::int4", 0, 1, 0, 1, 0, 1, 0, 0, 0, 5, 0, 0, 0, 1, 1, 0, 0));
    cases.put("no number", extended("select $1::int4", 0, 0, 0, 1, 0, 0, 0, 1, 'x', 0, 0));
    cases.put("binary bool", extended("select $1::bool", 0, 1, 0, 1, 0, 1, 0, 0, 0, 1, 7, 0, 0));
    cases.put("odd format", extended("select $1::int4", 0, 1, 0, 9, 0, 1, 0, 0, 0, 1, '1', 0, 0));
    cases.put("odd result format", extended("select 1", 0, 0, 0, 0, 0, 1, 0, 9));
    cases.put(
        "too few values", extended("select $1::int4, $2::int4", 0, 0, 0, 1, 0, 0, 0, 1, '1', 0, 0));
    cases.put(
        "too many formats",
        extended("select $1::int4", 0, 3, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, '1', 0, 0));
    cases.put("parameter 0", extended("select $0", 0, 0, 0, 0, 0, 0));
    cases.put("parameter 65536", extended("select $65536::int", 0, 0, 0, 0, 0, 0));
    cases.put("parameter of 10 digits", extended("select $9999999999", 0, 0, 0, 0, 0, 0));
    cases.put(
        "parameter of no type", extended("select $1", 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0, 0));
    cases.put("gap in parameters", extended("select $2::int", 0, 0, 0, 0, 0, 0));
    cases.put("two statements", extended("select 1; select 2", 0, 0, 0, 0, 0, 0));
    compare(cases, WireFaultsTest::afterLogin);
  }

  @Test
  void tooMuch() throws IOException {
    Map<String, byte[]> cases = new LinkedHashMap<>();
    cases.put("long literal", query("select length('" + "x".repeat(10 * MEGABYTE) + "')"));
    cases.put("long comment", query("select 1 /*" + "y".repeat(10 * MEGABYTE) + "*/"));
    cases.put("long name", query("select 1 as " + "z".repeat(MEGABYTE)));
    cases.put("long list", query("select 5 in (" + "1,".repeat(20_000) + "5)"));
    cases.put("many statements", query("select 1;".repeat(2_000)));
    cases.put("many columns", query("select " + "1,".repeat(1_663) + "1"));
    cases.put("too many columns", query("select " + "1,".repeat(1_664) + "1"));
    cases.put("too many arguments", query("select concat(" + "1,".repeat(100) + "1)"));
    cases.put("parentheses", query("select " + "(".repeat(100_000) + "1" + ")".repeat(100_000)));
    cases.put("sum", query("select 1" + "+1".repeat(100_000)));
    cases.put("not", query("select " + "not ".repeat(100_000) + "true"));
    cases.put("calls", query("select " + "abs(".repeat(50_000) + "1" + ")".repeat(50_000)));
    cases.put(
        "sub-queries", query("select " + "(select ".repeat(20_000) + "1" + ")".repeat(20_000)));
    cases.put("ands", query("select true" + " and true".repeat(20_000)));
    cases.put("unions", query("select 1" + " union all select 1".repeat(20_000)));
    cases.put("json", query("select '" + "[".repeat(100_000) + "'::json"));
    cases.put("jsonb", query("select '" + "[".repeat(100_000) + "'::jsonb"));
    cases.put("array", query("select '" + "{".repeat(100_000) + "'::int[]"));
    cases.put("regular expression", query("select 'a' ~ '" + "(".repeat(50_000) + "'"));
    compare(cases, WireFaultsTest::afterLogin);
  }

  // Clients that vanish

  @Test
  void whoVanishesLeavesNothingBehind() throws IOException {
    int port = twins.ours().port();
    List<byte[]> lastWords =
        List.of(
            query("select 1"),
            query("selec"),
            header('Q', 1000),
            joined(query("select 1"), new byte[] {'Q', 0}),
            query("copy shop.scratch from stdin"),
            query("select repeat('x', 1000000) from generate_series(1, 1000)"));
    for (byte[] last : lastWords) {
      try (RawClient client = RawClient.session(port, PATIENCE_MILLIS)) {
        client.query("begin");
        assertThat(answers(client.query("update shop.scratch set b = 'gone' where a = 1")))
            .isEqualTo("CommandComplete|ReadyForQuery|open");
        client.send(last);
      }
      try (RawClient client = RawClient.session(port, PATIENCE_MILLIS)) {
        client.query("set lock_timeout = '50s'");
        assertThat(answers(client.query("update shop.scratch set b = 'kept' where a = 1")))
            .isEqualTo("CommandComplete|ReadyForQuery|open");
      }
    }
    lives();
  }

  // Chance

  @Test
  void nonsenseOfAnyKindHurtsNobodyElse() throws IOException {
    fuzz(20_251, 150);
  }

  @Test
  @Tag("long")
  void muchNonsense() throws IOException {
    long seed = Long.getLong("gajah.seed", System.nanoTime());
    System.out.println("seed " + seed);
    fuzz(seed, 20_000);
  }

  /// Changes, cuts, doubles and mixes a dialogue that is good.
  private static void fuzz(long seed, int rounds) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    int port = twins.ours().port();
    for (int round = 0; round < rounds; round++) {
      List<byte[]> parts = new ArrayList<>(goodParts());
      for (int i = random.nextInt(4); i >= 0; i--) {
        spoil(parts, random);
      }
      byte[] all = joined(parts.toArray(byte[][]::new));
      boolean login = random.nextInt(8) != 0;
      try (RawClient client =
          login ? RawClient.session(port, PATIENCE_MILLIS) : new RawClient(port, PATIENCE_MILLIS)) {
        send(client, all);
        List<BackendMessage> messages = client.untilReady();
        while (!messages.isEmpty() && messages.getLast() instanceof BackendMessage.ReadyForQuery) {
          messages = client.untilReady();
        }
      } catch (AssertionError e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
      if (round % 50 == 0) {
        lives();
      }
    }
    lives();
  }

  private static List<byte[]> goodParts() {
    return List.of(
        query("select 1, 'x'"),
        extended("select $1::int4 + $2::int8", 0, 0, 0, 2, 0, 0, 0, 1, '1', 0, 0, 0, 1, '2', 0, 0),
        message('P', "s1\0select $1::text\0\0\0".getBytes(StandardCharsets.UTF_8)),
        message('D', "Ss1\0".getBytes(StandardCharsets.UTF_8)),
        message('H', new byte[0]),
        message(
            'B',
            joined(
                "p1\0s1\0".getBytes(StandardCharsets.UTF_8),
                new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 'q', 0, 0})),
        message('E', joined("p1\0".getBytes(StandardCharsets.UTF_8), new byte[] {0, 0, 0, 1})),
        message('C', "Pp1\0".getBytes(StandardCharsets.UTF_8)),
        message('S', new byte[0]),
        query("begin; select * from shop.customer limit 3; rollback"));
  }

  private static void spoil(List<byte[]> parts, SplittableRandom random) {
    int at = random.nextInt(parts.size());
    byte[] part = parts.get(at).clone();
    if (part.length == 0) {
      return;
    }
    switch (random.nextInt(6)) {
      case 0 -> part[random.nextInt(part.length)] = (byte) random.nextInt(256);
      case 1 -> part[random.nextInt(Math.min(5, part.length))] ^= (byte) (1 << random.nextInt(8));
      case 2 -> part = Arrays.copyOf(part, random.nextInt(part.length));
      case 3 -> parts.add(at, part);
      case 4 -> parts.add(parts.remove(random.nextInt(parts.size())));
      default -> {
        byte[] noise = new byte[random.nextInt(40)];
        random.nextBytes(noise);
        part = joined(part, noise);
      }
    }
    if (at < parts.size()) {
      parts.set(at, part);
    }
  }
}
