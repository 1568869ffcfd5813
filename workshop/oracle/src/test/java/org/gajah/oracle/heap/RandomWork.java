package org.gajah.oracle.heap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gajah.accessapi.table.RowLock;
import org.gajah.accessapi.table.TableFetch.LockOptions;
import org.gajah.accessapi.table.TableWriter.InsertOptions;
import org.gajah.accessapi.table.TupleOutcome;
import org.gajah.accessapi.table.VacuumOptions;
import org.gajah.accessapi.table.VacuumOptions.FreezeAges;
import org.gajah.accessapi.table.VacuumOptions.IndexCleanup;
import org.gajah.base.id.Tid;
import org.gajah.oracle.heap.RowStore.Row;
import org.gajah.recovery.checkpoint.CheckpointFlags;
import org.gajah.transaction.Transaction;
import org.jspecify.annotations.Nullable;

/// Random transactions on one table by several sessions in turn, and what its rows must be then.
///
/// A session changes only rows of its own, told by their ids; it locks any. So it never has to
/// wait: what it cannot have at once it leaves.
final class RandomWork {
  private static final int SESSIONS = 3;
  private static final RowLock[] LOCKS = RowLock.values();

  private final RealCluster cluster;
  private final Random random;
  private final List<Session> sessions = new ArrayList<>();
  private final RowStore vacuumer;
  final Map<Integer, Row> committed = new TreeMap<>();
  final Map<String, Integer> done = new TreeMap<>();
  private int nextId;
  boolean checkpoints = true;

  /// How many steps there are between two vacuums, and between two checkpoints, on average.
  int vacuumEvery = 400;

  int checkpointEvery = 900;

  private boolean inCheckpoint;
  private Session current;
  private @Nullable Session committing;

  /// A session's rows as it sees them, and as they were at its savepoints.
  private static final class Session {
    final RowStore rows;
    final int number;
    Map<Integer, Row> present = new HashMap<>();
    final List<Map<Integer, Row>> savepoints = new ArrayList<>();
    boolean active;

    Session(RowStore rows, int number) {
      this.rows = rows;
      this.number = number;
    }

    Transaction transaction() {
      return rows.process.transaction();
    }
  }

  RandomWork(RealCluster cluster, RealTable table, int database, long seed) {
    this.cluster = cluster;
    this.random = new Random(seed);
    for (int i = 0; i < SESSIONS; i++) {
      sessions.add(new Session(new RowStore(cluster, table, database), i));
    }
    this.vacuumer = new RowStore(cluster, table, database);
    this.current = sessions.getFirst();
  }

  /// Goes on from the rows that another has left.
  void startFrom(Map<Integer, Row> rows) {
    committed.putAll(rows);
    nextId = rows.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    nextId += SESSIONS - nextId % SESSIONS;
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      step();
    }
    endAll();
  }

  /// Does one thing.
  void step() {
    Session session = sessions.get(random.nextInt(SESSIONS));
    current = session;
    if (!session.active) {
      begin(session);
    }
    step(session);
    if (random.nextInt(vacuumEvery) == 0) {
      vacuum();
    }
    if (random.nextInt(checkpointEvery) == 0 && checkpoints) {
      inCheckpoint = true;
      cluster.engine.checkpoint(CheckpointFlags.IMMEDIATE | CheckpointFlags.FORCE);
      inCheckpoint = false;
    }
  }

  /// Ends all transactions, one way or the other.
  void endAll() {
    for (Session session : sessions) {
      if (session.active) {
        current = session;
        end(session, random.nextBoolean());
      }
    }
  }

  /// Whether a step has failed in the midst of a checkpoint.
  boolean isInCheckpoint() {
    return inCheckpoint;
  }

  /// After a step has failed with an error, does what a session does: aborts its transaction.
  void abortFailed() {
    if (vacuumer.process.transaction().isActive()) {
      vacuumer.process.transaction().abort();
    }
    inCheckpoint = false;
    if (current.active && current.transaction().isActive()) {
      current.transaction().abort();
    }
    current.active = false;
    current.savepoints.clear();
    committing = null;
  }

  /// The rows that must be there after a crash in this moment: one of these. There are two where a
  /// commit was under way.
  List<Map<Integer, Row>> possible() {
    Map<Integer, Row> without = new TreeMap<>(committed);
    Session session = committing;
    if (session == null) {
      return List.of(without);
    }
    Map<Integer, Row> with = new TreeMap<>(committed);
    adopt(with, session);
    return List.of(without, with);
  }

  private static void adopt(Map<Integer, Row> rows, Session session) {
    rows.keySet().removeIf(id -> id % SESSIONS == session.number);
    rows.putAll(session.present);
  }

  private void count(String what) {
    done.merge(what, 1, Integer::sum);
  }

  private void begin(Session session) {
    session.rows.process.begin();
    session.active = true;
    session.present = new HashMap<>();
    committed.forEach((id, row) -> {
      if (id % SESSIONS == session.number) {
        session.present.put(id, row);
      }
    });
    session.savepoints.clear();
  }

  private void end(Session session, boolean commit) {
    for (int i = session.savepoints.size(); i > 0; i--) {
      if (commit) {
        session.transaction().commitSubtransaction();
      } else {
        session.transaction().abortSubtransaction();
      }
    }
    session.savepoints.clear();
    if (commit) {
      committing = session;
      session.transaction().commit();
      committing = null;
      adopt(committed, session);
    } else {
      session.transaction().abort();
    }
    session.active = false;
    count(commit ? "commit" : "abort");
  }

  private void step(Session session) {
    int dice = random.nextInt(100);
    if (dice < 25) {
      insert(session);
    } else if (dice < 28) {
      insertMany(session);
    } else if (dice < 60) {
      update(session);
    } else if (dice < 70) {
      delete(session);
    } else if (dice < 82) {
      lock(session);
    } else if (dice < 90) {
      savepoint(session);
    } else if (dice < 94) {
      check(session);
    } else {
      end(session, random.nextInt(4) > 0);
    }
  }

  // Rows

  private int newId(Session session) {
    nextId += SESSIONS * (1 + random.nextInt(2));
    return nextId + session.number;
  }

  private Row row(int id) {
    return new Row(id, random.nextInt(1000), text(), random.nextInt(3) == 0 ? text() : null);
  }

  private @Nullable String text() {
    int kind = random.nextInt(20);
    if (kind == 0) {
      return null;
    }
    if (kind < 14) {
      return "short " + random.nextInt(100_000);
    }
    StringBuilder text = new StringBuilder();
    int length = kind < 18 ? random.nextInt(3000) : random.nextInt(20_000);
    boolean compressible = random.nextBoolean();
    while (text.length() < length) {
      text.append(
          compressible ? "abcabcabc" + random.nextInt(10) : Long.toString(random.nextLong(), 36));
    }
    return text.toString();
  }

  private @Nullable Integer anyId(Session session) {
    if (session.present.isEmpty()) {
      return null;
    }
    return pick(session.present.keySet());
  }

  /// An id; one of a few that everybody fancies, every other time.
  private int pick(Set<Integer> among) {
    List<Integer> ids = new ArrayList<>(among);
    Collections.sort(ids);
    return ids.get(random.nextInt(random.nextBoolean() ? Math.min(20, ids.size()) : ids.size()));
  }

  private void insert(Session session) {
    Row row = row(newId(session));
    if (random.nextInt(5) == 0) {
      boolean succeeds = random.nextBoolean();
      session.rows.insertSpeculatively(row, succeeds);
      if (succeeds) {
        session.present.put(row.id(), row);
      }
      count("speculative insert");
      return;
    }
    session.rows.insert(row);
    session.present.put(row.id(), row);
    count("insert");
  }

  private void insertMany(Session session) {
    List<Row> rows = new ArrayList<>();
    for (int i = random.nextInt(60); i >= 0; i--) {
      rows.add(row(newId(session)));
    }
    session.rows.insertAll(rows, new InsertOptions(false, false, random.nextBoolean()));
    rows.forEach(row -> session.present.put(row.id(), row));
    count("insert many");
  }

  private void update(Session session) {
    Integer id = anyId(session);
    if (id == null) {
      return;
    }
    Row old = session.present.getOrDefault(id, row(id));
    boolean newKey = random.nextInt(8) == 0;
    boolean keepBody = random.nextInt(3) > 0;
    Row made = row(newKey ? newId(session) : id);
    if (keepBody) {
      made = new Row(made.id(), made.n(), old.body(), old.extra());
    }
    TupleOutcome outcome = session.rows.update(id, made, keepBody);
    count("update " + outcome);
    if (outcome == TupleOutcome.OK) {
      session.present.remove(id);
      session.present.put(made.id(), made);
    } else {
      assertThat(outcome).isEqualTo(TupleOutcome.BEING_MODIFIED);
    }
  }

  private void delete(Session session) {
    Integer id = anyId(session);
    if (id == null) {
      return;
    }
    TupleOutcome outcome = session.rows.delete(id);
    count("delete " + outcome);
    if (outcome == TupleOutcome.OK) {
      session.present.remove(id);
    } else {
      assertThat(outcome).isEqualTo(TupleOutcome.BEING_MODIFIED);
    }
  }

  private void lock(Session session) {
    if (!committed.isEmpty()) {
      int id = pick(committed.keySet());
      // Few of the strong ones: they keep others from changing their rows.
      RowLock mode = LOCKS[Math.min(random.nextInt(4), random.nextInt(4))];
      boolean own = id % SESSIONS == session.number;
      LockOptions options = own ? LockOptions.NEWEST_WITH_UPDATES : LockOptions.NEWEST;
      count("lock " + mode + " " + session.rows.lock(id, mode, options));
    }
  }

  private void savepoint(Session session) {
    int dice = random.nextInt(4);
    if (session.savepoints.isEmpty() || dice < 2) {
      session.transaction().beginSubtransaction();
      session.savepoints.add(new HashMap<>(session.present));
      count("savepoint");
    } else if (dice == 2) {
      session.transaction().commitSubtransaction();
      session.savepoints.removeLast();
      count("release");
    } else {
      session.transaction().abortSubtransaction();
      session.present = session.savepoints.removeLast();
      count("rollback to");
    }
  }

  /// Looks some rows up, and counts all.
  private void check(Session session) {
    var snapshot = session.rows.snapshot();
    for (int i = 0; i < 20; i++) {
      int id = 1 + random.nextInt(nextId + SESSIONS);
      if (id % SESSIONS == session.number) {
        assertThat(Tid.isValid(session.rows.find(id, snapshot)))
            .as("row %d", id)
            .isEqualTo(session.present.containsKey(id));
      }
    }
    if (random.nextInt(20) == 0) {
      Map<Integer, Row> found = new HashMap<>();
      session.rows.forEach(
          snapshot,
          row -> {
            if (row.id() % SESSIONS == session.number) {
              assertThat(found.put(row.id(), row)).isNull();
            }
          });
      assertThat(found).isEqualTo(session.present);
      count("full check");
    }
  }

  private void vacuum() {
    FreezeAges ages = random.nextBoolean() ? FreezeAges.FREEZE : FreezeAges.DEFAULT;
    IndexCleanup cleanup = random.nextBoolean() ? IndexCleanup.ON : IndexCleanup.AUTO;
    vacuumer.process.begin();
    var result =
        vacuumer.vacuum(
            new VacuumOptions(3, 1, 0, -1, ages, cleanup, random.nextBoolean(), true, 1 << 20));
    vacuumer.process.transaction().commit();
    count("vacuum");
    done.merge("rows removed", (int) result.removedRows(), Integer::sum);
    done.merge("rows frozen", (int) result.frozenRows(), Integer::sum);
  }

  /// Says what all rows must be to a new snapshot.
  void checkAll() {
    assertThat(readAll()).isEqualTo(committed);
  }

  /// All rows, each of which the index finds too.
  Map<Integer, Row> readAll() {
    RowStore rows = sessions.getFirst().rows;
    rows.process.begin();
    Map<Integer, Row> found = new TreeMap<>();
    rows.forEach(rows.snapshot(), row -> assertThat(found.put(row.id(), row)).isNull());
    var snapshot = rows.snapshot();
    for (int id : found.keySet()) {
      assertThat(Tid.isValid(rows.find(id, snapshot))).as("row %d by the index", id).isTrue();
    }
    rows.process.transaction().commit();
    return found;
  }

  void close() {
    sessions.forEach(session -> session.rows.close());
    vacuumer.close();
  }
}
