package org.gajah.oracle.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.RealDisk;
import org.gajah.base.settings.ServerOptions;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.gajah.instance.config.AutoConfiguration;
import org.gajah.instance.config.FileSettingRow;
import org.gajah.instance.config.InstanceConfiguration;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.settings.Outcome;
import org.gajah.oracle.wire.RawClient;
import org.gajah.wire.BackendCodec;
import org.gajah.wire.BackendMessage;
import org.gajah.wire.StartupCodec;
import org.gajah.wire.StartupPacket;
import org.gajah.wire.Wire;
import org.gajah.wire.stream.MessageBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same files and commands give the same settings, rows, log entries and files on both sides.
class ConfigurationFilesTest {
  private static final String SYNTAX =
      """

      work_mem = 5MB
      geqo off # c
      a.b = 'x''y\\n\\101\\q\\'z'
      a.c 1.5
      a.d = 1.5MB
      a.e = 0x1fkB
      a.f = -3
      a.g = +3.e5
      a.h = foo-bar/baz.x:1
      a.i =
      a.j = = 3
      a.k = x y
      a.l = 'unterminated
      = 3
      9x = 3
      a.m.n = 3
      a.o=b
       a.p	=	c
      a.q = 'multi\\
      line'
      include 'inc_1.conf'
      include_if_exists 'nope.conf'
      include 'nope.conf'
      include_dir 'confd'
      include_dir 'noped'
      include ''
      include_dir = ''
      include 'postgresql.conf'
      include 'inc_loop.conf'
      INCLUDE inc_1.conf
      include 'inc_1.conf' extra
      a.r = ''
      a.s = "x"
      a.t = $x
      a.u = ä
      a.v = 1e5
      a.x = .5
      a.y = .
      a.z = -
      a.aa = 5-3
      a.ab = x.y.z
      a.ac = 0x
      a.ad = on#off
      a.ae = 'a''
      a.w = 5 # last\
      """;

  private static final String GOOD =
      """
      work_mem = 5MB
      WORK_MEM = '6MB'
      work_mem = 7MB
      a.b = 'x''y\\n\\101\\q\\'z'
      a.c 1.5
      a.e = 0x1fkB
      a.g = +3.e5
      a.h = foo-bar/baz.x:1
      include 'good_1.conf'
      include_if_exists 'nope.conf'
      include_dir 'confd'
      a.r = ''
      statement_timeout = '1.5min'
      """;

  private static OracleServer server;
  private static String original;

  @BeforeAll
  static void start() throws IOException {
    server = OracleServer.start(Oracle.installed());
    server.append("postgresql.conf", "log_line_prefix = ''");
    server.stop();
    server.startAgain();
    original = Files.readString(server.data().resolve("postgresql.conf"));
    write("inc_1.conf", "a.inc = 1\nbad bad bad\n");
    write("good_1.conf", "a.inc = 1\ninclude_dir confd\n");
    write("inc_loop.conf", "a.loop=1\ninclude 'inc_loop2.conf'\n");
    write("inc_loop2.conf", "include 'inc_loop.conf'\n");
    write("confd/2.conf", "a.two=2\n");
    write("confd/1.conf", "a.one=1\n");
    write("confd/3.txt", "a.three=1\n");
    write("confd/.4.conf", "a.four=1\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void write(String name, String content) throws IOException {
    Path file = server.data().resolve(name);
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    Files.writeString(file, content);
    if (!parent.equals(server.data())) {
      Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  /// Our side of the running server: started on the same files, with the same command line.
  private static final class Ours {
    private final SettingValues values = new SettingValues(StandardHooks.builder().build());
    private final InstanceConfiguration configuration;

    Ours() throws IOException {
      configuration =
          new InstanceConfiguration(
              RealDisk.owning(server.data()),
              values,
              server.data(),
              server.data().resolve("postgresql.conf"));
      write("postgresql.conf", original);
      write(AutoConfiguration.NAME, "");
      server.stop();
      server.startAgain();
      values.override(Settings.CONFIG_FILE, server.data().resolve("postgresql.conf").toString());
      configuration.start(
          Map.of(),
          ServerOptions.parse(
              List.of(
                  "-p", "" + server.port(), "-k", server.directory().toString(), "-h", "127.0.0.1"),
              ServerOptions.Program.POSTMASTER));
      values.started();
    }
  }

  /// Reloads both and compares what they log and what the files then say.
  private static void compare(Ours ours, @Nullable String more) throws IOException {
    write("postgresql.conf", more == null ? original : original + more);
    String rows =
        server.psql(
            "select sourcefile, sourceline, seqno, name, setting, applied, error"
                + " from pg_file_settings");
    List<String> ourRows = new ArrayList<>();
    ours.configuration.fileSettings().forEach(row -> ourRows.add(row(row)));
    assertThat(String.join("\n", ourRows)).isEqualTo(rows.strip());
    String log = reload();
    List<String> ourLog = new ArrayList<>();
    ourLog.add("LOG:  received SIGHUP, reloading configuration files");
    ours.configuration.reload().log().forEach(entry -> lines(entry, ourLog));
    assertThat(sorted(List.of(String.join("\n", ourLog).split("\n"))))
        .isEqualTo(sorted(List.of(log.split("\n"))));
    compareValues(ours.values);
  }

  /// PostgreSQL tells of settings that were removed in the order of a hash table.
  private static List<String> sorted(List<String> log) {
    List<String> removed =
        log.stream().filter(line -> line.contains("removed from")).sorted().toList();
    // Each of its processes tells of a missing file.
    List<String> all = new ArrayList<>();
    for (String line : log) {
      boolean skipping = line.contains("skipping missing configuration file");
      if (!line.contains("removed from") && !(skipping && all.contains(line))) {
        all.add(line);
      }
    }
    all.addAll(removed);
    return all;
  }

  private static String reload() {
    int before = server.log().length();
    server.reload();
    // The server has read its files when it has told of them; a second word says that it is done.
    String marker = "gajah was here";
    for (int i = 0; i < 500 && server.log().length() == before; i++) {
      LockSupport.parkNanos(10_000_000);
    }
    server.psql("do $$ begin raise log '" + marker + "'; end $$");
    String log = server.log().substring(before);
    log = log.substring(0, log.indexOf("LOG:  " + marker));
    return log.replaceAll("(?m)^(STATEMENT|CONTEXT):  .*\n", "").strip();
  }

  private static void lines(PgException entry, List<String> into) {
    into.add("LOG:  " + entry.primaryMessage().replace("\n", "\n\t"));
    for (ErrorField field : new ErrorField[] {ErrorField.DETAIL, ErrorField.HINT}) {
      String text = entry.field(field);
      if (text != null) {
        into.add(field + ":  " + text);
      }
    }
  }

  private static void compareValues(SettingValues values) throws IOException {
    String rows =
        server.psql(
            """
            select name, reset_val, source, coalesce(sourcefile, ''), coalesce(sourceline::text, ''),
              pending_restart
            from pg_settings where source in ('configuration file', 'command line', 'default')
              and name not in ('log_timezone', 'TimeZone', 'unix_socket_directories',
                'transaction_isolation', 'transaction_deferrable', 'transaction_read_only',
                'krb_server_keyfile')
              and context <> 'internal'
              and (source <> 'default' or reset_val is not distinct from boot_val)\
            """);
    List<String> different = new ArrayList<>();
    int compared = 0;
    for (String row : rows.split("\n")) {
      String name = row.substring(0, row.indexOf('|'));
      Setting setting = Objects.requireNonNull(values.find(name));
      var origin = values.origin(setting);
      String ours =
          String.join(
              "|",
              name,
              setting.plain(values.value(setting)),
              values.source(setting).label(),
              origin == null ? "" : origin.file(),
              origin == null ? "" : "" + origin.line(),
              values.isPendingRestart(setting) ? "t" : "f");
      compared++;
      if (!ours.equals(row)) {
        different.add(row + "\n  " + ours);
      }
    }
    assertThat(different).isEmpty();
    assertThat(compared).isGreaterThan(300);
  }

  private static String row(FileSettingRow row) {
    return String.join(
        "|",
        row.file(),
        "" + row.line(),
        "" + row.number(),
        text(row.name()),
        text(row.value()),
        row.applied() ? "t" : "f",
        text(row.error()));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  @Test
  void reloads() throws IOException {
    Ours ours = new Ours();
    compare(ours, null);
    compare(ours, GOOD);
    compare(ours, null);
    compare(ours, SYNTAX);
    compare(ours, GOOD);
    compare(ours, "port = 5999\nwork_mem = 8MB\nmax_connections = 77\nserver_version = '1'\n");
    compare(ours, "nosuch = 3\nwork_mem = 9MB\nb.c = 5\n");
    compare(
        ours,
        """
        work_mem = 10MB
        geqo = x
        datestyle = 'foo'
        log_statement_stats = on
        log_parser_stats = on
        work_mem = '1kB'
        statement_timeout = 3xs
        config_file = 'x'
        b.c = 5
        """);
    compare(ours, null);
    compare(ours, "= 3\n".repeat(120));
    compare(ours, null);
  }

  @Test
  void alterSystem() throws IOException {
    Ours ours = new Ours();
    compare(ours, null);
    AutoConfiguration auto = ours.configuration.autoConfiguration();
    String[][] commands = {
      {"work_mem", "3MB"},
      {"WORK_MEM", "4MB"},
      {"DATESTYLE", "iso, dmy"},
      {"log_line_prefix", "it''s \\\\ %m"},
      {"a.b", "x y"},
      {"port", "7"},
      {"statement_timeout", "10000"},
      {"work_mem", null},
      {"a.b", null},
      {"nosuch.thing", null},
      {"log_line_prefix", ""},
      {"cluster_name", "ä"},
    };
    Path file = server.data().resolve(AutoConfiguration.NAME);
    try (RawClient client = RawClient.session(server.port())) {
      for (String[] command : commands) {
        String before = Files.readString(file);
        client.query(
            command[1] == null
                ? "alter system reset " + command[0]
                : "alter system set " + command[0] + " = '" + command[1] + "'");
        String theirs = Files.readString(file);
        write(AutoConfiguration.NAME, before);
        auto.set(
            command[0].toLowerCase(Locale.ROOT),
            command[1] == null ? null : command[1].replace("''", "'"));
        assertThat(Files.readString(file)).as(command[0]).isEqualTo(theirs);
      }
      compare(ours, null);
      client.query("alter system reset all");
      String theirs = Files.readString(file);
      auto.resetAll();
      assertThat(Files.readString(file)).isEqualTo(theirs);
    }
    write(AutoConfiguration.NAME, "work_mem = 1MB x\n");
    compare(ours, null);
    write(AutoConfiguration.NAME, "");
    compare(ours, null);
  }

  @Test
  void commandLines() throws IOException {
    String[] lines = {
      "-B 100",
      "-B100",
      "-c work_mem=3MB",
      "--work-mem=3MB",
      "-cgeqo=off",
      "-d 1",
      "-d 3",
      "-d5",
      "-d 0",
      "-e",
      "-F",
      "-fs -fi -fo -fb -ft -fn -fm -fh",
      "-h x",
      "-i",
      "-k /x",
      "-l",
      "-N 7",
      "-O",
      "-P",
      "-p 77",
      "-S 999",
      "-s",
      "-T",
      "-tpa",
      "-t pl",
      "-te",
      "-W 3",
      "-eF",
      "-Fp 77",
      "--a.b=c",
      "-c a.b=",
    };
    String[] watched = {
      "shared_buffers",
      "work_mem",
      "geqo",
      "log_min_messages",
      "log_connections",
      "log_disconnections",
      "log_statement",
      "debug_print_parse",
      "debug_print_plan",
      "debug_print_rewritten",
      "DateStyle",
      "fsync",
      "enable_seqscan",
      "enable_indexscan",
      "enable_indexonlyscan",
      "enable_bitmapscan",
      "enable_tidscan",
      "enable_nestloop",
      "enable_mergejoin",
      "enable_hashjoin",
      "listen_addresses",
      "unix_socket_directories",
      "ssl",
      "max_connections",
      "allow_system_table_mods",
      "ignore_system_indexes",
      "port",
      "log_statement_stats",
      "send_abort_for_crash",
      "log_parser_stats",
      "log_planner_stats",
      "log_executor_stats",
      "post_auth_delay",
    };
    write("postgresql.conf", "");
    write(AutoConfiguration.NAME, "");
    try {
      for (String line : lines) {
        SettingValues values = new SettingValues(StandardHooks.builder().build());
        values.set("unix_socket_directories", "/var/run/postgresql", SettingSource.ENVIRONMENT);
        List<String> words = List.of(line.split(" "));
        for (ServerOptions.Assignment one :
            ServerOptions.parse(words, ServerOptions.Program.POSTMASTER).assignments()) {
          values.set(one.name(), one.value(), SettingSource.COMMAND_LINE);
        }
        for (String name : watched) {
          Setting setting = Objects.requireNonNull(values.find(name));
          if (values.source(setting) == SettingSource.COMMAND_LINE) {
            assertThat(values.plain(setting))
                .as(line + " " + name)
                .isEqualTo(postgres(words, name));
          }
        }
        if (line.equals("-d 3")) {
          for (String name : watched) {
            assertThat(values.plain(Objects.requireNonNull(values.find(name))))
                .as(name)
                .isEqualTo(postgres(words, name));
          }
        }
      }
    } finally {
      write("postgresql.conf", original);
    }
  }

  private static String postgres(List<String> words, String name) {
    List<String> arguments = new ArrayList<>(List.of("-D", server.data().toString()));
    arguments.addAll(words);
    arguments.addAll(List.of("-C", name));
    String[] output = server.run("postgres", arguments.toArray(String[]::new)).split("\n", -1);
    return output[output.length - 2];
  }

  @Test
  void optionsOfAClient() throws IOException {
    write("postgresql.conf", original);
    String[] all = {
      "-x",
      "-c",
      "-c foo",
      "--foo",
      "-fz",
      "-f",
      "-tq",
      "-S",
      "-c nosuch=1",
      "--work-mem=5MB",
      "-S 777",
      "-S777 -e",
      "-d 2",
      "-fh",
      "-c work_mem=x",
      "stray",
      "-c work_mem=3MB stray",
      "-p 7",
      "-te -tpa",
      "--",
      "-c log_connections=on",
      "-P",
      "-B 5",
      "-c port=7",
      "- x",
      "-v 3",
      "-n",
    };
    String[] watched = {"work_mem", "DateStyle", "log_statement", "enable_hashjoin"};
    for (String options : all) {
      List<String> theirs = new ArrayList<>();
      try (RawClient client =
          RawClient.session(server.port(), new StartupPacket.Parameter("options", options))) {
        String error = error(client.received());
        if (error != null) {
          theirs.add(error);
        } else {
          for (String name : watched) {
            theirs.add(Outcome.of(client.query("show " + name)).value());
          }
        }
      }
      assertThat(ours(options, watched)).as(options).isEqualTo(theirs);
    }
  }

  private static @Nullable String error(List<byte[]> received) {
    for (byte[] bytes : received) {
      if (bytes[0] == 'E') {
        BackendMessage message =
            BackendCodec.decode('E', new MessageBody(bytes, 5, bytes.length - 5));
        BackendMessage.ErrorResponse error = (BackendMessage.ErrorResponse) message;
        return error.field('C') + " " + error.field('M') + " " + error.field('H');
      }
    }
    return null;
  }

  /// What our parts make of a client's options.
  private static List<@Nullable String> ours(String text, String[] watched) {
    SettingValues values = new SettingValues(StandardHooks.builder().build());
    SessionSettings session = new SessionSettings(values, values.hooks(), notice -> {});
    try {
      ServerOptions options =
          ServerOptions.parse(
              StartupCodec.splitOptions(Wire.utf8(text)), ServerOptions.Program.BACKEND);
      for (ServerOptions.Assignment one : options.assignments()) {
        session.set(
            one.name(),
            one.value(),
            SessionSettings.Scope.SESSION,
            SettingSource.CLIENT,
            SettingChanger.starting(true, name -> true));
      }
      options.checkNoArguments();
    } catch (PgException e) {
      return List.of(
          e.sqlState().code() + " " + e.primaryMessage() + " " + e.field(ErrorField.HINT));
    }
    List<@Nullable String> shown = new ArrayList<>();
    for (String name : watched) {
      shown.add(session.show(name, true));
    }
    return shown;
  }
}
