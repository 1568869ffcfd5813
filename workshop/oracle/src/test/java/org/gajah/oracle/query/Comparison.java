package org.gajah.oracle.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendMessage;

/// Runs statements on both servers and keeps what differs.
final class Comparison {
  private static final int PATIENCE_MILLIS = Integer.getInteger("gajah.patience", 60_000);

  private final BothServers servers;
  private final List<Difference> differences = new ArrayList<>();
  private int statements;
  private int errors;
  private int answers;

  /// A statement that was answered differently.
  record Difference(String script, Mode mode, String sql, Answer expected, Answer actual) {
    @Override
    public String toString() {
      String shown = sql.length() <= 300 ? sql : sql.substring(0, 300) + "...";
      return "%s %s: %s\n%s".formatted(script, mode, shown, Answer.difference(expected, actual));
    }
  }

  Comparison(BothServers servers) {
    this.servers = servers;
  }

  List<Difference> differences() {
    return differences;
  }

  /// How many statements were compared, in as many ways as there are.
  int statements() {
    return statements;
  }

  /// How many answers were compared.
  int answers() {
    return answers;
  }

  /// How many of the answers were errors.
  int errors() {
    return errors;
  }

  /// Runs the script in a session of each mode.
  void run(Script script) throws IOException {
    for (Mode mode : Mode.values()) {
      if (mode == Mode.SIMPLE || !script.changes()) {
        run(script, mode);
      }
    }
    statements += script.statements().size();
  }

  /// Runs a statement once, in a session of its own. Errors of large statements are compared by their SQLSTATEs: how
  /// deep is too deep depends on the machine.
  void once(String sql) {
    try {
      run(new Script("large", true, List.of(sql)), Mode.SIMPLE);
      statements++;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void run(Script script, Mode mode) throws IOException {
    try (RawClient real = RawClient.session(servers.realPort(), PATIENCE_MILLIS)) {
      RawClient ours = RawClient.session(servers.ourPort(), PATIENCE_MILLIS);
      try {
        for (String sql : script.statements()) {
          Mode way = Wording.isQuery(sql) ? mode : Mode.SIMPLE;
          way.send(real, sql);
          way.send(ours, sql);
          Answer expected = Answer.of(real.untilReady(), Wording.isOrdered(sql));
          List<BackendMessage> told = told(ours);
          Answer actual = Answer.of(told, Wording.isOrdered(sql));
          compare(new Difference(script.name(), way, sql, expected, actual));
          if (told.isEmpty() || !(told.getLast() instanceof BackendMessage.ReadyForQuery)) {
            ours.close();
            ours = RawClient.session(servers.ourPort(), PATIENCE_MILLIS);
          }
        }
      } finally {
        ours.close();
      }
    }
  }

  /// What it said before it was ready, hung up, or lost our patience.
  private static List<BackendMessage> told(RawClient client) throws IOException {
    try {
      return client.untilReady();
    } catch (AssertionError silence) {
      return List.of();
    }
  }

  private void compare(Difference both) {
    answers++;
    if (!both.expected.error().isEmpty()) {
      errors++;
    }
    if (!both.expected.equals(both.actual)) {
      differences.add(both);
    }
  }
}
