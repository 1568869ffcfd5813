package org.gajah.oracle.session;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
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
      List<String> greeting = receive(client, BackendMessage.ReadyForQuery.class::isInstance);
      if (showsGreeting) {
        lines.addAll(sorted(greeting));
      }
      for (Step step : steps) {
        lines.add("> " + step.messages.stream().map(Transcript::sent).toList());
        client.send(step.raw);
        client.send(step.messages.toArray(FrontendMessage[]::new));
        lines.addAll(receive(client, step.until));
      }
    }
    return lines;
  }

  /// The settings come in an order of no meaning.
  private static List<String> sorted(List<String> lines) {
    return lines.stream().sorted(Comparator.comparing(l -> l.startsWith("S ") ? l : "")).toList();
  }

  private static List<String> receive(RawClient client, Predicate<BackendMessage> until)
      throws IOException {
    List<String> lines = new ArrayList<>();
    while (true) {
      BackendMessage message = client.receive();
      if (message == null) {
        lines.add("end");
        return lines;
      }
      String line = Transcript.line(message);
      if (line != null) {
        lines.add(line);
      }
      if (until.test(message)) {
        return lines;
      }
    }
  }

  /// Holds two transcripts against each other.
  static void same(List<String> ours, List<String> real, String name) {
    for (int i = 0; i < Math.max(ours.size(), real.size()); i++) {
      String mine = i < ours.size() ? ours.get(i) : "nothing";
      String theirs = i < real.size() ? real.get(i) : "nothing";
      if (!mine.equals(theirs)) {
        throw new AssertionError(
            "%s differs:%nours %s%nreal %s%nafter %s"
                .formatted(
                    name,
                    mine,
                    theirs,
                    String.join("\n      ", real.subList(Math.max(0, i - 60), i))));
      }
    }
  }
}
