package org.gajah.oracle.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.facts.Facts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// `postgres --single`, `--check` and `--describe-config`: both servers print and log the same on
/// copies of one cluster, and leave copies in which the other finds the same.
class SingleUserTest {
  private static final Oracle ORACLE = Oracle.installed();
  private static final String REAL = "postgres";
  private static final String OURS = Facts.root().resolve("bin/postgres").toString();

  private OracleServer cluster;
  private Path original;
  private String data;

  /// What a program printed, what it logged, and how it ended.
  private record Answer(String output, String log, int code) {}

  @BeforeEach
  void make() {
    cluster = OracleServer.initialise(ORACLE, List.of());
    cluster.append("postgresql.conf", "log_timezone = 'UTC'", "log_checkpoints = off");
    data = cluster.data().toString();
    original = cluster.directory().resolve("original");
    cluster.copyData(original);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  // Running

  private void restore() {
    cluster.run("rm", "-rf", data);
    cluster.run("cp", "-a", original.toString(), data);
  }

  /// @param prefix of the files for its output
  private Process start(String prefix, String program, String... arguments) throws IOException {
    List<String> command;
    if (program.equals(OURS)) {
      // Root may run it, and its libraries may be root's.
      command = new ArrayList<>(List.of(program));
      command.addAll(List.of(arguments));
    } else {
      command = ORACLE.asPostgres(program, arguments);
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().remove("PGDATA");
    builder.directory(cluster.directory().toFile());
    builder.redirectOutput(cluster.directory().resolve(prefix + "out").toFile());
    builder.redirectError(cluster.directory().resolve(prefix + "err").toFile());
    return builder.start();
  }

  private Answer end(Process process) throws IOException {
    return end("", process);
  }

  private Answer end(String prefix, Process process) throws IOException {
    try {
      assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return new Answer(
        plain(Files.readString(cluster.directory().resolve(prefix + "out"))),
        plain(Files.readString(cluster.directory().resolve(prefix + "err"))),
        process.exitValue());
  }

  private Answer run(String program, String input, String... arguments) throws IOException {
    Process process = start("", program, arguments);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    } catch (IOException gone) {
      // It has ended without reading all of it.
    }
    return end(process);
  }

  /// Without what differs from run to run and from build to build.
  private static String plain(String text) {
    return text.replaceAll("(?m)^[-0-9]+ [:.0-9]+ (UTC|GMT) \\[[0-9]+\\] ", "")
        .replaceAll("PID [0-9]+", "PID N")
        .replaceAll("process [0-9]+", "process N")
        .replaceAll("(stand-alone backend 17\\.[0-9]+).*", "$1")
        .replaceAll("shut down at .*", "shut down at ...")
        .replaceAll("last known up at .*", "last known up at ...")
        .replaceAll("[0-9A-F]+/[0-9A-F]{3,}", "LSN")
        .replaceAll("(?m) system usage: .*$", "");
  }

  private Answer alike(String input, String... arguments) throws IOException {
    restore();
    Answer theirs = run(REAL, input, arguments);
    restore();
    Answer ours = run(OURS, input, arguments);
    assertThat(ours).as(String.join(" ", arguments)).isEqualTo(theirs);
    return theirs;
  }

  private Answer single(String input, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--single", "-D", data));
    arguments.addAll(List.of(more));
    return alike(input, arguments.toArray(String[]::new));
  }

  // Sessions

  @Test
  void statementsAreAnsweredAlike() throws IOException {
    String input =
        """
        select 1 as x, 'a'::text t, null::int n, 2.5::numeric(5,2) z
        select
        1;
        select 1 \\
        + 2 as y;
        create table t(a int primary key, b text)
        insert into t values (1,'x'),(2,null) returning a
        insert into t values (1,'again')
        table t
        select * from nosuch
        nonsense
        select 1; select 2;

        ;
        -- a comment
        select current_user, session_user, current_database(), inet_client_addr()
        begin
        select 1/0
        select 1
        rollback
        listen a
        notify a, 'p'
        copy t to stdout
        prepare p as select $1::int
        execute p(4)
        explain (costs off) select 1
        vacuum t
        checkpoint
        create database other
        select array[1,2], 'a'::char(3), true, 1.5::float8, '1'::oid, row(1,2), 'x'::name
        create domain d as varchar(5)
        select 'ä'::varchar(7) u, '{"a":1}'::jsonb
        begin
        declare c cursor for select a from t
        fetch all from c
        commit
        alter system set work_mem = '5MB'
        alter system set work_mem = 'x'
        select pg_reload_conf()
        show work_mem
        set log_min_messages = notice
        drop table if exists nosuch
        select pg_backend_pid() > 0
        select name, setting, source from pg_settings where name in ('client_encoding', 'server_encoding', 'is_superuser')
        create role joe
        set session authorization joe
        create table no (a int)
        select rolname from pg_authid
        select 7 as unfinished\
        """;
    Answer answer = single(input, "postgres");
    assertThat(answer.code).isZero();
    assertThat(answer.output).contains("x = \"1\"\t(typeid = 23", "unfinished = \"7\"", "5MB");
    assertThat(answer.log)
        .contains("ERROR:  division by zero", "cannot execute LISTEN within a background process")
        .contains("permission denied for table pg_authid");
    assertThat(cluster.state()).isEqualTo("shut down");
    assertThat(cluster.data().resolve("postmaster.pid")).doesNotExist();
    assertThat(cluster.data().resolve("postmaster.opts")).doesNotExist();
  }

  @Test
  void copyTakesWhatFollows() throws IOException {
    Answer answer =
        single(
            "create table t(a int, b text)\ncopy t from stdin\n1\tx\n2\t\\N\n\\.\ntable t\n",
            "postgres");
    assertThat(answer.output).doesNotContain("a = \"1\"");
    Answer ours = run(OURS, "table t\n", "--single", "-D", data, "postgres");
    Answer theirs = run(REAL, "table t\n", "--single", "-D", data, "postgres");
    assertThat(ours).isEqualTo(theirs);
    assertThat(theirs.output).contains("a = \"1\"", "b = \"x\"");
  }

  @Test
  void semicolonsAndEmptyLinesMayEndStatements() throws IOException {
    Answer answer =
        single(
            """
            select 1 as a
            + 1;

            select 2\\
            ;

            -- a comment only

            create table t (a int);
            insert into t values (3);

            table t;
            \s

            select 4;

            table t;

            select 5 as unfinished\
            """,
            "-j",
            "-E",
            "postgres");
    assertThat(answer.output).contains("statement: select 1 as a\n+ 1;\n", "a = \"3\"");
  }

  @Test
  void echoesAndDebuggingLevels() throws IOException {
    assertThat(single("select 1\n\n", "-E", "postgres").output).contains("statement: select 1\n");
    assertThat(single("select 1\n", "-d", "0", "postgres").log)
        .contains("NOTICE:  database system was shut down at", "NOTICE:  shutting down");
  }

  @Test
  void anErrorMayEndTheSession() throws IOException {
    Answer answer =
        single("create table t()\nselect 1/0\nselect 2\n", "-c", "exit_on_error=on", "postgres");
    assertThat(answer.code).isEqualTo(1);
    assertThat(answer.log).contains("FATAL:  division by zero");
    assertThat(cluster.state()).isEqualTo("shut down");
  }

  @Test
  void settingsOfTheCommandLineHold() throws IOException {
    Answer answer =
        single(
            "show search_path\nshow fsync\nshow shared_buffers\nshow datestyle\nshow work_mem\n"
                + "show allow_system_table_mods\nshow ignore_system_indexes\nshow enable_hashjoin\n",
            "-F",
            "-B",
            "64",
            "-e",
            "-S",
            "777",
            "-O",
            "-P",
            "-fh",
            "-csearch_path=pg_catalog",
            "--work-mem=888",
            "template1");
    assertThat(answer.output).contains("888kB", "DMY", "512kB");
  }

  /// The indexes of three catalogs hold nothing but zeros: only without them is anything found.
  @Test
  void damagedIndexesOfCatalogsAreLeftAlone() throws IOException {
    String question =
        """
        select relfilenode from pg_class where relname in ('pg_attribute_relid_attnum_index', \
        'pg_type_oid_index', 'pg_namespace_nspname_index', 'pg_database_datname_index') and relfilenode > 0
        """;
    String files = run(REAL, question, "--single", "-D", data, "template1").output;
    String shared =
        run(
                REAL,
                "select pg_relation_filenode('pg_database_datname_index') as f\n",
                "--single",
                "-D",
                data,
                "template1")
            .output;
    assertThat(shared).contains("f = \"");
    restore();
    files
        .lines()
        .filter(line -> line.contains("relfilenode = \""))
        .forEach(line -> zero(original.resolve("base/1/" + quoted(line))));
    shared
        .lines()
        .filter(line -> line.contains("f = \""))
        .forEach(line -> zero(original.resolve("global/" + quoted(line))));
    String input =
        """
        create table t (a int, b text)
        insert into t values (1, 'x')
        select * from t
        explain (costs off) select * from pg_type where oid = 16
        select typname from pg_type where oid = 16
        """;
    List<Answer> answers = new ArrayList<>();
    for (String program : List.of(REAL, OURS)) {
      restore();
      Answer answer = run(program, input, "--single", "-D", data, "-P", "template1");
      assertThat(answer.output).contains("typname = \"bool\"", "Seq Scan on pg_type");
      // The real server reads event triggers in the order of an index all the same.
      String log = answer.log.replaceAll("WARNING:  using index .* despite .*\n", "");
      answers.add(new Answer(answer.output, log, answer.code));
      restore();
      assertThat(run(program, input, "--single", "-D", data, "template1").log)
          .containsPattern("(ERROR|FATAL): .* contains unexpected zero page");
    }
    assertThat(answers.getLast()).isEqualTo(answers.getFirst());
  }

  private static String quoted(String line) {
    return line.replaceFirst("^.*= \"([0-9]+)\".*$", "$1");
  }

  private void zero(Path file) {
    cluster.run("dd", "if=/dev/zero", "of=" + file, "bs=8192", "count=2", "conv=notrunc");
  }

  @Test
  void whatIsWrongIsToldAlike() throws IOException {
    single("", "nosuch");
    single("", "postgres", "extra");
    single("", "-x", "postgres");
    single("", "--nosuch=1", "postgres");
    single("", "--nosuch", "postgres");
    single("", "-c", "postgres");
    single("", "-B");
    single("", "-B", "x", "postgres");
    single("", "-f", "q", "postgres");
    single("", "-t", "q", "postgres");
    single("", "-C", "port", "postgres");
    single("", "-r", "/nosuch/file", "postgres");
    single("", "--", "postgres");
    alike("", "--single");
    alike("", "--single", "-D", "nosuch");
    alike("", "--single", "--help");
    alike("", "--single", "-?");
    alike("", "-D", data, "--single");
  }

  @Test
  void theLogMayGoIntoAFile() throws IOException {
    Path file = cluster.directory().resolve("log");
    Answer answer = single("select 1/0\n", "-r", file.toString(), "postgres");
    assertThat(answer.log).isEmpty();
    List<String> lines = Files.readAllLines(file).stream().map(SingleUserTest::plain).toList();
    assertThat(lines).hasSize(6);
    assertThat(lines.subList(3, 6)).isEqualTo(lines.subList(0, 3));
  }

  // Others

  @Test
  void onlyOneHasTheDirectory() throws IOException {
    List<List<String>> files = new ArrayList<>();
    Map<String, Answer> told = new HashMap<>();
    for (String first : List.of(REAL, OURS)) {
      restore();
      Process holder = start("first-", first, "--single", "-D", data, "postgres");
      Path pid = cluster.data().resolve("postmaster.pid");
      while (!Files.exists(pid) || Files.readAllLines(pid).size() < 4) {
        assertThat(holder.isAlive()).isTrue();
      }
      List<String> lines = Files.readAllLines(pid);
      assertThat(Long.parseLong(lines.get(0))).isNegative();
      files.add(List.of(lines.get(1), lines.get(3)));
      for (String[] second :
          List.of(
              new String[] {"--single", "-D", data, "postgres"},
              new String[] {"--check", "-D", data},
              new String[] {"-D", data})) {
        // The real server does not see a holder of another user; ours is root's where we are.
        String refused = String.join(" ", second);
        Answer theirs =
            first.equals(REAL) ? run(REAL, "", second) : Objects.requireNonNull(told.get(refused));
        told.put(refused, theirs);
        assertThat(run(OURS, "", second)).isEqualTo(theirs);
        assertThat(theirs.log).contains("Is another postgres (PID N) running in data directory");
      }
      holder.getOutputStream().close();
      assertThat(end("first-", holder).code).isZero();
      assertThat(pid).doesNotExist();
    }
    assertThat(files.getLast()).isEqualTo(files.getFirst());
  }

  @Test
  void aTerminationEndsItInOrder() throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String program : List.of(REAL, OURS)) {
      restore();
      Process process = start("", program, "--single", "-D", data, "postgres");
      OutputStream in = process.getOutputStream();
      in.write(
          "create table t as select 1 as a\nselect pg_sleep(1000)\n"
              .getBytes(StandardCharsets.UTF_8));
      in.flush();
      String out = "";
      while (!out.endsWith("backend> backend> ")) {
        assertThat(process.isAlive()).isTrue();
        out = Files.readString(cluster.directory().resolve("out"));
      }
      process.toHandle().destroy();
      answers.add(end(process));
      assertThat(cluster.state()).isEqualTo("shut down");
    }
    assertThat(answers.getLast().code).isEqualTo(answers.getFirst().code).isEqualTo(1);
    assertThat(answers.getLast().log).isEqualTo(answers.getFirst().log);
    assertThat(answers.getLast().log)
        .contains("FATAL:  terminating connection due to administrator command");
  }

  @Test
  void whatCrashedIsRecovered() throws IOException {
    for (String crasher : List.of(REAL, OURS)) {
      restore();
      Process process = start("", crasher, "--single", "-D", data, "postgres");
      OutputStream in = process.getOutputStream();
      in.write("create table t as select 7 as a\nselect 1\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      String out = "";
      while (!out.endsWith("----\nbackend> ")) {
        assertThat(process.isAlive()).isTrue();
        out = Files.readString(cluster.directory().resolve("out"));
      }
      process.toHandle().destroyForcibly();
      end(process);
      Path crashed = cluster.directory().resolve("crashed");
      cluster.run("rm", "-rf", crashed.toString());
      cluster.copyData(crashed);
      Answer theirs = run(REAL, "table t\n", "--single", "-D", data, "postgres");
      cluster.run("rm", "-rf", data);
      cluster.run("cp", "-a", crashed.toString(), data);
      Answer ours = run(OURS, "table t\n", "--single", "-D", data, "postgres");
      assertThat(ours).isEqualTo(theirs);
      assertThat(theirs.output).contains("a = \"7\"");
      assertThat(theirs.log).contains("automatic recovery in progress", "redo done at LSN");
    }
  }

  @Test
  void strangeRolesAndDatabases() throws IOException {
    single("select current_user\nselect 1 as still\n", "template0");
    String noRole = "delete from pg_authid\nselect 1\n";
    restore();
    Answer theirs = run(REAL, noRole, "--single", "-D", data, "postgres");
    assertThat(theirs.log).isEmpty();
    cluster.run("rm", "-rf", original.toString());
    cluster.copyData(original);
    Answer warned = single("select 1\n", "postgres");
    assertThat(warned.log).contains("WARNING:  no roles are defined in this database system");
  }

  // Checks and lists

  @Test
  void checksAreAlike() throws IOException {
    assertThat(alike("", "--check", "-D", data).code).isZero();
    for (String arguments :
        List.of(
            "x",
            "-x",
            "-c",
            "-c foo",
            "-X 3",
            "-k -F -B 64",
            "-c max_connections=0",
            "-c max_connections=100 -c shared_buffers=16384 -c dynamic_shared_memory_type=posix",
            "-c shared_buffers=1000000000000",
            "-c shared_buffers=x",
            "-c wal_level=minimal",
            "--nosuch=1")) {
      String[] words =
          Stream.concat(Stream.of("--check", "-D", data), Stream.of(arguments.split(" ")))
              .toArray(String[]::new);
      alike("", words);
    }
    Answer huge = alikeButSize("--check", "-D", data, "-c", "shared_buffers=1000000000");
    assertThat(huge.log).contains("could not map anonymous shared memory");
    alike("", "--check");
    alike("", "--check", "-D", "nosuch");
    cluster.run("rm", original.resolve("PG_VERSION").toString());
    alike("", "--check", "-D", data);
    alike("", "--single", "-D", data, "postgres");
  }

  private Answer alikeButSize(String... arguments) throws IOException {
    List<Answer> answers = new ArrayList<>();
    for (String program : List.of(REAL, OURS)) {
      Answer answer = run(program, "", arguments);
      answers.add(
          new Answer(answer.output, answer.log.replaceAll("[0-9]+ bytes", "N bytes"), answer.code));
    }
    assertThat(answers.getLast()).isEqualTo(answers.getFirst());
    return answers.getFirst();
  }

  /// A directory as initdb has it when it looks for settings that can be had.
  @Test
  void checksNeedNoCluster() throws IOException {
    for (String name : List.of("global", "base", "pg_wal", "pg_xact", "pg_multixact")) {
      cluster.run("rm", "-rf", original.resolve(name).toString());
    }
    assertThat(alike("", "--check", "-D", data).code).isZero();
    alike("", "--single", "-D", data, "postgres");
  }

  @Test
  void settingsAreDescribedAlike() throws IOException {
    List<List<String>> theirs = columns(run(REAL, "", "--describe-config").output);
    List<List<String>> ours = columns(run(OURS, "", "--describe-config").output);
    assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(300);
  }

  /// Each line without its description, which is our own, and without paths of a build.
  private static List<List<String>> columns(String list) {
    List<List<String>> result = new ArrayList<>();
    for (String line : list.lines().toList()) {
      List<String> columns = new ArrayList<>(List.of(line.split("\t", -1)));
      assertThat(columns).as(line).hasSize(9);
      if (columns.get(0).matches("krb_server_keyfile|unix_socket_directories")) {
        columns.set(4, "");
      }
      assertThat(columns.get(7)).as(line).isNotEmpty();
      result.add(columns.subList(0, 7));
    }
    return result;
  }
}
