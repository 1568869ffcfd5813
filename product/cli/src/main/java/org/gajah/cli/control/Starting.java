package org.gajah.cli.control;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.seam.HostProgram.Errors;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;

/// Starts a server in the background, waits until it answers, and says how to connect, or why it
/// does not start.
final class Starting {
  // In the log, after its prefix: a TCP port, or a unix socket's lock file.
  private static final Pattern TAKEN =
      Pattern.compile(
          "could not bind IPv[46] address \"[^\"]*\": Address already in use"
              + "|lock file \"[^\"]*\\.s\\.PGSQL\\.([0-9]+)\\.lock\" already exists");

  private final Surroundings surroundings;
  private final ClusterFolder folder;
  private final ControlScript script;

  Starting(Surroundings surroundings, ClusterFolder folder, ControlScript script) {
    this.surroundings = surroundings;
    this.folder = folder;
    this.script = script;
  }

  /// @param action of `pg_ctl`: `start`, or `restart` to take the last server's options
  /// @param logName null for the usual file
  /// @param seconds how long to wait, null for the usual time
  /// @param options for `postgres`, as a shell reads them
  /// @param port which it is to have, if somebody has to know
  /// @return the server that answers
  RunningServer start(
      String action,
      @Nullable String logName,
      @Nullable Integer seconds,
      String options,
      Supplier<String> port) {
    ServerLogFile log = ServerLogFile.open(surroundings, folder, logName);
    List<String> words =
        new ArrayList<>(List.of("-l", log.path().toString(), "-p", script.server().toString()));
    if (!options.isEmpty()) {
      words.addAll(List.of("-o", options));
    }
    int code = script.run(action, seconds, Errors.HIDDEN, words.toArray(String[]::new));
    RunningServer server = folder.server();
    if (code != 0 || server == null) {
      throw failed(log, server, port.get());
    }
    return server;
  }

  private Complaint failed(ServerLogFile log, @Nullable RunningServer server, String port) {
    if (server != null) {
      return Complaint.hinted(
          "the server (PID %d) does not answer yet, but goes on starting".formatted(server.pid()),
          "Its log is \"%s\"; ask again with: gajah status -D %s"
              .formatted(log.path(), Shell.word(folder.name())));
    }
    List<String> news = log.news();
    for (String line : news) {
      Matcher taken = TAKEN.matcher(line);
      if (taken.find()) {
        return portTaken(taken.group(1) == null ? port : taken.group(1));
      }
    }
    PrintStream err = surroundings.err();
    news.forEach(err::println);
    return Complaint.hinted(
        "the server did not start",
        "The lines above are the end of its log, \"%s\".".formatted(log.path()));
  }

  private Complaint portTaken(String port) {
    int number = Integer.parseInt(port);
    return Complaint.hinted(
        "port %d is in use by another program".formatted(number),
        "Choose another one, for example: gajah start -D %s -p %d"
            .formatted(Shell.word(folder.name()), number == 65_535 ? 5433 : number + 1));
  }
}
