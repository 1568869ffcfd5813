package org.gajah.oracle;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real PostgreSQL 17 that Gajah is compared with: where it is installed and how its programs
/// are run.
///
/// It is found in the folder named by the environment variable `PG17_HOME`, or in `/opt/pg17`,
/// where `workshop/oracle/install` puts it. A missing oracle fails the test that asks for it; it
/// never skips one.
public final class Oracle {
  private final Path home;

  private Oracle(Path home) {
    this.home = home;
  }

  /// The installed oracle.
  ///
  /// @throws IllegalStateException when there is none, with the command that installs it
  public static Oracle installed() {
    String named = System.getenv("PG17_HOME");
    Path home = Path.of(named == null ? "/opt/pg17" : named);
    if (!Files.isExecutable(home.resolve("bin/postgres"))) {
      throw new IllegalStateException(
          "no PostgreSQL 17 in "
              + home
              + "; install it with workshop/oracle/install, or name its folder in PG17_HOME");
    }
    return new Oracle(home);
  }

  /// The folder of the installation, with `bin`, `share`, `include` and `doc` in it.
  public Path home() {
    return home;
  }

  /// A file under `share`, for example `errcodes.txt`, as text.
  public String shared(String name) {
    return read(home.resolve("share").resolve(name));
  }

  /// A C header under `include`, for example `access/htup_details.h`, as text.
  public String header(String name) {
    return read(home.resolve("include").resolve(name));
  }

  /// The path of a program, for example `pg_waldump`.
  public Path program(String name) {
    return home.resolve("bin").resolve(name);
  }

  /// Whether the tests run as root: the server insists on somebody else, and only root can make
  /// file systems.
  public static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /// A command that runs a program of the oracle as a user who is not root.
  public List<String> asPostgres(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.add(home.resolve("as-postgres").toString());
    } else {
      command.add("env");
      command.add("PATH=" + home.resolve("bin") + ":" + System.getenv("PATH"));
    }
    command.add(program);
    command.addAll(List.of(arguments));
    return command;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
