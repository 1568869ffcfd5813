package org.gajah.oracle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.gajah.base.error.ErrorField;
import org.gajah.base.error.PgException;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.object.DropPlan;
import org.gajah.catalog.object.ExpressionDependencies;
import org.gajah.catalog.object.ObjectAddress;
import org.gajah.catalog.object.ObjectDescriptions;
import org.gajah.catalog.object.Pinned;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.PgAttrdef;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgDepend;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SystemCatalogs;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalog.source.FixedSession;
import org.gajah.catalog.source.MemoryCatalog;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.DropBehavior;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLWarning;
import org.postgresql.util.ServerErrorMessage;

/// Descriptions of all objects, and what the real server says and does when objects are dropped.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DropPlanTest {
  private static final String OBJECTS =
      """
      create role r1; create role r2 in role r1; create schema s; create schema "Odd one";
      create table s.t (a int primary key, b text default 'x' check (b <> ''), c serial unique, d int references s.t,
        e int generated always as identity);
      create view s.v as select a, b from s.t; create view s.v2 as select * from s.v where a > 3;
      create view s.columns as select b from s.t; create materialized view s.mv as select sum(a) from s.v2;
      create index on s.t (lower(b)); create table s.child () inherits (s.t);
      create rule r as on insert to s.v do instead insert into s.t (a) values (new.a);
      create type s.e as enum ('one', 'two'); create type s.c as (x int, y s.e); create domain s.d as s.e check (value <> 'two');
      create table s.uses (e s.e, c s.c[], d s.d default 'one', "Q" int);
      create function s.f(s.e, out b int, variadic c text[]) language sql as 'select 1';
      create function s.g(x int) returns int language sql return x + 1;
      create view s.calls as select s.g(a) from s.t; create function s.h(int) returns int language sql return s.g($1) + 1;
      create table s.gen (a int, b int generated always as (s.g(a)) stored);
      create table s.p (a int, b text) partition by range (a); create index p_index on s.p (b);
      create table s.p1 partition of s.p for values from (1) to (10);
      create table s.p2 partition of s.p for values from (10) to (20);
      alter table s.p add primary key (a); create table s.refers (x int references s.p);
      create function s.trg() returns trigger language plpgsql as 'begin return new; end';
      create trigger trg before update on s.p for each row execute function s.trg();
      create policy pol on s.t using (s.g(a) > 3); create statistics s.st on a, b from s.t;
      create sequence s.q; create table s.nexts (a int default nextval('s.q'));
      create operator s.## (leftarg = int, rightarg = int, function = int4mul); create operator s.!! (rightarg = int, function = int4um);
      create operator family s.fam using btree; create operator class s.cls for type s.e using btree family s.fam as
        operator 1 <(anyenum, anyenum), function 1 (s.e, s.e) enum_cmp(anyenum, anyenum);
      create index uses_index on s.uses (e s.cls);
      create cast (s.c as text) with inout as assignment; create function s.cast(s.e) returns int language sql as 'select 1'; create cast (s.e as int) with function s.cast(s.e);
      alter default privileges in schema s grant select on tables to r2; alter default privileges for role r1 grant usage on types to r2;
      create publication pub for table s.t (a, b); create publication pubs for tables in schema s;
      create foreign data wrapper w; create server srv foreign data wrapper w; create foreign table s.ft (a int) server srv;
      create user mapping for r1 server srv; create user mapping for public server srv;
      create text search configuration s.cfg (copy = english); create text search dictionary s.dict (template = simple);
      alter text search configuration s.cfg alter mapping for asciiword with s.dict;
      create collation s.coll (provider = icu, locale = 'de'); create table s.colls (a text collate s.coll primary key);
      create extension amcheck; create conversion s.conv for 'UTF8' to 'LATIN1' from utf8_to_iso8859_1;
      create event trigger et on ddl_command_end execute function s.et();
      grant set on parameter work_mem to r1; select lo_create(4711);
      create aggregate s.agg (int) (sfunc = s.plus, stype = int); create procedure s.proc() language sql begin atomic select s.g(1); end;
      create view s.complex as with recursive w as (select a, b from s.t union all select w.a + 1, 'x' from w join s.t using (a))
        select (uses.c[1]).x, uses.c[1], s.g(w.a), w.b collate s.coll, row_number() over (partition by uses.d order by w.a),
        array(select x.b from s.f('one'::s.e, 'x') x(b)), 's.t'::regclass, 's.g'::regproc, case when uses.e = 'one' then uses.d else 'one' end,
        coalesce(uses.d, 'one')::s.e::text from w full join s.uses on w.a = uses."Q" left join lateral (select a, c from s.t) l using (a)
        where uses.e = any (array['one', 'two']::s.e[]) and 1 operator(s.##) 2 > 0 and exists (select from s.p where p.a = w.a)
        group by uses.c, w.a, w.b, uses.d, uses.e, l.c;
      create view s.setop as select e from s.uses union select d::s.e from s.uses order by 1;
      create rule upd as on update to s.v where old.a > s.g(1) do instead (update s.t set b = new.b where a = old.a; delete from s.child where a = new.a);
      alter table s.gen add check (s.g(a) > 0 and a::text <> 'x' collate s.coll);
      create type s.r as range (subtype = s.e); create table s.ranges (r s.r, m s.r_multirange);
      """;

  private OracleServer server;
  private Connection connection;
  private MemoryCatalog catalog;
  private ObjectDescriptions descriptions;

  @BeforeAll
  void prepare() throws SQLException {
    server = OracleServer.start();
    connection = server.connect("postgres");
    try (Statement statement = connection.createStatement()) {
      statement.execute("create schema s");
      statement.execute(
          "create function s.et() returns event_trigger language plpgsql as 'begin end'");
      statement.execute("create function s.plus(int, int) returns int language sql return $1 + $2");
      statement.execute(OBJECTS.replace("create schema s;", ""));
      StringBuilder many = new StringBuilder("create table s.popular (a int);");
      for (int i = 0; i < 130; i++) {
        many.append("create view s.popular_%d as select * from s.popular;".formatted(i));
      }
      statement.execute(many.toString());
    }
    List<CatalogRow> rows = new ArrayList<>();
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      rows.addAll(CatalogSnapshot.read(connection, table));
    }
    catalog = new MemoryCatalog(rows);
    int database = (int) number("select oid from pg_database where datname = 'postgres'");
    FixedSession session = FixedSession.of(database, 10, "\"$user\", public");
    descriptions =
        new ObjectDescriptions(
            new Names(new Namespaces(catalog, session, new Privileges(catalog, session))));
  }

  @AfterAll
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Test
  void descriptionsOfAllObjects() throws SQLException {
    StringBuilder sql = new StringBuilder("select classid, objid, objsubid from pg_depend");
    sql.append(" union select refclassid, refobjid, refobjsubid from pg_depend");
    for (CatalogTable<?> table : SystemCatalogs.ALL) {
      boolean described =
          table.columns().getFirst().name().equals("oid")
              && !List.of(
                      "pg_enum", "pg_largeobject_metadata", "pg_replication_origin", "pg_sequence")
                  .contains(table.name());
      if (described) {
        sql.append(" union select %d, oid, 0 from %s".formatted(table.oid(), table.name()));
      }
    }
    int count = 0;
    int kinds = 0;
    Map<Integer, Integer> seen = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select classid::int8, objid::int8, objsubid, pg_describe_object(classid, objid, objsubid) from ("
                    + sql
                    + ") x")) {
      while (rows.next()) {
        ObjectAddress object =
            new ObjectAddress((int) rows.getLong(1), (int) rows.getLong(2), rows.getInt(3));
        assertThat(descriptions.describeOrNull(object)).isEqualTo(rows.getString(4));
        count++;
        seen.merge(object.catalog(), 1, Integer::sum);
        kinds = seen.size();
      }
    }
    System.out.println(count + " objects of " + kinds + " kinds described");
    assertThat(count).isGreaterThan(9_000);
    assertThat(kinds).isGreaterThan(34);
  }

  /// What rules, defaults and checks depend on, as the real server has written it down.
  @Test
  void dependenciesOfExpressions() {
    ExpressionDependencies ours = new ExpressionDependencies(new Types(catalog));
    int compared = 0;
    for (PgRewrite rule : catalog.all(PgRewrite.TABLE)) {
      Set<ObjectAddress> found = new TreeSet<>(ObjectAddress.YOUNGEST_FIRST);
      Node actions = Objects.requireNonNull(NodeReader.read(rule.ev_action()));
      found.addAll(ours.of(actions, List.of()));
      Node condition = NodeReader.read(rule.ev_qual());
      if (condition != null) {
        Query first = (Query) Objects.requireNonNull(((NodeList) actions).elements().getFirst());
        found.addAll(ours.of(condition, first.rtable()));
      }
      compared += compare(PgRewrite.TABLE, rule.oid(), rule.rulename(), found, 'n');
    }
    for (PgAttrdef row : catalog.all(PgAttrdef.TABLE)) {
      Set<ObjectAddress> found = new TreeSet<>(ObjectAddress.YOUNGEST_FIRST);
      found.addAll(
          ours.ofRelation(Objects.requireNonNull(NodeReader.read(row.adbin())), row.adrelid()));
      compared += compare(PgAttrdef.TABLE, row.oid(), "default", found, 'n');
    }
    for (PgConstraint row : catalog.all(PgConstraint.TABLE)) {
      String text = row.conbin();
      if (text != null && row.conrelid() != 0) {
        Set<ObjectAddress> found = new TreeSet<>(ObjectAddress.YOUNGEST_FIRST);
        found.addAll(
            ours.ofRelation(Objects.requireNonNull(NodeReader.read(text)), row.conrelid()));
        compared += compare(PgConstraint.TABLE, row.oid(), row.conname(), found, 'n');
      }
    }
    System.out.println(compared + " dependencies of expressions compared");
    assertThat(compared).isGreaterThan(580);
  }

  private int compare(
      CatalogTable<?> table, int object, String name, Set<ObjectAddress> found, char type) {
    found.removeIf(Pinned::is);
    Set<ObjectAddress> theirs = new TreeSet<>(ObjectAddress.YOUNGEST_FIRST);
    for (PgDepend row : catalog.scan(PgDepend.DEPENDER_INDEX, table.oid(), object)) {
      if (row.deptype() == type) {
        theirs.add(new ObjectAddress(row.refclassid(), row.refobjid(), row.refobjsubid()));
      }
    }
    assertThat(found.stream().map(descriptions::describe).toList())
        .as(name + " " + descriptions.describe(ObjectAddress.of(table, object)))
        .isEqualTo(theirs.stream().map(descriptions::describe).toList());
    return theirs.size();
  }

  private static final Map<String, String> DROPS = drops();

  /// Statements, with the catalog and OID of what they drop.
  private static Map<String, String> drops() {
    Map<String, String> result = new LinkedHashMap<>();
    for (String name :
        List.of(
            "s.t",
            "s.uses",
            "s.p",
            "s.p1",
            "s.child",
            "s.gen",
            "s.colls",
            "s.popular",
            "s.refers",
            "s.nexts",
            "s.ranges")) {
      result.put("drop table " + name, "pg_class " + "'" + name + "'::regclass");
    }
    for (String name : List.of("s.v", "s.v2", "s.columns", "s.calls")) {
      result.put("drop view " + name, "pg_class '" + name + "'::regclass");
    }
    result.put("drop materialized view s.mv", "pg_class 's.mv'::regclass");
    result.put("drop sequence s.q", "pg_class 's.q'::regclass");
    result.put("drop sequence s.t_c_seq", "pg_class 's.t_c_seq'::regclass");
    result.put("drop sequence s.t_e_seq", "pg_class 's.t_e_seq'::regclass");
    result.put("drop index s.t_pkey", "pg_class 's.t_pkey'::regclass");
    result.put("drop index s.p_index", "pg_class 's.p_index'::regclass");
    result.put("drop index s.p1_b_idx", "pg_class 's.p1_b_idx'::regclass");
    result.put("drop type s.e", "pg_type 's.e'::regtype");
    result.put("drop type s.c", "pg_type 's.c'::regtype");
    result.put("drop type s.r", "pg_type 's.r'::regtype");
    result.put("drop type s.v", "pg_type 's.v'::regtype");
    result.put("drop type s.e[]", "pg_type 's.e[]'::regtype");
    result.put("drop type s.r_multirange", "pg_type 's.r_multirange'::regtype");
    result.put("drop domain s.d", "pg_type 's.d'::regtype");
    result.put("drop type int4", "pg_type 'int4'::regtype");
    result.put("drop function s.g(int)", "pg_proc 's.g'::regproc");
    result.put("drop function s.f(s.e, text[])", "pg_proc 's.f'::regproc");
    result.put("drop function s.trg()", "pg_proc 's.trg'::regproc");
    result.put("drop function s.plus(int, int)", "pg_proc 's.plus'::regproc");
    result.put(
        "drop function bt_index_check(regclass)",
        "pg_proc 'bt_index_check(regclass)'::regprocedure");
    result.put("drop function pg_sleep(float8)", "pg_proc 'pg_sleep'::regproc");
    result.put(
        "drop extension amcheck",
        "pg_extension (select oid from pg_extension where extname = 'amcheck')");
    result.put("drop schema s", "pg_namespace 's'::regnamespace");
    result.put("drop schema \"Odd one\"", "pg_namespace '\"Odd one\"'::regnamespace");
    result.put("drop schema pg_catalog", "pg_namespace 'pg_catalog'::regnamespace");
    result.put("drop server srv", "pg_foreign_server (select oid from pg_foreign_server)");
    result.put(
        "drop foreign data wrapper w",
        "pg_foreign_data_wrapper (select oid from pg_foreign_data_wrapper)");
    result.put(
        "drop operator family s.fam using btree",
        "pg_opfamily (select oid from pg_opfamily where opfname = 'fam')");
    result.put(
        "drop operator class s.cls using btree",
        "pg_opclass (select oid from pg_opclass where opcname = 'cls')");
    result.put("drop collation s.coll", "pg_collation 's.coll'::regcollation");
    result.put("drop text search dictionary s.dict", "pg_ts_dict 's.dict'::regdictionary");
    result.put(
        "drop publication pub",
        "pg_publication (select oid from pg_publication where pubname = 'pub')");
    result.put(
        "drop trigger trg on s.p1",
        "pg_trigger (select oid from pg_trigger where tgrelid = 's.p1'::regclass and tgname = 'trg')");
    result.put(
        "drop language plpgsql",
        "pg_language (select oid from pg_language where lanname = 'plpgsql')");
    return result;
  }

  @Test
  void dropsSayWhatTheRealServerSays() throws SQLException {
    connection.setAutoCommit(false);
    int compared = 0;
    for (Map.Entry<String, String> drop : DROPS.entrySet()) {
      String[] parts = drop.getValue().split(" ", 2);
      ObjectAddress object =
          new ObjectAddress(
              (int) number("select '%s'::regclass::oid::int8".formatted(parts[0])),
              (int) number("select (%s)::oid::int8".formatted(parts[1])),
              0);
      for (DropBehavior behavior : List.of(DropBehavior.DROP_RESTRICT, DropBehavior.DROP_CASCADE)) {
        String tail = behavior == DropBehavior.DROP_CASCADE ? " cascade" : " restrict";
        assertThat(ours(object, behavior))
            .as(drop.getKey() + tail)
            .isEqualTo(theirs(drop.getKey() + tail));
        compared++;
      }
    }
    connection.setAutoCommit(true);
    System.out.println(compared + " drops compared");
    assertThat(compared).isGreaterThan(90);
  }

  private static String text(
      Object severity, Object message, @Nullable Object detail, @Nullable Object hint) {
    return "%s: %s\n%s\n%s"
        .formatted(severity, message, Objects.toString(detail), Objects.toString(hint));
  }

  private String ours(ObjectAddress object, DropBehavior behavior) {
    List<String> notices = new ArrayList<>();
    try {
      DropPlan.of(
          catalog,
          descriptions,
          List.of(object),
          behavior,
          DropPlan.Options.NONE,
          _ -> true,
          notice ->
              notices.add(
                  text(
                      "NOTICE",
                      notice.primaryMessage(),
                      notice.field(ErrorField.DETAIL),
                      notice.field(ErrorField.HINT))));
    } catch (PgException e) {
      notices.add(
          text("ERROR", e.primaryMessage(), e.field(ErrorField.DETAIL), e.field(ErrorField.HINT)));
    }
    return String.join("\n", notices);
  }

  private String theirs(String sql) throws SQLException {
    List<String> notices = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      for (SQLWarning w = statement.getWarnings(); w != null; w = w.getNextWarning()) {
        notices.add(text("NOTICE", ((PSQLWarning) w).getServerErrorMessage()));
      }
    } catch (PSQLException e) {
      notices.add(text("ERROR", Objects.requireNonNull(e.getServerErrorMessage())));
    } finally {
      connection.rollback();
    }
    return String.join("\n", notices);
  }

  private static String text(String severity, ServerErrorMessage message) {
    return text(severity, message.getMessage(), message.getDetail(), message.getHint());
  }
}
