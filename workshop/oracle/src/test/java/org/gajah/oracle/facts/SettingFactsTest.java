package org.gajah.oracle.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// `settings.tsv` and `Settings.java` are made from what a running oracle knows of its settings; a
/// small C function, loaded into it, tells.
class SettingFactsTest {
  private static final String PACKAGE = "org/gajah/base/settings/";
  private static final String TSV_HEAD =
      "# Generated from the oracle: see SettingFactsTest. Columns are described in SettingTable.\n";
  private static final String JAVA_HEAD =
      """
      package org.gajah.base.settings;

      /// A constant for each setting of PostgreSQL 17, by category.
      ///
      /// Generated: see `SettingFactsTest`.
      public final class Settings {
      """;
  private static final Map<String, String> TYPES =
      Map.of(
          "bool", "BoolSetting",
          "integer", "IntSetting",
          "real", "RealSetting",
          "string", "StringSetting",
          "enum", "EnumSetting");
  private static final Map<String, String> MAKERS =
      Map.of(
          "bool",
          "bool",
          "integer",
          "integer",
          "real",
          "real",
          "string",
          "string",
          "enum",
          "enumeration");

  /// What depends on how and where the oracle was built or runs, and what Gajah has instead.
  private static final Map<String, String> OURS =
      Map.of(
          "unix_socket_directories", "/tmp",
          "server_version", "17.11",
          "krb_server_keyfile", "");

  @Test
  void everySettingOfTheOracleAndNoOther() throws IOException {
    List<String[]> settings = new ArrayList<>();
    for (String line : facts().split("\n")) {
      String[] columns = line.split("\t", -1);
      assertThat(columns).as(line).hasSize(10);
      columns[6] = OURS.getOrDefault(columns[0], columns[6]);
      settings.add(columns);
    }
    settings.sort(Comparator.comparing(columns -> columns[0].toLowerCase(Locale.ROOT)));
    StringBuilder tsv = new StringBuilder(TSV_HEAD);
    settings.forEach(columns -> tsv.append(String.join("\t", columns)).append('\n'));
    Facts.check("ground/base/src/main/resources/" + PACKAGE + "settings.tsv", tsv.toString());
    Facts.check("ground/base/src/main/java/" + PACKAGE + "Settings.java", java(settings));
  }

  private static String facts() throws IOException {
    try (OracleServer server = OracleServer.start(Oracle.installed())) {
      Path source = Facts.root().resolve("workshop/oracle/src/test/c/setting_facts.c");
      Path library = server.directory().resolve("setting_facts.so");
      server.compile(source, library);
      server.psql(
          "create function setting_facts(bool) returns text language c as '" + library + "'");
      return server.psql("select setting_facts(false)");
    }
  }

  private static String java(List<String[]> settings) {
    StringBuilder source = new StringBuilder(JAVA_HEAD);
    settings.sort(Comparator.comparing((String[] columns) -> columns[3]));
    String category = "";
    for (String[] columns : settings) {
      if (!columns[3].equals(category)) {
        category = columns[3];
        source.append("\n  // ").append(category).append("\n\n");
      }
      String constant = columns[0].toUpperCase(Locale.ROOT);
      String line =
          "  public static final %s %s = SettingTable.%s(\"%s\");\n"
              .formatted(TYPES.get(columns[1]), constant, MAKERS.get(columns[1]), columns[0]);
      source.append(line.length() > 101 ? line.replace(" = ", " =\n      ") : line);
    }
    return source.append("\n  private Settings() {}\n}\n").toString();
  }
}
