package org.gajah.oracle.torture;

import java.util.ArrayList;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;

/// Whose server.
enum Side {
  GAJAH,
  REAL;

  Side other() {
    return this == GAJAH ? REAL : GAJAH;
  }

  /// The command that runs it in the foreground.
  ///
  /// @param more options
  List<String> command(OracleServer cluster, List<String> more) {
    List<String> options =
        new ArrayList<>(
            List.of(
                "-D",
                cluster.data().toString(),
                "-p",
                Integer.toString(cluster.port()),
                "-k",
                cluster.directory().toString(),
                "-h",
                "127.0.0.1"));
    options.addAll(more);
    if (this == REAL) {
      return Oracle.installed().asPostgres("postgres", options.toArray(String[]::new));
    }
    List<String> command = new ArrayList<>();
    command.add(Facts.root().resolve("bin/postgres").toString());
    command.addAll(options);
    return command;
  }
}
