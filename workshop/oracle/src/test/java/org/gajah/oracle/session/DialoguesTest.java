package org.gajah.oracle.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.base.bytes.Slice;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.gajah.session.protocol.ClientSession;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.FrontendMessage.Bind;
import org.gajah.wire.FrontendMessage.Close;
import org.gajah.wire.FrontendMessage.CopyData;
import org.gajah.wire.FrontendMessage.CopyDone;
import org.gajah.wire.FrontendMessage.CopyFail;
import org.gajah.wire.FrontendMessage.Describe;
import org.gajah.wire.FrontendMessage.Execute;
import org.gajah.wire.FrontendMessage.Flush;
import org.gajah.wire.FrontendMessage.Parse;
import org.gajah.wire.FrontendMessage.Query;
import org.gajah.wire.FrontendMessage.Sync;
import org.gajah.wire.FrontendMessage.Target;
import org.gajah.wire.FrontendMessage.Terminate;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.Wire;
import org.gajah.wire.stream.Protocol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same dialogue with the real server and with our sessions.
class DialoguesTest {
  private static final String NOTICE = "do $$begin raise notice 'hi'; end$$; ";

  private static OracleServer real;
  private static TinyInstance ours;

  @BeforeAll
  static void start() throws Exception {
    real = OracleServer.start();
    real.psql("create role nologin");
    real.psql("create role crowded login connection limit 0");
    real.psql("create role plain login");
    real.psql("create database narrow connection limit 0");
    real.psql("create database closed");
    real.psql("revoke connect on database closed from public");
    ours = new TinyInstance();
  }

  @AfterAll
  static void stop() throws IOException {
    real.close();
    ours.close();
    assertThat(ours.crashes()).isEmpty();
  }

  private static void same(Dialogue dialogue) throws IOException {
    List<String> expected = dialogue.play(real.port());
    assertThat(expected).isNotEmpty();
    Dialogue.same(dialogue.play(ours.port()), expected, "dialogue");
  }

  private static Query query(String text) {
    return new Query(text);
  }

  private static Parse parse(String name, String text) {
    return new Parse(name, text);
  }

  private static Bind bind(String portal, String statement, @Nullable String... values) {
    List<@Nullable Slice> slices = new ArrayList<>();
    for (String value : values) {
      slices.add(value == null ? null : Wire.utf8(value));
    }
    return new Bind(portal, statement, slices);
  }

  private static Execute execute(String portal) {
    return new Execute(portal, 0);
  }

  private static FrontendMessage[] cat(FrontendMessage[] first, FrontendMessage... rest) {
    FrontendMessage[] all = Arrays.copyOf(first, first.length + rest.length);
    System.arraycopy(rest, 0, all, first.length, rest.length);
    return all;
  }

  /// Parse, Bind and Execute of a statement, unnamed.
  private static FrontendMessage[] run(String... texts) {
    List<FrontendMessage> messages = new ArrayList<>();
    for (String text : texts) {
      messages.add(parse("", text));
      messages.add(bind("", ""));
      messages.add(execute(""));
    }
    return messages.toArray(FrontendMessage[]::new);
  }

  // Logging in.

  @Test
  void greetings() throws IOException {
    same(Dialogue.login().as("postgres", "postgres"));
    same(Dialogue.login().with("user", "postgres"));
    same(Dialogue.login().as("postgres", "postgres").with("application_name", "a b"));
    same(Dialogue.login().as("postgres", "postgres").with("datestyle", "german"));
    same(Dialogue.login().as("postgres", "postgres").with("options", "-c statement_timeout=5s -e"));
    same(Dialogue.login().as("plain", "postgres"));
  }

  @Test
  void refusedLogins() throws IOException {
    same(Dialogue.login().with("database", "postgres"));
    same(Dialogue.login().as("nobody", "postgres"));
    same(Dialogue.login().as("postgres", "nowhere"));
    same(Dialogue.login().as("nologin", "postgres"));
    same(Dialogue.login().as("crowded", "postgres"));
    same(Dialogue.login().as("plain", "narrow"));
    same(Dialogue.login().as("plain", "closed"));
    same(Dialogue.login().as("postgres", "template0"));
    same(Dialogue.login().as("postgres", "postgres").with("no_such_setting", "1"));
    same(Dialogue.login().as("postgres", "postgres").with("datestyle", "nonsense"));
    same(Dialogue.login().as("postgres", "postgres").with("shared_buffers", "1GB"));
    same(Dialogue.login().as("plain", "postgres").with("log_min_messages", "debug1"));
    same(Dialogue.login().as("postgres", "postgres").with("options", "-X nonsense"));
    same(Dialogue.login().as("postgres", "postgres").with("replication", "maybe"));
    same(Dialogue.login().as("p".repeat(70), "postgres"));
  }

  @Test
  void versions() throws IOException {
    same(Dialogue.login().as("postgres", "postgres").version(Protocol.VERSION_3_0 + 2));
    same(Dialogue.login().as("postgres", "postgres").with("_pq_.shoe_size", "44"));
  }

  // Simple queries.

  @Test
  void simpleQueries() throws IOException {
    same(
        Dialogue.of(query("select 1"))
            .then(query(""))
            .then(query("  ; ;"))
            .then(query("select 1; select 'abc';"))
            .then(query("select 1; select 1/0; select 2"))
            .then(query("selec 1"))
            .then(query("select 1; selec 2"))
            .then(query("select $1::int4"))
            .then(query("select nothing"))
            .then(query("do $$begin raise notice 'hi'; end$$"))
            .then(query("set client_min_messages to 'warning'"))
            .then(query("do $$begin raise notice 'hi'; end$$"))
            .then(query("do $$begin raise warning 'ho'; end$$"))
            .then(query("select generate_series(1,250)"))
            .then(query("vacuum pg_am"))
            .then(query("select 1; vacuum pg_am")));
  }

  @Test
  void changedSettingsAreReported() throws IOException {
    same(
        Dialogue.of(query("set application_name to 'x'"))
            .then(query("begin"), query("set application_name = 'y'"), query("rollback"))
            .then()
            .then()
            .then(query("set local application_name to 'z'; show application_name"))
            .then(query("begin; set local application_name to 'q'; show application_name; commit"))
            .then(query("set datestyle to 'german'; set datestyle to 'iso'"))
            .then(query("set statement_timeout to '7s'"))
            .then(query("show statement_timeout")));
  }

  @Test
  void transactionBlocks() throws IOException {
    same(
        Dialogue.of(query("begin"))
            .then(query("begin"))
            .then(query("select 1/0"))
            .then(query("select 1"))
            .then(query("commit"))
            .then(query("commit"))
            .then(query("rollback"))
            .then(query("savepoint a"))
            .then(query("begin; savepoint a; select 1/0"))
            .then(query("release a"))
            .then(query("rollback to a"))
            .then(query("rollback to b"))
            .then(query("rollback to a"))
            .then(query("release a; release a"))
            .then(query("rollback and chain"))
            .then(query("commit and chain"))
            .then(query("commit"))
            .then(query("commit and chain"))
            .then(query("rollback and chain"))
            .then(query("begin isolation level serializable, read only, deferrable"))
            .then(query("show transaction_isolation"))
            .then(query("show transaction_read_only"))
            .then(query("set transaction_read_only to 'off'"))
            .then(query("set transaction_read_only to 'on'"))
            .then(query("commit and chain"))
            .then(query("rollback"))
            .then(query("start transaction read only"))
            .then(query("commit and chain"))
            .then(query("show transaction_read_only"))
            .then(query("select 1"))
            .then(query("set transaction_isolation to 'serializable'"))
            .then(query("rollback"))
            .then(query("select 1; begin; select 2; commit; select 3"))
            .then(query("select 1; commit; select 1/0"))
            .then(query("select 1; rollback; select 2"))
            .then(query("select 1; savepoint a"))
            .then(query("select 1; release a"))
            .then(query("select 1; rollback to a"))
            .then(query("select 1; commit and chain"))
            .then(query("prepare transaction 'x'"))
            .then(query("begin; select 1/0; commit"))
            .then(query("commit; select 1"))
            .then(query("set local datestyle to 'sql'")));
  }

  // The extended protocol.

  @Test
  void extendedQueries() throws IOException {
    same(
        Dialogue.of(cat(run("select 1"), new Sync()))
            .then(cat(run("select 1", "select 'a'", "select 1/0", "select 2"), new Sync()))
            .then(new Sync())
            .then(parse("s", "select $1::int4"), new Sync())
            .then(parse("s", "select 1"), new Sync())
            .then(new Describe(Target.STATEMENT, "s"), new Sync())
            .then(bind("p", "s", "42"), new Describe(Target.PORTAL, "p"), execute("p"), new Sync())
            .then(execute("p"), new Sync())
            .then(bind("", "s", "x"), new Sync())
            .then(bind("p", "s", "it's"), new Sync())
            .then(bind("", "s"), new Sync())
            .then(bind("", "s", "1", "2"), new Sync())
            .then(bind("", "s", (String) null), execute(""), new Sync())
            .then(bind("p", "s", "1"), bind("p", "s", "2"), new Sync())
            .then(new Close(Target.STATEMENT, "s"), new Close(Target.STATEMENT, "none"), new Sync())
            .then(bind("", "s", "1"), new Sync())
            .then(execute("nowhere"), new Sync())
            .then(new Describe(Target.PORTAL, "nowhere"), new Sync())
            .then(new Describe(Target.STATEMENT, "nowhere"), new Sync())
            .then(new Close(Target.PORTAL, "nowhere"), new Sync())
            .then(cat(run(""), new Describe(Target.STATEMENT, ""), new Sync()))
            .then(parse("", "select 1; select 2"), new Sync())
            .then(parse("", "selec"), bind("", ""), execute(""), new Sync())
            .then(bind("", ""), new Sync())
            .then(query("select 1"), bind("", ""), new Sync())
            .then()
            .then(parse("", "select 1"), new Flush(), bind("", ""), execute(""), new Sync())
            .then(cat(run("select 1"), execute(""), execute(""), new Sync()))
            .then(cat(run("set datestyle to 'iso'"), execute(""), new Sync())));
  }

  @Test
  void rowLimits() throws IOException {
    same(
        Dialogue.of(
                parse("", "select generate_series(1,5)"),
                bind("c", ""),
                new Execute("c", 2),
                new Execute("c", 2),
                new Execute("c", 2),
                new Execute("c", 2),
                new Sync())
            .then(new Execute("c", 1), new Sync())
            .then(cat(run("begin"), new Sync()))
            .then(
                parse("", "select generate_series(1,4)"),
                bind("c", ""),
                new Execute("c", 2),
                new Sync())
            .then(new Execute("c", 2), new Sync())
            .then(new Execute("c", 0), new Sync())
            .then(new Execute("c", -7), new Sync())
            .then(query("select 1/0"))
            .then(new Execute("c", 2), new Sync())
            .then(new Describe(Target.PORTAL, "c"), new Sync())
            .then(query("rollback"))
            .then(new Execute("c", 2), new Sync()));
  }

  @Test
  void formats() throws IOException {
    Slice seven = new Slice(new byte[] {0, 0, 0, 7}, 0, 4);
    same(
        Dialogue.of(
                parse("s", "select $1::int4"),
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(1), List.of(seven), List.of(1)),
                new Describe(Target.PORTAL, ""),
                execute(""),
                new Sync())
            .then(
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(2), List.of(seven), List.of()),
                new Sync())
            .then(
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(1), List.of(seven), List.of(3)),
                execute(""),
                new Sync())
            .then(
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(), List.of(seven), List.of(1, 1)),
                new Sync())
            .then(
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(1), List.of(seven), List.of(1, 1)),
                new Sync())
            .then(
                new Bind(Wire.utf8(""), Wire.utf8("s"), List.of(1, 0), List.of(seven), List.of()),
                new Sync()));
  }

  @Test
  void pipelinesAreImplicitBlocks() throws IOException {
    same(
        Dialogue.of(cat(run("select 1", "savepoint a"), new Sync()))
            .then(cat(run("savepoint a"), new Sync()))
            .then(cat(run("select 1", "commit", "select 2"), new Sync()))
            .then(cat(run("select 1", "rollback", "select 2"), new Sync()))
            .then(cat(run("select 1", "begin", "select 2"), new Sync()))
            .then(cat(run("commit"), new Sync()))
            .then(cat(run("vacuum pg_am"), new Sync()))
            .then(cat(run("select 1", "vacuum pg_am"), new Sync()))
            .then(cat(run("vacuum pg_am", "select 1"), new Sync()))
            .then(cat(run("begin", "select 1/0", "commit"), new Sync()))
            .then(cat(run("select 1"), new Sync()))
            .then(cat(run("rollback"), new Sync()))
            .then(cat(run("select 1", "begin"), query("select 2"), new Sync()))
            .then()
            .then(query("commit"))
            .then(cat(run("select 1", "set local datestyle to 'sql'"), new Sync()))
            .then(cat(run("set local datestyle to 'sql'"), new Sync()))
            .then(cat(run("begin", "savepoint a", "select 1/0"), new Sync()))
            .then(cat(run("rollback to a", "select 1", "commit"), new Sync()))
            .then(cat(run("commit and chain"), new Sync())));
  }

  @Test
  void failedBlocksRefuseMostMessages() throws IOException {
    same(
        Dialogue.of(parse("s", "select 1"), parse("r", "rollback"), parse("e", ""), new Sync())
            .then(query("begin; select 1/0"))
            .then(parse("", "select 1"), new Sync())
            .then(parse("", "rollback"), bind("", ""), new Sync())
            .then(parse("", ""), bind("", ""), new Sync())
            .then(bind("", "s"), new Sync())
            .then(new Describe(Target.STATEMENT, "s"), new Sync())
            .then(new Describe(Target.STATEMENT, "r"), new Sync())
            .then(new Describe(Target.STATEMENT, "e"), new Sync())
            .then(query("select 1; rollback"))
            .then(query(""))
            .then(new Close(Target.STATEMENT, "s"), new Sync())
            .then(bind("", "r"), execute(""), new Sync())
            .then(query("select 1")));
  }

  // COPY.

  @Test
  void copies() throws IOException {
    CopyData line = new CopyData(Wire.utf8("abc\n"));
    Class<? extends BackendMessage> start = BackendMessage.CopyInResponse.class;
    same(
        Dialogue.of(query("create table t(a text)"))
            .then(query("copy (select generate_series(1,3)) to stdout"))
            .until(start, query("copy t from stdin"))
            .then(line, line, new CopyDone())
            .until(start, query("copy t from stdin"))
            .then(line, new CopyFail("no more"))
            .until(start, query("copy t from stdin"))
            .then(line, new Flush(), new Sync(), line, new CopyDone())
            .then(query("select 1"))
            .until(start, query("copy t from stdin; select 1"))
            .then(line, new CopyDone())
            .then(line, new CopyDone(), new CopyFail("x"), query("select 2"))
            .until(start, cat(run("copy t from stdin"), new Flush()))
            .then(line, new CopyDone(), new Sync())
            .until(start, cat(run("copy t from stdin"), new Flush()))
            .then(new CopyFail("oh"), new CopyDone(), new Sync())
            .then(cat(run("copy (select generate_series(1,3)) to stdout"), new Sync()))
            .then(query("drop table t")));
    same(
        Dialogue.of(query("create table t(a text)"))
            .until(start, query("copy t from stdin"))
            .then(line, query("select 1")));
    same(Dialogue.of(query("drop table t")));
  }

  // Bad messages.

  @Test
  void badMessages() throws IOException {
    same(Dialogue.of(query("select 1")).raw((byte) '!', (byte) 0, (byte) 0, (byte) 0, (byte) 4));
    same(Dialogue.of(query("select 1")).raw((byte) 'Q', (byte) 0, (byte) 0, (byte) 0, (byte) 3));
    same(Dialogue.of(query("select 1")).raw((byte) 'p', (byte) 0, (byte) 0, (byte) 0, (byte) 4));
    same(
        Dialogue.of(query("select 1"))
            .raw((byte) 'E', (byte) 0, (byte) 1, (byte) 0, (byte) 0, (byte) 0));
    same(Dialogue.of(query("select 1")).then(new Terminate()));
    same(
        Dialogue.of(new Query(new Slice(new byte[] {'s', (byte) 0xff, 'x'}, 0, 3)))
            .then(
                new Parse(new Slice(new byte[] {(byte) 0xc3}, 0, 1), Wire.utf8("x"), List.of()),
                new Sync())
            .then(query("select 1")));
  }

  // Timeouts and cancelling.

  @Test
  void timeouts() throws IOException {
    same(
        Dialogue.of(query("set statement_timeout to '50ms'"))
            .then(query("select pg_sleep(20)"))
            .then(query("select 1; select pg_sleep(20); select 2"))
            .then(cat(run("select 1", "select pg_sleep(20)", "select 2"), new Sync()))
            .then(query("set statement_timeout to '0'"))
            .then(query("select pg_sleep(0.1)")));
    same(Dialogue.of(query("set idle_session_timeout to '50ms'")).raw());
    same(
        Dialogue.of(query("set idle_in_transaction_session_timeout to '50ms'"))
            .then(query("begin"))
            .raw());
    same(Dialogue.of(query("set transaction_timeout to '50ms'")).then(query("begin")).raw());
    same(
        Dialogue.of(query("set transaction_timeout to '50ms'"))
            .then(query("begin"))
            .then(query("select pg_sleep(20)")));
  }

  @Test
  void aStatementIsCancelled() throws IOException {
    assertThat(cancelled(ours.port())).isEqualTo(cancelled(real.port()));
  }

  /// Cancels a statement, first with a wrong key, and says what became of it.
  private static List<String> cancelled(int port) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.enter("postgres", "postgres");
      BackendMessage.BackendKeyData key = null;
      for (BackendMessage message : client.untilReady()) {
        if (message instanceof BackendMessage.BackendKeyData found) {
          key = found;
        }
      }
      if (key == null) {
        throw new AssertionError("no cancel key");
      }
      client.send(query(NOTICE + "select pg_sleep(20)"));
      assertThat(client.receive()).isInstanceOf(BackendMessage.NoticeResponse.class);
      cancel(port, key.processId(), key.secretKey() + 1);
      cancel(port, key.processId(), key.secretKey());
      // How far it had got when it was told does not matter.
      return client.untilReady().stream()
          .filter(m -> m instanceof BackendMessage.ErrorResponse || isReady(m))
          .map(Transcript::line)
          .map(String::valueOf)
          .toList();
    }
  }

  private static boolean isReady(BackendMessage message) {
    return message instanceof BackendMessage.ReadyForQuery;
  }

  private static void cancel(int port, int processId, int secret) throws IOException {
    try (RawClient client = new RawClient(port)) {
      client.send(new StartupPacket.CancelRequest(processId, secret));
      assertThat(client.receive()).isNull();
    }
  }

  @Test
  void aTerminatedSessionSaysSo() throws IOException {
    try (RawClient idle = RawClient.session(ours.port());
        RawClient busy = RawClient.session(ours.port())) {
      busy.send(query("begin; " + NOTICE + "commit; select pg_sleep(20)"));
      BackendMessage notice = busy.receive();
      while (!(notice instanceof BackendMessage.NoticeResponse)) {
        notice = busy.receive();
      }
      ours.sessions().forEach(ClientSession::terminate);
      for (RawClient client : List.of(idle, busy)) {
        BackendMessage last = Objects.requireNonNull(client.receive());
        while (!(last instanceof BackendMessage.ErrorResponse)) {
          last = Objects.requireNonNull(client.receive());
        }
        assertThat(Transcript.line(last))
            .isEqualTo(
                "E S=FATAL V=FATAL C=57P01"
                    + " M=terminating connection due to administrator command");
        assertThat(client.receive()).isNull();
      }
    }
  }
}
