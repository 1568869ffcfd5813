package org.gajah.oracle.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.base.bytes.Slice;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.query.BothServers;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage.Bind;
import org.gajah.wire.FrontendMessage.Close;
import org.gajah.wire.FrontendMessage.Describe;
import org.gajah.wire.FrontendMessage.Execute;
import org.gajah.wire.FrontendMessage.Parse;
import org.gajah.wire.FrontendMessage.Query;
import org.gajah.wire.FrontendMessage.Sync;
import org.gajah.wire.FrontendMessage.Target;
import org.gajah.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Cursors, prepared statements and notifications, message by message on both servers: those of SQL
/// and those of the protocol together.
class UtilityDialoguesTest {
  private static BothServers servers;

  @BeforeAll
  static void start() throws IOException {
    OracleServer real = OracleServer.initialise(Oracle.installed(), List.of());
    real.startAgain();
    real.psql("create table t (id int primary key, v text)");
    real.psql("insert into t select g, 'row ' || g from generate_series(1, 20) g");
    real.stop();
    servers = BothServers.startOn(real);
  }

  @AfterAll
  static void stop() throws IOException {
    servers.close();
  }

  private static void same(Dialogue dialogue) throws IOException {
    List<String> expected = dialogue.play(servers.realPort());
    assertThat(expected).isNotEmpty();
    Dialogue.same(dialogue.play(servers.ourPort()), expected, "dialogue");
  }

  private static Bind bind(String portal, String statement, String... values) {
    List<Slice> slices = Arrays.stream(values).map(Wire::utf8).toList();
    return new Bind(portal, statement, slices);
  }

  @Test
  void cursorsThroughTheProtocol() throws IOException {
    same(
        Dialogue.of(new Query("begin"))
            .then(
                new Parse("", "declare c scroll cursor for select id from t where id <= $1"),
                bind("", "", "7"),
                new Execute("", 0),
                new Describe(Target.PORTAL, "c"),
                new Execute("c", 2),
                new Execute("c", 3),
                new Sync())
            .then(new Query("fetch backward 2 from c; fetch c; move all c; fetch c"))
            .then(new Execute("c", 1), new Sync())
            .then(new Query("fetch prior c"))
            .then(new Execute("c", 0), new Execute("c", 0), new Sync())
            .then(new Close(Target.PORTAL, "c"), new Execute("c", 0), new Sync())
            .then(new Query("rollback")));
  }

  @Test
  void portalsOfTheProtocolAsCursors() throws IOException {
    same(
        Dialogue.of(new Query("begin"))
            .then(
                new Parse("s", "select id, v from t order by id"),
                bind("p", "s"),
                new Execute("p", 2),
                new Sync())
            .then(new Query("fetch 2 from p"))
            .then(
                new Query(
                    "select name, is_scrollable, is_holdable from pg_cursors where name = 'p'"))
            .then(new Execute("p", 3), new Sync())
            .then(new Query("move 2 in p; fetch absolute 3 p"))
            .then(new Query("rollback")));
  }

  @Test
  void parametersOfOneType() throws IOException {
    same(
        Dialogue.of(
                new Parse("", "select $1::int - $2::int, $3::text || $4::text, $1::int"),
                bind("", "", "7", "2", "long enough", "x"),
                new Execute("", 0),
                new Sync())
            .then(
                new Parse("s", "select id + $1::int from t where id > $2::int order by id"),
                bind("one", "s", "100", "17"),
                bind("two", "s", "200", "18"),
                new Execute("one", 0),
                new Execute("two", 0),
                new Sync()));
  }

  @Test
  void limitsAndTags() throws IOException {
    same(
        Dialogue.of(
                new Parse("", "select id from t where id < 6 order by id"),
                bind("", ""),
                new Execute("", 2),
                new Execute("", 2),
                new Execute("", 2),
                new Execute("", 2),
                new Sync())
            .then(new Query("prepare q as select id from t where id < 6 order by id"))
            .then(
                new Parse("", "execute q"),
                bind("", ""),
                new Describe(Target.PORTAL, ""),
                new Execute("", 3),
                new Execute("", 3),
                new Sync())
            .then(
                new Parse("", "explain (costs off) select * from t order by v"),
                bind("", ""),
                new Execute("", 1),
                new Execute("", 0),
                new Sync()));
  }

  @Test
  void preparedStatementsOfBothKinds() throws IOException {
    same(
        Dialogue.of(new Query("prepare a(int) as select $1 + 1 as x"))
            .then(
                new Describe(Target.STATEMENT, "a"),
                bind("", "a", "41"),
                new Execute("", 0),
                new Sync())
            .then(new Parse("b", "select $1::text || '!' as y"), new Sync())
            .then(new Query("execute b('hi')"))
            .then(
                new Query(
                    "select name, from_sql, parameter_types, statement from pg_prepared_statements order by 1"))
            .then(new Parse("a", "select 1"), new Sync())
            .then(new Query("deallocate b"))
            .then(bind("", "b", "x"), new Sync())
            .then(new Query("prepare b as select 1; execute b; deallocate all; execute b"))
            .then(new Describe(Target.STATEMENT, "a"), new Sync()));
  }

  @Test
  void binaryCursors() throws IOException {
    same(
        Dialogue.of(
                new Query("begin; declare c binary cursor for select id, v from t where id < 3"))
            .then(new Query("fetch all c"))
            .then(new Query("move backward all c"))
            .then(
                new Parse("", "fetch 1 from c"),
                bind("", ""),
                new Describe(Target.PORTAL, ""),
                new Execute("", 0),
                new Sync())
            .then(new Query("rollback")));
  }

  @Test
  void severalStatementsInOneQuery() throws IOException {
    same(
        Dialogue.of(
            new Query(
                "declare c cursor for select id from t where id < 4; fetch 1 c; select 5; fetch 9 c;"
                    + " close c; fetch c")));
    same(
        Dialogue.of(
            new Query(
                "begin; declare c cursor with hold for select id from t where id < 4; fetch 1 c;"
                    + " commit; fetch 1 c; close c; show search_path; set search_path = x; reset all")));
  }

  @Test
  void readOnlyTransactions() throws IOException {
    same(
        Dialogue.of(new Query("begin read only"))
            .then(new Query("insert into t values (100, 'x')"))
            .then(new Query("rollback; begin read only; truncate t"))
            .then(
                new Query(
                    "rollback; begin read only; declare c cursor for select 1; fetch c; commit"))
            .then(new Query("begin read only; explain (costs off) delete from t; rollback")));
  }

  @Test
  void failedTransactionsAndTheirCursors() throws IOException {
    same(
        Dialogue.of(new Query("begin; declare c cursor for select 1 / (id - 2) from t; fetch 1 c"))
            .then(new Query("savepoint s; fetch 1 c"))
            .then(new Query("fetch 1 c"))
            .then(new Query("rollback to s; fetch 1 c"))
            .then(new Query("rollback")));
  }

  /// A session that waits is told at once; one within a transaction at its end.
  @Test
  void notificationsComeWhileTheClientWaits() throws Exception {
    for (int port : List.of(servers.realPort(), servers.ourPort())) {
      try (var listener = RawClient.session(port);
          var sender = RawClient.session(port)) {
        listener.query("listen a");
        sender.query("begin; notify a, 'one'; notify a, 'two'; notify a, 'one'");
        sender.query("commit");
        assertThat(payload(Objects.requireNonNull(listener.receive()))).isEqualTo("one");
        assertThat(payload(Objects.requireNonNull(listener.receive()))).isEqualTo("two");
        listener.query("begin");
        sender.query("notify a, 'three'");
        assertThat(listener.query("select 1")).noneMatch(UtilityDialoguesTest::isNotification);
        assertThat(listener.query("commit")).anyMatch(UtilityDialoguesTest::isNotification);
        listener.query("unlisten a");
        sender.query("notify a, 'four'");
        assertThat(listener.query("select 1")).noneMatch(UtilityDialoguesTest::isNotification);
      }
    }
  }

  private static boolean isNotification(BackendMessage message) {
    return message instanceof BackendMessage.NotificationResponse;
  }

  private static String payload(BackendMessage message) {
    return message instanceof BackendMessage.NotificationResponse notification
        ? notification.payload().toString(StandardCharsets.UTF_8)
        : String.valueOf(message);
  }
}
