package org.gajah.oracle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.gajah.base.error.PgException;
import org.gajah.base.id.Oid;
import org.gajah.catalog.namespace.Candidates;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.namespace.Names;
import org.gajah.catalog.namespace.Namespaces;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.TypeOperators;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Privileges;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.source.FixedSession;
import org.gajah.catalog.type.TypeNames;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Names, visibility, privileges, printed types and default operators, each asked of the oracle for
/// every object that it has.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookupTest {
  private OracleServer server;
  private Connection connection;
  private CatalogSource catalog;
  private int database;

  @BeforeAll
  void prepare() throws SQLException {
    server = OracleServer.start();
    connection = server.connect("postgres");
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create role alice; create role bob in role alice; create role carol noinherit in role bob;
          create role dave in role pg_read_all_data; create role eve in role pg_maintain, pg_write_all_data;
          grant alice to eve with admin option, inherit false;
          create schema one; create schema two; create schema alice authorization alice;
          grant usage on schema one to bob; grant all on schema two to public;
          create table one.t (a int primary key, b text); create table two.t (a int, "B c" text, d numeric(5,2));
          create view one.v as select 1 as x; create sequence two.s; create table public.pg_class (x int);
          create table alice.own (x varchar(7), y interval day to second(3), z bit(5), w char(3)[], v timestamp(2)[]);
          alter table alice.own owner to alice;
          grant select, insert on one.t to alice; grant update (b) on one.t to carol with grant option;
          grant usage on sequence two.s to dave; grant select on two.t to public;
          create type one.mood as enum ('a', 'b'); create domain two.d as numeric(7,1); create domain one.dd as two.d;
          create type two."Odd name" as (x int, y text); create type one.unhashable as (x money, y point);
          create type one.r as range (subtype = float8); create type two.text as (a int);
          revoke usage on type one.mood from public;
          create function one.f(int, b int default 3, variadic c int[] default '{}') returns int language sql return 1;
          create function two.f(int, int) returns int language sql return 1;
          create function two.f(a text, b text default 'x', c int default 1) returns int language sql return 1;
          create function public.lower(text) returns text language sql return 'x';
          revoke execute on function two.f(int, int) from public;
          create operator two.+ (leftarg = int4, rightarg = int4, function = int4pl);
          create operator one.@@@ (leftarg = int4, rightarg = int4, function = int4pl);
          create collation one.c (provider = builtin, locale = 'C.UTF-8');
          create text search configuration two.english (copy = pg_catalog.english);
          create statistics one.st on a, b from one.t;
          """);
      try (ResultSet row =
          statement.executeQuery("select oid::int8 from pg_database where datname = 'postgres'")) {
        row.next();
        database = (int) row.getLong(1);
      }
    }
    catalog = CatalogSnapshot.read(connection);
  }

  @AfterAll
  void stop() throws SQLException {
    connection.close();
    server.close();
  }

  private Namespaces namespaces(String role, String path) {
    int oid = catalog.get(SysCache.AUTHNAME, role).oid();
    FixedSession session = FixedSession.of(database, oid, path);
    return new Namespaces(catalog, session, new Privileges(catalog, session));
  }

  private List<List<String>> rows(String sql) throws SQLException {
    List<List<String>> result = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
          row.add(rows.getString(i));
        }
        result.add(row);
      }
    }
    return result;
  }

  private void as(String role, String path) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("reset role; set search_path to " + path + "; set role " + role);
    }
  }

  private static final List<String> ROLES =
      List.of("postgres", "alice", "bob", "carol", "dave", "eve");
  private static final List<String> PATHS =
      List.of(
          "\"$user\", public", "one, two, nowhere", "two, one, pg_catalog, two", "''", "public");

  @Test
  void searchPaths() throws SQLException {
    for (String role : ROLES) {
      for (String path : PATHS) {
        as(role, path);
        Namespaces ours = namespaces(role, path.equals("''") ? "" : path);
        List<List<String>> theirs =
            rows(
                "select (select string_agg(s, ',') from unnest(current_schemas(true)) s),"
                    + " (select string_agg(s, ',') from unnest(current_schemas(false)) s), current_schema()");
        assertThat(String.join(",", ours.path().schemas().stream().map(ours::nameOf).toList()))
            .as(role + ": " + path)
            .isEqualTo(theirs.getFirst().getFirst());
        assertThat(ours.path().hasCreation() ? ours.nameOf(ours.path().creation()) : null)
            .isEqualTo(theirs.getFirst().get(2));
      }
    }
  }

  @Test
  void visibilityOfEveryObject() throws SQLException {
    int checked = 0;
    for (String path : PATHS) {
      as("postgres", path);
      Names names = new Names(namespaces("postgres", path.equals("''") ? "" : path));
      Candidates candidates = new Candidates(names.namespaces());
      checked += visible("pg_class", "pg_table_is_visible", names::isRelationVisible);
      checked += visible("pg_type", "pg_type_is_visible", names::isTypeVisible);
      checked += visible("pg_proc", "pg_function_is_visible", candidates::isFunctionVisible);
      checked += visible("pg_operator", "pg_operator_is_visible", candidates::isOperatorVisible);
      checked += visible("pg_opclass", "pg_opclass_is_visible", names::isOperatorClassVisible);
      checked += visible("pg_opfamily", "pg_opfamily_is_visible", names::isOperatorFamilyVisible);
      checked += visible("pg_collation", "pg_collation_is_visible", names::isCollationVisible);
      checked += visible("pg_conversion", "pg_conversion_is_visible", names::isConversionVisible);
      checked +=
          visible("pg_statistic_ext", "pg_statistics_obj_is_visible", names::isStatisticsVisible);
      checked +=
          visible(
              "pg_ts_config", "pg_ts_config_is_visible", names::isTextSearchConfigurationVisible);
      checked +=
          visible("pg_ts_dict", "pg_ts_dict_is_visible", names::isTextSearchDictionaryVisible);
    }
    assertThat(checked).isGreaterThan(20_000);
  }

  private int visible(String table, String function, IntPredicate ours) throws SQLException {
    List<List<String>> rows =
        rows("select oid::int8, %s(oid) from pg_catalog.%s".formatted(function, table));
    for (List<String> row : rows) {
      int oid = (int) Long.parseLong(row.get(0));
      assertThat(ours.test(oid)).as(table + " " + row.get(0)).isEqualTo(row.get(1).equals("t"));
    }
    return rows.size();
  }

  @Test
  void printedTypes() throws SQLException {
    for (String path : PATHS) {
      as("postgres", path);
      Names names = new Names(namespaces("postgres", path.equals("''") ? "" : path));
      TypeNames ours = new TypeNames(new Types(catalog), names);
      for (List<String> row :
          rows("select oid::int8, format_type(oid, null), format_type(oid, -1) from pg_type")) {
        int oid = (int) Long.parseLong(row.get(0));
        assertThat(ours.format(oid)).isEqualTo(row.get(1));
        assertThat(ours.format(oid, -1)).isEqualTo(row.get(2));
      }
      for (List<String> row :
          rows(
              "select atttypid::int8, atttypmod, format_type(atttypid, atttypmod)"
                  + " from pg_attribute where not attisdropped")) {
        assertThat(ours.format((int) Long.parseLong(row.get(0)), Integer.parseInt(row.get(1))))
            .isEqualTo(row.get(2));
      }
    }
  }

  @Test
  void privilegesOfEveryRole() throws SQLException {
    int checked = 0;
    for (String role : ROLES) {
      Privileges ours = namespaces(role, "public").privileges();
      int oid = ours.roles().oid(role, false);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_TABLE,
              "has_table_privilege",
              "pg_class where relkind in ('r','v','m','p') and relnamespace <> 99",
              Privilege.SELECT,
              Privilege.INSERT,
              Privilege.UPDATE,
              Privilege.MAINTAIN,
              Privilege.TRUNCATE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_SCHEMA,
              "has_schema_privilege",
              "pg_namespace",
              Privilege.USAGE,
              Privilege.CREATE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_FUNCTION,
              "has_function_privilege",
              "pg_proc",
              Privilege.EXECUTE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_TYPE,
              "has_type_privilege",
              "pg_type",
              Privilege.USAGE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_LANGUAGE,
              "has_language_privilege",
              "pg_language",
              Privilege.USAGE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_DATABASE,
              "has_database_privilege",
              "pg_database",
              Privilege.CREATE,
              Privilege.CREATE_TEMP,
              Privilege.CONNECT);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_TABLESPACE,
              "has_tablespace_privilege",
              "pg_tablespace",
              Privilege.CREATE);
      checked +=
          privileges(
              role,
              oid,
              ours,
              ObjectType.OBJECT_SEQUENCE,
              "has_sequence_privilege",
              "pg_class where relkind = 'S'",
              Privilege.USAGE,
              Privilege.SELECT);
      for (String other : ROLES) {
        int target = ours.roles().oid(other, false);
        List<String> row =
            rows("select pg_has_role('%1$s', '%2$s', 'MEMBER'), pg_has_role('%1$s', '%2$s', 'USAGE'), pg_has_role('%1$s', '%2$s', 'SET'), pg_has_role('%1$s', '%2$s', 'MEMBER WITH ADMIN OPTION')"
                    .formatted(role, other))
                .getFirst();
        assertThat(
                List.of(
                    letter(ours.roles().isMember(oid, target)),
                    letter(ours.roles().hasPrivilegesOf(oid, target)),
                    letter(ours.roles().maySetRole(oid, target)),
                    letter(ours.roles().isAdmin(oid, target))))
            .as(role + " in " + other)
            .isEqualTo(row);
      }
      for (List<String> row :
          rows(
              "select attrelid::int8, attnum, has_column_privilege('%s', attrelid, attnum, 'UPDATE'), has_table_privilege('%s', attrelid, 'UPDATE') from pg_attribute where attrelid = 'one.t'::regclass and attnum > 0"
                  .formatted(role, role))) {
        int relation = (int) Long.parseLong(row.get(0));
        boolean may =
            ours.may(ObjectType.OBJECT_TABLE, relation, oid, Privilege.UPDATE)
                || ours.mayColumn(
                    relation, Integer.parseInt(row.get(1)), oid, Privilege.UPDATE.bit());
        assertThat(letter(may)).isEqualTo(row.get(2));
      }
    }
    assertThat(checked).isGreaterThan(20_000);
  }

  private static String letter(boolean value) {
    return value ? "t" : "f";
  }

  private int privileges(
      String role,
      int oid,
      Privileges ours,
      ObjectType kind,
      String function,
      String from,
      Privilege... privileges)
      throws SQLException {
    int checked = 0;
    for (Privilege privilege : privileges) {
      for (List<String> row :
          rows(
              "select oid::int8, %s('%s', oid, '%s') from %s"
                  .formatted(function, role, privilege.word(), from))) {
        assertThat(letter(ours.may(kind, (int) Long.parseLong(row.get(0)), oid, privilege)))
            .as("%s %s %s %s", role, privilege, kind, row.get(0))
            .isEqualTo(row.get(1));
        checked++;
      }
    }
    return checked;
  }

  /// The oracle resolves a call; our candidates must hold what it chose, or be ambiguous.
  @Test
  void candidatesOfCalls() {
    Candidates ours = new Candidates(namespaces("postgres", "one, two"));
    Function<FunctionCall, List<FunctionCandidate>> f =
        call -> ours.functions(List.of("f"), call, false);
    assertThat(f.apply(FunctionCall.exactly(2))).hasSize(1);
    List<FunctionCandidate> two = f.apply(new FunctionCall(2, List.of(), true, true, false));
    // (int, int) twice, from two schemas: the first schema's wins; and (text, text).
    assertThat(two).hasSize(2);
    assertThat(two).noneMatch(FunctionCandidate::isAmbiguous);
    assertThat(two.getFirst().arguments().length + two.getLast().arguments().length).isEqualTo(6);
    List<FunctionCandidate> named = f.apply(new FunctionCall(2, List.of("c"), true, true, false));
    assertThat(named).hasSize(1);
    assertThat(named.getFirst().argumentNumbers()).containsExactly(0, 2, 1);
    assertThat(named.getFirst().arguments()).containsExactly(25, 23, 25);
    assertThat(f.apply(new FunctionCall(5, List.of(), true, true, false)))
        .singleElement()
        .extracting(FunctionCandidate::variadicArguments)
        .isEqualTo(3);
    assertThat(ours.operator(List.of("+"), 23, 23))
        .isEqualTo(ours.operator(List.of("pg_catalog", "+"), 23, 23));
  }

  /// What can be sorted and grouped, by trying.
  @Test
  void defaultOperators() throws SQLException {
    Types types = new Types(catalog);
    TypeOperators ours = new TypeOperators(types, new Operators(catalog));
    as("postgres", "public");
    int orderable = 0;
    for (List<String> row :
        rows(
            "select oid::int8, format_type(oid, null) from pg_type where typtype <> 'p' and typname not like 'pg_toast%'")) {
      int type = (int) Long.parseLong(row.get(0));
      assertThat(ours.less(type) != Oid.INVALID)
          .as("order by " + row.get(1))
          .isEqualTo(works("select x from (select null::%s x) q order by x".formatted(row.get(1))));
      assertThat(ours.equality(type) != Oid.INVALID || ours.less(type) != Oid.INVALID)
          .as("group by " + row.get(1))
          .isEqualTo(works("select x from (select null::%s x) q group by x".formatted(row.get(1))));
      orderable += ours.less(type) == Oid.INVALID ? 0 : 1;
    }
    assertThat(orderable).isGreaterThan(100);
  }

  private boolean works(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return true;
    } catch (SQLException e) {
      assertThat(e.getSQLState()).isIn("42883");
      return false;
    }
  }

  @Test
  void errors() {
    Names names = new Names(namespaces("carol", "public"));
    assertMessage(
        () -> names.namespaces().explicit("one", false), "permission denied for schema one");
    assertMessage(
        () -> names.namespaces().explicit("nowhere", false), "schema \"nowhere\" does not exist");
    assertMessage(
        () -> names.collation(List.of("pg_catalog", "nope"), false),
        "collation \"pg_catalog.nope\" for encoding \"UTF8\" does not exist");
    assertMessage(
        () -> names.operatorClass(403, List.of("nope"), false),
        "operator class \"nope\" does not exist for access method \"btree\"");
    assertMessage(
        () -> names.relation(Names.rangeVar(List.of("other", "a", "b")), false),
        "cross-database references are not implemented: \"other.a.b\"");
  }

  private static void assertMessage(Runnable action, String message) {
    org.assertj.core.api.Assertions.assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            PgException.class, e -> assertThat(e.primaryMessage()).isEqualTo(message));
  }
}
