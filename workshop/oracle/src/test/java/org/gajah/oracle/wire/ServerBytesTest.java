package org.gajah.oracle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.wire.BackendCodec;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.Wire;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageLimits;
import org.gajah.wire.stream.Protocol;
import org.gajah.wire.stream.WireText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Everything that the real server says is decoded and, encoded again, is the same bytes.
class ServerBytesTest {
  private static final String FAULT =
      """
      do $$ begin raise exception using message = 'm', detail = 'd', hint = 'h', errcode = '22012',
        schema = 's', table = 't', column = 'c', datatype = 'y', constraint = 'n'; end $$\
      """;

  private static OracleServer server;

  @BeforeAll
  static void start() {
    server = OracleServer.start(Oracle.installed(), "wal_level = replica");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void dialoguesOfAllKinds() throws IOException {
    Set<Class<?>> seen = new LinkedHashSet<>();
    try (RawClient client =
        RawClient.session(server.port(), new StartupPacket.Parameter("_pq_.unknown", "1"))) {
      simple(client);
      extended(client);
      copy(client);
      recode(client, seen);
    }
    try (RawClient client =
        RawClient.session(server.port(), new StartupPacket.Parameter("replication", "true"))) {
      client.send(new FrontendMessage.Query("IDENTIFY_SYSTEM"));
      client.untilReady();
      String lsn = server.psql("select pg_current_wal_lsn()").trim();
      client.send(new FrontendMessage.Query("START_REPLICATION PHYSICAL " + lsn));
      assertThat(client.receive()).isInstanceOf(BackendMessage.CopyBothResponse.class);
      client.send(new FrontendMessage.CopyDone());
      client.untilReady();
      recode(client, seen);
    }
    Set<Class<?>> expected = new LinkedHashSet<>();
    for (Class<?> kind : BackendMessage.class.getPermittedSubclasses()) {
      if (!kind.isSealed()) {
        expected.add(kind);
      }
    }
    expected.add(BackendMessage.AuthenticationOk.class);
    assertThat(seen).containsExactlyInAnyOrderElementsOf(expected);
  }

  private void simple(RawClient client) throws IOException {
    client.send(
        new FrontendMessage.Query(
            "select 1, null, 'ä', oid, relname from pg_class limit 3; select; set datestyle = 'SQL, DMY'"));
    client.untilReady();
    client.send(new FrontendMessage.Query(""));
    client.untilReady();
    client.send(new FrontendMessage.Query(FAULT));
    client.untilReady();
    client.send(new FrontendMessage.Query("select nothing from nowhere; "));
    client.untilReady();
    client.send(new FrontendMessage.Query("drop table if exists nowhere"));
    client.untilReady();
    client.send(new FrontendMessage.Query("listen l; notify l, 'payload'"));
    client.untilReady();
    client.send(
        new FrontendMessage.FunctionCall(
            177, List.of(), Arrays.asList(Wire.utf8("4"), Wire.utf8("5")), 0));
    client.untilReady();
    client.send(
        new FrontendMessage.FunctionCall(
            177, List.of(1), Arrays.asList(null, Slice.of(new byte[4])), 1));
    client.untilReady();
  }

  private void extended(RawClient client) throws IOException {
    client.send(
        new FrontendMessage.Parse("s", "select g, $1::text from generate_series(1, $2) g"),
        new FrontendMessage.Describe(FrontendMessage.Target.STATEMENT, "s"),
        new FrontendMessage.Bind(
            Wire.utf8("p"),
            Wire.utf8("s"),
            List.of(0, 1),
            List.of(Wire.utf8("ö"), Slice.of(new byte[] {0, 0, 0, 9})),
            List.of(1, 0)),
        new FrontendMessage.Describe(FrontendMessage.Target.PORTAL, "p"),
        new FrontendMessage.Execute("p", 2),
        new FrontendMessage.Execute("p", 0),
        new FrontendMessage.Close(FrontendMessage.Target.PORTAL, "p"),
        new FrontendMessage.Parse("", "set geqo = on"),
        new FrontendMessage.Describe(FrontendMessage.Target.STATEMENT, ""),
        new FrontendMessage.Flush(),
        new FrontendMessage.Sync());
    List<BackendMessage> answers = client.untilReady();
    assertThat(answers).contains(new BackendMessage.PortalSuspended());
    assertThat(answers)
        .contains(
            new BackendMessage.DataRow(List.of(Slice.of(new byte[] {0, 0, 0, 2}), Wire.utf8("ö"))));
  }

  private void copy(RawClient client) throws IOException {
    client.send(new FrontendMessage.Query("copy (select 1, 'x') to stdout (format binary)"));
    client.untilReady();
    client.send(
        new FrontendMessage.Query("create temp table t (a int, b text); copy t from stdin"));
    client.send(new FrontendMessage.CopyData(Wire.utf8("1\tx\n")), new FrontendMessage.CopyDone());
    client.untilReady();
    client.send(new FrontendMessage.Query("copy t from stdin"));
    client.send(new FrontendMessage.CopyFail("no more"));
    assertThat(client.untilReady().toString()).doesNotContain("CommandComplete");
  }

  private static void recode(RawClient client, Set<Class<?>> seen) {
    for (byte[] bytes : client.received()) {
      InputBuffer input = new InputBuffer();
      input.append(bytes, 0, bytes.length);
      assertThat(input.next(MessageLimits.client())).isTrue();
      BackendMessage message = BackendCodec.decode(input.type(), input.body());
      ByteSink sink = new ByteSink(64);
      BackendCodec.encode(message, sink);
      assertThat(sink.toByteArray()).as(message.toString()).isEqualTo(bytes);
      seen.add(message.getClass());
    }
  }

  @Test
  void fieldsOfAnErrorComeInTheServersOrder() throws IOException {
    ByteSink ours = new ByteSink(64);
    new BackendWriter(ours)
        .errorResponse(
            new PgException(SqlState.DIVISION_BY_ZERO, "m")
                .detail("d")
                .hint("h")
                .where("PL/pgSQL function inline_code_block line 1 at RAISE")
                .with(ErrorField.SCHEMA, "s")
                .with(ErrorField.TABLE, "t")
                .with(ErrorField.COLUMN, "c")
                .with(ErrorField.DATA_TYPE, "y")
                .with(ErrorField.CONSTRAINT, "n"),
            WireText.utf8());
    assertThat(withoutOrigin(fault(FAULT))).isEqualTo(fields(ours));
    List<BackendMessage.Field> position = fault("select x");
    assertThat(codes(position)).isEqualTo("SVCMPFLR");
    List<BackendMessage.Field> internal = fault("do $$ begin execute 'select x'; end $$");
    assertThat(codes(internal)).isEqualTo("SVCMWpqFLR");
    List<BackendMessage.Field> hint = fault("select nosuch(1)");
    assertThat(codes(hint)).isEqualTo("SVCMHPFLR");
  }

  private static List<BackendMessage.Field> fault(String sql) throws IOException {
    try (RawClient client = RawClient.session(server.port())) {
      client.send(new FrontendMessage.Query(sql));
      for (BackendMessage message : client.untilReady()) {
        if (message instanceof BackendMessage.ErrorResponse(List<BackendMessage.Field> fields)) {
          return fields;
        }
      }
      throw new AssertionError(sql + " did not fail");
    }
  }

  private static List<BackendMessage.Field> withoutOrigin(List<BackendMessage.Field> fields) {
    List<BackendMessage.Field> rest = new ArrayList<>(fields);
    rest.removeIf(field -> "FLR".indexOf(field.code()) >= 0);
    return rest;
  }

  private static List<BackendMessage.Field> fields(ByteSink sink) {
    InputBuffer input = new InputBuffer();
    input.append(sink.array(), 0, sink.length());
    assertThat(input.next(MessageLimits.client())).isTrue();
    return ((BackendMessage.ErrorResponse) BackendCodec.decode(input.type(), input.body()))
        .fields();
  }

  private static String codes(List<BackendMessage.Field> fields) {
    StringBuilder codes = new StringBuilder();
    fields.forEach(field -> codes.append(field.code()));
    return codes.toString();
  }

  @Test
  void aNewerMinorVersionIsNegotiatedDown() throws IOException {
    try (RawClient client = new RawClient(server.port())) {
      client.send(
          new StartupPacket.StartupMessage(
              Protocol.VERSION_3_0 | 2, List.of(new StartupPacket.Parameter("user", "postgres"))));
      assertThat(client.receive())
          .isEqualTo(new BackendMessage.NegotiateProtocolVersion(Protocol.VERSION_3_0, List.of()));
    }
  }
}
