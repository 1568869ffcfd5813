package org.gajah.oracle.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.Psql;
import org.gajah.oracle.engine.GajahServer;
import org.junit.jupiter.api.Test;

/// The programs that make and drop databases, and psql's `\connect`, hear from Gajah what they hear
/// from the real server, also when others are in a database. What pg_dump took from one server is
/// restored into a database that the other made.
class DatabaseToolsTest {
  private static final String TOOLS =
      """
      createdb one && echo made
      createdb one
      createdb -T one -S file_copy --lc-collate C.UTF-8 two 'the second'
      createdb -T nope three
      createdb -E latin1 -T template0 -l C three
      createdb -O nope four
      psql -At -c 'select datname, pg_encoding_to_char(encoding), shobj_description(oid, $$pg_database$$) from pg_database order by 1'
      psql -At -d one -c 'create table t (a int primary key)' -c 'insert into t values (1)' -c '\\connect two' -c 'select current_database()'
      psql -d nope -c 'select 1'
      psql -At -c 'alter database two allow_connections off'
      psql -d two -c 'select 1'
      psql -At -c 'update pg_database set datconnlimit = -2 where datname = $$three$$'
      psql -d three -c 'select 1'
      psql -c 'alter database three connection limit 3'
      psql -At -c 'create role limited login' -c 'alter database one connection limit 0'
      psql -U limited -d one -c 'select 1'
      psql -At -c 'alter database one connection limit -1' -c 'revoke connect on database one from public'
      psql -U limited -d one -c 'select 1'
      psql -At -c 'alter role limited in database postgres set work_mem = 777' -c 'alter role limited set search_path = x'
      psql -At -U limited -d postgres -c 'show work_mem' -c 'show search_path'
      dropdb nope
      dropdb --if-exists nope
      dropdb three
      psql -At -d one -c 'drop database one'
      dropdb two
      psql -At -c 'select datname from pg_database order by 1'
      """;

  private static final String BUSY =
      """
      psql -v VERBOSITY=verbose -c 'drop database busy'
      psql -v VERBOSITY=verbose -c 'create database more template busy'
      psql -v VERBOSITY=verbose -c 'alter database busy rename to more'
      psql -v VERBOSITY=verbose -c 'drop database busy with (force)'
      psql -At -c 'rollback prepared $$p$$'
      psql -At -d busy -c 'rollback prepared $$p$$'
      psql -v VERBOSITY=verbose -c 'drop database busy'
      dropdb --force busy
      psql -At -c 'select datname from pg_database order by 1'
      """;

  private static String shell(OracleServer server, String script) {
    String environment =
        "export PATH=%s/bin:$PATH PGHOST=%s PGPORT=%d PGUSER=postgres\n"
            .formatted(Oracle.installed().home(), server.directory(), server.port());
    return Shell.run(environment + script)
        .replaceAll("(?m)^LOCATION: .*\n", "")
        .replace(server.directory().toString(), "DIRECTORY")
        .replace(Integer.toString(server.port()), "PORT");
  }

  private static String busy(OracleServer server) throws IOException {
    assertThat(
            shell(
                server,
                """
                createdb busy
                psql -q -d busy -c 'create table t (a int)' -c 'begin' -c 'insert into t values (1)' -c 'prepare transaction $$p$$'
                """))
        .isEmpty();
    try (Psql one = server.session();
        Psql two = server.session()) {
      one.run("\\connect busy");
      two.run("\\connect busy");
      return shell(server, BUSY);
    }
  }

  private static String work(OracleServer server) throws IOException {
    return shell(server, TOOLS) + busy(server);
  }

  @Test
  void toolsHearTheSame() throws IOException {
    try (OracleServer real =
            OracleServer.initialise(
                Oracle.installed(), List.of(), "max_prepared_transactions = 5");
        OracleServer other = DefinitionsTest.copy(real)) {
      other.append("postgresql.conf", "max_prepared_transactions = 5");
      real.startAgain();
      String expected = work(real);
      Path log = other.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(other.data(), other.port(), other.directory(), log);
      String told;
      try {
        told = work(other);
      } finally {
        gajah.stop();
      }
      assertThat(told).isEqualTo(expected);
      assertThat(expected).contains("2 other session(s) and 1 prepared transaction(s)");
      real.stop();
    }
  }

  @Test
  void dumpsAreRestoredIntoNewDatabases() throws IOException {
    String fill =
        """
        createdb source
        psql -q -d source <<'SQL'
        create schema s;
        create type s.mood as enum ('sad', 'happy');
        create domain s.positive as int check (value > 0);
        create table s.t (id serial primary key, m s.mood default 'sad', p s.positive, v text unique not null);
        insert into s.t (m, p, v) select case when g % 2 = 0 then 'sad'::s.mood else 'happy' end, g, 'row ' || g::text from generate_series(1, 300) g;
        create index on s.t (lower(v)) where p > 10;
        create view s.seen as select id, v from s.t where p > 100;
        comment on table s.t is 'a table';
        create sequence s.q start 5;
        select nextval('s.q') \\g /dev/null
        SQL
        pg_dump source > FOLDER/dump.sql && echo dumped
        """;
    String restore =
        """
        createdb -T template0 target
        psql -q -v ON_ERROR_STOP=1 -d target -f FOLDER/dump.sql > /dev/null && echo restored
        pg_dump target | grep -v 'restrict\\|Dumped from' | sed s/target/source/ > FOLDER/again.sql
        grep -v 'restrict\\|Dumped from' FOLDER/dump.sql | diff - FOLDER/again.sql && echo same
        """;
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of("--data-checksums"))) {
      String directory = server.directory().toString();
      server.startAgain();
      assertThat(shell(server, fill.replace("FOLDER", directory))).isEqualTo("dumped\n");
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        assertThat(shell(server, restore.replace("FOLDER", directory)))
            .isEqualTo("restored\nsame\n");
      } finally {
        gajah.stop();
      }
      server.startAgain();
      assertThat(shell(server, "psql -At -d target -c 'select count(*), max(v) from s.t'"))
          .isEqualTo("300|row 99\n");
      server.stop();
    }
  }
}
