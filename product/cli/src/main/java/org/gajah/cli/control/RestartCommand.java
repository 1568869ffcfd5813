package org.gajah.cli.control;

import java.util.concurrent.Callable;
import org.gajah.base.seam.HostProgram.Errors;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gajah restart`.
@Command(
    name = "restart",
    description =
        "Stops the server and starts Gajah with the options that the server was started with, and"
            + " those given here. Starts it, too, when none is running.",
    customSynopsis = "gajah restart [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah restart",
      "  gajah restart -D /var/lib/postgresql/17/main -c shared_buffers=1GB",
      "",
      "Exit status: 0 when the server answers again, else 1."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class RestartCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private PlaceOptions place;
  @Mixin private StoppingOptions stopping;
  @Mixin private SettingOptions settings;

  @Option(
      names = {"-l", "--log"},
      paramLabel = "FILE",
      description = "Append the log to this file (default: log/gajah.log in the data directory).")
  private @Nullable String log;

  public RestartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    settings.check();
    ClusterFolder folder = place.folder(surroundings);
    folder.requireCluster(1);
    folder.requireVersion();
    ControlScript script = new ControlScript(surroundings, folder, "gajah restart");
    RunningServer before = folder.server();
    if (before == null) {
      surroundings.out().println("no server was running");
    } else {
      int code = script.run("stop", stopping.seconds(), Errors.SHOWN, "-m", stopping.mode());
      if (code != 0) {
        return code;
      }
    }
    Expected expected = new Expected(folder, settings, surroundings.environment());
    RunningServer server =
        new Starting(surroundings, folder, script)
            .start(
                folder.wasStarted() ? "restart" : "start",
                log,
                stopping.seconds(),
                settings.quoted(),
                () ->
                    before == null || settings.value("port") != null
                        ? expected.port()
                        : Integer.toString(before.port()));
    surroundings.out().println();
    surroundings.out().print(server.lines(place.user()));
    return 0;
  }
}
