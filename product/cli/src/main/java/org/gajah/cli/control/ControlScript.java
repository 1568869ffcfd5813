package org.gajah.cli.control;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.seam.HostProgram;
import org.gajah.base.seam.HostProgram.Errors;
import org.gajah.base.seam.SystemError;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;

/// `bin/pg_ctl`, on one cluster.
final class ControlScript {
  /// The folder of the programs; `bin/gajah` sets it.
  private static final String PROGRAMS = "GAJAH_PROGRAMS";

  /// By what name the script speaks of itself.
  private static final String NAME = "GAJAH_COMMAND";

  private final Surroundings surroundings;
  private final ClusterFolder folder;
  private final String command;

  /// @param command whose work this is, such as `gajah stop`
  ControlScript(Surroundings surroundings, ClusterFolder folder, String command) {
    this.surroundings = surroundings;
    this.folder = folder;
    this.command = command;
  }

  /// The program of the server.
  Path server() {
    return program("postgres");
  }

  private Path program(String name) {
    String programs = surroundings.environment().get(PROGRAMS);
    if (programs == null) {
      throw Complaint.of("%s is not set; run bin/gajah".formatted(PROGRAMS));
    }
    return Path.of(programs, name);
  }

  /// @param seconds how long to wait, null for the usual time
  /// @return the exit code
  int run(String action, @Nullable Integer seconds, Errors errors, String... more) {
    List<String> words =
        new ArrayList<>(List.of(program("pg_ctl").toString(), action, "-D", folder.name()));
    if (seconds != null) {
      words.addAll(List.of("-t", seconds.toString()));
    }
    words.addAll(List.of(more));
    surroundings.out().flush();
    surroundings.err().flush();
    try {
      return HostProgram.run(words, surroundings.directory(), Map.of(NAME, command), errors);
    } catch (IOException e) {
      throw Complaint.of("could not run %s: %s".formatted(words.getFirst(), SystemError.text(e)));
    }
  }
}
