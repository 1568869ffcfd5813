package org.gajah.oracle.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendCodec;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupCodec;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Broken messages get the same answer from the real server and from our decoders.
class MalformedMessagesTest {
  private static OracleServer server;

  @BeforeAll
  static void start() {
    server = OracleServer.start(Oracle.installed());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// Severity, SQLSTATE, message and context, or null when all is well.
  private record Answer(String severity, String code, String message, String where) {
    static Answer of(BackendMessage.ErrorResponse error) {
      return new Answer(
          "" + error.field('V'),
          "" + error.field('C'),
          "" + error.field('M'),
          "" + error.field('W'));
    }

    static Answer of(PgException e) {
      return new Answer(
          e.severity().label(),
          e.sqlState().code(),
          e.primaryMessage(),
          "" + e.field(ErrorField.WHERE));
    }
  }

  private static Answer ours(byte[] bytes) {
    InputBuffer input = new InputBuffer();
    input.append(bytes, 0, bytes.length);
    try {
      assertThat(input.next(MessageLimits.session())).isTrue();
      FrontendCodec.decode(input.type(), input.body());
      return new Answer("", "", "", "");
    } catch (PgException e) {
      return Answer.of(e);
    }
  }

  private static byte[] message(int type, ByteSink content) {
    return new ByteSink(64)
        .putByte(type)
        .putIntNetwork(content.length() + 4)
        .putBytes(content.array(), 0, content.length())
        .toByteArray();
  }

  private static ByteSink content() {
    return new ByteSink(64);
  }

  private static ByteSink zeroTerminated(String... texts) {
    ByteSink sink = content();
    for (String text : texts) {
      sink.putUtf8(text).putByte(0);
    }
    return sink;
  }

  @Test
  void handPickedFaults() throws IOException {
    List<byte[]> broken =
        List.of(
            message('Q', content()),
            message('Q', content().putUtf8("select 1")),
            message('Q', zeroTerminated("select 1").putByte('x')),
            message('P', zeroTerminated("a")),
            message('P', zeroTerminated("a", "select 1")),
            message('P', zeroTerminated("a", "select 1").putShortNetwork(2).putIntNetwork(0)),
            message('P', zeroTerminated("a", "select 1").putShortNetwork(0).putByte(1)),
            message('B', content()),
            message('B', zeroTerminated("", "two").putShortNetwork(1)),
            message(
                'B', zeroTerminated("", "two").putShortNetwork(3).putZeros(6).putShortNetwork(2)),
            message(
                'B',
                zeroTerminated("", "two").putShortNetwork(0).putShortNetwork(2).putIntNetwork(-2)),
            message(
                'B',
                zeroTerminated("gate", "two")
                    .putShortNetwork(0)
                    .putShortNetwork(2)
                    .putIntNetwork(-1)
                    .putIntNetwork(9)),
            message(
                'B',
                zeroTerminated("", "two")
                    .putShortNetwork(0)
                    .putShortNetwork(2)
                    .putIntNetwork(-1)
                    .putIntNetwork(-1)
                    .putShortNetwork(0)
                    .putByte(0)),
            message('D', content()),
            message('D', zeroTerminated("Xa")),
            message('D', content().putByte(0xff).putByte(0)),
            message('D', zeroTerminated("Sa", "")),
            message('D', content().putUtf8("S")),
            message('C', zeroTerminated("\u0001a")),
            message('C', content().putByte('S')),
            message('E', zeroTerminated("").putShort(0)),
            message('E', zeroTerminated("").putInt(0).putByte(0)),
            message('S', content().putByte(0)),
            message('H', content().putByte(0)),
            message('F', content()),
            message('F', content().putIntNetwork(177)),
            message(
                'F',
                content().putIntNetwork(177).putShortNetwork(3).putZeros(6).putShortNetwork(2)),
            message(
                'F',
                content()
                    .putIntNetwork(177)
                    .putShortNetwork(0)
                    .putShortNetwork(2)
                    .putIntNetwork(-5)),
            message('y', content()),
            message('p', zeroTerminated("secret")));
    for (byte[] bytes : broken) {
      check(bytes);
    }
  }

  @Test
  void cutAndStretchedMessages() throws IOException {
    long seed = 5613;
    SplittableRandom random = new SplittableRandom(seed);
    ByteSink bind =
        zeroTerminated("", "two")
            .putShortNetwork(2)
            .putShortNetwork(0)
            .putShortNetwork(0)
            .putShortNetwork(2)
            .putIntNetwork(1)
            .putByte('x')
            .putIntNetwork(-1)
            .putShortNetwork(1)
            .putShortNetwork(0);
    ByteSink parse = zeroTerminated("", "select 1").putShortNetwork(1).putIntNetwork(23);
    for (int i = 0; i < 60; i++) {
      boolean isBind = i % 2 == 0;
      ByteSink whole = isBind ? bind : parse;
      int length = 6 + random.nextInt(whole.length() - 6);
      ByteSink cut = content().putBytes(whole.array(), 0, length);
      if (random.nextInt(3) == 0) {
        cut.clear();
        cut.putBytes(whole.array(), 0, whole.length()).putByte(random.nextInt(256));
      }
      check(message(isBind ? 'B' : 'P', cut));
    }
  }

  private void check(byte[] bytes) throws IOException {
    String shown = HexFormat.of().formatHex(bytes);
    try (RawClient client = RawClient.session(server.port())) {
      client.send(
          new FrontendMessage.Parse("two", "select $1::text, $2::int4"),
          new FrontendMessage.Sync());
      client.untilReady();
      client.send(bytes);
      client.send(new FrontendMessage.Sync());
      Answer theirs =
          client.untilReady().stream()
              .filter(BackendMessage.ErrorResponse.class::isInstance)
              .map(answer -> Answer.of((BackendMessage.ErrorResponse) answer))
              .findFirst()
              .orElseThrow(() -> new AssertionError("the server took " + shown));
      assertThat(ours(bytes)).as(shown).isEqualTo(theirs);
    }
  }

  @Test
  void lengthsThatHangUpWithoutAWord() throws IOException {
    int[][] cases = {
      {'Q', 3}, {'Q', -1}, {'Q', 0x3fffffff}, {'E', 10_001}, {'S', 10_001}, {'D', 0}
    };
    for (int[] one : cases) {
      byte[] bytes = new ByteSink(8).putByte(one[0]).putIntNetwork(one[1]).toByteArray();
      String before = server.log();
      try (RawClient client = RawClient.session(server.port())) {
        client.send(bytes);
        assertThat(client.receive()).isNull();
      }
      Answer ours = ours(bytes);
      assertThat(ours.severity()).isEqualTo(Severity.LOG.label());
      assertThat(server.log().substring(before.length())).contains("LOG:  " + ours.message());
    }
  }

  @Test
  void theLongestMessagesAreTaken() throws IOException {
    for (int[] one : new int[][] {{'Q', 0x3ffffffe}, {'E', 10_000}}) {
      byte[] bytes = new ByteSink(8).putByte(one[0]).putIntNetwork(one[1]).toByteArray();
      String before = server.log();
      try (RawClient client = RawClient.session(server.port())) {
        client.send(bytes);
        client.finish();
        assertThat(client.receive()).isNull();
      }
      assertThat(server.log().substring(before.length()))
          .contains("incomplete message from client");
      InputBuffer input = new InputBuffer();
      input.append(bytes, 0, bytes.length);
      assertThat(input.next(MessageLimits.session())).isFalse();
    }
  }

  @Test
  void startupPackets() throws IOException {
    List<ByteSink> contents = new ArrayList<>();
    contents.add(content().putIntNetwork(196_608));
    contents.add(zeroTerminatedAfter(196_608, "user", "postgres"));
    contents.add(zeroTerminatedAfter(196_608, "user", "postgres", "x", ""));
    contents.add(zeroTerminatedAfter(196_608, "user", "postgres", "", "x"));
    contents.add(zeroTerminatedAfter(196_608, "user", "postgres").putUtf8("abc"));
    contents.add(zeroTerminatedAfter(196_608, "user", "postgres", "x"));
    contents.add(zeroTerminatedAfter(262_144, "user", "postgres", ""));
    contents.add(zeroTerminatedAfter(196_607, "user", "postgres", ""));
    contents.add(zeroTerminatedAfter(12, ""));
    contents.add(content().putIntNetwork(80_877_102).putIntNetwork(1));
    contents.add(content().putIntNetwork(80_877_102).putZeros(12));
    contents.add(content().putUtf8("GET / HTTP/1.1\r\n\r\n"));
    for (ByteSink content : contents) {
      byte[] bytes =
          new ByteSink(64)
              .putIntNetwork(content.length() + 4)
              .putBytes(content.array(), 0, content.length())
              .toByteArray();
      checkStartup(bytes);
    }
    checkStartup(new ByteSink(4).putIntNetwork(7).toByteArray());
    checkStartup(new ByteSink(4).putIntNetwork(10_005).toByteArray());
  }

  private static ByteSink zeroTerminatedAfter(int version, String... texts) {
    ByteSink strings = zeroTerminated(texts);
    return content().putIntNetwork(version).putBytes(strings.array(), 0, strings.length());
  }

  private static PgException ourFault(byte[] bytes) {
    InputBuffer input = new InputBuffer();
    input.append(bytes, 0, bytes.length);
    try {
      assertThat(input.nextStartup()).isTrue();
      throw new AssertionError("taken: " + StartupCodec.decode(input.body()));
    } catch (PgException e) {
      return e;
    }
  }

  private void checkStartup(byte[] bytes) throws IOException {
    PgException ours = ourFault(bytes);
    String shown = HexFormat.of().formatHex(bytes);
    String before = server.log();
    try (RawClient client = new RawClient(server.port())) {
      client.send(bytes);
      if (ours.severity() == Severity.LOG) {
        assertThat(client.receive()).as(shown).isNull();
        assertThat(server.log().substring(before.length())).contains(ours.primaryMessage());
      } else if (ours.primaryMessage().matches("unsupported frontend protocol [0-2][.].*")) {
        ByteSink sink = new ByteSink(64);
        new BackendWriter(sink).errorForProtocol2(ours);
        assertThat(client.rest()).as(shown).isEqualTo(sink.toByteArray());
      } else if (client.receive() instanceof BackendMessage.ErrorResponse theirs) {
        assertThat(Answer.of(ours)).as(shown).isEqualTo(Answer.of(theirs));
      } else {
        throw new AssertionError("no error for " + shown);
      }
    }
  }
}
