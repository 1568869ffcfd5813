package org.gajah.oracle.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.gajah.planner.Planner;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlanCheck;
import org.gajah.planner.plan.PlannedStatement;
import org.junit.jupiter.api.Test;

/// The settings `enable_...` say which way a query is answered, where there are several.
class PlanChoicesTest {
  private static final String LOAD =
      """
      create table a (id int primary key, k int, g int, t text);
      create table b (id int, k int, v bigint);
      insert into a select i, i * 7919 % 1009, i % 97, repeat('x', 500) from generate_series(1, 5000) i;
      insert into b select i, i * 31 % 1200, i from generate_series(1, 3000) i;
      create index a_k on a (k);
      create index a_g on a (g);
      create view joined as select a.id, b.v from a join b on a.k = b.k;
      create view outer_joined as select a.id, b.v from a full join b on a.k = b.k and a.id > b.id;
      create view either as select * from a where k between 3 and 9 or g = 5;
      create view both_ways as select * from a where k between 10 and 60 and g = 7;
      create view grouped as select g, count(*) from a group by g;
      create view sets as select g, k, grouping(g, k), count(*) from a group by rollup(g, k);
      create view windows as select id, sum(k) over (partition by g order by id) from a;
      analyze;
      """;

  private record Context(CatalogSource catalog, RelationCatalog relations, Costs costs)
      implements PlanningContext {
    @Override
    public long blocks(int relation) {
      PgClass row = catalog.get(SysCache.RELOID, relation);
      return Math.max(0, row.relpages());
    }

    @Override
    public PlannerMemory memory() {
      return new PlannerMemory();
    }

    @Override
    public int height(int index) {
      return 1;
    }

    @Override
    public Expr fold(Expr expression) {
      return expression;
    }
  }

  private static Costs costs(
      boolean scan, boolean bitmap, boolean loop, boolean hash, boolean merge, boolean hashAgg) {
    Costs all = Costs.DEFAULT;
    return new Costs(
        all.sequentialPage(),
        all.randomPage(),
        all.tuple(),
        all.indexTuple(),
        all.operator(),
        all.workMemory(),
        all.cachePages(),
        all.joinCollapseLimit(),
        new Costs.Methods(scan, scan, scan, bitmap, true, loop, hash, merge, hashAgg, true, true));
  }

  @Test
  void settingsChooseTheWay() throws SQLException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres")) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(LOAD);
      }
      CatalogSource catalog = CatalogSnapshot.read(connection);
      Costs merge = costs(true, true, false, false, true, true);
      assertThat(nodes(catalog, "joined", merge)).contains("MergeJoin");
      assertThat(nodes(catalog, "outer_joined", merge)).contains("MergeJoin");
      Costs hash = costs(true, true, false, true, false, true);
      assertThat(nodes(catalog, "joined", hash)).contains("HashJoin").doesNotContain("MergeJoin");
      assertThat(nodes(catalog, "outer_joined", hash)).contains("HashJoin");
      Costs loop = costs(true, true, true, false, false, true);
      assertThat(nodes(catalog, "joined", loop)).contains("NestLoop");
      Costs bitmap = costs(false, true, true, true, true, true);
      assertThat(nodes(catalog, "either", bitmap))
          .contains("BitmapHeapScan", "BitmapOr", "BitmapIndexScan");
      assertThat(nodes(catalog, "both_ways", bitmap)).contains("BitmapHeapScan", "BitmapIndexScan");
      Costs plain = costs(true, false, true, true, true, true);
      assertThat(nodes(catalog, "either", plain)).containsExactly("SeqScan");
      assertThat(nodes(catalog, "grouped", Costs.DEFAULT)).doesNotContain("Sort");
      assertThat(nodes(catalog, "grouped", costs(true, false, true, true, true, false)))
          .contains("Sort");
      assertThat(nodes(catalog, "sets", Costs.DEFAULT)).contains("Agg");
      assertThat(nodes(catalog, "windows", Costs.DEFAULT)).contains("WindowAgg", "Sort");
    }
  }

  /// The nodes of a view's plan, without its numbers.
  private static List<String> nodes(CatalogSource catalog, String view, Costs costs) {
    PgRewrite rule =
        catalog.all(PgRewrite.TABLE).stream()
            .filter(row -> catalog.get(SysCache.RELOID, row.ev_class()).relname().equals(view))
            .findFirst()
            .orElseThrow();
    NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
    Query query = (Query) Objects.requireNonNull(actions.get(0));
    PlannedStatement statement =
        Planner.plan(query, new Context(catalog, new RelationCatalog(catalog), costs));
    PlanCheck.check(statement);
    List<String> result = new ArrayList<>();
    collect(Objects.requireNonNull(statement.plan()), result);
    return result;
  }

  private static void collect(Plan plan, List<String> result) {
    result.add(plan.getClass().getSimpleName());
    plan.inputs().forEach(input -> collect(input, result));
  }
}
