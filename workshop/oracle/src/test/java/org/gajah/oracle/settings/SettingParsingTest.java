package org.gajah.oracle.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.settings.EnumSetting;
import org.gajah.base.settings.IntSetting;
import org.gajah.base.settings.ListText;
import org.gajah.base.settings.SessionSettings;
import org.gajah.base.settings.Setting;
import org.gajah.base.settings.SettingChanger;
import org.gajah.base.settings.SettingContext;
import org.gajah.base.settings.SettingDescriptions;
import org.gajah.base.settings.SettingFlag;
import org.gajah.base.settings.SettingSource;
import org.gajah.base.settings.SettingTable;
import org.gajah.base.settings.SettingUnit;
import org.gajah.base.settings.SettingValues;
import org.gajah.base.settings.Settings;
import org.gajah.base.settings.StandardHooks;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wire.RawClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every setting takes and refuses the same values as on the real server, in the same words.
class SettingParsingTest {
  /// Settings whose hooks belong to other rooms (time zones, encodings, locales, catalogs, the
  /// state of the session) or to the platform.
  private static final Set<Setting> OTHER_ROOMS =
      Set.of(
          Settings.TIMEZONE,
          Settings.LOG_TIMEZONE,
          Settings.TIMEZONE_ABBREVIATIONS,
          Settings.CLIENT_ENCODING,
          Settings.LC_MESSAGES,
          Settings.LC_MONETARY,
          Settings.LC_NUMERIC,
          Settings.LC_TIME,
          Settings.DEFAULT_TABLESPACE,
          Settings.DEFAULT_TABLE_ACCESS_METHOD,
          Settings.DEFAULT_TEXT_SEARCH_CONFIG,
          Settings.TEMP_TABLESPACES,
          Settings.ROLE,
          Settings.SESSION_AUTHORIZATION,
          Settings.TRANSACTION_ISOLATION,
          Settings.TRANSACTION_READ_ONLY,
          Settings.TRANSACTION_DEFERRABLE,
          Settings.MAX_STACK_DEPTH,
          Settings.TCP_KEEPALIVES_COUNT,
          Settings.TCP_KEEPALIVES_IDLE,
          Settings.TCP_KEEPALIVES_INTERVAL,
          Settings.TCP_USER_TIMEOUT,
          Settings.RECOVERY_TARGET_TIME);

  private static OracleServer server;
  private static Set<String> reserved;

  private final SettingValues instance = new SettingValues(StandardHooks.builder().build());
  private final SessionSettings session =
      new SessionSettings(instance, instance.hooks(), notice -> {});

  @BeforeAll
  static void start() {
    server = OracleServer.start(Oracle.installed());
    String words = server.psql("select word from pg_get_keywords() where catcode <> 'U'");
    reserved = Set.of(words.split("\n"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Set<String> values(Setting setting) {
    Set<String> values =
        new LinkedHashSet<>(List.of("", "x", "1", "0", "-1", " 1 ", "a,b", "\"a", "on"));
    switch (setting.typeName()) {
      case "bool" ->
          values.addAll(
              List.of("ON", "of", "o", "tru", "TRUEx", "yes", "n", "2", "off ", "f", "no"));
      case "integer" -> {
        IntSetting number = (IntSetting) setting;
        for (long edge : new long[] {number.leastValue(), number.greatestValue()}) {
          values.addAll(List.of("" + (edge - 1), "" + edge, "" + (edge + 1)));
        }
        numbers(setting, values);
      }
      case "real" -> {
        values.addAll(
            List.of("0.5", "1e-3", "nan", "inf", "-inf", "0x1p-1", ".5", "5.", "1e400", "1e-400"));
        numbers(setting, values);
      }
      case "enum" -> {
        for (EnumSetting.Label label : ((EnumSetting) setting).labels()) {
          values.add(label.name().toUpperCase(Locale.ROOT));
        }
      }
      default ->
          values.addAll(
              List.of(
                  "all",
                  "a b",
                  "iso, us",
                  "German",
                  "postgres,euro",
                  "sql,ymd,mdy",
                  "default",
                  "noneuropean",
                  "stderr, csvlog",
                  "set, inherit",
                  "heap, brin",
                  "view",
                  "data,wal",
                  "immediate",
                  "latest",
                  "0/16B3748",
                  "7",
                  "08",
                  "0x1F",
                  "99999999999999999999",
                  "ANY 2 (a, \"B\")",
                  "FIRST 0 (a)",
                  "2 (a",
                  "first",
                  "any, x",
                  "\"any\", x.y",
                  "a, \"\"",
                  "first 1 (*, 2)",
                  "3 (a) b",
                  "ä\u0007",
                  "my_slot",
                  "n".repeat(70)));
    }
    return values;
  }

  private static void numbers(Setting setting, Set<String> values) {
    values.addAll(
        List.of(
            "7.5", "1e2", "0x10", "010", "08", "1e99", "+3", "7x", "99999999999999999999", "0x"));
    List<String> units =
        setting.unit() == SettingUnit.NONE
            ? List.of("kB", "ms")
            : List.of("B", "kB", "MB", "GB", "TB", "us", "ms", "s", "min", "h", "d", "XXXX");
    for (String unit : units) {
      values.add("3" + unit);
      values.add(" 1.3 " + unit + " ");
    }
    values.add("3 s x");
  }

  @Test
  void setAndShow() throws IOException {
    int compared = 0;
    List<String> differences = new ArrayList<>();
    try (RawClient client = RawClient.session(server.port())) {
      for (Setting setting : SettingTable.builtIn().all()) {
        if (OTHER_ROOMS.contains(setting) || !isForSessions(setting)) {
          continue;
        }
        for (String value : values(setting)) {
          if (setting == Settings.JIT_PROVIDER || value.indexOf('\0') >= 0) {
            continue;
          }
          Outcome theirs = theirs(client, setting, value);
          Outcome ours = Outcome.of(() -> ours(setting, value));
          compared++;
          if (!ours.equals(theirs)) {
            differences.add(setting + " = '" + value + "'\n  " + theirs + "\n  " + ours);
          }
          session.set(setting, null, SettingChanger.superuser());
        }
      }
    }
    assertThat(differences).as(compared + " values").isEmpty();
    assertThat(compared).isGreaterThan(3000);
  }

  /// SQL folds names to small letters, and some messages show the folded one.
  private static String called(Setting setting) {
    return setting.name().toLowerCase(Locale.ROOT);
  }

  private static boolean isForSessions(Setting setting) {
    return (setting.context() == SettingContext.USER
            || setting.context() == SettingContext.SUPERUSER)
        && !setting.has(SettingFlag.NO_RESET);
  }

  private static Outcome theirs(RawClient client, Setting setting, String value)
      throws IOException {
    Outcome set = Outcome.of(client.query("set " + called(setting) + " = '" + value + "'"));
    if (set.error().isEmpty()) {
      set = Outcome.of(client.query("show " + setting));
    }
    client.query("reset " + setting);
    return set;
  }

  private String ours(Setting setting, String value) {
    session.set(
        called(setting),
        ListText.flatten(setting, List.of(value), reserved::contains),
        SessionSettings.Scope.SESSION,
        SettingSource.SESSION,
        SettingChanger.superuser());
    return session.show(setting);
  }

  @Test
  void alterSystem() throws IOException {
    int compared = 0;
    List<String> differences = new ArrayList<>();
    try (RawClient client = RawClient.session(server.port())) {
      for (Setting setting : SettingTable.builtIn().all()) {
        if (OTHER_ROOMS.contains(setting) || isForSessions(setting)) {
          continue;
        }
        for (String value : values(setting)) {
          Outcome theirs =
              Outcome.of(
                  client.query("alter system set " + called(setting) + " = '" + value + "'"));
          Outcome ours =
              Outcome.of(() -> {
                instance.checkAlterSystem(
                    called(setting), ListText.flatten(setting, List.of(value), reserved::contains));
                return null;
              });
          compared++;
          if (!ours.equals(theirs)) {
            differences.add(setting + " = '" + value + "'\n  " + theirs + "\n  " + ours);
          }
        }
      }
      client.query("alter system reset all");
    }
    assertThat(differences).as(compared + " values").isEmpty();
    assertThat(compared).isGreaterThan(3000);
  }

  @Test
  void whatPgSettingsSays() throws IOException {
    SettingValues fresh = new SettingValues(StandardHooks.builder().build());
    SessionSettings reader = new SessionSettings(fresh, fresh.hooks(), notice -> {});
    List<String> ours = new ArrayList<>();
    reader
        .rows(true)
        .forEach(row ->
            ours.add(
                String.join(
                    "|",
                    row.name(),
                    "" + row.unit(),
                    row.category(),
                    row.context(),
                    row.type(),
                    "" + row.least(),
                    "" + row.greatest(),
                    "" + row.enumValues(),
                    different(row.name()) ? "" : "" + row.bootValue())));
    List<String> theirs = new ArrayList<>();
    String sql =
        """
        select name, coalesce(unit, 'null'), category, context, vartype, coalesce(min_val, 'null'),
          coalesce(max_val, 'null'),
          coalesce('[' || array_to_string(enumvals, ', ') || ']', 'null'),
          case when name in ('unix_socket_directories', 'server_version', 'krb_server_keyfile')
            then '' else coalesce(boot_val, 'null') end
        from pg_settings order by lower(name) collate "C"\
        """;
    for (String line : server.psql(sql).split("\n")) {
      theirs.add(line);
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private static boolean different(String name) {
    return Set.of("unix_socket_directories", "server_version", "krb_server_keyfile").contains(name);
  }

  @Test
  void descriptionsAreOurOwnWords() {
    Set<String> theirs = new LinkedHashSet<>();
    String sql = "select short_desc from pg_settings union select extra_desc from pg_settings";
    for (String line : server.psql(sql).split("\n")) {
      theirs.add(plain(line));
    }
    theirs.remove("");
    SettingDescriptions descriptions = SettingDescriptions.builtIn();
    for (String name : descriptions.names()) {
      SettingDescriptions.Description description = Objects.requireNonNull(descriptions.find(name));
      assertThat(theirs).as(name).doesNotContain(plain(description.text()));
      assertThat(theirs).as(name).doesNotContain(plain("" + description.more()));
    }
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  @Test
  void reportedSettingsAreTheOnesThatTheServerReports() throws IOException {
    Set<String> theirs = new TreeSet<>();
    try (RawClient client = RawClient.session(server.port())) {
      for (byte[] message : client.received()) {
        if (message[0] == 'S') {
          int end = 5;
          while (message[end] != 0) {
            end++;
          }
          theirs.add(new String(message, 5, end - 5, StandardCharsets.US_ASCII));
        }
      }
    }
    Set<String> ours = new TreeSet<>();
    session.report((name, value) -> ours.add(name));
    assertThat(ours).isEqualTo(theirs);
  }
}
