package org.gajah.oracle.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gajah.base.error.PgException;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.expression.ConstantFolder;
import org.gajah.functions.FunctionRegistry;
import org.gajah.nodes.Expr;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.text.NodeReader;
import org.gajah.oracle.Oracle;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.catalogstore.LiveCluster;
import org.gajah.oracle.expression.SnapshotContext;
import org.gajah.planner.Planner;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.facts.PlannerMemory;
import org.gajah.planner.facts.PlanningContext;
import org.gajah.planner.plan.PlannedStatement;
import org.junit.jupiter.api.Test;

/// How many rows a query is expected to return: what EXPLAIN of the real server says, and what our
/// planner says with the same statistics.
class RowEstimatesTest {
  private static final Pattern ROWS = Pattern.compile(" rows=(\\d+) ");

  /// How many estimates may differ: those of the three queries whose condition is never true, which
  /// the real server does not scan a table for.
  private static final int MOST_DIFFERENCES = 3;

  private record Snapshot(SnapshotContext context, RelationCatalog relations)
      implements PlanningContext {
    @Override
    public CatalogSource catalog() {
      return context.catalog();
    }

    @Override
    public Costs costs() {
      return Costs.DEFAULT;
    }

    @Override
    public long blocks(int relation) {
      return Math.max(0, catalog().get(SysCache.RELOID, relation).relpages());
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
      return new ConstantFolder(
              new FunctionRegistry(), context, ConstantFolder.KnownParameters.NONE)
          .fold(expression);
    }
  }

  private static List<String> script(String name) throws IOException {
    String text =
        new String(
            Objects.requireNonNull(
                    RowEstimatesTest.class.getResourceAsStream("/org/gajah/oracle/" + name))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    return text.lines().toList();
  }

  @Test
  void estimatesAreTheServers() throws SQLException, IOException {
    try (OracleServer server =
        OracleServer.initialise(Oracle.installed(), List.of(), "autovacuum = off")) {
      server.startAgain();
      List<String> queries = script("planner/estimates.sql");
      List<Long> expected = new ArrayList<>();
      SnapshotContext facts;
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        statement.execute(String.join("\n", script("commands/statistics-tables.sql")));
        statement.execute("analyze");
        int number = 0;
        for (String query : queries) {
          expected.add(explained(statement, query));
          statement.execute("create view estimate_" + number++ + " as " + named(query));
        }
        connection.setAutoCommit(false);
        facts = SnapshotContext.of(connection);
      }
      server.stop();
      try (LiveCluster cluster = new LiveCluster(server.data());
          LiveCluster.Session session = cluster.session(facts.session().database()).begin()) {
        SnapshotContext context =
            new SnapshotContext(facts.types(), session.catalog, facts.session());
        compare(queries, expected, new Snapshot(context, new RelationCatalog(context.catalog())));
        session.abort();
      }
    }
  }

  private static void compare(List<String> queries, List<Long> expected, Snapshot snapshot) {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < queries.size(); i++) {
      String own = estimated(snapshot, "estimate_" + i);
      if (!own.equals(Long.toString(expected.get(i)))) {
        differences.add(queries.get(i) + ": " + expected.get(i) + ", ours " + own);
      }
    }
    differences.forEach(System.out::println);
    assertThat(differences).hasSizeLessThanOrEqualTo(MOST_DIFFERENCES);
  }

  /// Views want names for columns that come twice.
  private static String named(String query) {
    return query.contains(" join ") || query.contains(", st") || query.contains("big_sample a,")
        ? query.replaceFirst("\\*", "a.ctid")
        : query;
  }

  private static long explained(Statement statement, String query) throws SQLException {
    try (ResultSet rows = statement.executeQuery("explain " + named(query))) {
      rows.next();
      Matcher matcher = ROWS.matcher(rows.getString(1));
      assertThat(matcher.find()).isTrue();
      return Long.parseLong(matcher.group(1));
    }
  }

  private static String estimated(Snapshot snapshot, String view) {
    PgClass relation =
        snapshot.catalog().all(PgClass.TABLE).stream()
            .filter(row -> row.relname().equals(view))
            .findFirst()
            .orElseThrow();
    PgRewrite rule =
        snapshot.catalog().all(PgRewrite.TABLE).stream()
            .filter(row -> row.ev_class() == relation.oid())
            .findFirst()
            .orElseThrow();
    NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
    try {
      PlannedStatement plan =
          Planner.plan((Query) Objects.requireNonNull(actions.get(0)), snapshot);
      return Long.toString(Math.round(Objects.requireNonNull(plan.plan()).common().rows()));
    } catch (PgException e) {
      return e.primaryMessage();
    }
  }
}
