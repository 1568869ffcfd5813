package org.gajah.cli.control;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gajah.cli.terminal.Surroundings;
import org.gajah.initdb.Initdb;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/// `gajah init`: `initdb` with the defaults of [ClusterMaking].
@Command(
    name = "init",
    description = {
      "Makes the directory of a new cluster: with checksums, in UTF-8 with the builtin locale C.UTF-8,"
          + " with the superuser postgres, and clients on this machine are trusted.",
      "All options of initdb may be given too and count more than these (initdb --help lists them)."
    },
    customSynopsis = "gajah init [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah init",
      "  gajah init -D data -U admin -A scram-sha-256 --pwprompt",
      "  gajah init -D data --locale=de_DE.UTF-8",
      "",
      "Exit status: 0 when there is a new cluster, else 1."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class InitCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(
      names = {"-D", "--data", "--pgdata"},
      paramLabel = "DIR",
      description = "The data directory (default: $$PGDATA, else ./gajah-data).")
  private @Nullable String data;

  @Option(
      names = {"--help"},
      usageHelp = true,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // Its annotation is what counts.
  private boolean help;

  @Unmatched private final List<String> words = new ArrayList<>();

  public InitCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    List<String> own = new ArrayList<>(words);
    String directory = PlaceOptions.path(surroundings, data).toString();
    own.addAll(List.of("-D", directory, "--no-instructions"));
    int code =
        Initdb.run(
            new Initdb.World(
                surroundings.environment(),
                System.in,
                surroundings.out(),
                surroundings.err(),
                System.getProperty("user.name", "?")),
            ClusterMaking.words(own));
    if (code == 0) {
      surroundings.out().println("\nStart it with: gajah start -D " + Shell.word(directory));
    }
    return code;
  }
}
