package org.gajah.oracle.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gajah.base.error.PgException;
import org.gajah.catalog.privilege.AclChanges;
import org.gajah.catalog.privilege.Acls;
import org.gajah.catalog.privilege.DefaultPrivileges;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.privilege.Privilege;
import org.gajah.catalog.privilege.Roles;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.AclItem;
import org.gajah.catalog.source.FixedSession;
import org.gajah.catalog.source.MemoryCatalog;
import org.gajah.nodes.kinds.ObjectType;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;

/// Grants and revokes by chance, done by the real server and by us, leave the same lists.
class AclChangesTest {
  private static final long SEED = 20_261_123;
  private static final List<String> ROLES = List.of("owner", "r1", "r2", "r3", "r4", "r5");
  private static final List<Privilege> PRIVILEGES =
      List.of(Privilege.SELECT, Privilege.INSERT, Privilege.UPDATE, Privilege.MAINTAIN);

  /// @param by who says it
  private record Step(
      String by,
      boolean grant,
      boolean option,
      List<Privilege> privileges,
      String to,
      boolean cascade) {
    String sql() {
      String words =
          String.join(", ", privileges.stream().map(Privilege::word).toList()) + " on t ";
      return grant
          ? "grant " + words + "to " + to + (option ? " with grant option" : "")
          : "revoke "
              + (option ? "grant option for " : "")
              + words
              + "from "
              + to
              + (cascade ? " cascade" : "");
    }
  }

  @Test
  void randomGrantsAndRevokes() throws SQLException {
    System.out.println("seed " + SEED);
    Random random = new Random(SEED);
    int errors = 0;
    int changes = 0;
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String role : ROLES) {
        statement.execute("create role " + role);
      }
      statement.execute(
          "grant r1 to r2; grant r3 to r4; grant owner to r5; create table t (a int)");
      statement.execute("alter table t owner to owner");
      MemoryCatalog catalog = CatalogSnapshot.read(connection);
      Roles roles = new Roles(catalog, FixedSession.of(5, 10, ""));
      int owner = roles.oid("owner", false);
      List<AclItem> list = List.of(Acls.byDefault(ObjectType.OBJECT_TABLE, owner));
      for (int i = 0; i < 1500; i++) {
        Step step = step(random);
        String theirs = null;
        try {
          statement.execute("reset role; set role " + step.by + "; " + step.sql());
        } catch (PSQLException e) {
          theirs = e.getServerErrorMessage() == null ? "" : e.getServerErrorMessage().getMessage();
          errors++;
        }
        String ours = null;
        try {
          List<AclItem> next = apply(step, list, roles, owner);
          changes += next.equals(list) ? 0 : 1;
          list = next;
        } catch (PgException e) {
          ours = e.primaryMessage();
        }
        assertThat(ours).as(i + ": " + step).isEqualTo(theirs);
        assertThat(text(list, roles)).as(i + ": " + step).isEqualTo(acl(statement));
      }
    }
    System.out.println(changes + " changes, " + errors + " refusals");
    assertThat(changes).isGreaterThan(250);
    assertThat(errors).isGreaterThan(30);
  }

  @Test
  void newObjectsGetTheDefaults() throws SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          create role a; create role b; create role c; create schema one; create schema two; create schema three;
          grant all on schema one, two, three to a, b, c;
          alter default privileges for role a grant select on tables to b;
          alter default privileges for role a in schema one grant insert on tables to c, b with grant option;
          alter default privileges for role b in schema two grant usage on sequences to public;
          alter default privileges for role b revoke execute on functions from public;
          alter default privileges for role b in schema two grant execute on functions to c;
          alter default privileges for role c revoke all on tables from c;
          alter default privileges for role a grant usage on types to c;
          """);
      MemoryCatalog catalog = CatalogSnapshot.read(connection);
      Roles roles = new Roles(catalog, FixedSession.of(5, 10, ""));
      DefaultPrivileges ours = new DefaultPrivileges(catalog, roles);
      int lists = 0;
      for (String role : List.of("a", "b", "c")) {
        for (String schema : List.of("one", "two", "three")) {
          int owner = roles.oid(role, false);
          int namespace = catalog.get(SysCache.NAMESPACENAME, schema).oid();
          String name = schema + ".of_" + role;
          statement.execute(
              "set role %1$s; create table %2$s (x int); create sequence %2$s_s; create function %2$s() returns int language sql as 'select 1'; create domain %2$s_d as int; reset role"
                  .formatted(role, name));
          lists +=
              compare(
                      statement,
                      roles,
                      ours.of(ObjectType.OBJECT_TABLE, owner, namespace),
                      "select relacl from pg_class where oid = '%s'::regclass".formatted(name))
                  + compare(
                      statement,
                      roles,
                      ours.of(ObjectType.OBJECT_SEQUENCE, owner, namespace),
                      "select relacl from pg_class where oid = '%s_s'::regclass".formatted(name))
                  + compare(
                      statement,
                      roles,
                      ours.of(ObjectType.OBJECT_FUNCTION, owner, namespace),
                      "select proacl from pg_proc where oid = '%s'::regproc".formatted(name))
                  + compare(
                      statement,
                      roles,
                      ours.of(ObjectType.OBJECT_TYPE, owner, namespace),
                      "select typacl from pg_type where oid = '%s_d'::regtype".formatted(name));
        }
      }
      assertThat(lists).isGreaterThan(9);
    }
  }

  private static int compare(
      Statement statement, Roles roles, AclItem @Nullable [] ours, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      row.next();
      assertThat(ours == null ? null : text(List.of(ours), roles))
          .as(sql)
          .isEqualTo(row.getString(1));
      return ours == null ? 0 : 1;
    }
  }

  private static Step step(Random random) {
    List<Privilege> privileges = new ArrayList<>();
    for (Privilege privilege : PRIVILEGES) {
      if (random.nextInt(3) == 0) {
        privileges.add(privilege);
      }
    }
    if (privileges.isEmpty()) {
      privileges.add(Privilege.SELECT);
    }
    boolean grant = random.nextInt(5) < 3;
    boolean option = random.nextBoolean();
    String to =
        random.nextInt(6) == 0 && !option ? "public" : ROLES.get(random.nextInt(ROLES.size()));
    return new Step(
        ROLES.get(random.nextInt(ROLES.size())),
        grant,
        option,
        privileges,
        to,
        random.nextInt(3) == 0);
  }

  private static List<AclItem> apply(Step step, List<AclItem> list, Roles roles, int owner) {
    AclChanges changes = new AclChanges(roles);
    long wanted = Privilege.bits(step.privileges.toArray(Privilege[]::new));
    int role = roles.oid(step.by, false);
    AclItem[] items = list.toArray(AclItem[]::new);
    AclChanges.Grantor grantor = changes.bestGrantor(role, wanted, items, owner);
    long allowed = grantor.grantOptions() >>> 32;
    if (allowed == 0) {
      long all = Acls.all(ObjectType.OBJECT_TABLE);
      if (Acls.mask(items, grantor.role(), owner, all | all << 32, false, roles) == 0) {
        throw Denials.noPrivilege(ObjectType.OBJECT_TABLE, "t");
      }
    }
    long bits = wanted & allowed;
    long privileges = step.grant || !step.option ? bits : 0;
    long options = !step.grant || step.option ? bits : 0;
    int grantee = step.to.equals("public") ? 0 : roles.oid(step.to, false);
    return changes.change(
        list,
        new AclItem(grantee, grantor.role(), privileges | options << 32),
        step.grant ? AclChanges.Mode.GRANT : AclChanges.Mode.REVOKE,
        owner,
        step.cascade);
  }

  private static String text(List<AclItem> list, Roles roles) {
    List<String> result = new ArrayList<>();
    for (AclItem item : list) {
      StringBuilder text = new StringBuilder(item.grantee() == 0 ? "" : roles.name(item.grantee()));
      text.append('=');
      for (Privilege privilege : Privilege.ALL) {
        if ((item.privileges() & privilege.bit()) != 0) {
          text.append(privilege.letter());
        }
        if ((item.privileges() & privilege.grantOption()) != 0) {
          text.append('*');
        }
      }
      result.add(text.append('/').append(roles.name(item.grantor())).toString());
    }
    return "{" + String.join(",", result) + "}";
  }

  private static String acl(Statement statement) throws SQLException {
    statement.execute("reset role");
    try (ResultSet row =
        statement.executeQuery(
            "select coalesce(relacl, acldefault('r', relowner)) from pg_class where relname = 't'")) {
      row.next();
      return row.getString(1);
    }
  }
}
