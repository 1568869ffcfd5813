package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.gajah.bootstrap.InitialScript;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.source.CatalogColumn;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The scripts that a new cluster runs make, on the real server, what its own initdb makes: the
/// same functions, views, rules and privileges, to the last node of their trees. The full list is
/// the server's.
class SystemViewsTest {
  private static final String MODIFIABLE = "set allow_system_table_mods = on;\n";

  /// What a function's row says before the scripts.
  private static final Map<String, String> AT_FIRST =
      Map.of(
          "prosqlbody", "null",
          "proargdefaults", "null",
          "pronargdefaults", "0",
          "proacl", "null");

  private static OracleServer server;

  @BeforeAll
  static void start() {
    server = OracleServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /// In a schema of our own, beside the server's objects: functions begin as copies of the rows
  /// that the server begins with.
  @Test
  void besideTheServersOwn() throws SQLException {
    database("beside");
    server.psql("beside", "create schema ours");
    server.psql("beside", MODIFIABLE + copyFunctions());
    SortedMap<String, String> servers;
    try (Connection connection = server.connect("beside")) {
      servers = CatalogPicture.ofDefinitions(connection, "pg_catalog");
      assertThat(CatalogPicture.ofDefinitions(connection, "ours")).isNotEqualTo(servers);
    }

    run("beside", "ours, pg_catalog", List.of("functions", "views"));

    try (Connection connection = server.connect("beside")) {
      assertSame(CatalogPicture.ofDefinitions(connection, "ours"), servers);
      assertSame(CatalogPicture.ofDefinitions(connection, "pg_catalog"), servers);
    }
    // Each view stands below those that it reads: it has found none of the server's.
    assertThat(
            server.psql(
                "beside",
                "select distinct pg_describe_object(classid, objid, 0), refobjid::regclass"
                    + " from pg_depend join pg_class c on c.oid = refobjid"
                    + " where refclassid = 'pg_class'::regclass and relkind = 'v'"
                    + " and relnamespace = 'pg_catalog'::regnamespace"
                    + " and classid = 'pg_rewrite'::regclass and objid >= 16384 and deptype = 'n'"))
        .isEmpty();
  }

  /// In `pg_catalog` itself, from the state in which the bootstrap leaves it.
  @Test
  void inTheirPlace() throws SQLException {
    database("untouched");
    database("replaced");
    server.psql("replaced", MODIFIABLE + forget());
    assertThat(
            server.psql(
                "replaced",
                "select count(*) from pg_class where relkind = 'v'"
                    + " and relnamespace = 'pg_catalog'::regnamespace"))
        .isEqualTo("0\n");
    assertThat(server.psql("replaced", "select count(*) from pg_init_privs")).isEqualTo("0\n");

    run("replaced", "pg_catalog", List.of("functions", "views", "privileges"));

    try (Connection ours = server.connect("replaced");
        Connection servers = server.connect("untouched")) {
      assertSame(
          CatalogPicture.ofDefinitions(ours, "pg_catalog"),
          CatalogPicture.ofDefinitions(servers, "pg_catalog"));
      assertSame(
          CatalogPicture.ofPrivileges(ours, "pg_catalog"),
          CatalogPicture.ofPrivileges(servers, "pg_catalog"));
    }
  }

  private static void database(String name) {
    server.psql("postgres", "create database " + name + " template template0");
  }

  private static void run(String database, String path, List<String> scripts) {
    for (InitialScript script : InitialScript.all()) {
      if (scripts.contains(script.name())) {
        server.psql(database, MODIFIABLE + "set search_path = " + path + ";\n" + script.text());
      }
    }
  }

  private static String copyFunctions() {
    String values =
        PgProc.TABLE.columns().stream()
            .map(CatalogColumn::name)
            .map(column ->
                switch (column) {
                  case "oid" -> "oid::int + " + CatalogPicture.COPY;
                  case "pronamespace" -> "'ours'::regnamespace";
                  default -> AT_FIRST.getOrDefault(column, column);
                })
            .collect(Collectors.joining(", "));
    return "insert into pg_proc select "
        + values
        + " from pg_proc where prokind = 'f' and pronamespace = 'pg_catalog'::regnamespace";
  }

  private static String forget() {
    String functions =
        AT_FIRST.entrySet().stream()
            .map(column -> column.getKey() + " = " + column.getValue())
            .collect(Collectors.joining(", "));
    return """
    do $$
    declare name text;
    begin
      for name in
        select relname from pg_class where relkind = 'v' and relnamespace = 'pg_catalog'::regnamespace
      loop
        execute format('drop view if exists pg_catalog.%I cascade', name);
      end loop;
    end $$;
    update pg_class set relacl = null;
    update pg_attribute set attacl = null;
    update pg_namespace set nspacl = null;
    delete from pg_init_privs;
    update pg_proc set
    """
        + functions
        + " where pronamespace = 'pg_catalog'::regnamespace";
  }

  /// Every difference, not only the first of them.
  private static void assertSame(
      SortedMap<String, String> ours, SortedMap<String, String> servers) {
    assertThat(servers.size()).isGreaterThan(100);
    assertThat(ours.keySet()).isEqualTo(servers.keySet());
    assertThat(ours).isEqualTo(servers);
  }
}
