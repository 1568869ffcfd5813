package org.gajah.oracle.catalogstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogIndex;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The catalogs of a stopped server hold the rows that it showed, by scans, by every index and by
/// every cache.
class LiveCatalogTest {
  static final String OBJECTS =
      """
      create role r1; create role r2 in role r1; alter role r2 set work_mem = '7MB';
      alter role r1 valid until '2031-02-03 04:05:06.7+00';
      create schema s authorization r1;
      create table s.t (a int primary key, b text default 'x' || 'y' check (b <> ''), c numeric(9,2)
        generated always as (a * 2) stored, d int references s.t, e text[] collate "C");
      alter table s.t add column f bigint default 42, add column g text default repeat('long', 50);
      alter table s.t drop column e;
      create index t_expression on s.t (lower(b), (a + 1)) where a > 3;
      create unique index concurrently t_desc on s.t (a desc nulls last) include (b);
      create index t_hash on s.t using hash (b); create index t_brin on s.t using brin (a);
      create view s.v as select a, b, sum(a) over (partition by b) from s.t where a > 3 order by 1;
      create materialized view s.mv as select * from s.v;
      create rule r as on insert to s.v do instead insert into s.t (a) values (new.a);
      create table s.p (a int, b text) partition by range (a, lower(b));
      create table s.p1 partition of s.p for values from (1, minvalue) to (10, maxvalue);
      create table s.l (a text) partition by list (a);
      create table s.l1 partition of s.l for values in ('a', 'b', null);
      create table s.h (a int) partition by hash (a);
      create table s.h1 partition of s.h for values with (modulus 4, remainder 1);
      create type s.e as enum ('one', 'two', 'three'); create type s.c as (x int, y s.e);
      create domain s.d as varchar(10) not null check (value <> 'no') check (length(value) > 1);
      create type s.r as range (subtype = float8, subtype_diff = float8mi);
      create function s.f(a int, out b int, variadic c text[] default array['x']) language plpgsql
        set work_mem = '3MB' set search_path = s, public as 'begin b := a; end' ;
      create function s.g(x int) returns int language sql return x + 1;
      create procedure s.proc() language sql begin atomic select 1; select 2; end;
      create aggregate s.agg (int) (sfunc = int4pl, stype = int4, initcond = '0');
      create operator s.## (leftarg = int, rightarg = int, function = int4mul, commutator = operator(s.##));
      create trigger trg before update of b on s.t for each row when (new.a > 3)
        execute function suppress_redundant_updates_trigger();
      create policy pol on s.t to r1, r2 using (a > 3) with check (a > 4);
      alter table s.t enable row level security;
      create statistics s.st (ndistinct, dependencies, mcv) on a, b from s.t;
      insert into s.t (a, b) select i, 'v' || i % 7 from generate_series(1, 3000) i;
      analyze s.t; analyze pg_class;
      create sequence s.q increment -3 cycle cache 5;
      grant select (a), update (b) on s.t to r2 with grant option; grant all on schema s to public;
      revoke all on s.t from r1; alter default privileges in schema s grant select on tables to r2;
      comment on table s.t is 'A table'; comment on column s.t.a is 'A column'; comment on role r1 is 'A role';
      create publication pub for table s.t (a, b) where (a > 3); create publication pubs for tables in schema s;
      create foreign data wrapper w options (a 'b', c 'd,e"f'); create server srv type 't' version '1' foreign data wrapper w;
      create user mapping for r1 server srv options (password 'p'); create foreign table s.ft (a int options (o 'p')) server srv;
      create event trigger et on ddl_command_start when tag in ('CREATE TABLE') execute function event_trigger_dummy();
      create text search configuration s.cfg (copy = english); create text search dictionary s.dict (template = simple);
      create collation s.coll (provider = icu, locale = 'de');
      create cast (s.c as text) with inout as assignment;
      create table s.many (x int); select lo_create(0); alter table s.t replica identity full;
      alter table s.t set (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_enabled = off);
      """;

  static void prepare(OracleServer server) {
    server.psql(
        "create function event_trigger_dummy() returns event_trigger language plpgsql as 'begin end'");
    for (String statement : OBJECTS.split(";\\s*\n")) {
      if (!statement.isBlank()) {
        server.psql(statement);
      }
    }
    StringBuilder wide = new StringBuilder("create view s.wide as select ");
    for (int i = 0; i < 400; i++) {
      wide.append(i == 0 ? "" : ", ").append("a + ").append(i).append(" as column_").append(i);
    }
    server.psql(wide.append(" from s.t").toString());
  }

  static int database(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select oid from pg_database where datname = current_database()")) {
      row.next();
      return (int) row.getLong(1);
    }
  }

  @Test
  void everyRowOfEveryCatalog(@TempDir Path directory) throws SQLException, IOException {
    try (OracleServer server = OracleServer.start("wal_level = logical")) {
      prepare(server);
      Map<CatalogTable<?>, List<? extends CatalogRow>> theirs;
      int database;
      try (Connection connection = server.connect("postgres")) {
        theirs = Rows.of(connection);
        database = database(connection);
      }
      server.stop();
      Path copy = directory.resolve("data");
      server.copyData(copy);
      try (LiveCluster cluster = new LiveCluster(copy);
          LiveCluster.Session session = cluster.session(database).begin()) {
        int rows = 0;
        for (CatalogTable<?> table : SystemCatalogs.ALL) {
          rows += compare(session, table, Rows.texts(theirs.getOrDefault(table, List.of())));
        }
        int keys = 0;
        for (CacheId<?> cache : SysCache.ALL) {
          keys += findAll(session, cache, theirs.getOrDefault(cache.table(), List.of()));
        }
        System.out.println(rows + " rows of catalogs read, " + keys + " keys found");
        assertThat(rows).isGreaterThan(15_000);
        assertThat(keys).isGreaterThan(25_000);
        gatherRelations(session);
        session.commit();
      }
    }
  }

  private static int compare(
      LiveCluster.Session session, CatalogTable<?> table, List<String> theirs) {
    assertThat(Rows.texts(session.catalog.all(table))).as(table.name()).isEqualTo(theirs);
    for (CatalogIndex<?> index : SystemCatalogs.indexes(table)) {
      assertThat(Rows.texts(session.catalog.scan(index))).as(index.name()).isEqualTo(theirs);
    }
    return theirs.size();
  }

  private static <R extends CatalogRow> int findAll(
      LiveCluster.Session session, CacheId<R> cache, List<? extends CatalogRow> rows) {
    for (CatalogRow row : rows) {
      Object[] key = cache.index().columns().stream().map(row::value).toArray();
      CatalogRow found = session.catalog.get(cache, key);
      assertThat(Rows.text(found)).isEqualTo(Rows.text(row));
      assertThat(session.catalog.find(cache, key)).isSameAs(found);
      if (key.length > 1) {
        assertThat(Rows.texts(session.catalog.list(cache, key[0]))).contains(Rows.text(row));
      }
    }
    return rows.size();
  }

  /// All that the catalogs say of relations can be read.
  private static void gatherRelations(LiveCluster.Session session) {
    RelationCatalog relations = new RelationCatalog(session.catalog);
    int trees = 0;
    for (PgClass row : session.catalog.all(PgClass.TABLE)) {
      Relation relation = relations.get(row.oid());
      assertThat(relations.get(row.oid())).isSameAs(relation);
      for (int column = 1; column <= relation.columns().size(); column++) {
        trees += relation.defaultOf(column) == null ? 0 : 1;
      }
      trees += relation.checks().stream().mapToInt(c -> c.expression() == null ? 0 : 1).sum();
      trees += relation.rules().stream().mapToInt(r -> r.actions().size()).sum();
      trees +=
          relation.indexes().stream()
              .mapToInt(i -> i.expressions().size() + i.predicate().size())
              .sum();
      trees += relation.policies().stream().mapToInt(p -> p.using() == null ? 0 : 1).sum();
      trees += relation.partitionBound() == null ? 0 : 1;
      trees += relation.partitionKey() == null ? 0 : relation.partitionKey().expressions().size();
      if (row.relkind() == 'v') {
        assertThat(relation.viewRule()).isNotNull();
      }
    }
    assertThat(trees).isGreaterThan(130);
  }
}
