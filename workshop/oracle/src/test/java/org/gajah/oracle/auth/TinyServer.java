package org.gajah.oracle.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.bytes.ByteSink;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.seam.Chance;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Connection;
import org.gajah.base.seam.Connections;
import org.gajah.base.seam.Listener;
import org.gajah.base.seam.NameService;
import org.gajah.base.seam.RealDisk;
import org.gajah.session.auth.Authentication;
import org.gajah.session.auth.AuthenticationStep;
import org.gajah.session.auth.ClientIdentity;
import org.gajah.session.auth.PasswordSecret;
import org.gajah.session.auth.RoleSecrets.RoleSecret;
import org.gajah.session.hba.HbaFile;
import org.gajah.session.hba.IdentFile;
import org.gajah.session.hba.RegexCompiler;
import org.gajah.session.tls.Negotiation;
import org.gajah.session.tls.TlsConnection;
import org.gajah.session.tls.TlsContext;
import org.gajah.wire.BackendCodec;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendCodec;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.Wire;
import org.gajah.wire.stream.BackendWriter;
import org.gajah.wire.stream.InputBuffer;
import org.gajah.wire.stream.MessageLimits;
import org.gajah.wire.stream.WireText;
import org.jspecify.annotations.Nullable;

/// A server that lets clients in as the rules say, and answers every query with who they are.
final class TinyServer implements AutoCloseable {
  private static final RegexCompiler NO_REGEX =
      text -> {
        throw new PgException(SqlState.INVALID_REGULAR_EXPRESSION, text);
      };

  private final Map<String, RoleSecret> roles = new HashMap<>();
  private final List<Listener> listeners = new ArrayList<>();
  private final List<String> log = Collections.synchronizedList(new ArrayList<>());
  private final HbaFile hba;
  private final IdentFile ident;
  private final @Nullable TlsContext tls;

  TinyServer(Path hbaFile, Path identFile, @Nullable TlsContext tls) {
    RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);
    this.hba = HbaFile.read(disk, hbaFile, tls != null, NO_REGEX);
    IdentFile read = IdentFile.read(disk, identFile, NO_REGEX);
    this.ident = read.usable() ? read : IdentFile.EMPTY;
    this.tls = tls;
  }

  /// Makes a role; `secret` is what is stored.
  void role(String name, @Nullable String secret, @Nullable Long validUntil) {
    roles.put(name, new RoleSecret(secret, validUntil));
  }

  int listenTcp() throws IOException {
    Listener listener = Connections.system().listen(InetAddress.getLoopbackAddress(), 0, 10);
    serve(listener);
    return listener.port();
  }

  void listenUnix(Path path) throws IOException {
    serve(Connections.system().listen(path, 0777, null, 10));
  }

  private void serve(Listener listener) {
    listeners.add(listener);
    inBackground(() -> {
      for (Connection client = listener.accept(); client != null; client = listener.accept()) {
        Connection connection = client;
        inBackground(() -> serve(connection));
      }
    });
  }

  private interface Body {
    void run() throws IOException;
  }

  private void inBackground(Body body) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            body.run();
          } catch (IOException | RuntimeException e) {
            log.add("broken: " + e);
          }
        });
  }

  /// What was logged, in the words of the real server's log.
  List<String> log() {
    return log;
  }

  private void serve(Connection accepted) throws IOException {
    try {
      switch (new Negotiation(accepted, tls).run()) {
        case Negotiation.Outcome.Session session -> new Client(session).run();
        case Negotiation.Outcome.Cancel(StartupPacket.CancelRequest request) ->
            log.add("cancel " + request.processId());
        case Negotiation.Outcome.Nothing(PgException entry) -> {
          if (entry != null) {
            log.add("LOG:  " + entry.primaryMessage());
          }
        }
      }
    } finally {
      accepted.close();
    }
  }

  /// One client's session.
  private final class Client {
    private final Connection connection;
    private final @Nullable TlsConnection secured;
    private final InputBuffer input;
    private final ByteSink sink = new ByteSink(1024);
    private final String role;
    private final String database;

    Client(Negotiation.Outcome.Session session) {
      connection = session.connection();
      secured = session.secured();
      input = session.input();
      role = parameter(session.message(), "user", "");
      database = parameter(session.message(), "database", role);
    }

    private static String parameter(
        StartupPacket.StartupMessage message, String name, String missing) {
      for (StartupPacket.Parameter parameter : message.parameters()) {
        if (Wire.string(parameter.name()).equals(name)) {
          return Wire.string(parameter.value());
        }
      }
      return missing;
    }

    void run() throws IOException {
      try {
        AuthenticationStep step = authentication().start();
        while (step instanceof AuthenticationStep.Ask ask) {
          send(ask.request());
          FrontendMessage answer;
          try {
            answer = receive(ask.limits());
          } catch (PgException e) {
            if (e.severity() != Severity.LOG || ask.unreadable() == null) {
              throw e;
            }
            step = ask.unreadable();
            continue;
          }
          if (answer == null) {
            return;
          }
          step = ask.next().apply((FrontendMessage.AuthenticationResponse) answer);
        }
        switch (step) {
          case AuthenticationStep.Admit admit -> session(admit);
          case AuthenticationStep.Refuse refuse -> refuse(refuse);
          case AuthenticationStep.Ask _ -> throw new IllegalStateException();
        }
      } catch (PgException e) {
        if (e.severity() == Severity.LOG) {
          log.add("LOG:  " + e.primaryMessage());
          return;
        }
        fail(e.raise(Severity.FATAL), null);
      } finally {
        connection.close();
      }
    }

    private Authentication authentication() {
      return new Authentication(
          new Authentication.Rules(hba.rules(), ident),
          new Authentication.Sources(
              roles::get,
              (one, other) -> one.equals(other),
              NameService.system(),
              Clock.system(),
              Chance.secure()),
          new Authentication.Secrets(new byte[32], PasswordSecret.Encryption.SCRAM_SHA_256, 4096),
          new ClientIdentity(
              role,
              database,
              false,
              connection.peer().address(),
              connection.peer().user(),
              secured == null ? null : secured.facts()));
    }

    private void refuse(AuthenticationStep.Refuse refuse) throws IOException {
      refuse.log().forEach(entry -> log.add("LOG:  " + entry.primaryMessage()));
      fail(refuse.error(), refuse.logDetail());
    }

    private void fail(PgException error, @Nullable String logDetail) throws IOException {
      String detail = logDetail == null ? "" : "\nDETAIL:  " + logDetail.replace("\n", "\n\t");
      log.add("FATAL:  " + error.primaryMessage() + detail);
      new BackendWriter(sink).errorResponse(error, WireText.utf8());
      flush();
    }

    private void session(AuthenticationStep.Admit admit) throws IOException {
      log.add("LOG:  " + Authentication.logLine(admit, role));
      for (BackendMessage.Authentication message : admit.messages()) {
        send(message);
      }
      send(new BackendMessage.AuthenticationOk());
      send(new BackendMessage.ParameterStatus("server_version", "17.11"));
      send(new BackendMessage.ParameterStatus("client_encoding", "UTF8"));
      send(new BackendMessage.ParameterStatus("standard_conforming_strings", "on"));
      send(new BackendMessage.ParameterStatus("DateStyle", "ISO, MDY"));
      send(new BackendMessage.ParameterStatus("integer_datetimes", "on"));
      send(new BackendMessage.BackendKeyData(1, 2));
      ready();
      for (FrontendMessage message = receive(MessageLimits.session());
          message != null && !(message instanceof FrontendMessage.Terminate);
          message = receive(MessageLimits.session())) {
        String answer =
            admit.rule().method().label()
                + "/"
                + admit.identity()
                + "/"
                + (secured == null ? "plain" : secured.version());
        send(
            new BackendMessage.RowDescription(
                List.of(new BackendMessage.Column(Wire.utf8("answer"), 0, 0, 25, -1, -1, 0))));
        send(new BackendMessage.DataRow(List.of(Wire.utf8(answer))));
        send(new BackendMessage.CommandComplete("SELECT 1"));
        ready();
      }
    }

    private void ready() throws IOException {
      send(new BackendMessage.ReadyForQuery(BackendMessage.TransactionStatus.IDLE));
      flush();
    }

    private void send(BackendMessage message) {
      BackendCodec.encode(message, sink);
    }

    private void flush() throws IOException {
      connection.write(ByteBuffer.wrap(sink.array(), 0, sink.length()));
      sink.clear();
    }

    private @Nullable FrontendMessage receive(MessageLimits limits) throws IOException {
      flush();
      while (!input.next(limits)) {
        int count = connection.read(input.space());
        if (count < 0) {
          return null;
        }
        input.filled(count);
      }
      return FrontendCodec.decode(input.type(), input.body());
    }
  }

  @Override
  public void close() throws IOException {
    for (Listener listener : listeners) {
      listener.close();
    }
  }

  /// The stored form of a password, with a fixed salt.
  static String stored(String password, String role, PasswordSecret.Encryption encryption) {
    return PasswordSecret.forNewPassword(password, role, encryption, 4096, Chance.seeded(5))
        .stored();
  }
}
