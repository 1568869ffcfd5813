package org.gajah.oracle.catalogstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgNamespace;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalogstore.change.CatalogWriter;
import org.gajah.catalogstore.change.NewOids;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Catalogs that we have changed, as our own sessions see them and as the real server finds them.
class CatalogWriterTest {
  private static final String LONG_BODY = "select " + "1 + ".repeat(40_000) + "1";

  @Test
  void realServerGoesOnWithOurCatalogs(@TempDir Path directory) throws SQLException, IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      server.psql("create extension amcheck");
      LiveCatalogTest.prepare(server);
      int database;
      try (Connection connection = server.connect("postgres")) {
        database = LiveCatalogTest.database(connection);
      }
      server.stop();
      try (LiveCluster cluster = new LiveCluster(server.data())) {
        try (LiveCluster.Session one = cluster.session(database);
            LiveCluster.Session two = cluster.session(database)) {
          change(one, two);
          rollBack(one, two);
          createMany(one);
        }
        cluster.shutdown();
      }
      server.startAgain();
      judge(server);
    }
  }

  private static void change(LiveCluster.Session one, LiveCluster.Session two) {
    two.begin();
    assertThat(two.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    two.commit();

    one.begin();
    CatalogWriter writer = new CatalogWriter(one.catalog);
    int schema = new NewOids(one.catalog).next(PgNamespace.OID_INDEX);
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    writer.insert(
        new PgNamespace(
            schema, "ours", 10, new AclItem[] {new AclItem(10, 10, 768), new AclItem(0, 10, 256)}));
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    one.catalog.nextCommand();
    assertThat(one.catalog.get(SysCache.NAMESPACENAME, "ours").oid()).isEqualTo(schema);
    assertThatThrownBy(() -> writer.insert(new PgNamespace(schema + 1, "ours", 10, null)))
        .isInstanceOfSatisfying(
            PgException.class,
            e ->
                assertThat(e.primaryMessage())
                    .isEqualTo(
                        "duplicate key value violates unique constraint \"pg_namespace_nspname_index\""));
    one.abort();

    one.begin();
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    int again = new NewOids(one.catalog).next(PgNamespace.OID_INDEX);
    writer.insert(
        new PgNamespace(
            again, "ours", 10, new AclItem[] {new AclItem(10, 10, 768), new AclItem(0, 10, 256)}));
    one.catalog.nextCommand();
    copyFunction(one, writer, again);
    Found<PgClass> table =
        writer.locate(
            SysCache.RELNAMENSP, "many", one.catalog.get(SysCache.NAMESPACENAME, "s").oid());
    long before = one.catalog.relationVersion(table.row().oid());
    writer.update(table, moved(table.row(), "renamed", again));
    assertThat(one.catalog.relationVersion(table.row().oid())).isEqualTo(before);
    one.catalog.nextCommand();
    assertThat(one.catalog.relationVersion(table.row().oid())).isNotEqualTo(before);
    assertThat(one.catalog.get(SysCache.RELOID, table.row().oid()).relname()).isEqualTo("renamed");

    two.begin();
    long seen = two.catalog.relationVersion(table.row().oid());
    assertThat(two.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    assertThat(two.catalog.get(SysCache.RELOID, table.row().oid()).relname()).isEqualTo("many");
    one.commit();
    assertThat(two.catalog.get(SysCache.NAMESPACENAME, "ours").oid()).isEqualTo(again);
    assertThat(two.catalog.get(SysCache.RELOID, table.row().oid()).relname()).isEqualTo("renamed");
    assertThat(two.catalog.relationVersion(table.row().oid())).isNotEqualTo(seen);
    assertThat(two.catalog.list(SysCache.PROCNAMEARGSNSP, "long_one")).hasSize(1);
    assertThat(two.catalog.list(SysCache.PROCNAMEARGSNSP, "long_one").getFirst().prosrc())
        .isEqualTo(LONG_BODY);
    two.commit();
  }

  private static void copyFunction(LiveCluster.Session session, CatalogWriter writer, int schema) {
    PgProc model = session.catalog.list(SysCache.PROCNAMEARGSNSP, "g").getFirst();
    int oid = new NewOids(session.catalog).next(PgProc.OID_INDEX);
    PgProc row = function(model, oid, "long_one", schema, LONG_BODY);
    writer.insert(row);
    session.catalog.nextCommand();
    assertThat(session.catalog.get(SysCache.PROCOID, oid).prosrc()).isEqualTo(LONG_BODY);
  }

  private static PgProc function(PgProc m, int oid, String name, int schema, String body) {
    return new PgProc(
        oid,
        name,
        schema,
        m.proowner(),
        m.prolang(),
        m.procost(),
        m.prorows(),
        m.provariadic(),
        m.prosupport(),
        m.prokind(),
        m.prosecdef(),
        m.proleakproof(),
        m.proisstrict(),
        m.proretset(),
        m.provolatile(),
        m.proparallel(),
        m.pronargs(),
        m.pronargdefaults(),
        m.prorettype(),
        m.proargtypes(),
        m.proallargtypes(),
        m.proargmodes(),
        new String[] {"an argument"},
        m.proargdefaults(),
        m.protrftypes(),
        body,
        m.probin(),
        null,
        new String[] {"work_mem=5MB", "search_path=ours, public"},
        m.proacl());
  }

  private static PgClass moved(PgClass c, String name, int schema) {
    return new PgClass(
        c.oid(),
        name,
        schema,
        c.reltype(),
        c.reloftype(),
        c.relowner(),
        c.relam(),
        c.relfilenode(),
        c.reltablespace(),
        c.relpages(),
        c.reltuples(),
        c.relallvisible(),
        c.reltoastrelid(),
        c.relhasindex(),
        c.relisshared(),
        c.relpersistence(),
        c.relkind(),
        c.relnatts(),
        c.relchecks(),
        c.relhasrules(),
        c.relhastriggers(),
        c.relhassubclass(),
        c.relrowsecurity(),
        c.relforcerowsecurity(),
        c.relispopulated(),
        c.relreplident(),
        c.relispartition(),
        c.relrewrite(),
        c.relfrozenxid(),
        c.relminmxid(),
        c.relacl(),
        new String[] {"fillfactor=55"},
        c.relpartbound());
  }

  private static void rollBack(LiveCluster.Session one, LiveCluster.Session two) {
    one.begin();
    CatalogWriter writer = new CatalogWriter(one.catalog);
    Found<PgNamespace> found = writer.locate(SysCache.NAMESPACENAME, "ours");
    writer.delete(found);
    one.catalog.nextCommand();
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    two.begin();
    assertThat(two.catalog.find(SysCache.NAMESPACENAME, "ours")).isNotNull();
    one.process.transaction().beginSubtransaction();
    writer.insert(new PgNamespace(found.row().oid(), "ours", 10, null));
    one.catalog.nextCommand();
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNotNull();
    one.process.transaction().abortSubtransaction();
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNull();
    one.abort();
    one.begin();
    assertThat(one.catalog.find(SysCache.NAMESPACENAME, "ours")).isNotNull();
    one.commit();
    two.commit();
  }

  /// Enough rows that indexes split.
  private static void createMany(LiveCluster.Session session) {
    session.begin();
    CatalogWriter writer = new CatalogWriter(session.catalog);
    PgProc model = session.catalog.list(SysCache.PROCNAMEARGSNSP, "g").getFirst();
    int schema = session.catalog.get(SysCache.NAMESPACENAME, "ours").oid();
    NewOids oids = new NewOids(session.catalog);
    for (int i = 0; i < 3000; i++) {
      writer.insert(
          function(model, oids.next(PgProc.OID_INDEX), "many_" + i, schema, "select " + i));
    }
    session.catalog.nextCommand();
    for (int i = 0; i < 3000; i += 3) {
      Found<PgProc> found =
          writer.locate(SysCache.PROCNAMEARGSNSP, "many_" + i, model.proargtypes(), schema);
      if (i % 2 == 0) {
        writer.delete(found);
      } else {
        writer.update(
            found,
            function(found.row(), found.row().oid(), "changed_" + i, schema, "select -" + i));
      }
    }
    session.commit();
  }

  private static void judge(OracleServer server) {
    assertThat(server.psql("select nspacl from pg_namespace where nspname = 'ours'").strip())
        .isEqualTo("{postgres=UC/postgres,=U/postgres}");
    assertThat(server.psql("select ours.many_1(5), ours.changed_3(5)").strip()).isEqualTo("1|-3");
    assertThat(
            server
                .psql(
                    "select count(*), sum((proname like 'changed%')::int) from pg_proc where pronamespace = 'ours'::regnamespace")
                .strip())
        .isEqualTo("2501|500");
    assertThat(
            server
                .psql(
                    "select length(prosrc), md5(prosrc) = md5('select ' || repeat('1 + ', 40000) || '1'), proargnames, proconfig from pg_proc where proname = 'long_one'")
                .strip())
        .isEqualTo(
            LONG_BODY.length()
                + "|t|{\"an argument\"}|{work_mem=5MB,\"search_path=ours, public\"}");
    server.psql("insert into ours.renamed values (7)");
    assertThat(
            server
                .psql(
                    "select relname, reloptions from pg_class where oid = 'ours.renamed'::regclass")
                .strip())
        .isEqualTo("renamed|{fillfactor=55}");
    assertThat(
            server
                .psql(
                    "select count(*), sum((bt_index_parent_check(indexrelid, true, true, true) is not null)::int)"
                        + " from pg_index join pg_class c on c.oid = indexrelid where relam = 403 and relnamespace in (11, 99)"
                        + " and relpersistence = 'p'")
                .strip())
        .startsWith("1");
    assertThat(
            server
                .psql(
                    "select count(*) from pg_class c, lateral verify_heapam(c.oid, check_toast => true)"
                        + " where relkind in ('r', 't') and relnamespace in (11, 99)")
                .strip())
        .isEqualTo("0");
    server.psql(
        "create schema theirs; create table theirs.t (a int primary key); drop schema ours cascade");
  }
}
