package org.gajah.cli.postgres;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.memory.SharedMemory;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.SettingDescriptions;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingTable;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.gajah.engine.QueryEngine;
import org.gajah.instance.postmaster.Instance;
import org.gajah.instance.postmaster.InstanceOptions;
import org.gajah.instance.postmaster.ShutdownMode;
import org.gajah.session.log.LogOrigin;
import org.gajah.session.log.ServerLog;
import org.gajah.text.zone.TimeZones;

/// The program `postgres`. Mirrors `main/main.c`.
public final class Postgres {
  /// Names the launcher, for `postmaster.opts`.
  private static final String EXECUTABLE = "GAJAH_POSTGRES";

  private static final int USAGE_ERROR = 1;
  private static final int NO_CONFIGURATION = 2;
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
        case "--single" -> single();
        case "--check" -> check();
        case "--boot" -> notBuilt("bootstrapping mode");
        case "--describe-config" -> {
          new SettingsList(SettingTable.builtIn(), SettingDescriptions.builtIn()).print(out);
          yield 0;
        }
        default -> serve();
      };
    } catch (Exit e) {
      err.println(e.getMessage());
      return e.code();
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

  /// Reads the words of the command line.
  ///
  /// @param called how the C library's reader of options calls the program
  private ServerOptions parse(List<String> given, ServerOptions.Program program, String called) {
    ServerOptions parsed;
    try {
      parsed = ServerOptions.parse(given, program);
    } catch (PgException e) {
      String prefix = "invalid command-line argument for server process: -";
      if (e.primaryMessage().startsWith(prefix)) {
        String letters = e.primaryMessage().substring(prefix.length());
        throw new Exit(
            USAGE_ERROR,
            "%s: %s -- '%s'\n%s"
                .formatted(called, complaint(program, letters), first(letters), TRY_HELP));
      }
      throw e;
    }
    checkAssignments(parsed);
    return parsed;
  }

  /// Says that the settings of the command line are ones, before anything else is looked for.
  private static void checkAssignments(ServerOptions command) {
    SettingValues values = new SettingValues(StandardHooks.builder().build());
    try {
      command
          .assignments()
          .forEach(assignment ->
              values.set(assignment.name(), assignment.value(), SettingSource.COMMAND_LINE));
      if (command.segmentSize() != null) {
        values.set("wal_segment_size", command.segmentSize(), SettingSource.DYNAMIC_DEFAULT);
      }
    } catch (PgException e) {
      throw e.raise(Severity.FATAL);
    }
  }

  private static String first(String letters) {
    return letters.isEmpty() ? "" : letters.substring(0, 1);
  }

  private static String complaint(ServerOptions.Program program, String letters) {
    boolean valueMissing = letters.length() == 1 && program.takesValue(letters.charAt(0));
    return valueMissing ? "option requires an argument" : "invalid option";
  }

  private InstanceOptions options(ServerOptions command, int exitCode, Consumer<byte[]> log) {
    Places.Found found = new Places(command, environment, exitCode).find();
    return new InstanceOptions(
        found.data(),
        found.file(),
        command,
        environment,
        commandLine(),
        (storage, processes, settings) ->
            new QueryEngine(storage, processes, settings.is(Settings.IGNORE_SYSTEM_INDEXES)),
        log,
        new SpareMemory()::giveBack,
        InstanceOptions.World.system(found.disk()));
  }

  private int serve() {
    ServerOptions command = parse(words, ServerOptions.Program.POSTMASTER, "postgres");
    if (!command.arguments().isEmpty()) {
      throw new Exit(
          USAGE_ERROR,
          "postgres: invalid argument: \"%s\"\n%s"
              .formatted(command.arguments().getFirst(), TRY_HELP));
    }
    InstanceOptions options = options(command, NO_CONFIGURATION, this::write);
    if (command.showSetting() != null) {
      out.println(Instance.show(options, command.showSetting()));
      return 0;
    }
    return run(options);
  }

  /// `--check`: whether an instance could run with these settings.
  private int check() {
    ServerOptions command = parse(rest(), ServerOptions.Program.CHECK, words.getFirst());
    if (!command.arguments().isEmpty()) {
      throw new Exit(USAGE_ERROR, "postgres: invalid command-line arguments");
    }
    try {
      Instance.check(options(command, USAGE_ERROR, this::write));
      return 0;
    } catch (PgException inTheLog) {
      return USAGE_ERROR;
    }
  }

  /// `--single`: one session that reads its statements from the standard input.
  private int single() {
    ServerOptions command = parse(rest(), ServerOptions.Program.STANDALONE, "postgres");
    List<String> arguments = command.arguments();
    if (arguments.size() > 1) {
      throw ServerOptions.refused(arguments.get(1));
    }
    String database = arguments.isEmpty() ? System.getProperty("user.name") : arguments.getFirst();
    String file = command.alone().outputFile();
    LaterOutput log = new LaterOutput(this::write);
    InstanceOptions options = options(command, USAGE_ERROR, log);
    if (file != null) {
      log.open(options.world().disk(), options.dataDirectory().resolve(file));
    }
    return new SingleMode(options, database, out).run();
  }

  private List<String> rest() {
    return words.subList(1, words.size());
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
}
