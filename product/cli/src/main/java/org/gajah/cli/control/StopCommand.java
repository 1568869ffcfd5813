package org.gajah.cli.control;

import java.util.concurrent.Callable;
import org.gajah.base.seam.HostProgram.Errors;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gajah stop`.
@Command(
    name = "stop",
    description =
        "Stops the server that runs in a data directory, Gajah or PostgreSQL, and waits for it.",
    customSynopsis = "gajah stop [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah stop",
      "  gajah stop -D /var/lib/postgresql/17/main --mode smart --timeout 300",
      "",
      "Exit status: 0 when the server has stopped, else 1."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StopCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private PlaceOptions place;
  @Mixin private StoppingOptions stopping;

  public StopCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ClusterFolder folder = place.folder(surroundings);
    folder.requireCluster(1);
    if (folder.server() == null) {
      throw notRunning(folder);
    }
    return new ControlScript(surroundings, folder, "gajah stop")
        .run("stop", stopping.seconds(), Errors.SHOWN, "-m", stopping.mode());
  }

  static Complaint notRunning(ClusterFolder folder) {
    return Complaint.hinted(
        "no server is running in \"%s\"".formatted(folder.path()),
        "Start one with: gajah start -D " + Shell.word(folder.name()));
  }
}
