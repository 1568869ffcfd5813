package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// psql's descriptions and some queries are answered alike by both servers on the same directory.
class PsqlDescriptionsTest {
  private static final List<String> COMMANDS =
      List.of(
          "\\l",
          "\\d",
          "\\d t",
          "\\d+ t",
          "\\d u",
          "\\dt",
          "\\di",
          "\\ds",
          "\\dn",
          "\\du",
          "\\df pg_sleep",
          "\\dT",
          "\\dv",
          "select * from t where id = 5",
          "select count(*), sum(n), max(v) from t",
          "select id % 3 as m, count(*), min(v) from t group by 1 having count(*) > 1 order by 1",
          "select t.id, u.w from t join u on u.t_id = t.id where t.id < 20 order by 1, 2",
          "select t.id, u.w from t left join u on u.t_id = t.id and u.w > 2 where t.id < 9 order by"
              + " 1, 2",
          "select id from t where exists (select 1 from u where u.t_id = t.id) order by id limit 7",
          "select id from t where id not in (select t_id from u where t_id is not null) order by 1",
          "select id, (select max(w) from u where u.t_id = t.id) from t order by id desc limit 5",
          "select 1/(5-g) from generate_series(1,10) g limit 3",
          "select id from t where id < 5 union select t_id from u where t_id < 9 order by 1",
          "with recursive r(n) as (select 1 union all select n + 1 from r where n < 10) select"
              + " sum(n) from r",
          "select distinct id % 4 as d from t order by d desc",
          "select string_agg(v, ',' order by id desc) from t where id < 6",
          "select * from v order by id limit 3");

  @Test
  void bothServersAnswerAlike() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql(
          "create table t (id int primary key, v text not null, n numeric);"
              + "create table u (id serial, t_id int, w int); create index u_t on u (t_id);"
              + "create view v as select id, upper(v) as big from t where id > 3;"
              + "insert into t select g, 'row ' || g, g * 1.5 from generate_series(1, 100) g;"
              + "insert into u (t_id, w) select g % 50, g % 7 from generate_series(1, 200) g;"
              + "analyze");
      Map<String, String> expected = answers(server);
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        assertThat(answers(server)).isEqualTo(expected);
      } finally {
        gajah.stop();
      }
    }
  }

  private static Map<String, String> answers(OracleServer server) {
    Map<String, String> result = new LinkedHashMap<>();
    for (String command : COMMANDS) {
      result.put(command, server.client("psql", "-X", "-c", command));
    }
    return result;
  }
}
