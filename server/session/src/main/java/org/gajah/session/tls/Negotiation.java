package org.gajah.session.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Connection;
import org.gajah.wire.StartupCodec;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.WireText;
import org.jspecify.annotations.Nullable;

/// The packets before the first message: answers SSLRequest and GSSENCRequest, takes TLS with and
/// without asking, and ends with a startup message or a cancel request. Mirrors
/// `tcop/backend_startup.c`.
public final class Negotiation {
  private static final int TLS_HANDSHAKE_RECORD = 0x16;
  private static final String SUSPICIOUS =
      "This could be either a client-software bug or evidence of an attempted man-in-the-middle"
          + " attack.";

  private final @Nullable TlsContext tls;
  private Connection connection;
  private final InputBuffer input = new InputBuffer();
  private @Nullable TlsConnection secured;
  private boolean tlsDecided;
  private boolean gssDecided;

  /// How it ended.
  public sealed interface Outcome {
    /// The client wants a session.
    ///
    /// @param connection to go on with
    /// @param secured the same when it is under TLS, else null
    /// @param input what came already and what comes
    record Session(
        StartupPacket.StartupMessage message,
        Connection connection,
        @Nullable TlsConnection secured,
        InputBuffer input)
        implements Outcome {}

    /// The client wants another session's statement cancelled. Nothing is answered.
    record Cancel(StartupPacket.CancelRequest request) implements Outcome {}

    /// There will be no session.
    ///
    /// @param log what to write into the log, or null; what the client is to know was sent
    record Nothing(@Nullable PgException log) implements Outcome {}
  }

  /// @param connection that was just accepted
  /// @param tls null where there is no TLS
  public Negotiation(Connection connection, @Nullable TlsContext tls) {
    this.connection = connection;
    // Nobody listens in on a unix socket.
    this.tls = connection.peer().isLocal() ? null : tls;
  }

  /// Talks until it is clear what the client wants. Closing the connection is left to the caller.
  ///
  /// @throws IOException when the connection broke
  public Outcome run() throws IOException {
    try {
      if (!fill()) {
        return new Outcome.Nothing(null);
      }
      if (input.peek() == TLS_HANDSHAKE_RECORD) {
        if (tls == null) {
          return new Outcome.Nothing(null);
        }
        direct(tls);
      }
      return packets();
    } catch (PgException e) {
      tell(e);
      return new Outcome.Nothing(e);
    }
  }

  private boolean fill() throws IOException {
    int count = connection.read(input.space());
    input.filled(count);
    return count >= 0;
  }

  private static PgException hangUp(String message) {
    return new PgException(Severity.LOG, SqlState.PROTOCOL_VIOLATION, message, null);
  }

  /// A handshake without a request. The client must name the protocol in it, so that nobody can
  /// send another protocol's client here.
  private void direct(TlsContext context) throws IOException {
    if (!secure(context).negotiatedProtocol()) {
      throw hangUp(
          "received direct SSL connection request without ALPN protocol negotiation extension");
    }
    gssDecided = true;
  }

  private TlsConnection secure(TlsContext context) throws IOException {
    tlsDecided = true;
    try {
      TlsConnection made = TlsConnection.accept(connection, context, input.takeUnread());
      connection = made;
      secured = made;
      return made;
    } catch (IOException e) {
      throw hangUp("could not accept SSL connection: " + e.getMessage());
    }
  }

  private Outcome packets() throws IOException {
    while (true) {
      while (!input.nextStartup()) {
        boolean silent = input.unread() == 0;
        if (!fill()) {
          return new Outcome.Nothing(silent ? null : hangUp("incomplete startup packet"));
        }
      }
      switch (StartupCodec.decode(input.body())) {
        case StartupPacket.StartupMessage message -> {
          return new Outcome.Session(message, connection, secured, input);
        }
        case StartupPacket.CancelRequest request -> {
          return new Outcome.Cancel(request);
        }
        case StartupPacket.SslRequest() -> sslRequest();
        case StartupPacket.GssEncRequest() -> gssRequest();
      }
    }
  }

  private static PgException unsupported(int code) {
    return PgException.fatal(
        SqlState.FEATURE_NOT_SUPPORTED,
        "unsupported frontend protocol 1234." + code + ": server supports 3.0 to 3.0");
  }

  private void sslRequest() throws IOException {
    if (tlsDecided) {
      throw unsupported(5679);
    }
    tlsDecided = true;
    answer(tls == null ? 'N' : 'S');
    if (tls == null) {
      checkNothingUnread("SSL request");
    } else {
      // What came early can only be the start of the handshake.
      secure(tls);
      gssDecided = true;
    }
  }

  private void gssRequest() throws IOException {
    if (gssDecided) {
      throw unsupported(5680);
    }
    gssDecided = true;
    answer('N');
    checkNothingUnread("GSSAPI encryption request");
  }

  private void answer(char answer) throws IOException {
    connection.write(ByteBuffer.wrap(new byte[] {(byte) answer}));
  }

  /// What was sent before the answer would be taken for encrypted later.
  private void checkNothingUnread(String request) {
    if (input.unread() > 0) {
      throw PgException.fatal(
              SqlState.PROTOCOL_VIOLATION, "received unencrypted data after " + request)
          .detail(SUSPICIOUS);
    }
  }

  /// Sends an error to the client, unless it is only for the log.
  private void tell(PgException error) throws IOException {
    if (error.severity() == Severity.LOG) {
      return;
    }
    ByteSink sink = new ByteSink(256);
    BackendWriter writer = new BackendWriter(sink);
    if (error.primaryMessage().matches("unsupported frontend protocol ([12][.]|0[.][1-9]).*")) {
      writer.errorForProtocol2(error);
    } else {
      writer.errorResponse(error, WireText.utf8());
    }
    connection.write(ByteBuffer.wrap(sink.array(), 0, sink.length()));
  }
}
