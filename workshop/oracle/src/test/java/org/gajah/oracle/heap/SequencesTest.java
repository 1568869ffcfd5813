package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gajah.accessapi.relation.Persistence;
import org.gajah.accessapi.relation.RelationDescriptor;
import org.gajah.accessapi.relation.RelationDescriptor.Identity;
import org.gajah.base.error.PgException;
import org.gajah.base.id.RelFileLocator;
import org.gajah.disk.RelationKey;
import org.gajah.oracle.OracleServer;
import org.gajah.page.value.TupleLayout;
import org.gajah.recovery.cluster.StorageProcess;
import org.gajah.recovery.cluster.StorageSettings;
import org.gajah.relations.sequence.SequenceRange;
import org.gajah.relations.sequence.SequenceValues;
import org.gajah.relations.sequence.Sequences;
import org.gajah.transaction.Horizons;
import org.junit.jupiter.api.Test;

/// The same calls on the same sequences give the same values and leave the same rows, whether the
/// real server does them or we; after a shutdown and after a crash.
final class SequencesTest {
  private static final String[] DEFINITIONS = {
    "create sequence plain",
    "create sequence down increment -3 minvalue -100 maxvalue -1 cycle",
    "create sequence cached cache 5 maxvalue 400",
    "create sequence short maxvalue 10",
    "create sequence low minvalue 5 maxvalue 30 increment -4",
    "create sequence jumps increment 7 start 20 minvalue 3 maxvalue 90 cycle cache 3",
    "create sequence whole increment 9000000000000000000 minvalue -9223372036854775808 cycle",
  };

  /// A sequence, and what the session holds of it.
  private static final class Known {
    final RelationDescriptor relation;
    final SequenceRange range;
    boolean holds;
    long last;
    long cached;

    Known(RelationDescriptor relation, SequenceRange range) {
      this.relation = relation;
      this.range = range;
    }
  }

  private record Definition(String name, RelFileLocator locator, int oid, SequenceRange range) {}

  @Test
  void afterAShutdown() throws SQLException, IOException {
    compare(true);
  }

  @Test
  void afterACrash() throws SQLException, IOException {
    compare(false);
  }

  private static void compare(boolean shutdown) throws SQLException, IOException {
    try (OracleServer server = OracleServer.start("autovacuum = off")) {
      for (String definition : DEFINITIONS) {
        server.psql(definition);
      }
      server.psql("select nextval('plain'), nextval('down'), setval('cached', 17)");
      List<Definition> definitions = definitions(server);
      server.stop();
      Path copy = server.directory().resolve("copy");
      server.copyData(copy);
      List<String> ours = new ArrayList<>();
      try (RealCluster cluster = new RealCluster(copy, StorageSettings.DEFAULT, List.of())) {
        int database = definitions.getFirst().locator.database();
        try (StorageProcess process = cluster.process(database)) {
          runOurs(process, definitions, ours);
        }
        if (shutdown) {
          cluster.engine.shutdown();
        }
      }
      server.startAgain();
      List<String> theirs = runTheirs(server, definitions);
      assertThat(ours).isEqualTo(theirs);
      assertThat(ours.toString()).contains("reached maximum", "reached minimum", "out of bounds");
      server.stop(shutdown ? "fast" : "immediate");
      server.startAgain();
      String expected = rows(server, definitions);
      server.stop();
      server.run("rm", "-rf", server.data().toString());
      server.run("mv", copy.toString(), server.data().toString());
      server.startAgain();
      assertThat(rows(server, definitions)).isEqualTo(expected);
    }
  }

  private static String rows(OracleServer server, List<Definition> definitions) {
    StringBuilder rows = new StringBuilder();
    for (Definition definition : definitions) {
      rows.append(definition.name)
          .append(' ')
          .append(server.psql("select last_value, log_cnt, is_called from " + definition.name));
    }
    return rows.toString();
  }

  private static List<Definition> definitions(OracleServer server) throws SQLException {
    List<Definition> definitions = new ArrayList<>();
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select c.relname, d.oid, pg_relation_filenode(c.oid), c.oid, s.*
                from pg_class c join pg_sequence s on s.seqrelid = c.oid, pg_database d
                where d.datname = current_database() order by c.oid\
                """)) {
      while (rows.next()) {
        definitions.add(
            new Definition(
                rows.getString(1),
                new RelFileLocator(
                    RelFileLocator.DEFAULT_TABLESPACE, (int) rows.getLong(2), rows.getInt(3)),
                rows.getInt(4),
                new SequenceRange(
                    rows.getLong("seqincrement"),
                    rows.getLong("seqmin"),
                    rows.getLong("seqmax"),
                    rows.getLong("seqcache"),
                    rows.getBoolean("seqcycle"))));
      }
    }
    return definitions;
  }

  /// Which calls are made: the name of a sequence, and the value to set it to, if any.
  private static List<String[]> calls(List<Definition> definitions) {
    List<String[]> calls = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      for (Definition definition : definitions) {
        calls.add(new String[] {definition.name, ""});
        if (round % 17 == 7 && definition.name.length() < 6) {
          calls.add(new String[] {definition.name, Integer.toString(round)});
        }
      }
    }
    return calls;
  }

  private static void runOurs(
      StorageProcess process, List<Definition> definitions, List<String> results) {
    Map<String, Known> known = new HashMap<>();
    for (Definition definition : definitions) {
      RelationDescriptor relation =
          new RelationDescriptor(
              new Identity(
                  definition.oid,
                  definition.name,
                  new RelationKey(definition.locator),
                  Persistence.PERMANENT,
                  Horizons.Kind.DATA),
              new TupleLayout(List.of()),
              process.storage().relations());
      known.put(definition.name, new Known(relation, definition.range));
    }
    Sequences sequences = new Sequences(process.context());
    for (String[] call : calls(definitions)) {
      process.begin();
      try {
        Known sequence = Objects.requireNonNull(known.get(call[0]));
        results.add(
            call[0]
                + (call[1].isEmpty()
                    ? " next " + next(sequences, sequence)
                    : " set " + set(sequences, sequence, Long.parseLong(call[1]))));
        process.transaction().commit();
      } catch (PgException e) {
        results.add(call[0] + " " + e.sqlState().code() + " " + e.primaryMessage());
        process.transaction().abort();
      }
    }
  }

  private static long next(Sequences sequences, Known sequence) {
    if (sequence.holds && sequence.last != sequence.cached) {
      sequence.last += sequence.range.increment();
      return sequence.last;
    }
    SequenceValues values = sequences.next(sequence.relation, sequence.range);
    sequence.holds = true;
    sequence.last = values.first();
    sequence.cached = values.last();
    return values.first();
  }

  private static long set(Sequences sequences, Known sequence, long value) {
    sequences.set(sequence.relation, sequence.range, value, true);
    sequence.holds = true;
    sequence.last = value;
    sequence.cached = value;
    return value;
  }

  private static List<String> runTheirs(OracleServer server, List<Definition> definitions)
      throws SQLException {
    List<String> results = new ArrayList<>();
    try (Connection connection = server.connect("postgres");
        Statement statement = connection.createStatement()) {
      for (String[] call : calls(definitions)) {
        boolean next = call[1].isEmpty();
        String sql =
            next
                ? "select nextval('" + call[0] + "')"
                : "select setval('" + call[0] + "', " + call[1] + ")";
        try (ResultSet rows = statement.executeQuery(sql)) {
          rows.next();
          results.add(call[0] + (next ? " next " : " set ") + rows.getLong(1));
        } catch (SQLException e) {
          String message = String.valueOf(e.getMessage()).replace("ERROR: ", "");
          results.add(call[0] + " " + e.getSQLState() + " " + message);
        }
      }
    }
    return results;
  }
}
