package org.gajah.cli.control;

import java.nio.file.Path;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which cluster is meant, in the words of every command.
final class PlaceOptions {
  private static final String DEFAULT = "gajah-data";

  @Option(
      names = {"-D", "--data", "--pgdata"},
      paramLabel = "DIR",
      description = "The data directory (default: $$PGDATA, else ./" + DEFAULT + ").")
  private @Nullable String data;

  @Option(
      names = {"-U", "--username"},
      paramLabel = "NAME",
      description =
          "Superuser of a cluster that is made, and the user in the lines that tell how to connect"
              + " (default: postgres).")
  private String user = "postgres";

  @Option(
      names = {"-?", "-h", "--help"},
      usageHelp = true,
      description = "Show this and exit.")
  @SuppressWarnings("UnusedVariable") // Its annotation is what counts.
  private boolean help;

  ClusterFolder folder(Surroundings surroundings) {
    return new ClusterFolder(surroundings.disk(), path(surroundings, data));
  }

  String user() {
    return user;
  }

  /// @param given null when nothing was said
  static Path path(Surroundings surroundings, @Nullable String given) {
    String name = given == null ? surroundings.environment().get("PGDATA") : given;
    if (given != null && given.isEmpty()) {
      throw Complaint.usage("the data directory has an empty name");
    }
    return surroundings.path(name == null || name.isEmpty() ? DEFAULT : name).normalize();
  }
}
