package org.gajah.oracle.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gajah.cli.Gajah;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `bin/gajah` from an empty folder to a running server and back; what it says of bad input.
class GajahCommandTest {
  private static final Oracle ORACLE = Oracle.installed();
  private static final String GAJAH = Facts.root().resolve("bin/gajah").toString();

  private Path folder;
  private String data;
  private int port;

  /// What a program said, and how it ended.
  private record Answer(String out, String err, int code) {}

  @BeforeEach
  void make() throws IOException {
    // bin/gajah runs the classes that this build has made.
    assertThat(Gajah.class.getName()).isNotEmpty();
    folder = Files.createTempDirectory("gajah-command-");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
    data = folder.resolve("gajah-data").toString();
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
  }

  @AfterEach
  void stop() throws IOException {
    if (Files.exists(folder.resolve("gajah-data/postmaster.pid"))) {
      gajah("stop", "-m", "immediate");
    }
    try (var files = Files.walk(folder)) {
      for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private Answer run(String program, String... arguments) {
    return runAs(ORACLE.asPostgres(program, arguments));
  }

  private Answer runAs(List<String> command) {
    try {
      Path err = Files.createTempFile("gajah-errors-", ".txt");
      Path out = Files.createTempFile("gajah-answer-", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
      builder.environment().keySet().removeAll(List.of("PGDATA", "PGPORT"));
      Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      Answer answer = new Answer(Files.readString(out), Files.readString(err), process.exitValue());
      Files.delete(out);
      Files.delete(err);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// As whoever runs this test.
  private Answer gajah(String... arguments) {
    List<String> command = new ArrayList<>(List.of(GAJAH));
    command.addAll(List.of(arguments));
    return runAs(command);
  }

  private static void good(Answer answer) {
    assertThat(answer.code).as(answer.toString()).isZero();
  }

  private static void refused(Answer answer, int code, String... lines) {
    assertThat(answer.err).isEqualTo(String.join("\n", lines) + "\n");
    assertThat(answer.code).isEqualTo(code);
  }

  private Answer ask(String sql) {
    return run("psql", "-h", "localhost", "-p", port(), "-U", "postgres", "-Atc", sql);
  }

  private String port() {
    return Integer.toString(port);
  }

  private String lines() {
    return """

      psql:  psql -h localhost -p %1$d -U postgres -d postgres
      JDBC:  jdbc:postgresql://localhost:%1$d/postgres?user=postgres
    """
        .formatted(port);
  }

  private String firstPid() throws IOException {
    return Files.readAllLines(Path.of(data, "postmaster.pid")).getFirst();
  }

  /// Makes a cluster that does not run.
  private void init() {
    good(gajah("init", "--no-sync"));
  }

  @Test
  void livesFromAnEmptyFolderToAStopAndTheRealServerGoesOn() throws Exception {
    Answer started = gajah("start", "-p", port());
    good(started);
    assertThat(started.out)
        .startsWith("making a cluster in \"" + data + "\", with superuser \"postgres\"... done\n")
        .endsWith(" done\nserver started\n" + lines() + "  stop:  gajah stop -D " + data + "\n");
    // The printed line as a shell reads it.
    Answer asked =
        run("sh", "-c", line(started.out, "psql") + " -Atc 'select current_user, 6 * 7'");
    assertThat(asked.out).as(asked.err).isEqualTo("postgres|42\n");
    askByDriver(line(started.out, "JDBC"));
    assertThat(
            ask("show server_encoding; select datlocale from pg_database where datname = 'postgres'")
                .out)
        .isEqualTo("UTF8\nC.UTF-8\n");
    good(ask("create table kept as select g from generate_series(1, 1000) g"));

    Answer status = gajah("status");
    good(status);
    assertThat(status.out)
        .isEqualTo(
            "a server is running in \"%s\" (PID %s): ready\n%s"
                .formatted(data, firstPid(), lines()));
    refused(
        gajah("start", "-p", port()),
        1,
        "gajah start: error: a server is running in \"%s\" already (PID %s)"
            .formatted(data, firstPid()),
        "gajah start: hint: How to connect says: gajah status -D " + data);

    String before = firstPid();
    Answer restarted = gajah("restart", "-c", "work_mem=9MB");
    good(restarted);
    assertThat(restarted.out).contains("server stopped\n").endsWith("server started\n" + lines());
    assertThat(firstPid()).isNotEqualTo(before);
    assertThat(ask("show work_mem; select count(*) from kept").out).isEqualTo("9MB\n1000\n");

    Files.writeString(
        Path.of(data, "postgresql.conf"), "log_statement = 'ddl'\n", StandardOpenOption.APPEND);
    assertThat(ask("show log_statement").out).isEqualTo("none\n");
    good(gajah("reload"));
    awaitSetting("log_statement", "ddl");

    Answer stopped = gajah("stop");
    good(stopped);
    assertThat(stopped.out)
        .startsWith("waiting for server to shut down...")
        .endsWith(" done\nserver stopped\n");
    assertThat(Path.of(data, "postmaster.pid")).doesNotExist();
    realServerGoesOn();
  }

  private void realServerGoesOn() {
    giveAway(Path.of(data));
    Answer checked = run("pg_checksums", "--check", "-D", data);
    good(checked);
    assertThat(checked.out).contains("Bad checksums:  0");
    String options = "-p %d -k %s".formatted(port, folder);
    good(run("pg_ctl", "start", "-w", "-D", data, "-l", folder + "/real.log", "-o", options));
    try {
      assertThat(ask("select count(*), version() like 'PostgreSQL 17%Gajah%' from kept").out)
          .isEqualTo("1000|f\n");
    } finally {
      // gajah stops either server.
      good(gajah("stop", "--mode", "smart", "--timeout", "30"));
    }
  }

  private static String line(String text, String name) {
    String label = "  " + name + ":  ";
    return text.lines()
        .filter(l -> l.startsWith(label))
        .findFirst()
        .orElseThrow()
        .substring(label.length());
  }

  private static void askByDriver(String url) throws Exception {
    try (var connection = java.sql.DriverManager.getConnection(url);
        var statement = connection.createStatement();
        var result = statement.executeQuery("select 1 + 1")) {
      assertThat(result.next()).isTrue();
      assertThat(result.getInt(1)).isEqualTo(2);
    }
  }

  private void awaitSetting(String name, String value) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!ask("show " + name).out.equals(value + "\n")) {
      assertThat(System.nanoTime()).as("%s becomes %s", name, value).isLessThan(end);
    }
  }

  @Test
  void saysWhoHasThePort() throws IOException {
    init();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int busy = taken.getLocalPort();
      Answer answer =
          gajah("start", "-p", Integer.toString(busy), "-c", "listen_addresses=127.0.0.1");
      refused(
          answer,
          1,
          "gajah start: error: port %d is in use by another program".formatted(busy),
          "gajah start: hint: Choose another one, for example: gajah start -D %s -p %d"
              .formatted(data, busy == 65_535 ? 5433 : busy + 1));
      assertThat(Path.of(data, "postmaster.pid")).doesNotExist();
    }
  }

  @Test
  void refusesFoldersOfOthers() throws IOException {
    Path full = Files.createDirectory(folder.resolve("full"));
    Path file = Files.writeString(full.resolve("letter"), "dear");
    refused(
        gajah("start", "-D", "full"),
        1,
        "gajah start: error: the directory \"%s\" is neither empty nor a cluster".formatted(full),
        "gajah start: hint: Name another one with -D; where it is empty or missing, gajah makes a"
            + " cluster.");
    refused(
        gajah("start", "-D", "full/letter"),
        1,
        "gajah start: error: \"%s\" is not a directory".formatted(file),
        "gajah start: hint: Name another one with -D.");
    assertThat(file).hasContent("dear");
    Path old = Files.createDirectory(folder.resolve("old"));
    Files.writeString(old.resolve("PG_VERSION"), "16\n");
    for (String command : List.of("start", "restart")) {
      refused(
          gajah(command, "-D", "old"),
          1,
          "gajah %s: error: the cluster in \"%s\" is one of PostgreSQL 16; Gajah runs those of PostgreSQL 17"
              .formatted(command, old),
          "gajah %s: hint: Bring it to 17 with pg_upgrade or a dump, or name another directory with -D."
              .formatted(command));
    }
    for (String command : List.of("stop", "status", "restart", "reload")) {
      refused(
          gajah(command, "-D", "full"),
          command.equals("status") ? 4 : 1,
          "gajah %s: error: there is no cluster in \"%s\"".formatted(command, full),
          "gajah %s: hint: Name its directory with -D.".formatted(command));
      refused(
          gajah(command, "-D", "none"),
          command.equals("status") ? 4 : 1,
          "gajah %s: error: there is no cluster in \"%s/none\"".formatted(command, folder),
          "gajah %s: hint: Name its directory with -D, or make one: gajah start -D %s/none"
              .formatted(command, folder));
    }
  }

  /// Gives a folder to the user whom PostgreSQL's programs run as, when that is another one.
  private void giveAway(Path path) {
    if (runsAsAnother()) {
      good(run("touch", folder + "/theirs"));
      good(runAs(List.of("chown", "-R", "--reference", folder + "/theirs", path.toString())));
    }
  }

  private static boolean runsAsAnother() {
    return !ORACLE.asPostgres("true").contains("env");
  }

  @Test
  void refusesADirectoryOfAnotherUser() throws Exception {
    // An ordinary user has the root of all folders as another's; root runs it as an ordinary user.
    Path others = runsAsAnother() ? folder : Path.of("/");
    Path jars = Files.createDirectory(folder.resolve("jars"));
    Files.setPosixFilePermissions(jars, PosixFilePermissions.fromString("rwxr-xr-x"));
    List<String> classes = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":", -1)) {
      Path source = Path.of(entry);
      classes.add((Files.isDirectory(source) ? source : readable(source, jars)).toString());
    }
    refused(
        run(
            "env",
            "GAJAH_CLASS_PATH=" + String.join(":", classes),
            GAJAH,
            "start",
            "-D",
            others.toString()),
        1,
        "gajah start: error: the directory \"%s\" belongs to another user".formatted(others),
        "gajah start: hint: Run gajah as its owner, or name another directory with -D.");
  }

  private static Path readable(Path jar, Path folder) throws IOException {
    Path copy = Files.copy(jar, folder.resolve(jar.getFileName()));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    return copy;
  }

  @Test
  void toldApartAreAStoppedServerAndABadCommandLine() {
    init();
    Answer status = gajah("status");
    assertThat(status.out).isEqualTo("no server is running in \"" + data + "\"\n");
    assertThat(status.code).isEqualTo(3);
    for (String command : List.of("stop", "reload")) {
      refused(
          gajah(command),
          1,
          "gajah %s: error: no server is running in \"%s\"".formatted(command, data),
          "gajah %s: hint: Start one with: gajah start -D %s".formatted(command, data));
    }
    refused(
        gajah("start", "-p", "70000"),
        1,
        "gajah start: error: \"70000\" is not a port: it must be a number from 1 to 65535",
        "gajah start: hint: Try \"gajah start --help\" for more information.");
    refused(
        gajah("start", "-c", "work_mem"),
        1,
        "gajah start: error: \"work_mem\" is not a setting: write NAME=VALUE",
        "gajah start: hint: Try \"gajah start --help\" for more information.");
    Answer unknown = gajah("start", "-p", port(), "-c", "no_such=1");
    assertThat(unknown.err)
        .contains("FATAL:  unrecognized configuration parameter \"no_such\"\n")
        .endsWith(
            """
            gajah start: error: the server did not start
            gajah start: hint: The lines above are the end of its log, "%s/log/gajah.log".
            """
                .formatted(data));
    assertThat(unknown.code).isEqualTo(1);
  }

  @Test
  void runsInTheForegroundUntilASignal() throws Exception {
    init();
    List<String> command = List.of(GAJAH, "start", "--foreground", "-p", port());
    Path log = Files.createTempFile("gajah-foreground-", ".log");
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(log.toFile()).start();
    try (InputStream out = process.getInputStream()) {
      String words = (lines() + "  stop:  Ctrl-C\n").substring(1);
      assertThat(new String(out.readNBytes(words.length()), StandardCharsets.UTF_8))
          .isEqualTo(words);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.readString(log).contains("database system is ready to accept connections")) {
        assertThat(process.isAlive()).as(Files.readString(log)).isTrue();
        assertThat(System.nanoTime()).isLessThan(end);
      }
      assertThat(ask("select 1").out).isEqualTo("1\n");
      good(runAs(List.of("kill", "-INT", firstPid())));
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(Files.readString(log)).contains("database system is shut down");
    } finally {
      process.destroy();
      Files.delete(log);
    }
  }

  @Test
  void eachCommandShowsExamples() {
    for (String command : List.of("start", "stop", "restart", "reload", "status", "init")) {
      Answer help = gajah(command, "--help");
      good(help);
      assertThat(help.out)
          .startsWith("Usage: gajah " + command + " [OPTION]...\n")
          .contains("-D, --data", "\nExamples:\n  gajah " + command + "\n", "\nExit status: ");
      assertThat(help.err).isEmpty();
    }
  }
}
