package org.gajah.cli.postgres;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.settings.FileSetting;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.ServerOptions.Assignment;
import org.gajah.instance.config.InstanceConfiguration;
import org.jspecify.annotations.Nullable;

/// Finds the data directory and the main configuration file. Mirrors `SelectConfigFiles` of
/// `utils/misc/guc.c`.
final class Places {
  private final ServerOptions command;
  private final Map<String, String> environment;
  private final int exitCode;
  private final RealDisk disk = new RealDisk(RealDisk.Ownership.PRIVATE);

  /// What was found.
  ///
  /// @param disk makes files as the directory's owner wants them
  record Found(Path data, Path file, RealDisk disk) {}

  /// @param exitCode the program's when there is nothing to be found
  Places(ServerOptions command, Map<String, String> environment, int exitCode) {
    this.command = command;
    this.environment = environment;
    this.exitCode = exitCode;
  }

  /// @throws Exit when something is missing
  Found find() {
    Path directory = configurationDirectory();
    Path file = configurationFile(directory);
    Path data = dataDirectory(directory, file);
    try {
      return new Found(data, file, RealDisk.owning(data));
    } catch (IOException e) {
      throw new Exit(
          exitCode,
          "postgres: could not access directory \"%s\": %s".formatted(data, SystemError.text(e)));
    }
  }

  private @Nullable Path configurationDirectory() {
    String given =
        command.dataDirectory() == null ? environment.get("PGDATA") : command.dataDirectory();
    if (given == null || given.isEmpty()) {
      return null;
    }
    Path directory = Path.of(given).toAbsolutePath().normalize();
    try {
      if (WholeFile.status(disk, directory) == null) {
        throw new NoSuchFileException(given);
      }
    } catch (IOException e) {
      String hint =
          e instanceof NoSuchFileException
              ? "\nRun initdb or pg_basebackup to initialize a PostgreSQL data directory."
              : "";
      throw new Exit(
          exitCode,
          "postgres: could not access directory \"%s\": %s"
                  .formatted(directory, SystemError.text(e))
              + hint);
    }
    return directory;
  }

  private @Nullable String assigned(String name) {
    String value = null;
    for (Assignment assignment : command.assignments()) {
      if (assignment.name().equalsIgnoreCase(name)) {
        value = assignment.value();
      }
    }
    return value;
  }

  private Path configurationFile(@Nullable Path directory) {
    String given = assigned("config_file");
    Path file;
    if (given != null) {
      file = Path.of(given).toAbsolutePath().normalize();
    } else if (directory != null) {
      file = directory.resolve("postgresql.conf");
    } else {
      throw new Exit(
          exitCode,
          "postgres does not know where to find the server configuration file.\n"
              + "You must specify the --config-file or -D invocation option or set the PGDATA"
              + " environment variable.");
    }
    try {
      if (WholeFile.status(disk, file) == null) {
        throw new NoSuchFileException(file.toString());
      }
      return file;
    } catch (IOException e) {
      throw new Exit(
          exitCode,
          "postgres: could not access the server configuration file \"%s\": %s"
              .formatted(file, SystemError.text(e)));
    }
  }

  private Path dataDirectory(@Nullable Path directory, Path file) {
    String given = assigned("data_directory");
    if (given == null) {
      List<FileSetting> found = InstanceConfiguration.dataDirectorySettings(disk, file);
      given = found.isEmpty() ? null : found.getLast().value();
    }
    if (given != null) {
      return Path.of(given).toAbsolutePath().normalize();
    }
    if (directory != null) {
      return directory;
    }
    throw new Exit(
        exitCode,
        "postgres does not know where to find the database system data.\n"
            + "This can be specified as \"data_directory\" in \""
            + file
            + "\", or by the -D invocation option, or by the PGDATA environment variable.");
  }
}
