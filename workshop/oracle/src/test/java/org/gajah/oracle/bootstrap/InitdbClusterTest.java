package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A cluster of `initdb` beside one that the real initdb makes with the same options: the real
/// server runs on both and finds the same rows, the same settings, and nothing to complain of.
class InitdbClusterTest {
  /// Comments are in our own words; collations are those of the ICU that each of the two has.
  private static final List<String> EXPECTED = List.of("pg_description", "pg_collation");

  private static final String DATABASES =
      """
      select oid, datname, datdba::regrole, encoding, datlocprovider, datistemplate, datallowconn,
        dathasloginevt, datconnlimit, dattablespace, datcollate, datctype, datlocale, daticurules,
        case when datlocprovider = 'i' then datcollversion is null || '' else datcollversion end,
        datacl
      from pg_database order by oid
      """;

  private static final String ROLES =
      "select oid, rolname, rolsuper, rolcanlogin, left(rolpassword, 13) from pg_authid order by oid";

  private static final String SETTINGS =
      "select name, setting from pg_settings where source = 'configuration file'"
          + " and name not in ('port', 'unix_socket_directories') order by name";

  private static final String COLLATIONS =
      "select collname, collnamespace, collowner, collprovider, collisdeterministic, collencoding,"
          + " collcollate, collctype, colllocale, collicurules,"
          + " case when collprovider <> 'i' then collversion end"
          + " from pg_collation where collprovider <> 'i' or oid < 12000 order by 1, 6";

  private static final String ICU_COLLATIONS =
      "select collname, colllocale, collencoding from pg_collation"
          + " where collprovider = 'i' and oid >= 12000";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--no-locale -k",
        "-E LATIN1 --locale=C --wal-segsize=1",
        "--locale-provider=icu --icu-locale=de -k -g --wal-segsize=64",
        "--locale-provider=builtin --locale=C.UTF-8 -c work_mem=7MB -c max_connections=20",
        "-E SQL_ASCII --locale=C.UTF-8 -T german"
      })
  void isWhatTheRealOneMakes(String line) throws IOException, SQLException {
    List<String> options = Stream.of(line.split(" ")).filter(word -> !word.isEmpty()).toList();
    try (OracleServer real = OracleServer.initialise(Oracle.installed(), options);
        OracleServer ours = OracleServer.initialise(Oracle.installed(), options)) {
      OwnCluster.replace(ours, options);
      String control = control(ours);
      assertThat(control).isEqualTo(control(real));
      if (options.contains("-k")) {
        ours.run("pg_checksums", "--check", "-D", ours.data().toString());
      }
      assertThat(folders(ours.data())).isEqualTo(folders(real.data()));
      ours.startAgain();
      real.startAgain();
      acceptVersions(ours);
      for (String query : List.of(DATABASES, ROLES, SETTINGS, COLLATIONS)) {
        assertThat(ours.psql(query)).as(query).isEqualTo(real.psql(query));
      }
      // Whichever of the two libraries is newer knows more locales.
      assertThat(ours.psql(ICU_COLLATIONS).lines())
          .hasSizeGreaterThan(500)
          .containsAll(real.psql(ICU_COLLATIONS).lines().toList());
      for (String database : List.of("template1", "postgres")) {
        assertThat(differences(real, ours, database)).as(database).isEmpty();
      }
      check(ours);
      ours.stop();
      assertThat(ours.log().lines().filter(text -> !text.contains("collation version mismatch")))
          .noneMatch(text -> text.contains("PANIC") || text.contains("WARNING"));
    }
  }

  /// Both have an ICU of their own, and the real server sees that ours is another.
  private static void acceptVersions(OracleServer server) {
    for (String database : List.of("postgres", "template1")) {
      server.psql("alter database " + database + " refresh collation version");
    }
  }

  /// What tells nothing of one cluster alone; limits of the last run are the next one's to write.
  private static String control(OracleServer server) {
    return server
        .run("pg_controldata", server.data().toString())
        .lines()
        .filter(text ->
            text.matches("(Bytes|Data page|Catalog|wal_|Database b|Maximum|pg_control v).*"))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> folders(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root, 2)) {
      return all.filter(Files::isDirectory)
          .map(path -> root.relativize(path) + " " + permissions(path))
          .sorted()
          .toList();
    }
  }

  private static String permissions(Path path) {
    try {
      return Files.getPosixFilePermissions(path).stream()
          .map(Enum::name)
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> differences(OracleServer real, OracleServer ours, String database)
      throws SQLException {
    try (Connection a = real.connect(database);
        Connection b = ours.connect(database)) {
      return WholeCatalogs.differences(catalogs(a), catalogs(b));
    }
  }

  private static Map<String, List<String>> catalogs(Connection connection) throws SQLException {
    return WholeCatalogs.of(connection).entrySet().stream()
        .filter(each -> !EXPECTED.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static void check(OracleServer server) {
    server.psql("update pg_database set datallowconn = true");
    String out = server.client("pg_amcheck", "--all", "--install-missing", "--heapallindexed");
    assertThat(out).doesNotContain("skipping").doesNotContain("error");
    assertThat(server.psql("\\l")).contains("template0");
    assertThat(server.psql("\\dn")).contains("public");
    assertThat(server.psql("\\dfS+ lpad")).contains("lpad");
  }
}
