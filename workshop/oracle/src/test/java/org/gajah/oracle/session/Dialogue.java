package org.gajah.oracle.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.FrontendMessage;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.stream.Protocol;

/// Messages that a client sends, step by step; between two steps it waits for an answer.
final class Dialogue {
  private final List<StartupPacket.Parameter> parameters = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private int version = Protocol.VERSION_3_0;
  private boolean showsGreeting;

  private record Step(
      byte[] raw, List<FrontendMessage> messages, Predicate<BackendMessage> until) {}

  static Dialogue of(FrontendMessage... messages) {
    return new Dialogue().as("postgres", "postgres").then(messages);
  }

  static Dialogue login() {
    Dialogue dialogue = new Dialogue();
    dialogue.showsGreeting = true;
    return dialogue;
  }

  Dialogue as(String user, String database) {
    return with("user", user).with("database", database);
  }

  Dialogue with(String name, String value) {
    parameters.add(new StartupPacket.Parameter(name, value));
    return this;
  }

  Dialogue version(int asked) {
    version = asked;
    return this;
  }

  /// Sends messages and waits for ReadyForQuery, or the end.
  Dialogue then(FrontendMessage... messages) {
    return step(BackendMessage.ReadyForQuery.class::isInstance, messages);
  }

  /// Sends messages and waits for a message of a kind.
  Dialogue until(Class<? extends BackendMessage> kind, FrontendMessage... messages) {
    return step(kind::isInstance, messages);
  }

  private Dialogue step(Predicate<BackendMessage> until, FrontendMessage... messages) {
    steps.add(new Step(new byte[0], List.of(messages), until));
    return this;
  }

  /// Sends bytes that are no message and waits for the end.
  Dialogue raw(byte... bytes) {
    steps.add(new Step(bytes, List.of(), message -> false));
    return this;
  }

  /// Plays it against a server.
  List<String> play(int port) throws IOException {
    List<String> lines = new ArrayList<>();
    try (RawClient client = new RawClient(port)) {
      client.send(new StartupPacket.StartupMessage(version, parameters));
      List<String> greeting =
          Transcript.of(receive(client, BackendMessage.ReadyForQuery.class::isInstance));
      if (showsGreeting) {
        lines.addAll(greeting);
      }
      for (Step step : steps) {
        lines.add("> " + step.messages);
        client.send(step.raw);
        client.send(step.messages.toArray(FrontendMessage[]::new));
        lines.addAll(Transcript.of(receive(client, step.until)));
      }
    }
    return lines;
  }

  private static List<BackendMessage> receive(RawClient client, Predicate<BackendMessage> until)
      throws IOException {
    List<BackendMessage> messages = new ArrayList<>();
    while (true) {
      BackendMessage message = client.receive();
      if (message == null) {
        return messages;
      }
      messages.add(message);
      if (until.test(message)) {
        return messages;
      }
    }
  }
}
