package org.gajah.oracle.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.Test;

/// Data directories in which something is wrong: `bin/postgres` says what the real server says on a
/// copy, and neither of them starts where the other does not.
class BadDirectoriesTest {
  private static final String READY = "ready to accept connections";

  /// Does something to a directory.
  @FunctionalInterface
  private interface Damage {
    void to(Path data) throws IOException;
  }

  private static Map<String, Damage> damages() {
    Map<String, Damage> damages = new LinkedHashMap<>();
    damages.put("nothing", data -> {});
    damages.put("control file with a flipped bit", data -> flip(data, "global/pg_control", 100));
    damages.put("control file of zeros", data -> zero(data, "global/pg_control", 8192));
    damages.put("control file cut short", data -> cut(data, "global/pg_control", 100));
    damages.put("no control file", data -> Files.delete(data.resolve("global/pg_control")));
    damages.put("another version", data -> write(data, "PG_VERSION", "16\n"));
    damages.put("a version that is none", data -> write(data, "PG_VERSION", "elephant\n"));
    damages.put("no version", data -> Files.delete(data.resolve("PG_VERSION")));
    damages.put("stale lock file", data -> write(data, "postmaster.pid", lockFile(data, 999_999)));
    damages.put("empty lock file", data -> write(data, "postmaster.pid", ""));
    damages.put("lock file of nonsense", data -> write(data, "postmaster.pid", "elephant\n"));
    damages.put("no pg_wal", data -> delete(data.resolve("pg_wal")));
    damages.put("empty pg_wal", BadDirectoriesTest::emptyLog);
    damages.put(
        "first segment of zeros", data -> zero(data, "pg_wal/" + lastSegment(data), 16 << 20));
    damages.put("no pg_xact", data -> delete(data.resolve("pg_xact")));
    damages.put("no postgresql.conf", data -> Files.delete(data.resolve("postgresql.conf")));
    damages.put("bad setting", data -> write(data, "postgresql.auto.conf", "shared_buffers = x\n"));
    damages.put("no global", data -> delete(data.resolve("global")));
    damages.put("no base", data -> delete(data.resolve("base")));
    damages.put(
        "others may read it",
        data -> Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x")));
    return damages;
  }

  @Test
  void bothServersSayTheSame() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      Map<String, List<String>> theirs = new LinkedHashMap<>();
      Map<String, List<String>> ours = new LinkedHashMap<>();
      Path original = server.directory().resolve("original");
      server.copyData(original);
      for (var damage : damages().entrySet()) {
        String name = damage.getKey();
        theirs.put(name, attempt(server, original, damage.getValue(), real(server)));
        ours.put(name, attempt(server, original, damage.getValue(), gajah(server)));
      }
      assertThat(ours).isEqualTo(theirs);
      assertThat(theirs.get("nothing")).containsExactly(READY);
      assertThat(theirs.get("stale lock file")).containsExactly(READY);
    }
  }

  @Test
  void aSecondServerIsRefused() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      Path log = server.directory().resolve("first.log");
      Process first = launch(real(server), log);
      awaitReady(first, log);
      List<String> theirs = attempt(server, real(server));
      List<String> ours = attempt(server, gajah(server));
      stop(first);
      assertThat(ours).isEqualTo(theirs).isNotEmpty();
      first = launch(gajah(server), log);
      awaitReady(first, log);
      theirs = attempt(server, real(server));
      ours = attempt(server, gajah(server));
      stop(first);
      assertThat(ours).isEqualTo(theirs).isNotEmpty();
    }
  }

  @Test
  void damagedPagesAreReportedAlike() throws IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"))) {
      server.startAgain();
      server.psql(
          "create table t (id int primary key, v text);"
              + "insert into t select g, repeat('x', 100) from generate_series(1, 1000) g");
      String table = server.psql("select pg_relation_filepath('t')").strip();
      String index = server.psql("select pg_relation_filepath('t_pkey')").strip();
      String catalog = server.psql("select pg_relation_filepath('pg_statistic')").strip();
      server.psql("analyze");
      server.stop();
      flip(server.data(), table, 3 * 8192 + 5000);
      flip(server.data(), index, 8192 + 5000);
      flip(server.data(), catalog, 5000);
      List<String> questions =
          List.of(
              "select count(*) from t",
              "select v from t where id = 1",
              "begin; insert into t values (2000, 'v'); rollback",
              "select count(*) from pg_statistic");
      List<String> damaged = List.of(table, index, catalog);
      List<String> theirs = ask(server, real(server), questions);
      List<String> ours = ask(server, gajah(server), questions);
      assertThat(ours).isEqualTo(theirs);
      assertThat(String.join("\n", theirs)).contains("XX001: invalid page in block 3 of relation");
      String ignoring =
          "set ignore_checksum_failure = on; select count(*) from t;"
              + " select length(v) from t where id = 1; select count(*) > 0 from pg_statistic";
      toleratedAlike(server, damaged, List.of(ignoring, "select count(*) from t"));
      String zeroing = "set zero_damaged_pages = on; select count(*) from t";
      toleratedAlike(server, damaged, List.of(zeroing, "select count(*) from t"));
    }
  }

  /// Questions after which the damaged files may be others: the second server gets the first's.
  private static void toleratedAlike(
      OracleServer server, List<String> damaged, List<String> questions) throws IOException {
    List<byte[]> before = new ArrayList<>();
    for (String file : damaged) {
      before.add(Files.readAllBytes(server.data().resolve(file)));
    }
    List<String> theirs = ask(server, real(server), questions);
    restore(server, damaged, before);
    assertThat(ask(server, gajah(server), questions)).isEqualTo(theirs);
    restore(server, damaged, before);
    assertThat(String.join("\n", theirs)).contains("page verification failed");
  }

  private static void restore(OracleServer server, List<String> files, List<byte[]> contents)
      throws IOException {
    for (int i = 0; i < files.size(); i++) {
      Files.write(server.data().resolve(files.get(i)), contents.get(i));
    }
  }

  private static List<String> ask(OracleServer server, List<String> command, List<String> questions)
      throws IOException {
    Path log = server.directory().resolve("ask.log");
    Process process = launch(command, log);
    try {
      awaitReady(process, log);
      List<String> answers = new ArrayList<>();
      for (String question : questions) {
        String asked =
            "PGOPTIONS='-c enable_seqscan=on' psql -X -A -t -v VERBOSITY=verbose -h %s -p %d -U postgres -c \"%s\" 2>&1 || true"
                .formatted(server.directory(), server.port(), question);
        for (String line : server.run("bash", "-c", asked).lines().toList()) {
          if (!line.startsWith("LOCATION:")) {
            answers.add(line);
          }
        }
      }
      return answers;
    } finally {
      stop(process);
    }
  }

  // Running

  private static List<String> real(OracleServer server) {
    return Oracle.installed().asPostgres("postgres", options(server));
  }

  private static List<String> gajah(OracleServer server) {
    List<String> command = new ArrayList<>();
    command.add(Facts.root().resolve("bin/postgres").toString());
    command.addAll(List.of(options(server)));
    return command;
  }

  private static String[] options(OracleServer server) {
    return new String[] {
      "-D",
      server.data().toString(),
      "-p",
      Integer.toString(server.port()),
      "-k",
      server.directory().toString()
    };
  }

  private static List<String> attempt(
      OracleServer server, Path original, Damage damage, List<String> command) throws IOException {
    server.run("rm", "-rf", server.data().toString());
    server.run("cp", "-a", original.toString(), server.data().toString());
    damage.to(server.data());
    return attempt(server, command);
  }

  /// What a server says that is of interest; the word of its readiness, if it starts.
  private static List<String> attempt(OracleServer server, List<String> command)
      throws IOException {
    Path log = server.directory().resolve("attempt.log");
    Process process = launch(command, log);
    while (!ends(process) && !Files.readString(log).contains(READY)) {
      // until it is ready, or over
    }
    stop(process);
    List<String> said = new ArrayList<>();
    for (String line : Files.readAllLines(log)) {
      String text = line.replaceFirst("^[-0-9]+ [:.0-9]+ UTC \\[[0-9]+\\] ", "");
      if (text.endsWith(READY)) {
        said.add(READY);
      } else if (text.matches("(FATAL|PANIC|ERROR|WARNING|DETAIL|HINT): .*")
          || text.equals(line) && !line.startsWith("\t")) {
        said.add(masked(text));
      }
    }
    return said;
  }

  /// Without what differs from run to run.
  private static String masked(String text) {
    return text.replaceAll("PID [0-9]+", "PID N").replaceAll("version 17\\.[^,]*?\\.$", "version.");
  }

  private static Process launch(List<String> command, Path log) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(log.toFile())
        .start();
  }

  private static void awaitReady(Process process, Path log) throws IOException {
    while (!Files.readString(log).contains(READY)) {
      assertThat(ends(process)).as(Files.readString(log)).isFalse();
    }
  }

  /// Whether it ends in a moment.
  private static boolean ends(Process process) {
    try {
      return process.waitFor(10, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void stop(Process process) throws IOException {
    try {
      if (process.isAlive()) {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
      }
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException("did not stop");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // Damaging

  private static void flip(Path data, String file, int at) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(data.resolve(file).toFile(), "rw")) {
      access.seek(at);
      int old = access.read();
      access.seek(at);
      access.write(old ^ 1);
    }
  }

  private static void zero(Path data, String file, int length) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(data.resolve(file).toFile(), "rw")) {
      access.write(new byte[length]);
    }
  }

  private static void cut(Path data, String file, int length) throws IOException {
    try (RandomAccessFile access = new RandomAccessFile(data.resolve(file).toFile(), "rw")) {
      access.setLength(length);
    }
  }

  private static void write(Path data, String file, String text) throws IOException {
    Path path = data.resolve(file);
    Files.writeString(path, text);
    Path like = data.resolve("global");
    Files.setOwner(path, Files.getOwner(like));
  }

  private static String lockFile(Path data, long process) {
    return process
        + "\n"
        + data
        + "\n1700000000\n5432\n/tmp\nlocalhost\n  1234567 99999999\nready   \n";
  }

  private static String lastSegment(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.length() == 24)
          .sorted()
          .findFirst()
          .orElseThrow();
    }
  }

  private static void emptyLog(Path data) throws IOException {
    Files.delete(data.resolve("pg_wal").resolve(lastSegment(data)));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
