package org.gajah.cli.control;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import org.gajah.cli.terminal.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gajah status`.
@Command(
    name = "status",
    description = "Says whether a server runs in a data directory, and how to connect to it.",
    customSynopsis = "gajah status [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah status",
      "  gajah status -D /var/lib/postgresql/17/main",
      "",
      "Exit status: 0 when a server runs, 3 when none does, 4 when there is no cluster."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StatusCommand implements Callable<Integer> {
  private static final int NOT_RUNNING = 3;
  private static final int NO_CLUSTER = 4;

  private final Surroundings surroundings;

  @Mixin private PlaceOptions place;

  public StatusCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ClusterFolder folder = place.folder(surroundings);
    folder.requireCluster(NO_CLUSTER);
    RunningServer server = folder.server();
    PrintStream out = surroundings.out();
    if (server == null) {
      out.println("no server is running in \"%s\"".formatted(folder.path()));
      return NOT_RUNNING;
    }
    if (server.pid() < 0) {
      out.println(
          "a single-user server is running in \"%s\" (PID %d)"
              .formatted(folder.path(), -server.pid()));
      return 0;
    }
    out.println(
        "a server is running in \"%s\" (PID %d): %s"
            .formatted(folder.path(), server.pid(), server.status()));
    out.println();
    out.print(server.lines(place.user()));
    return 0;
  }
}
