package org.gajah.oracle.catalogstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.accessapi.relation.TableDescriptor;
import org.gajah.accessapi.table.TableFetch;
import org.gajah.accessapi.table.TableScan;
import org.gajah.base.id.Tid;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.relation.Index;
import org.gajah.catalog.relation.Relation;
import org.gajah.catalog.relation.RelationCatalog;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.FixedSession;
import org.gajah.catalog.type.OpenCollations;
import org.gajah.catalogstore.layout.CatalogLayouts;
import org.gajah.catalogstore.relation.RelationDescriptors;
import org.gajah.catalogstore.relation.StandardOrders;
import org.gajah.keyorders.KeyOrders;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.types.FixedContext;
import org.gajah.page.value.ToastCompression;
import org.gajah.page.value.TupleDecoder;
import org.gajah.transaction.Snapshot;
import org.junit.jupiter.api.Test;

/// What we make of the catalogs is enough to read every table and every B-tree of a real server.
class RelationDescriptorsTest {
  @Test
  void everyTableAndBTree() throws SQLException, IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      LiveCatalogTest.prepare(server);
      server.psql(
          "alter table s.t drop constraint t_d_fkey; alter table s.t disable trigger all;"
              + "alter table s.t add column h int[] default '{1,2}', add column i char(3) default 'ab', add column j timestamptz default '2020-01-01'");
      Map<Integer, Long> counts = new HashMap<>();
      int database;
      try (Connection connection = server.connect("postgres");
          Statement statement = connection.createStatement()) {
        database = LiveCatalogTest.database(connection);
        // The counts are the same for as long as nobody changes anything.
        for (String table : tables(statement)) {
          try (ResultSet row =
              statement.executeQuery(
                  "select '%1$s'::regclass::oid::int8, count(*) from %1$s".formatted(table))) {
            row.next();
            counts.put((int) row.getLong(1), row.getLong(2));
          }
        }
      }
      server.stop();
      try (LiveCluster cluster = new LiveCluster(server.data());
          LiveCluster.Session session = cluster.session(database).begin()) {
        RelationDescriptors descriptors = descriptors(cluster, session, database);
        int tables = 0;
        int indexes = 0;
        for (Map.Entry<Integer, Long> table : counts.entrySet()) {
          Relation relation = descriptors.relations().get(table.getKey());
          TableDescriptor descriptor = descriptors.table(relation);
          assertThat(rows(session, descriptor)).as(relation.name()).isEqualTo(table.getValue());
          tables++;
          for (Index index : relation.indexes()) {
            if (index.method() == Operators.BTREE_METHOD) {
              IndexDescriptor ours = descriptors.index(relation, index);
              long entries = entries(session, descriptor, ours);
              assertThat(entries)
                  .as(index.name())
                  .satisfies(
                      n -> assertThat(n).isEqualTo(index.isPartial() ? n : table.getValue()));
              indexes++;
            }
          }
        }
        System.out.println(tables + " tables, " + indexes + " indexes read");
        assertThat(indexes).isGreaterThan(150);
        missingValues(session, descriptors);
        session.commit();
      }
    }
  }

  private static List<String> tables(Statement statement) throws SQLException {
    List<String> result = new ArrayList<>();
    try (ResultSet rows =
        statement.executeQuery(
            "select format('%I.%I', nspname, relname) from pg_class c join pg_namespace n on n.oid = relnamespace"
                + " where relkind in ('r', 'm', 't') and relpersistence = 'p'")) {
      while (rows.next()) {
        result.add(rows.getString(1));
      }
    }
    return result;
  }

  private static RelationDescriptors descriptors(
      LiveCluster cluster, LiveCluster.Session session, int database) {
    return new RelationDescriptors(
        new RelationCatalog(session.catalog),
        new RelationDescriptors.Place(
            cluster.shared.maps(),
            cluster.engine.storage().relations(),
            database,
            1663,
            () -> ToastCompression.PGLZ),
        new StandardOrders(
            new KeyOrders(FixedContext.usual()),
            new OpenCollations(session.catalog, FixedSession.of(database, 10, "")),
            null));
  }

  private static long rows(LiveCluster.Session session, TableDescriptor table) {
    Snapshot snapshot = session.process.transaction().snapshots().forStatement();
    try (TableScan scan =
        session.catalog.heap().scan(session.process.context(), table, snapshot, false)) {
      long count = 0;
      int more = scan.next(1000);
      while (more > 0) {
        count += more;
        more = scan.next(1000);
      }
      return count;
    }
  }

  private static long entries(
      LiveCluster.Session session, TableDescriptor table, IndexDescriptor index) {
    Snapshot snapshot = session.process.transaction().snapshots().forStatement();
    try (IndexScan scan = session.catalog.btree().scan(session.process.context(), index, false);
        TableFetch fetch = session.catalog.heap().fetch(session.process.context(), table)) {
      scan.rescan(List.of());
      long count = 0;
      long tid = scan.next(true);
      while (Tid.isValid(tid)) {
        count += Tid.isValid(fetch.find(tid, snapshot)) ? 1 : 0;
        tid = scan.next(true);
      }
      return count;
    }
  }

  /// Rows that are older than their columns have the values that the columns were added with.
  private static void missingValues(LiveCluster.Session session, RelationDescriptors descriptors) {
    int schema = session.catalog.get(SysCache.NAMESPACENAME, "s").oid();
    PgClass row = session.catalog.get(SysCache.RELNAMENSP, "t", schema);
    Relation relation = descriptors.relations().get(row.oid());
    TableDescriptor table = descriptors.table(relation);
    assertThat(table.options().fillFactor()).isEqualTo(70);
    Vector[] columns = CatalogLayouts.vectors(table.layout(), 1);
    int[] needed = new int[columns.length];
    Arrays.setAll(needed, i -> i);
    Snapshot snapshot = session.process.transaction().snapshots().forStatement();
    try (TableScan scan =
        session.catalog.heap().scan(session.process.context(), table, snapshot, false)) {
      assertThat(scan.next(1)).isEqualTo(1);
      scan.decode(new TupleDecoder(table.layout(), needed, columns));
    }
    int h = number(relation, "h");
    assertThat(((BytesVector) columns[h]).slice(0).length()).isEqualTo(28);
    assertThat(((BytesVector) columns[number(relation, "i")]).slice(0).toByteArray())
        .isEqualTo("ab ".getBytes(StandardCharsets.UTF_8));
    assertThat(((LongVector) columns[number(relation, "j")]).get(0))
        .isEqualTo(631_152_000_000_000L);
  }

  private static int number(Relation relation, String column) {
    return Objects.requireNonNull(relation.column(column)).attnum() - 1;
  }
}
