package org.gajah.cli.control;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.SystemError;
import org.gajah.cli.terminal.Complaint;
import org.gajah.cli.terminal.Surroundings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `gajah start`.
@Command(
    name = "start",
    description = {
      "Starts Gajah, and tells how to connect once it answers. Where there is no cluster yet it makes"
          + " one first: with checksums, in UTF-8, with the superuser postgres. Clients on this machine"
          + " are trusted, others cannot connect (pg_hba.conf in the data directory says so)."
    },
    customSynopsis = "gajah start [OPTION]...",
    footer = {
      "",
      "Examples:",
      "  gajah start",
      "  gajah start -D /var/lib/postgresql/17/main -p 5433",
      "  gajah start -c shared_buffers=1GB -c log_statement=all",
      "  gajah start --foreground",
      "",
      "Exit status: 0 when the server answers, else 1."
    },
    sortOptions = false)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StartCommand implements Callable<Integer> {
  /// Names the file in which `bin/gajah` finds the program to go on as.
  private static final String NEXT = "GAJAH_NEXT";

  private final Surroundings surroundings;

  @Mixin private PlaceOptions place;
  @Mixin private SettingOptions settings;

  @Option(
      names = "--foreground",
      description =
          "Stay, and write the log to the terminal, until a signal (Ctrl-C) stops the server.")
  private boolean foreground;

  @Option(
      names = {"-l", "--log"},
      paramLabel = "FILE",
      description = "Append the log to this file (default: log/gajah.log in the data directory).")
  private @Nullable String log;

  @Option(
      names = {"-t", "--timeout"},
      paramLabel = "SECONDS",
      description = "How long to wait until it answers (default: 60).")
  private @Nullable Integer seconds;

  public StartCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    settings.check();
    ClusterFolder folder = place.folder(surroundings);
    ControlScript script = new ControlScript(surroundings, folder, "gajah start");
    Path program = script.server();
    ClusterFolder.Kind kind = folder.kind();
    switch (kind) {
      case NOTHING, EMPTY -> ClusterMaking.make(surroundings, folder, place.user());
      case CLUSTER -> requireStopped(folder);
      case OTHER ->
          throw Complaint.hinted(
              "the directory \"%s\" is neither empty nor a cluster".formatted(folder.path()),
              "Name another one with -D; where it is empty or missing, gajah makes a cluster.");
    }
    Expected expected = new Expected(folder, settings, surroundings.environment());
    if (foreground) {
      goOn(folder, program, expected);
      return 0;
    }
    RunningServer server =
        new Starting(surroundings, folder, script)
            .start("start", log, seconds, settings.quoted(), expected::port);
    tell(folder, server);
    return 0;
  }

  private void requireStopped(ClusterFolder folder) {
    folder.requireVersion();
    RunningServer server = folder.server();
    if (server != null) {
      throw Complaint.hinted(
          "a server is running in \"%s\" already (PID %d)"
              .formatted(folder.path(), Math.abs(server.pid())),
          "How to connect says: gajah status -D " + Shell.word(folder.name()));
    }
  }

  private void tell(ClusterFolder folder, RunningServer server) {
    PrintStream out = surroundings.out();
    out.println();
    out.print(server.lines(place.user()));
    out.println("  stop:  gajah stop -D " + Shell.word(folder.name()));
  }

  /// Lets the launcher become the server.
  private void goOn(ClusterFolder folder, Path program, Expected expected) {
    String next = surroundings.environment().get(NEXT);
    if (next == null) {
      throw Complaint.of("%s is not set; run bin/gajah".formatted(NEXT));
    }
    surroundings.out().print(expected.lines(place.user()));
    surroundings.out().println("  stop:  Ctrl-C");
    List<String> words = new ArrayList<>(List.of(program.toString(), "-D", folder.name()));
    words.addAll(settings.words());
    byte[] text = (String.join("\0", words) + "\0").getBytes(UTF_8);
    try (DiskFile file = surroundings.disk().open(Path.of(next), Disk.OpenMode.READ_WRITE)) {
      file.write(MemorySegment.ofArray(text), 0);
    } catch (IOException e) {
      throw Complaint.of("could not write \"%s\": %s".formatted(next, SystemError.text(e)));
    }
  }
}
