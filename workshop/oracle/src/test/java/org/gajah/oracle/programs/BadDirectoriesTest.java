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
  /// What is logged of files of configuration.
  private static final String CONFIGURATION =
      "LOG:  .*(parameter|configuration|multiple|missing|invalid|end-of-line|syntax error|line \\d|\\.conf|authentication|regular).*";

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

  /// Files of configuration in which much is wrong: every fault is named, not only the first.
  private static Map<String, Damage> misconfigurations() {
    Map<String, Damage> files = new LinkedHashMap<>();
    files.put(
        "many settings",
        settings(
            "shared_buffers = elephant",
            "work_mem = 1km",
            "max_connections = 0",
            "nosuch = 1",
            "fsync = perhaps",
            "wal_level = high",
            "checkpoint_timeout = 1",
            "= 3"));
    files.put("values only", settings("work_mem = 1km", "max_connections = 0", "fsync = perhaps"));
    files.put("names only", settings("nosuch = 1", "work_mem = 4MB", "nor_this = 2"));
    files.put("syntax only", settings("= 3", "work_mem 4MB 5MB", "port = 'x"));
    files.put("a unit", settings("work_mem = '5 furlongs'"));
    files.put("a fraction", settings("max_connections = 10.4", "port = 99999"));
    files.put("too large", settings("shared_buffers = 99999999999", "statement_timeout = 1e20"));
    files.put("a missing file", settings("include 'nowhere.conf'", "work_mem = x"));
    files.put(
        "rules of access",
        data ->
            write(
                data,
                "pg_hba.conf",
                "nonsense\nlocal all\nhost all all 1.2.3.4/99 trust\nlocal all all sometimes\n"
                    + "host all all 300.1.1.1/8 md5\nlocal all all trust\n"
                    + "local all all peer map\nhost all all 127.0.0.1/32 gss krb=1\n"));
    files.put("no rules of access", data -> write(data, "pg_hba.conf", "# nothing\n"));
    files.put("no file of access", data -> Files.delete(data.resolve("pg_hba.conf")));
    files.put(
        "maps of users", data -> write(data, "pg_ident.conf", "one\none two\nx /( y\nm u d e\n"));
    files.put("no maps of users", data -> Files.delete(data.resolve("pg_ident.conf")));
    files.put(
        "a folder of logs that cannot be",
        settings("logging_collector = on", "log_directory = '/dev/null/x'"));
    return files;
  }

  private static Damage settings(String... lines) {
    return data -> write(data, "postgresql.auto.conf", String.join("\n", lines) + "\n");
  }

  @Test
  void misconfigurationsAreReportedAlike() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      Map<String, List<String>> theirs = new LinkedHashMap<>();
      Map<String, List<String>> ours = new LinkedHashMap<>();
      Path original = server.directory().resolve("original");
      server.copyData(original);
      for (var each : misconfigurations().entrySet()) {
        String name = each.getKey();
        theirs.put(name, attempt(server, original, each.getValue(), real(server)));
        ours.put(name, attempt(server, original, each.getValue(), gajah(server)));
      }
      assertThat(ours).isEqualTo(theirs);
      assertThat(theirs.get("values only"))
          .hasSizeGreaterThan(3)
          .anyMatch(line -> line.startsWith("LOG:  invalid value for parameter \"work_mem\""));
      assertThat(theirs.get("rules of access")).hasSizeGreaterThan(8);
    }
  }

  @Test
  void theViewsShowWhatIsWrongInTheFiles() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.append("postgresql.conf", "include_if_exists 'more.conf'");
      Path original = server.directory().resolve("original");
      server.copyData(original);
      String file = "copy (select '%s') to '" + server.data() + "/%s'";
      List<String> questions =
          List.of(
              file.formatted("work_mem = 1km", "more.conf"),
              "select sourceline, name, setting, applied, error from pg_file_settings"
                  + " where sourcefile like '%more.conf'",
              "copy (values ('max_connections = 7'), ('nosuch = 1'), ('work_mem = 9MB')) to '"
                  + server.data()
                  + "/more.conf'",
              "select sourceline, name, setting, applied, error from pg_file_settings"
                  + " where sourcefile like '%more.conf'",
              "select pg_reload_conf(); select pg_sleep(1)",
              "select name, setting, pending_restart from pg_settings where pending_restart",
              "show work_mem",
              "copy (values ('max_connections = 7'), ('work_mem = 9MB')) to '"
                  + server.data()
                  + "/more.conf'",
              "select pg_reload_conf(); select pg_sleep(1)",
              "select name, setting, pending_restart from pg_settings where pending_restart",
              "show work_mem",
              "copy (values ('nonsense'), ('local all all trust'), ('local all'), ('host all all"
                  + " 1.2.3.4/99 trust'), ('local all all sometimes')) to '"
                  + server.data()
                  + "/pg_hba.conf'",
              "select rule_number, line_number, type, database, user_name, address, netmask,"
                  + " auth_method, options, error from pg_hba_file_rules",
              "copy (values ('one'), ('m /( y'), ('m u d'), ('m u d e')) to '"
                  + server.data()
                  + "/pg_ident.conf'",
              "select map_number, line_number, map_name, sys_name, pg_username, error"
                  + " from pg_ident_file_mappings",
              "select pg_reload_conf(); select pg_sleep(1)",
              "copy (select 1) to program 'rm %1$s/pg_hba.conf %1$s/pg_ident.conf'"
                  .formatted(server.data()),
              "select * from pg_hba_file_rules",
              "select * from pg_ident_file_mappings",
              "select pg_reload_conf(); select pg_sleep(1)",
              "select 'still there'");
      List<String> theirs = ask(server, real(server), questions);
      List<String> theirLog = reloads(server);
      server.run("rm", "-rf", server.data().toString());
      server.run("cp", "-a", original.toString(), server.data().toString());
      assertThat(ask(server, gajah(server), questions)).isEqualTo(theirs);
      assertThat(reloads(server)).isEqualTo(theirLog);
      assertThat(String.join("\n", theirLog))
          .contains("parameter \"max_connections\" cannot be changed without restarting the server")
          .contains("pg_hba.conf was not reloaded");
    }
  }

  /// What the log says of configuration.
  private static List<String> reloads(OracleServer server) throws IOException {
    List<String> said = new ArrayList<>();
    for (String line : Files.readAllLines(server.directory().resolve("ask.log"))) {
      String text = withoutPrefix(line);
      // The real server looks twice at its start.
      if (!text.contains("skipping missing")
          && text.matches(CONFIGURATION + "|(CONTEXT|HINT|DETAIL): .*")) {
        said.add(text);
      }
    }
    return said;
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
      String text = withoutPrefix(line);
      if (text.endsWith(READY)) {
        said.add(READY);
      } else if (text.matches(
              "(FATAL|PANIC|ERROR|WARNING|DETAIL|HINT|CONTEXT): .*|" + CONFIGURATION)
          || text.equals(line) && !line.startsWith("\t")) {
        said.add(masked(text));
      }
    }
    return said;
  }

  private static String withoutPrefix(String line) {
    return line.replaceFirst("^[-0-9]+ [:.0-9]+ [A-Z]{3} \\[[0-9]+\\] ", "");
  }

  /// Without what differs from run to run.
  private static String masked(String text) {
    return text.replaceAll("PID [0-9]+", "PID N")
        .replaceAll("-[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{6}", "-TIME")
        .replaceAll("version 17\\.[^,]*?\\.$", "version.");
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
