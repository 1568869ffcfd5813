package org.gajah.oracle.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;

/// The collations that both servers make on the same machine. Their versions of ICU differ, so that
/// ours knows more locales and other versions of their data.
class SystemCollationsTest {
  private static final String IMPORT = "select pg_import_system_collations('%s'::regnamespace)";

  /// Without what hangs on the version of ICU.
  private static final String MADE =
      """
      select c.collname, c.collowner, c.collprovider, c.collisdeterministic, c.collencoding,
        c.collcollate, c.collctype, c.colllocale, c.collicurules,
        c.collprovider = 'i' and c.collversion is null, d.refclassid::regclass, d.deptype
      from pg_collation c
        join pg_depend d on d.classid = 'pg_collation'::regclass and d.objid = c.oid
      where c.collnamespace = '%s'::regnamespace
      """;

  private static final String DESCRIBED =
      """
      select collname, obj_description(oid, 'pg_collation') from pg_collation
      where collnamespace = '%s'::regnamespace and collname ~ '^(und|de|de-AT|nb|ja-JP|C)(-x-icu)?$'
      order by 1
      """;

  @Test
  void areThoseOfTheMachine() throws IOException {
    try (OracleServer server = OracleServer.initialise(Oracle.installed(), List.of())) {
      server.startAgain();
      server.psql("create schema theirs; create schema ours; create role somebody");
      String made = server.psql(IMPORT.formatted("theirs"));
      Set<String> theirs = lines(server.psql(MADE.formatted("theirs")));
      assertThat(theirs).hasSizeGreaterThan(800);
      assertThat(made).isEqualTo(theirs.size() + "\n");
      final String described = server.psql(DESCRIBED.formatted("theirs"));
      server.stop();
      Path log = server.directory().resolve("gajah.log");
      GajahServer gajah = GajahServer.start(server.data(), server.port(), server.directory(), log);
      try {
        int count = Integer.parseInt(server.psql(IMPORT.formatted("ours")).strip());
        Set<String> ours = lines(server.psql(MADE.formatted("ours")));
        assertThat(ours).hasSize(count).containsAll(theirs);
        assertThat(server.psql(DESCRIBED.formatted("ours"))).isEqualTo(described);
        // What is there already is not made again.
        assertThat(server.psql(IMPORT.formatted("ours"))).isEqualTo("0\n");
        assertThatThrownBy(
                () -> server.psql("set role somebody; select pg_import_system_collations(11)"))
            .hasMessageContaining("must be superuser to import system collations");
        assertThatThrownBy(() -> server.psql("select pg_import_system_collations(99999999)"))
            .hasMessageContaining("schema with OID 99999999 does not exist");
        assertThat(
                server.psql(
                    "select string_agg(x, '' order by x collate ours.\"de-x-icu\") from"
                        + " unnest('{b,ä,a,z,ö,B}'::text[]) x"))
            .isEqualTo("aäbBöz\n");
      } finally {
        gajah.stop();
      }
    }
  }

  private static Set<String> lines(String text) {
    return new HashSet<>(text.lines().toList());
  }
}
