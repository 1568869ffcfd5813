package org.gajah.wire;

import static org.gajah.wire.Wire.utf8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.wire.stream.Protocol;

/// At least one message of every kind.
final class SampleMessages {
  private SampleMessages() {}

  static List<FrontendMessage> frontend() {
    Slice binary = Slice.of(new byte[] {0, 1, -1, 127});
    return List.of(
        new FrontendMessage.Query("select 'ä'"),
        new FrontendMessage.Query(""),
        new FrontendMessage.Parse("s1", "select $1, $2", 23, 0),
        new FrontendMessage.Parse("", ""),
        new FrontendMessage.Bind("", "", List.of()),
        new FrontendMessage.Bind(
            utf8("p"),
            utf8("s1"),
            List.of(0, 1, 7),
            Arrays.asList(utf8("5"), binary, null),
            List.of(1)),
        new FrontendMessage.Bind(
            utf8("p"), utf8("s1"), List.of(1), Arrays.asList(null, utf8("")), List.of(0, -3)),
        new FrontendMessage.Describe(FrontendMessage.Target.STATEMENT, "s1"),
        new FrontendMessage.Describe(FrontendMessage.Target.PORTAL, ""),
        new FrontendMessage.Execute("p", 100),
        new FrontendMessage.Execute("", -1),
        new FrontendMessage.Close(FrontendMessage.Target.STATEMENT, ""),
        new FrontendMessage.Close(FrontendMessage.Target.PORTAL, "p"),
        new FrontendMessage.Sync(),
        new FrontendMessage.Flush(),
        new FrontendMessage.Terminate(),
        new FrontendMessage.FunctionCall(1299, List.of(0, 1), Arrays.asList(null, binary), 1),
        new FrontendMessage.CopyData(binary),
        new FrontendMessage.CopyDone(),
        new FrontendMessage.CopyFail("no more"),
        new FrontendMessage.AuthenticationResponse(binary));
  }

  static List<BackendMessage> backend() {
    Slice token = Slice.of(new byte[] {9, 0, -9});
    return List.of(
        new BackendMessage.AuthenticationOk(),
        new BackendMessage.AuthenticationKerberosV5(),
        new BackendMessage.AuthenticationCleartextPassword(),
        new BackendMessage.AuthenticationMd5Password(Slice.of(new byte[] {1, 2, 3, -4})),
        new BackendMessage.AuthenticationGss(),
        new BackendMessage.AuthenticationGssContinue(token),
        new BackendMessage.AuthenticationSspi(),
        new BackendMessage.AuthenticationSasl(List.of("SCRAM-SHA-256-PLUS", "SCRAM-SHA-256")),
        new BackendMessage.AuthenticationSaslContinue(token),
        new BackendMessage.AuthenticationSaslFinal(token),
        new BackendMessage.BackendKeyData(4_194_305, -559038737),
        new BackendMessage.ParameterStatus("TimeZone", "Europe/Zürich"),
        new BackendMessage.ReadyForQuery(BackendMessage.TransactionStatus.FAILED),
        new BackendMessage.RowDescription(
            List.of(
                new BackendMessage.Column(utf8("ä"), -1, 3, 25, -1, -1, 0),
                new BackendMessage.Column(utf8("?column?"), 0, 0, 23, 4, 7, 1))),
        new BackendMessage.RowDescription(List.of()),
        new BackendMessage.DataRow(Arrays.asList(utf8("1"), null, utf8(""), token)),
        new BackendMessage.DataRow(List.of()),
        new BackendMessage.CommandComplete("INSERT 0 1"),
        new BackendMessage.EmptyQueryResponse(),
        new BackendMessage.ErrorResponse(
            List.of(
                new BackendMessage.Field('S', utf8("ERROR")),
                new BackendMessage.Field('C', utf8("42601")),
                new BackendMessage.Field('M', utf8("syntax error")))),
        new BackendMessage.NoticeResponse(List.of()),
        new BackendMessage.NoData(),
        new BackendMessage.ParameterDescription(List.of(23, -5)),
        new BackendMessage.ParseComplete(),
        new BackendMessage.BindComplete(),
        new BackendMessage.CloseComplete(),
        new BackendMessage.PortalSuspended(),
        new BackendMessage.NotificationResponse(7, utf8("channel"), utf8("")),
        new BackendMessage.CopyInResponse(0, List.of(0, 0)),
        new BackendMessage.CopyOutResponse(1, List.of(1)),
        new BackendMessage.CopyBothResponse(0, List.of()),
        new BackendMessage.CopyData(token),
        new BackendMessage.CopyDone(),
        new BackendMessage.NegotiateProtocolVersion(
            Protocol.VERSION_3_0, List.of(utf8("_pq_.command_tag"))),
        new BackendMessage.FunctionCallResponse(token),
        new BackendMessage.FunctionCallResponse(null));
  }

  static List<StartupPacket> startup() {
    return List.of(
        new StartupPacket.SslRequest(),
        new StartupPacket.GssEncRequest(),
        new StartupPacket.CancelRequest(1, -2),
        new StartupPacket.StartupMessage(Protocol.VERSION_3_0, List.of()),
        new StartupPacket.StartupMessage(
            Protocol.VERSION_3_0 | 2,
            List.of(
                new StartupPacket.Parameter("user", "postgres"),
                new StartupPacket.Parameter("options", "-c geqo=off"),
                new StartupPacket.Parameter("_pq_.x", ""))));
  }

  static byte[] encoded(FrontendMessage message) {
    ByteSink sink = new ByteSink(16);
    FrontendCodec.encode(message, sink);
    return sink.toByteArray();
  }

  static byte[] encoded(BackendMessage message) {
    ByteSink sink = new ByteSink(16);
    BackendCodec.encode(message, sink);
    return sink.toByteArray();
  }

  static byte[] encoded(StartupPacket packet) {
    ByteSink sink = new ByteSink(16);
    StartupCodec.encode(packet, sink);
    return sink.toByteArray();
  }

  /// The leaves of a sealed interface.
  static List<Class<?>> kinds(Class<?> sealed) {
    List<Class<?>> kinds = new ArrayList<>();
    for (Class<?> permitted : sealed.getPermittedSubclasses()) {
      if (permitted.isSealed()) {
        kinds.addAll(kinds(permitted));
      } else {
        kinds.add(permitted);
      }
    }
    return kinds;
  }
}
