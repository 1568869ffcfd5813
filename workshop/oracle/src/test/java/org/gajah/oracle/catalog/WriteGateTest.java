package org.gajah.oracle.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gajah.base.error.PgException;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.relation.WriteGate;
import org.gajah.catalog.relation.WriteGate.Feature;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tables of the oracle with all that a table may have, and which changes of them are let pass.
class WriteGateTest {
  private static final List<String> TABLES =
      List.of(
          "create table plain (a int primary key, b text)",
          "create table hashed (a int); create index on hashed using hash (a)",
          "create table ginned (a int[]); create index on ginned using gin (a)",
          "create table gisted (a box); create index on gisted using gist (a)",
          "create table spgisted (a point); create index on spgisted using spgist (a)",
          "create table brinned (a int); create index on brinned using brin (a)",
          "create table computed (a int); create index on computed ((a + 1))",
          "create table partial (a int); create index on partial (a) where a > 0",
          "create table excluded (a int4range, exclude using gist (a with &&))",
          "create table deferred (a int unique deferrable)",
          "create table referencing (a int references plain)",
          "create table triggered (a int); create trigger t before insert on triggered for each row"
              + " execute function suppress_redundant_updates_trigger()",
          "create table silent (a int); create trigger t before insert on silent for each row"
              + " execute function suppress_redundant_updates_trigger(); alter table silent disable"
              + " trigger t",
          "create table generated (a int, b int generated always as (a + 1) stored)",
          "create table checked (a int check (a > 0))",
          "create table parted (a int) partition by list (a)",
          "create table part partition of parted default",
          "create table ruled (a int); create rule r as on delete to ruled do instead nothing",
          "create table secured (a int); alter table secured enable row level security");

  /// What is missing for a change where nothing is built.
  private record Expected(
      String table,
      @Nullable String insert,
      @Nullable String update,
      @Nullable String delete,
      Feature... features) {}

  private static Expected all(String table, String missing, Feature... features) {
    return new Expected(table, missing, missing, missing, features);
  }

  private static Expected additions(String table, String missing, Feature... features) {
    return new Expected(table, missing, missing, null, features);
  }

  private static final String COMPUTED = "indexes with expressions or conditions";

  private static final List<Expected> EXPECTED =
      List.of(
          new Expected("plain", null, "foreign keys", "foreign keys", Feature.FOREIGN_KEYS),
          all("hashed", "index access method hash", Feature.HASH_INDEXES),
          all("ginned", "index access method gin", Feature.GIN_INDEXES),
          all("gisted", "index access method gist", Feature.GIST_INDEXES),
          all("spgisted", "index access method spgist", Feature.SPGIST_INDEXES),
          all("brinned", "index access method brin", Feature.BRIN_INDEXES),
          additions("computed", COMPUTED, Feature.COMPUTED_INDEXES),
          additions("partial", COMPUTED, Feature.COMPUTED_INDEXES),
          all(
              "excluded",
              "index access method gist",
              Feature.GIST_INDEXES,
              Feature.EXCLUSION_CONSTRAINTS),
          additions(
              "deferred", "deferrable unique constraints", Feature.DEFERRABLE_UNIQUE_CONSTRAINTS),
          additions("referencing", "foreign keys", Feature.FOREIGN_KEYS),
          all("triggered", "triggers", Feature.TRIGGERS),
          new Expected("silent", null, null, null),
          additions("generated", "generated columns", Feature.GENERATED_COLUMNS),
          additions("checked", "check constraints", Feature.CHECK_CONSTRAINTS),
          all("parted", "partitions", Feature.PARTITIONS),
          all("part", "partitions", Feature.PARTITIONS),
          all("ruled", "rules", Feature.RULES),
          all("secured", "row security", Feature.ROW_SECURITY));

  private static CatalogSource catalog() throws SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String sql : TABLES) {
        statement.execute(sql);
      }
      return CatalogSnapshot.read(connection);
    }
  }

  private static Relation relation(CatalogSource catalog, String name) {
    int schema = catalog.get(SysCache.NAMESPACENAME, "public").oid();
    PgClass row = catalog.get(SysCache.RELNAMENSP, name, schema);
    return new RelationCatalog(catalog).get(row.oid());
  }

  @Test
  void changesPassWhereAllThatTheyNeedIsBuilt() throws SQLException {
    CatalogSource catalog = catalog();
    WriteGate shut = new WriteGate(catalog, Set.of());
    for (Expected expected : EXPECTED) {
      Relation relation = relation(catalog, expected.table);
      EnumSet<Feature> needed = EnumSet.noneOf(Feature.class);
      needed.addAll(List.of(expected.features));
      WriteGate open = new WriteGate(catalog, needed);
      WriteGate others = new WriteGate(catalog, EnumSet.complementOf(needed));
      check(shut, others, open, relation, CmdType.CMD_INSERT, expected.insert);
      check(shut, others, open, relation, CmdType.CMD_UPDATE, expected.update);
      check(shut, others, open, relation, CmdType.CMD_DELETE, expected.delete);
    }
  }

  private static void check(
      WriteGate shut,
      WriteGate others,
      WriteGate open,
      Relation relation,
      CmdType command,
      @Nullable String missing) {
    String what = command + " " + relation.name();
    assertThat(shut.missing(relation, command)).as(what).isEqualTo(missing);
    assertThat(others.missing(relation, command)).as(what).isEqualTo(missing);
    assertThat(open.missing(relation, command)).as(what).isNull();
    if (missing == null) {
      shut.require(relation, command);
    } else {
      assertThatThrownBy(() -> shut.require(relation, command))
          .isInstanceOf(PgException.class)
          .hasMessageContaining(missing)
          .hasMessageContaining(relation.name());
    }
  }
}
