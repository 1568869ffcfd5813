package org.gajah.cli.control;

import java.util.concurrent.Callable;
import org.gajah.base.seam.HostProgram.Errors;
import org.gajah.cli.terminal.Surroundings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `gajah reload`.
@Command(
    name = "reload",
    description =
        "Lets the server read postgresql.conf, pg_hba.conf and pg_ident.conf anew. What it does not"
            + " like in them is in its log.",
    customSynopsis = "gajah reload [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah reload",
      "  gajah reload -D /var/lib/postgresql/17/main",
      "",
      "Exit status: 0 when the server was told, else 1."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReloadCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private PlaceOptions place;

  public ReloadCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    ClusterFolder folder = place.folder(surroundings);
    folder.requireCluster(1);
    if (folder.server() == null) {
      throw StopCommand.notRunning(folder);
    }
    return new ControlScript(surroundings, folder, "gajah reload")
        .run("reload", null, Errors.SHOWN);
  }
}
