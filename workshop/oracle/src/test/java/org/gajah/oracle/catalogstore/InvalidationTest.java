package org.gajah.oracle.catalogstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogstore.live.RowMessages;
import org.gajah.oracle.OracleServer;
import org.gajah.oracle.wal.SegmentFiles;
import org.gajah.walformat.InvalidWalException;
import org.gajah.walformat.WalReader;
import org.gajah.walformat.WalSegmentSize;
import org.gajah.walformat.record.Invalidation;
import org.gajah.walformat.record.WalRecords;
import org.gajah.walformat.record.XactRecord;
import org.junit.jupiter.api.Test;

/// The messages that a real server writes into the commit records of statements are those that we
/// make of the rows that the statements changed: cache numbers, hash values and all.
class InvalidationTest {
  private static final long SEGMENT = 16 << 20;

  @Test
  void messagesOfRowsThatStatementsChange() throws SQLException, InvalidWalException {
    int messages = 0;
    int caches = 0;
    Set<Integer> seen = new HashSet<>();
    try (OracleServer server = OracleServer.start("wal_level = logical", "autovacuum = off");
        Connection connection = server.connect("postgres")) {
      int database = LiveCatalogTest.database(connection);
      server.psql(
          "create function event_trigger_dummy() returns event_trigger language plpgsql as 'begin end'");
      Map<CatalogTable<?>, List<? extends CatalogRow>> before = Rows.of(connection);
      for (String statement : LiveCatalogTest.OBJECTS.split(";\\s*\n")) {
        if (statement.isBlank()
            || statement.contains("concurrently")
            || statement.contains("analyze")) {
          continue;
        }
        long start = position(connection);
        server.psql("begin;" + statement + ";commit");
        Set<Invalidation> theirs = messages(server, start, position(connection));
        Map<CatalogTable<?>, List<? extends CatalogRow>> after = Rows.of(connection);
        Set<Invalidation> ours = changes(before, after, database);
        before = after;
        Set<Invalidation> theirRows = rowMessages(theirs);
        assertThat(theirRows).as(statement).containsAll(rowMessages(ours));
        // A row that comes and goes, or gets a second key for a moment, leaves no trace in the
        // rows.
        assertThat(theirRows.size()).isLessThanOrEqualTo(2 * rowMessages(ours).size() + 4);
        assertThat(theirs).as(statement).containsAll(ours);
        messages += ours.size();
        ours.forEach(message -> {
          if (message instanceof Invalidation.Catcache(int cache, int _, int _)) {
            seen.add(cache);
          }
        });
        caches = seen.size();
      }
    }
    System.out.println(messages + " messages of " + caches + " caches are the real server's");
    assertThat(messages).isGreaterThan(600);
    assertThat(caches).isGreaterThan(50);
  }

  private static Set<Invalidation> rowMessages(Set<Invalidation> messages) {
    Set<Invalidation> result = new LinkedHashSet<>();
    for (Invalidation message : messages) {
      if (message instanceof Invalidation.Catcache) {
        result.add(message);
      }
    }
    return result;
  }

  private static Set<Invalidation> changes(
      Map<CatalogTable<?>, List<? extends CatalogRow>> before,
      Map<CatalogTable<?>, List<? extends CatalogRow>> after,
      int database) {
    Set<Invalidation> result = new LinkedHashSet<>();
    after.forEach((table, rows) -> {
      Map<String, CatalogRow> old = Rows.byKey(before.getOrDefault(table, List.of()));
      Rows.byKey(rows)
          .forEach((key, row) -> {
            CatalogRow was = old.remove(key);
            if (was == null || !Rows.text(was).equals(Rows.text(row))) {
              RowMessages.of(was, row, database, result::add);
            }
          });
      old.values().forEach(row -> RowMessages.of(row, null, database, result::add));
    });
    return result;
  }

  private static long position(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select pg_current_wal_flush_lsn()")) {
      row.next();
      String[] halves = row.getString(1).split("/");
      return Long.parseLong(halves[0], 16) << 32 | Long.parseLong(halves[1], 16);
    }
  }

  private static Set<Invalidation> messages(OracleServer server, long start, long end)
      throws InvalidWalException {
    WalReader reader =
        new SegmentFiles(server.data().resolve("pg_wal"), new WalSegmentSize((int) SEGMENT), 1, end)
            .reader();
    Set<Invalidation> result = new LinkedHashSet<>();
    reader.find(start);
    while (reader.next()) {
      if (reader.record().resourceManagerNumber() == 1
          && WalRecords.decode(reader.record()) instanceof XactRecord.Commit commit) {
        result.addAll(commit.end().invalidations());
      }
    }
    return result;
  }
}
