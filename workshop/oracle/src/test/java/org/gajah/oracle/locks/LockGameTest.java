package org.gajah.oracle.locks;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Threads;
import org.gajah.locks.Proc;
import org.gajah.locks.ProcTable;
import org.gajah.locks.table.LockMode;
import org.gajah.locks.table.LockStatus;
import org.gajah.locks.table.LockTable;
import org.gajah.locks.table.LockTagType;
import org.gajah.oracle.OracleServer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Sessions that lock tables and advisory keys at random, each with a twin on the oracle. After
/// each move the twins have the same result, the same one waits, `pg_locks` shows the same rows and
/// `pg_blocking_pids` the same blockers.
class LockGameTest {
  static final int DEADLOCK_TIMEOUT_MILLIS = 5;

  private static final int PLAYERS = 5;
  private static final int TABLES = 3;
  private static final int KEYS = 2;

  private final SplittableRandom random;
  private final List<TheirPlayer> theirs = new ArrayList<>();
  private final List<OurPlayer> ours = new ArrayList<>();
  private final Map<Integer, String> names = new HashMap<>();
  private final Map<String, OurPlayer.Prepared> prepared = new ConcurrentHashMap<>();
  private final AtomicInteger nextXid = new AtomicInteger(1000);
  private final List<String> history = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private final List<Integer> tables = new ArrayList<>();
  private final ProcTable procs =
      new ProcTable(
          PLAYERS + 1,
          Threads.platform(),
          Clock.system(),
          (proc, cause) -> {
            throw new AssertionError(cause);
          });
  private final LockTable table = new LockTable(procs, 1000);

  LockGameTest() {
    long seed = Long.getLong("gajah.seed", new SplittableRandom().nextLong());
    System.out.println("LockGameTest seed " + seed);
    random = new SplittableRandom(seed);
  }

  @Test
  void twinsAgree() throws Exception {
    play(400);
  }

  @Test
  @Tag("long")
  void twinsAgreeForALongTime() throws Exception {
    play(10_000);
  }

  private void play(int moves) throws Exception {
    try (OracleServer server =
            OracleServer.start(
                "deadlock_timeout = " + DEADLOCK_TIMEOUT_MILLIS,
                "log_lock_waits = on",
                "max_prepared_transactions = 10",
                "autovacuum = off");
        Connection monitor = server.connect("postgres")) {
      try {
        setUp(server, monitor);
        for (int i = 0; i < moves; i++) {
          move(monitor);
          compare(monitor);
        }
        tearDown(monitor);
      } catch (AssertionError e) {
        throw new AssertionError("after\n" + String.join("\n", history), e);
      }
    }
    System.out.println("LockGameTest " + outcomes);
    assertThat(outcomes.keySet()).contains("blocked", "40P01", "55P03", "57014", "t", "f");
  }

  private void setUp(OracleServer server, Connection monitor) throws SQLException {
    for (int i = 0; i < TABLES; i++) {
      execute(monitor, "CREATE TABLE t" + i + " ()");
      tables.add(Integer.parseInt(query(monitor, "SELECT 't" + i + "'::regclass::oid")));
    }
    Map<Integer, TheirPlayer> byNumber = new TreeMap<>();
    for (int i = 0; i < PLAYERS; i++) {
      TheirPlayer player = new TheirPlayer(server);
      byNumber.put(player.procNumber(), player);
    }
    theirs.addAll(byNumber.values());
    int database =
        Integer.parseInt(
            query(monitor, "SELECT oid FROM pg_database WHERE datname = current_database()"));
    for (int i = 0; i < PLAYERS; i++) {
      ours.add(new OurPlayer(table, procs.enter(), database, tables, prepared, nextXid));
      names.put(theirs.get(i).pid(), "player " + i);
      names.put(ours.get(i).pid(), "player " + i);
    }
    names.put(0, "prepared");
  }

  private void move(Connection monitor) throws SQLException {
    int number = random.nextInt(PLAYERS);
    if (random.nextInt(12) == 0 && !prepared.isEmpty()) {
      finishPrepared(monitor);
    } else if (!theirs.get(number).isBusy()) {
      Move what = randomMove(number);
      history.add(number + ": " + what);
      theirs.get(number).start(what);
      ours.get(number).start(what);
      theirs.get(number).settle();
      ours.get(number).settle();
      if (theirs.get(number).isDone() && ours.get(number).isDone()) {
        finish(number);
      } else {
        outcomes.merge("blocked", 1, Integer::sum);
      }
    } else if (random.nextInt(6) == 0) {
      history.add(number + ": cancel");
      query(monitor, "SELECT pg_cancel_backend(" + theirs.get(number).pid() + ")");
      ours.get(number).cancel();
      finish(number);
    }
    finishGranted(monitor);
  }

  private Move randomMove(int number) {
    int table = random.nextInt(TABLES);
    int key = random.nextInt(KEYS);
    boolean shared = random.nextBoolean();
    return switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6 -> new Move.LockTable(table, randomMode(), false);
      case 7 -> new Move.LockTable(table, randomMode(), true);
      case 8, 9 -> new Move.Advisory(key, shared, false, random.nextInt(3) == 0);
      case 10, 11 -> new Move.Advisory(key, shared, true, random.nextInt(3) == 0);
      case 12 -> new Move.Unlock(key, shared);
      case 13 -> new Move.UnlockAll();
      case 14, 15 -> new Move.Savepoint();
      case 16 -> new Move.Release();
      case 17 -> new Move.RollbackTo();
      case 18 -> random.nextBoolean() ? new Move.Commit() : new Move.Rollback();
      default ->
          prepared.size() < 2 && random.nextInt(3) == 0
              ? new Move.Prepare("p" + number + "_" + history.size())
              : new Move.Commit();
    };
  }

  private LockMode randomMode() {
    return LockMode.of(1 + random.nextInt(LockMode.values().length));
  }

  private void finishPrepared(Connection monitor) throws SQLException {
    String name = Collections.min(prepared.keySet());
    history.add("rollback prepared " + name);
    execute(monitor, "ROLLBACK PREPARED '" + name + "'");
    OurPlayer.Prepared finished = Objects.requireNonNull(prepared.remove(name));
    Proc caller = procs.enter();
    finished.locks().forEach(lock -> assertThat(finished.holder().release(caller, lock)).isTrue());
    finished.holder().close();
    procs.leave(caller);
  }

  private void finish(int number) {
    String their = named(theirs.get(number).finish());
    String our = named(ours.get(number).finish());
    history.add("   " + number + " ends: " + their);
    assertThat(our).isEqualTo(their);
    outcomes.merge(their.split(" ")[0], 1, Integer::sum);
  }

  private String named(String text) {
    String result = text;
    for (Map.Entry<Integer, String> entry : names.entrySet()) {
      result = result.replaceAll("rocess " + entry.getKey() + "\\b", entry.getValue());
    }
    return result;
  }

  /// Waits for the players whose locks are granted.
  private void finishGranted(Connection monitor) throws SQLException {
    String waiting = query(monitor, "SELECT array_agg(pid) FROM pg_locks WHERE NOT granted");
    for (int number = 0; number < PLAYERS; number++) {
      TheirPlayer player = theirs.get(number);
      if (player.isBusy()
          && !("," + waiting.replaceAll("[{}]", "") + ",").contains("," + player.pid() + ",")) {
        finish(number);
      }
    }
  }

  private void compare(Connection monitor) throws SQLException {
    assertThat(ourLocks()).isEqualTo(theirLocks(monitor));
    for (int number = 0; number < PLAYERS; number++) {
      if (theirs.get(number).isBusy()) {
        assertThat(ourBlockers(number)).isEqualTo(theirBlockers(monitor, number));
      }
    }
  }

  private List<String> theirLocks(Connection monitor) throws SQLException {
    List<String> rows = new ArrayList<>();
    String sql =
        "SELECT coalesce(pid, 0), locktype, relation, classid, objid, objsubid, mode, granted,"
            + " fastpath, waitstart IS NOT NULL FROM pg_locks WHERE locktype = 'advisory'"
            + " OR locktype = 'relation' AND relation >= 16384";
    try (Statement statement = monitor.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        StringBuilder row = new StringBuilder(String.valueOf(names.get(result.getInt(1))));
        for (int column = 2; column <= 10; column++) {
          row.append('|').append(result.getString(column));
        }
        rows.add(row.toString());
      }
    }
    rows.sort(Comparator.naturalOrder());
    return rows;
  }

  private List<String> ourLocks() {
    List<String> rows = new ArrayList<>();
    Proc caller = procs.enter();
    for (LockStatus row : table.status(caller)) {
      LockTagType type = row.tag().type();
      if (type == LockTagType.RELATION || type == LockTagType.ADVISORY) {
        rows.add(
            String.join(
                "|",
                names.get(row.pid()),
                type.label(),
                String.valueOf(row.relation()),
                String.valueOf(row.classId()),
                String.valueOf(row.objId()),
                String.valueOf(row.objSubId()),
                row.mode().label(),
                row.granted() ? "t" : "f",
                row.fastPath() ? "t" : "f",
                row.waitStart() != 0 ? "t" : "f"));
      }
    }
    procs.leave(caller);
    rows.sort(Comparator.naturalOrder());
    return rows;
  }

  private List<String> theirBlockers(Connection monitor, int number) throws SQLException {
    List<String> blockers = new ArrayList<>();
    try (Statement statement = monitor.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT pg_blocking_pids(" + theirs.get(number).pid() + ")")) {
      result.next();
      Array array = result.getArray(1);
      for (Integer pid : (Integer[]) array.getArray()) {
        blockers.add(String.valueOf(names.get(pid)));
      }
    }
    return blockers;
  }

  private List<String> ourBlockers(int number) {
    Proc caller = procs.enter();
    List<String> blockers = new ArrayList<>();
    for (int pid : table.blockingPids(caller, ours.get(number).pid())) {
      blockers.add(String.valueOf(names.get(pid)));
    }
    procs.leave(caller);
    return blockers;
  }

  private void tearDown(Connection monitor) throws Exception {
    for (int number = 0; number < PLAYERS; number++) {
      if (theirs.get(number).isBusy()) {
        query(monitor, "SELECT pg_cancel_backend(" + theirs.get(number).pid() + ")");
        ours.get(number).cancel();
        finish(number);
        finishGranted(monitor);
      }
    }
    while (!prepared.isEmpty()) {
      finishPrepared(monitor);
    }
    for (int number = 0; number < PLAYERS; number++) {
      theirs.get(number).close();
      ours.get(number).close();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      String value = result.getString(1);
      return value == null ? "" : value;
    }
  }
}
