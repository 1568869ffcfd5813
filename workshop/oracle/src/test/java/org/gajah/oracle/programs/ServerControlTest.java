package org.gajah.oracle.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gajah.cli.postgres.Postgres;
import org.gajah.instance.postmaster.Instance;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Either `pg_ctl` drives either server.
class ServerControlTest {
  private static final Oracle ORACLE = Oracle.installed();
  // The real programs by their names, for they repeat in messages how they were called.
  private static final String REAL_CONTROL = "pg_ctl";
  private static final String REAL_SERVER = "postgres";
  private static final String OUR_CONTROL = Facts.root().resolve("bin/pg_ctl").toString();
  private static final String OUR_SERVER = Facts.root().resolve("bin/postgres").toString();

  private OracleServer cluster;
  private String data;

  /// What a program said and how it ended.
  private record Answer(String output, int code) {}

  @BeforeEach
  void make() {
    // bin/postgres runs the classes that this build has made.
    assertThat(Postgres.class.getName()).isNotEmpty();
    cluster = OracleServer.initialise(ORACLE, List.of());
    data = cluster.data().toString();
    cluster.append("postgresql.conf", "log_timezone = 'UTC'", "restart_after_crash = off");
  }

  @AfterEach
  void stop() throws IOException {
    if (Files.exists(cluster.data().resolve("postmaster.pid"))) {
      control(REAL_CONTROL, "stop", "-m", "immediate");
    }
    cluster.close();
  }

  private Answer run(String program, String... arguments) {
    List<String> command = ORACLE.asPostgres(program, arguments);
    try {
      Path output = Files.createTempFile("gajah-answer-", ".txt");
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().remove("PGDATA");
      builder.directory(cluster.directory().toFile());
      Process process = builder.redirectOutput(output.toFile()).start();
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("%s ends", command).isTrue();
      String text = Files.readString(output);
      Files.delete(output);
      return new Answer(text, process.exitValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Answer control(String control, String action, String... more) {
    List<String> arguments = new ArrayList<>(List.of(action, "-D", data));
    arguments.addAll(List.of(more));
    return run(control, arguments.toArray(String[]::new));
  }

  private Answer startWith(String control, String server) {
    String options = "-p " + cluster.port() + " -k " + cluster.directory() + " -h 127.0.0.1";
    return control(control, "start", "-w", "-l", log().toString(), "-p", server, "-o", options);
  }

  private Path log() {
    return cluster.directory().resolve("control.log");
  }

  private String logged() throws IOException {
    return Files.readString(log(), StandardCharsets.UTF_8);
  }

  private static void good(Answer answer) {
    assertThat(answer.code).as(answer.output).isZero();
  }

  private void lifeOf(String control, String server) throws IOException {
    assertThat(control(control, "status").code).isEqualTo(3);
    good(startWith(control, server));
    Answer status = control(control, "status");
    good(status);
    assertThat(status.output)
        .contains("pg_ctl: server is running (PID: ")
        .contains("postgres \"-D\"");
    assertThat(Files.readAllLines(cluster.data().resolve("postmaster.pid")))
        .hasSize(8)
        .contains(data, Integer.toString(cluster.port()), "127.0.0.1", "ready   ");
    cluster.append("postgresql.conf", "log_checkpoints = off");
    good(control(control, "reload"));
    await("received SIGHUP, reloading configuration files");
    await("parameter \"log_checkpoints\" changed to \"off\"");
    Answer second = startWith(control, server);
    assertThat(second.code).as(second.output).isEqualTo(1);
    assertThat(logged()).contains("Is another postmaster (PID ");
    assertThat(control(control, "promote").output)
        .contains("cannot promote server; server is not in standby mode");
    good(control(control, "restart"));
    good(control(control, "stop", "-m", "fast"));
    assertThat(cluster.state()).isEqualTo("shut down");
    good(startWith(control, server));
    good(control(control, "stop", "-m", "immediate"));
    assertThat(cluster.state()).isEqualTo("in production");
    good(startWith(control, server));
    assertThat(logged())
        .contains("database system was not properly shut down; automatic recovery in progress");
    good(control(control, "stop", "-m", "smart"));
    assertThat(cluster.state()).isEqualTo("shut down");
    assertThat(cluster.data().resolve("postmaster.pid")).doesNotExist();
    assertThat(cluster.directory().resolve(".s.PGSQL." + cluster.port())).doesNotExist();
  }

  private void await(String line) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!logged().contains(line)) {
      assertThat(System.nanoTime()).as("no \"%s\" in%n%s", line, logged()).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void theRealControlDrivesOurServer() throws IOException {
    lifeOf(REAL_CONTROL, OUR_SERVER);
  }

  @Test
  void ourControlDrivesTheRealServer() throws IOException {
    lifeOf(OUR_CONTROL, REAL_SERVER);
  }

  @Test
  void ourControlDrivesOurServer() throws IOException {
    lifeOf(OUR_CONTROL, OUR_SERVER);
  }

  /// Either control makes a cluster with either initdb, says the same, and fails alike.
  @Test
  void eachControlMakesClustersWithEachInitdb() {
    String real = ORACLE.home().resolve("bin/initdb").toString();
    String our = Facts.root().resolve("bin/initdb").toString();
    List<Answer> answers = new ArrayList<>();
    for (String control : List.of(REAL_CONTROL, OUR_CONTROL)) {
      for (String initdb : List.of(real, our)) {
        String target = cluster.directory().resolve("made").toString();
        String[] words = {"init", "-p", initdb, "-D", target + "/", "-o", "-N --locale=C -A trust"};
        Answer made = run(control, words);
        good(made);
        // The hint at the end names the folder of the programs.
        answers.add(
            new Answer(made.output.replaceAll("    .*pg_ctl -D", "    pg_ctl -D"), made.code));
        good(control(control, "initdb", "-s", "-p", initdb, "-D", target + "2", "-o", "-N"));
        Answer again = run(control, words);
        assertThat(again.code).isEqualTo(1);
        assertThat(again.output)
            .contains("initdb: error: directory \"" + target + "\" exists but is not empty\n")
            .endsWith("pg_ctl: database system initialization failed\n");
        answers.add(again);
        cluster.run("rm", "-rf", target, target + "2");
      }
    }
    for (int i = 2; i < answers.size(); i += 2) {
      assertThat(answers.get(i)).isEqualTo(answers.getFirst());
      assertThat(answers.get(i + 1)).isEqualTo(answers.get(1));
    }
  }

  @Test
  void theControlsRefuseAlike() {
    for (String words :
        List.of(
            "",
            "foo",
            "start",
            "status -D /nowhere",
            "status -D data",
            "status -D /tmp",
            "stop -D data",
            "restart -D /tmp",
            "reload -D data",
            "promote -D data",
            "logrotate -D data",
            "kill TERM 99999999",
            "kill FOO 1",
            "kill",
            "-m bad stop -D data",
            "stop start",
            "start -D /tmp",
            "start -D /nowhere",
            "stop -D /nowhere",
            "-q",
            "--foo",
            "start -D")) {
      String[] arguments = words.isEmpty() ? new String[0] : words.split(" ");
      assertThat(run(OUR_CONTROL, arguments)).as(words).isEqualTo(run(REAL_CONTROL, arguments));
    }
  }

  @Test
  void theServersRefuseAlike() {
    for (String words :
        List.of(
            "-D /nowhere",
            "-D /tmp",
            "-X",
            "-D data foo",
            "-D data -C port",
            "-D data -C data_directory",
            "-D data -C hba_file",
            "-D data -C shared_buffers",
            "-D data -C work_mem -c work_mem=7MB",
            "-D data -C nonsense",
            "-D data -c nonsense=1",
            "-D data -c port",
            "-D data -c port=abc",
            "-D data -d x -C log_min_messages",
            "-D data -N 3 -c superuser_reserved_connections=3")) {
      String[] arguments = words.split(" ");
      assertThat(plain(run(OUR_SERVER, arguments)))
          .as(words)
          .isEqualTo(plain(run(REAL_SERVER, arguments)));
    }
  }

  /// Without times and process ids.
  private static Answer plain(Answer answer) {
    return new Answer(
        answer.output.replaceAll("(?m)^[0-9].* [A-Z]+ \\[[0-9]+\\] ", ""), answer.code);
  }

  @Test
  void aStaleLockFileIsReplacedAndAnEmptyOneIsNot() throws IOException {
    Path lock = cluster.data().resolve("postmaster.pid");
    Files.writeString(lock, "99999999\n" + data + "\n1\n5432\n\n\n\n");
    good(startWith(REAL_CONTROL, OUR_SERVER));
    good(control(REAL_CONTROL, "stop"));
    for (String server : List.of(OUR_SERVER, REAL_SERVER)) {
      Files.writeString(lock, "");
      Answer empty = run(server, "-D", data);
      assertThat(empty.code).isEqualTo(1);
      assertThat(empty.output).contains("FATAL:  lock file \"postmaster.pid\" is empty");
      Files.delete(lock);
    }
  }

  @Test
  void aPortInUseIsToldWithAHint() {
    good(startWith(REAL_CONTROL, REAL_SERVER));
    OracleServer other = OracleServer.initialise(ORACLE, List.of());
    try {
      String[] arguments = {
        "-D",
        other.data().toString(),
        "-p",
        Integer.toString(cluster.port()),
        "-k",
        "",
        "-h",
        "127.0.0.1"
      };
      assertThat(plain(run(OUR_SERVER, arguments)).output)
          .isEqualTo(
              plain(run(REAL_SERVER, arguments))
                  .output
                  .replaceFirst("starting PostgreSQL.*", "starting " + version()));
    } finally {
      other.close();
    }
  }

  private static String version() {
    return Instance.VERSION.replaceFirst("JVM .*", "JVM " + System.getProperty("java.version"));
  }
}
