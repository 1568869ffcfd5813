package org.gajah.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.bytes.Slice;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.wire.StartupPacket.CancelRequest;
import org.gajah.wire.StartupPacket.GssEncRequest;
import org.gajah.wire.StartupPacket.Parameter;
import org.gajah.wire.StartupPacket.SslRequest;
import org.gajah.wire.StartupPacket.StartupMessage;
import org.gajah.wire.stream.MessageBody;
import org.gajah.wire.stream.Protocol;

/// Startup packets to bytes and back.
public final class StartupCodec {
  private static final int CANCEL_LENGTH = 12;

  private StartupCodec() {}

  /// Reads the content of a startup packet.
  ///
  /// @throws PgException with SQLSTATE 08P01, or 0A000 for a version of the protocol that nobody
  ///   speaks; of severity LOG when no answer is to be sent, else FATAL
  public static StartupPacket decode(MessageBody body) {
    int length = body.remaining();
    int version = body.readInt();
    return switch (version) {
      case Protocol.CANCEL_REQUEST_CODE -> {
        if (length != CANCEL_LENGTH) {
          throw new PgException(
              Severity.LOG, SqlState.PROTOCOL_VIOLATION, "invalid length of startup packet", null);
        }
        yield new CancelRequest(body.readInt(), body.readInt());
      }
      case Protocol.SSL_REQUEST_CODE -> new SslRequest();
      case Protocol.GSSENC_REQUEST_CODE -> new GssEncRequest();
      default -> startup(version, body);
    };
  }

  private static StartupMessage startup(int version, MessageBody body) {
    if (Protocol.major(version) != Protocol.major(Protocol.VERSION_3_0)) {
      throw PgException.fatal(
          SqlState.FEATURE_NOT_SUPPORTED,
          "unsupported frontend protocol %d.%d: server supports 3.0 to 3.0"
              .formatted(Protocol.major(version), Protocol.minor(version)));
    }
    List<Parameter> parameters = new ArrayList<>();
    while (true) {
      if (body.remaining() == 0) {
        throw badLayout();
      }
      Slice name = stringUpToEnd(body);
      if (name.length() == 0) {
        break;
      }
      if (body.remaining() == 0) {
        throw badLayout();
      }
      parameters.add(new Parameter(name, stringUpToEnd(body)));
    }
    if (body.remaining() != 0) {
      throw badLayout();
    }
    return new StartupMessage(version, List.copyOf(parameters));
  }

  private static Slice stringUpToEnd(MessageBody body) {
    try {
      return body.readString();
    } catch (PgException unterminated) {
      throw badLayout();
    }
  }

  private static PgException badLayout() {
    return PgException.fatal(
        SqlState.PROTOCOL_VIOLATION,
        "invalid startup packet layout: expected terminator as last byte");
  }

  /// Appends a packet with its length word.
  public static void encode(StartupPacket packet, ByteSink out) {
    int at = out.reserve(4);
    switch (packet) {
      case CancelRequest(int processId, int secretKey) ->
          out.putIntNetwork(Protocol.CANCEL_REQUEST_CODE)
              .putIntNetwork(processId)
              .putIntNetwork(secretKey);
      case SslRequest() -> out.putIntNetwork(Protocol.SSL_REQUEST_CODE);
      case GssEncRequest() -> out.putIntNetwork(Protocol.GSSENC_REQUEST_CODE);
      case StartupMessage(int version, List<Parameter> parameters) -> {
        out.putIntNetwork(version);
        for (Parameter parameter : parameters) {
          out.putBytes(parameter.name().toByteArray()).putByte(0);
          out.putBytes(parameter.value().toByteArray()).putByte(0);
        }
        out.putByte(0);
      }
    }
    out.setIntNetwork(at, out.length() - at);
  }

  /// The words in a StartupMessage's `options`, split as the server splits them: at white space,
  /// where a backslash keeps the next character.
  public static List<String> splitOptions(Slice options) {
    String text = options.toString(StandardCharsets.ISO_8859_1);
    List<String> words = new ArrayList<>();
    int i = 0;
    while (true) {
      while (i < text.length() && isSpace(text.charAt(i))) {
        i++;
      }
      if (i >= text.length()) {
        return words;
      }
      StringBuilder word = new StringBuilder();
      boolean escaped = false;
      for (; i < text.length(); i++) {
        char c = text.charAt(i);
        if (isSpace(c) && !escaped) {
          break;
        }
        if (!escaped && c == '\\') {
          escaped = true;
        } else {
          escaped = false;
          word.append(c);
        }
      }
      words.add(
          new String(
              word.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
    }
  }

  private static boolean isSpace(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}
