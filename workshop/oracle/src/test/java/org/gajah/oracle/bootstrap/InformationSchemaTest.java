package org.gajah.oracle.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.gajah.bootstrap.InitialScript;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The `information_schema` of our own scripts is the real server's, seen from every catalog: no
/// tree, column, check, privilege or dependency differs.
class InformationSchemaTest {
  private static final List<String> TABLES =
      List.of("sql_features", "sql_implementation_info", "sql_parts", "sql_sizing");

  @Test
  void leavesTheSameCatalogsAsTheRealOne() throws IOException, SQLException {
    try (OracleServer server = OracleServer.start()) {
      server.psql("create database ours");
      server.psql(
          "ours", "set client_min_messages = error; drop schema information_schema cascade");
      Map<String, List<String>> expected = catalogs(server, "postgres");
      // As much goes by this as is to come back.
      assertThat(WholeCatalogs.differences(expected, catalogs(server, "ours")))
          .hasSizeGreaterThan(2000)
          .allMatch(difference -> difference.startsWith("- "));

      runScripts(server);

      assertThat(WholeCatalogs.differences(expected, catalogs(server, "ours"))).isEmpty();
      assertThat(
              server.psql(
                  "ours",
                  "select relname from pg_class where relnamespace = 'information_schema'::regnamespace"
                      + " and relkind = 'r' order by 1"))
          .isEqualTo(String.join("\n", TABLES) + "\n");
      for (String table : TABLES) {
        String query = "table information_schema." + table;
        assertThat(server.psql("ours", query))
            .as(table)
            .isEqualTo(InformationSchemaFactsTest.plain(server.psql(query)));
      }
    }
  }

  /// In a database with objects of most kinds, each view shows the same rows. Only transforms are
  /// missing, for which one needs functions in C.
  @Test
  void showsTheSameRows() throws IOException {
    try (OracleServer server = OracleServer.start()) {
      server.psql("create database ours");
      server.psql(
          "ours", "set client_min_messages = error; drop schema information_schema cascade");
      runScripts(server);
      for (String database : List.of("postgres", "ours")) {
        server.psql(database, OBJECTS);
      }
      String views =
          server.psql(
              "select relname from pg_class where relnamespace = 'information_schema'::regnamespace"
                  + " and relkind = 'v' order by 1");
      assertThat(views.lines()).hasSize(65);
      for (String view : views.split("\n")) {
        String query =
            ("select regexp_replace(v::text, '\\m(postgres|ours)\\M|[0-9]{5,}', 'N', 'g') collate \"C\""
                    + " from information_schema.%s v order by 1")
                .formatted(view);
        String expected = server.psql(query);
        assertThat(server.psql("ours", query)).as(view).isEqualTo(expected);
        assertThat(expected.isEmpty()).as(view).isEqualTo(view.equals("transforms"));
      }
    }
  }

  private static final String OBJECTS =
      """
      create schema zoo;
      create domain zoo.age as integer check (value > 0);
      create type zoo.size as (height numeric(5, 2), width interval day to second (3));
      create sequence zoo.numbers increment 2 maxvalue 99 cycle;
      create function zoo.even(n integer) returns boolean language sql immutable return n % 2 = 0;
      create table zoo.animals (
        id integer generated always as identity primary key,
        name varchar(20) collate "C" not null unique nulls not distinct,
        age zoo.age default 2 check (zoo.even(age)),
        size zoo.size,
        tags text[],
        letters integer generated always as (length(name)) stored,
        mother integer references zoo.animals on delete cascade deferrable);
      create view zoo.old as
        select *, zoo.even(age) from zoo.animals where age > 10 with local check option;
      create function zoo.named(n text, variadic v integer[], out c bigint) language sql
        begin atomic; select nextval('zoo.numbers') from zoo.animals where name = n and zoo.even(age); end;
      create procedure zoo.done(inout n bit(3) default '101') language sql as 'select n';
      create function zoo.change() returns trigger language plpgsql as 'begin return new; end';
      create trigger change before insert or update of name on zoo.animals
        for each row when (new.age > 1) execute function zoo.change();
      grant select (name), update (age) on zoo.animals to public;
      grant usage on sequence zoo.numbers to pg_monitor with grant option;
      grant execute on function zoo.even to pg_monitor;
      grant usage on type zoo.age, zoo.size to pg_monitor;
      grant pg_monitor to current_user with admin option;
      create extension postgres_fdw;
      create foreign data wrapper wrapper options (depth '1');
      create server server foreign data wrapper postgres_fdw options (host 'h');
      create user mapping for current_user server server options (user 'n');
      create foreign table zoo.remote (a integer options (column_name 'c'))
        server server options (table_name 'e');
      """;

  private static Map<String, List<String>> catalogs(OracleServer server, String database)
      throws SQLException {
    try (Connection connection = server.connect(database)) {
      return WholeCatalogs.of(connection);
    }
  }

  /// Runs the scripts about this schema as a new cluster does.
  private static void runScripts(OracleServer server) throws IOException {
    for (InitialScript script : InitialScript.all()) {
      if (script.name().startsWith("information-schema")) {
        Path file = server.directory().resolve(script.name() + ".sql");
        Files.writeString(file, "set search_path = pg_catalog;\n" + script.text());
        server.psql("ours", file);
      }
    }
  }
}
