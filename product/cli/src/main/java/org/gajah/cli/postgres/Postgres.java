package org.gajah.cli.postgres;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.seam.SystemError;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.WholeFile;
import org.gajah.base.settings.FileSetting;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.ServerOptions.Assignment;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.StandardHooks;
import org.gajah.engine.QueryEngine;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.instance.postmaster.Instance;
import org.gajah.instance.postmaster.InstanceOptions;
import org.gajah.instance.postmaster.ShutdownMode;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.gajah.text.zone.TimeZones;
import org.jspecify.annotations.Nullable;

/// The program `postgres`. Mirrors `main/main.c` and `SelectConfigFiles` of `utils/misc/guc.c`.
public final class Postgres {
  /// Names the launcher, for `postmaster.opts`.
  private static final String EXECUTABLE = "GAJAH_POSTGRES";

  private static final int USAGE_ERROR = 1;
  private static final int NO_CONFIGURATION = 2;
  private static final String WITH_VALUE = "BCcDdfhkNprStW";
  private static final String TRY_HELP = "Try \"postgres --help\" for more information.";

  private final List<String> words;
  private final Map<String, String> environment;
  private final PrintStream out;
  private final PrintStream err;

  private Postgres(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    this.words = words;
    this.environment = environment;
    this.out = out;
    this.err = err;
  }

  public static void main(String[] arguments) {
    PrintStream err =
        new PrintStream(new FileOutputStream(FileDescriptor.err), false, StandardCharsets.UTF_8);
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    int code = new Postgres(List.of(arguments), System.getenv(), out, err).run();
    out.flush();
    err.flush();
    System.exit(code);
  }

  /// Ends the program.
  private static final class Exit extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int code;

    Exit(int code, String message) {
      super(message, null, false, false);
      this.code = code;
    }
  }

  private int run() {
    try {
      String first = words.isEmpty() ? "" : words.getFirst();
      return switch (first) {
        case "--help", "-?" -> {
          out.print(Help.TEXT);
          yield 0;
        }
        case "--version", "-V" -> {
          out.println("postgres (PostgreSQL) 17.11");
          yield 0;
        }
        case "--single" -> notBuilt("single-user mode");
        case "--boot", "--check" -> notBuilt("bootstrapping mode");
        case "--describe-config" -> notBuilt("--describe-config");
        default -> serve();
      };
    } catch (Exit e) {
      err.println(e.getMessage());
      return e.code;
    } catch (Instance.Misconfigured e) {
      err.println("postgres: " + e.getMessage());
      return e.exitCode();
    } catch (PgException e) {
      log(e);
      return USAGE_ERROR;
    }
  }

  private int notBuilt(String feature) {
    log(PgException.notBuilt(feature).raise(Severity.FATAL));
    return USAGE_ERROR;
  }

  /// Writes a message into the log before there are settings.
  private void log(PgException message) {
    SettingValues settings = new SettingValues(StandardHooks.builder().build());
    new ServerLog(this::write, Clock.system(), new TimeZones())
        .write(
            message,
            LogOrigin.background((int) ProcessHandle.current().pid(), "postmaster", 0),
            settings,
            null);
  }

  private void write(byte[] message) {
    err.write(message, 0, message.length);
    err.flush();
  }

  // Starting.

  private ServerOptions parse() {
    try {
      ServerOptions parsed = ServerOptions.parse(words, ServerOptions.Program.POSTMASTER);
      if (!parsed.arguments().isEmpty()) {
        throw new Exit(
            USAGE_ERROR,
            "postgres: invalid argument: \"%s\"\n%s"
                .formatted(parsed.arguments().getFirst(), TRY_HELP));
      }
      return parsed;
    } catch (PgException e) {
      String prefix = "invalid command-line argument for server process: -";
      if (e.primaryMessage().startsWith(prefix)) {
        String letters = e.primaryMessage().substring(prefix.length());
        throw new Exit(
            USAGE_ERROR,
            "postgres: %s -- '%s'\n%s".formatted(complaint(letters), first(letters), TRY_HELP));
      }
      throw e;
    }
  }

  private static String first(String letters) {
    return letters.isEmpty() ? "" : letters.substring(0, 1);
  }

  private static String complaint(String letters) {
    boolean valueMissing = letters.length() == 1 && WITH_VALUE.contains(letters);
    return valueMissing ? "option requires an argument" : "invalid option";
  }

  private int serve() {
    ServerOptions command = parse();
    RealDisk plain = new RealDisk(RealDisk.Ownership.PRIVATE);
    Path directory = configurationDirectory(command, plain);
    Path file = configurationFile(command, directory, plain);
    Path data = dataDirectory(command, directory, file, plain);
    RealDisk disk;
    try {
      disk = RealDisk.owning(data);
    } catch (IOException e) {
      throw new Exit(
          NO_CONFIGURATION,
          "postgres: could not access directory \"%s\": %s".formatted(data, SystemError.text(e)));
    }
    InstanceOptions options =
        new InstanceOptions(
            data,
            file,
            command,
            environment,
            commandLine(),
            (storage, processes, settings) -> new QueryEngine(storage, processes),
            this::write,
            new SpareMemory()::giveBack,
            InstanceOptions.World.system(disk));
    if (command.showSetting() != null) {
      out.println(Instance.show(options, command.showSetting()));
      return 0;
    }
    return run(options);
  }

  private static int run(InstanceOptions options) {
    CompletableFuture<Instance> started = new CompletableFuture<>();
    CompletableFuture<Signals> opened = new CompletableFuture<>();
    // Linking to the C library takes the JVM a while, so it goes on beside the start; signals wait
    // meanwhile.
    Threads.platform().start("memory", SharedMemory::prepare);
    Threads.platform().start("signals", () -> handleSignals(opened, started));
    Instance instance;
    try {
      instance = Instance.start(options);
    } catch (PgException inTheLog) {
      return USAGE_ERROR;
    }
    opened.join();
    started.complete(instance);
    return instance.run();
  }

  private static void handleSignals(
      CompletableFuture<Signals> opened, CompletableFuture<Instance> started) {
    try {
      opened.complete(Signals.open());
    } catch (IllegalStateException e) {
      opened.completeExceptionally(e);
      return;
    }
    Instance instance = started.join();
    opened.join().deliver(signal -> signalled(instance, signal));
  }

  private static void signalled(Instance instance, int signal) {
    switch (signal) {
      case Signals.HUP -> instance.reload();
      case Signals.INT -> instance.stop(ShutdownMode.FAST);
      case Signals.TERM -> instance.stop(ShutdownMode.SMART);
      case Signals.QUIT -> instance.stop(ShutdownMode.IMMEDIATE);
      case Signals.USR1 -> instance.signalled();
      default -> {}
    }
  }

  /// The line of `postmaster.opts`.
  private String commandLine() {
    StringBuilder line = new StringBuilder(environment.getOrDefault(EXECUTABLE, "postgres"));
    words.forEach(word -> line.append(" \"").append(word).append('"'));
    return line.toString();
  }

  private @Nullable Path configurationDirectory(ServerOptions command, RealDisk disk) {
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
          NO_CONFIGURATION,
          "postgres: could not access directory \"%s\": %s"
                  .formatted(directory, SystemError.text(e))
              + hint);
    }
    return directory;
  }

  private static @Nullable String assigned(ServerOptions command, String name) {
    String value = null;
    for (Assignment assignment : command.assignments()) {
      if (assignment.name().equalsIgnoreCase(name)) {
        value = assignment.value();
      }
    }
    return value;
  }

  private static Path configurationFile(
      ServerOptions command, @Nullable Path directory, RealDisk disk) {
    String given = assigned(command, "config_file");
    Path file;
    if (given != null) {
      file = Path.of(given).toAbsolutePath().normalize();
    } else if (directory != null) {
      file = directory.resolve("postgresql.conf");
    } else {
      throw new Exit(
          NO_CONFIGURATION,
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
          NO_CONFIGURATION,
          "postgres: could not access the server configuration file \"%s\": %s"
              .formatted(file, SystemError.text(e)));
    }
  }

  private static Path dataDirectory(
      ServerOptions command, @Nullable Path directory, Path file, RealDisk disk) {
    String given = assigned(command, "data_directory");
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
        NO_CONFIGURATION,
        "postgres does not know where to find the database system data.\n"
            + "This can be specified as \"data_directory\" in \""
            + file
            + "\", or by the -D invocation option, or by the PGDATA environment variable.");
  }
}
