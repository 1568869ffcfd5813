package org.gajah.oracle.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.CatalogSnapshot;
import org.gajah.oracle.OracleServer;
import org.gajah.planner.Planner;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.PlanCheck;
import org.gajah.planner.plan.PlannedStatement;
import org.junit.jupiter.api.Test;

/// Every query that the oracle has stored, in its own views and in views over a corpus, gets a plan
/// in which every reference leads somewhere.
class StoredViewsTest {
  private record Snapshot(CatalogSource catalog, RelationCatalog relations)
      implements PlanningContext {
    @Override
    public Costs costs() {
      return Costs.DEFAULT;
    }

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

  @Test
  void everyViewGetsAPlan() throws SQLException, IOException {
    try (OracleServer server = OracleServer.start();
        Connection connection = server.connect("postgres")) {
      createViews(connection);
      CatalogSource catalog = CatalogSnapshot.read(connection);
      List<String> failures = new ArrayList<>();
      int planned = 0;
      int notBuilt = 0;
      for (PgRewrite rule : catalog.all(PgRewrite.TABLE)) {
        NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
        Query query = (Query) Objects.requireNonNull(actions.get(0));
        if (query.commandType() != CmdType.CMD_SELECT) {
          continue;
        }
        String name = catalog.get(SysCache.RELOID, rule.ev_class()).relname();
        try {
          PlannedStatement plan =
              Planner.plan(query, new Snapshot(catalog, new RelationCatalog(catalog)));
          PlanCheck.check(plan);
          planned++;
        } catch (PgException e) {
          if (e.sqlState() == SqlState.FEATURE_NOT_SUPPORTED) {
            notBuilt++;
          }
          failures.add(name + ": " + e.getMessage());
        } catch (RuntimeException e) {
          failures.add(name + ": " + e + " " + List.of(e.getStackTrace()).subList(0, 4));
        }
      }
      System.out.println("planned " + planned + ", not built " + notBuilt);
      failures.forEach(System.out::println);
      assertThat(failures.size() - notBuilt).isZero();
      assertThat(planned).isGreaterThan(210);
    }
  }

  private static void createViews(Connection connection) throws SQLException, IOException {
    String corpus =
        new String(
            Objects.requireNonNull(
                    StoredViewsTest.class.getResourceAsStream(
                        "/org/gajah/oracle/planner/views.sql"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    try (Statement statement = connection.createStatement()) {
      int number = 0;
      for (String sql : corpus.split(";\\n")) {
        if (sql.strip().toLowerCase(Locale.ROOT).startsWith("create")) {
          statement.execute(sql);
        } else if (!sql.isBlank()) {
          statement.execute("create view corpus_" + ++number + " as " + sql);
        }
      }
    }
  }
}
