package org.gajah.activity.statistics;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What one process counts, and what it sees of the sums. Belongs to the thread of the process.
public final class SessionStatistics {
  /// How a session sees sums that change while it looks (`stats_fetch_consistency`).
  public enum Consistency {
    NONE,
    CACHE,
    SNAPSHOT
  }

  /// Sums are brought up to date no more often than this.
  private static final long LEAST_INTERVAL_NANOS = 1_000_000_000;

  private final SharedStatistics shared;
  private final RelationTable relations = new RelationTable();
  private final Map<Integer, FunctionCounts> functions = new HashMap<>();
  private final List<TupleChanges> changed = new ArrayList<>();
  private final List<Fate> fates = new ArrayList<>();
  private final long[] databaseCounts = new long[StatisticsKind.DATABASE.counters()];
  private @Nullable IoCounts io;
  private final List<Followed> followed = new ArrayList<>();
  private boolean counts = true;
  private boolean hasDatabaseCounts;
  private boolean flushNow;
  private int database;
  private int level = 1;
  private boolean flushedOnce;
  private long flushedAt;

  // What is seen of the sums until the transaction is over.
  private final Map<StatisticsKey, long[]> seen = new HashMap<>();
  private final Map<StatisticsKind, long[]> seenFixed = new HashMap<>();
  private static final long[] ABSENT = {};
  private boolean complete;
  private long snapshotTime;
  private Consistency consistency = Consistency.CACHE;

  /// An object that comes or goes with the end of the transaction.
  private record Fate(StatisticsKey key, boolean created, int level) {}

  /// @param known how much of it has been counted
  private record Followed(DatabaseStatistic what, LongSupplier sum, long[] known) {}

  public SessionStatistics(SharedStatistics shared) {
    this.shared = shared;
  }

  /// Counts that nobody will see, for processes without an instance.
  public static SessionStatistics unseen() {
    return new SessionStatistics(new SharedStatistics(() -> 0));
  }

  public SharedStatistics shared() {
    return shared;
  }

  // Settings

  public void database(int oid) {
    database = oid;
  }

  /// Whether anything is counted (`track_counts`).
  public void counting(boolean on) {
    counts = on;
  }

  /// Has a sum that somebody else keeps, and that only grows, count for the database.
  public void follow(DatabaseStatistic what, LongSupplier sum) {
    followed.add(new Followed(what, sum, new long[1]));
  }

  private void countFollowed() {
    if (database == 0) {
      return;
    }
    for (Followed each : followed) {
      long sum = each.sum.getAsLong();
      if (sum > each.known[0]) {
        count(each.what, sum - each.known[0]);
        each.known[0] = sum;
      }
    }
  }

  /// Says what the process does with pages, which is handed on with everything else.
  public void io(IoCounts own) {
    io = own;
  }

  boolean counts() {
    return counts;
  }

  // Counting

  /// The counts of a relation, good for as long as the relation is there.
  public RelationCounts relation(int relationDatabase, int oid) {
    RelationCounts known = relations.find(relationDatabase, oid);
    if (known == null) {
      known = new RelationCounts(this, relationDatabase, oid);
      relations.add(known);
    }
    return known;
  }

  /// The counts of a function that is called.
  public FunctionCounts function(int oid) {
    return functions.computeIfAbsent(oid, same -> new FunctionCounts());
  }

  /// Adds to what is counted of the database.
  public void count(DatabaseStatistic what, long count) {
    databaseCounts[what.ordinal()] += count;
    hasDatabaseCounts = true;
  }

  int level() {
    return level;
  }

  void changed(TupleChanges changes) {
    changed.add(changes);
  }

  // Objects that come and go

  /// An object was made; should the transaction abort, its statistics go.
  public void created(StatisticsKey key) {
    fates.add(new Fate(key, true, level));
  }

  /// An object is dropped when the transaction commits.
  public void dropped(StatisticsKey key) {
    fates.add(new Fate(key, false, level));
    if (key.kind() == StatisticsKind.RELATION.number()) {
      RelationCounts known = pending(key.database(), key.object());
      if (known != null && known.changes != null) {
        known.changes.truncate(true);
      }
    }
  }

  /// What goes when the transaction, or all of it from a level on, ends this way.
  public List<StatisticsKey> doomed(boolean committing, int fromLevel) {
    List<StatisticsKey> found = new ArrayList<>();
    for (Fate fate : fates) {
      if (fate.created != committing && fate.level >= fromLevel) {
        found.add(fate.key);
      }
    }
    return found;
  }

  private void drop(boolean committed, int fromLevel) {
    if (!fates.isEmpty()) {
      doomed(committed, fromLevel).forEach(this::forget);
      fates.removeIf(fate -> fate.level >= fromLevel);
    }
  }

  private void forget(StatisticsKey key) {
    if (key.kind() == StatisticsKind.RELATION.number()) {
      RelationCounts known = pending(key.database(), key.object());
      if (known != null) {
        relations.remove(known);
      }
    } else if (key.kind() == StatisticsKind.FUNCTION.number()) {
      functions.remove(key.object());
    }
    shared.drop(key);
  }

  // Transactions

  public void subtransactionBegan(int depth) {
    level = depth;
  }

  public void subtransactionEnded(int depth, boolean committed) {
    level = depth - 1;
    for (int i = changed.size() - 1; i >= 0; i--) {
      TupleChanges changes = changed.get(i);
      if (changes.level < depth) {
        continue;
      }
      TupleChanges outer = changes.outer;
      if (!committed) {
        changes.relation.aborted(changes);
        changes.relation.changes = outer;
        changed.remove(i);
      } else if (outer != null && outer.level == depth - 1) {
        changes.mergeInto(outer);
        changes.relation.changes = outer;
        changed.remove(i);
      } else {
        changes.level = depth - 1;
      }
    }
    if (!committed) {
      drop(false, depth);
    } else if (!fates.isEmpty()) {
      fates.replaceAll(
          fate -> fate.level < depth ? fate : new Fate(fate.key, fate.created, depth - 1));
    }
  }

  /// A transaction is over.
  ///
  /// @param nanos of the monotonic clock
  public void ended(boolean committed, long nanos) {
    for (int i = 0; i < changed.size(); i++) {
      TupleChanges changes = changed.get(i);
      if (committed) {
        changes.relation.committed(changes);
      } else {
        changes.relation.aborted(changes);
      }
      changes.relation.changes = null;
    }
    changed.clear();
    level = 1;
    drop(committed, 1);
    if (counts && database != 0) {
      count(committed ? DatabaseStatistic.COMMITS : DatabaseStatistic.ROLLBACKS, 1);
    }
    clearSeen();
    report(nanos);
  }

  /// What the transaction changed, for the state of a prepared one.
  public List<PreparedCounts> prepare() {
    List<PreparedCounts> all = new ArrayList<>();
    for (TupleChanges each : changed) {
      all.add(
          new PreparedCounts(
              each.inserted,
              each.updated,
              each.deleted,
              each.insertedBefore,
              each.updatedBefore,
              each.deletedBefore,
              each.relation.oid,
              each.relation.database == 0,
              each.truncated));
    }
    return all;
  }

  /// The transaction is a prepared one now.
  public void prepared(long nanos) {
    for (TupleChanges each : changed) {
      each.relation.changes = null;
    }
    changed.clear();
    fates.clear();
    level = 1;
    if (counts && database != 0) {
      count(DatabaseStatistic.COMMITS, 1);
    }
    clearSeen();
    report(nanos);
  }

  /// A prepared transaction of this database is over.
  public void finished(PreparedCounts prepared, boolean committed) {
    RelationCounts relation = relation(prepared.shared() ? 0 : database, prepared.relation());
    TupleChanges changes = new TupleChanges(relation, null, 1);
    changes.inserted = prepared.inserted();
    changes.updated = prepared.updated();
    changes.deleted = prepared.deleted();
    changes.insertedBefore = prepared.insertedBefore();
    changes.updatedBefore = prepared.updatedBefore();
    changes.deletedBefore = prepared.deletedBefore();
    changes.truncated = prepared.truncated();
    if (committed) {
      relation.committed(changes);
    } else {
      relation.aborted(changes);
    }
  }

  // Handing on

  /// Has the next report made at once (`pg_stat_force_next_flush`).
  public void flushNext() {
    flushNow = true;
  }

  /// Adds everything to the sums unless that was done a moment ago. Not within a transaction.
  public void report(long nanos) {
    if (flushNow || !flushedOnce || nanos - flushedAt >= LEAST_INTERVAL_NANOS) {
      flush(nanos);
    }
  }

  /// Adds everything to the sums. Not within a transaction.
  public void flush(long nanos) {
    flushNow = false;
    flushedOnce = true;
    flushedAt = nanos;
    long now = shared.now();
    for (RelationCounts each : relations.all()) {
      if (each != null && (!each.isEmpty() || each.truncated)) {
        shared.change(StatisticsKey.relation(each.database, each.oid), row -> each.addTo(row, now));
        shared.change(StatisticsKey.database(each.database), each::addTo);
        each.clear();
      }
    }
    functions.forEach((oid, each) ->
        shared.change(StatisticsKey.function(database, oid), row -> each.addTo(row)));
    functions.clear();
    countFollowed();
    if (io != null) {
      io.flush(shared);
    }
    if (hasDatabaseCounts) {
      hasDatabaseCounts = false;
      shared.change(StatisticsKey.database(database), this::addDatabaseTo);
    }
  }

  private void addDatabaseTo(long[] row) {
    for (int i = 0; i < row.length; i++) {
      row[i] += databaseCounts[i];
      databaseCounts[i] = 0;
    }
  }

  // Vacuum and analyze

  /// A table was vacuumed.
  public void vacuumed(int relationDatabase, int oid, long live, long dead) {
    if (!counts) {
      return;
    }
    long now = shared.now();
    shared.change(
        StatisticsKey.relation(relationDatabase, oid),
        row -> {
          row[RelationStatistic.LIVE_TUPLES.ordinal()] = live;
          row[RelationStatistic.DEAD_TUPLES.ordinal()] = dead;
          row[RelationStatistic.INSERTED_SINCE_VACUUM.ordinal()] = 0;
          row[RelationStatistic.LAST_VACUUM.ordinal()] = now;
          row[RelationStatistic.VACUUMS.ordinal()]++;
        });
  }

  /// A table was analyzed. What this transaction did to it, and has not handed on, is among the
  /// rows that were found, and must not count twice.
  ///
  /// @param whole whether all columns were
  public void analyzed(int relationDatabase, int oid, long live, long dead, boolean whole) {
    if (!counts) {
      return;
    }
    long ownLive = 0;
    long ownDead = 0;
    RelationCounts pending = pending(relationDatabase, oid);
    if (pending != null) {
      for (TupleChanges each = pending.changes; each != null; each = each.outer) {
        ownLive += each.inserted - each.deleted;
        ownDead += each.updated + each.deleted;
      }
      ownLive += pending.liveDelta;
      ownDead += pending.deadDelta;
    }
    long now = shared.now();
    long liveRows = Math.max(0, live - ownLive);
    long deadRows = Math.max(0, dead - ownDead);
    shared.change(
        StatisticsKey.relation(relationDatabase, oid),
        row -> {
          row[RelationStatistic.LIVE_TUPLES.ordinal()] = liveRows;
          row[RelationStatistic.DEAD_TUPLES.ordinal()] = deadRows;
          if (whole) {
            row[RelationStatistic.MODIFIED_SINCE_ANALYZE.ordinal()] = 0;
          }
          row[RelationStatistic.LAST_ANALYZE.ordinal()] = now;
          row[RelationStatistic.ANALYZES.ordinal()]++;
        });
  }

  // Looking

  /// What is counted of a relation and not handed on, or null.
  public @Nullable RelationCounts pending(int relationDatabase, int oid) {
    return relations.find(relationDatabase, oid);
  }

  public @Nullable FunctionCounts pendingFunction(int oid) {
    return functions.get(oid);
  }

  /// The numbers of a relation of this database, or of all databases.
  public long @Nullable [] seenRelation(int oid) {
    long[] own = seen(StatisticsKey.relation(database, oid));
    return own == null ? seen(StatisticsKey.relation(0, oid)) : own;
  }

  /// What is counted of a relation of this database, or of all databases, or null.
  public @Nullable RelationCounts pendingRelation(int oid) {
    RelationCounts own = pending(database, oid);
    return own == null ? pending(0, oid) : own;
  }

  public long @Nullable [] seenFunction(int oid) {
    return seen(StatisticsKey.function(database, oid));
  }

  public int database() {
    return database;
  }

  /// The numbers of an object as the session sees them until the transaction is over, or null.
  public long @Nullable [] seen(StatisticsKey key) {
    if (consistency == Consistency.NONE) {
      return shared.copy(key);
    }
    if (consistency == Consistency.SNAPSHOT) {
      takeSnapshot();
      return seen.get(key);
    }
    long[] row = seen.get(key);
    if (row == null) {
      long[] copy = shared.copy(key);
      row = copy == null ? ABSENT : copy;
      seen.put(key, row);
    }
    return row.length == 0 ? null : row;
  }

  /// The numbers of a kind of which there is one.
  public long[] seen(StatisticsKind kind) {
    if (consistency == Consistency.NONE) {
      return shared.copy(kind);
    }
    if (consistency == Consistency.SNAPSHOT) {
      takeSnapshot();
    }
    return seenFixed.computeIfAbsent(kind, shared::copy);
  }

  private void takeSnapshot() {
    if (!complete) {
      clearSeen();
      seen.putAll(shared.copy());
      for (StatisticsKind kind : StatisticsKind.values()) {
        if (kind.isFixed()) {
          seenFixed.put(kind, shared.copy(kind));
        }
      }
      complete = true;
      snapshotTime = shared.now();
    }
  }

  /// When the snapshot of everything was taken, 0 where there is none.
  public long snapshotTime() {
    return complete ? snapshotTime : 0;
  }

  /// Says how sums are seen from now on.
  public void consistency(Consistency wanted) {
    if (consistency != wanted) {
      consistency = wanted;
      clearSeen();
    }
  }

  /// Forgets what was seen (`pg_stat_clear_snapshot`).
  public void clearSeen() {
    if (complete || !seen.isEmpty() || !seenFixed.isEmpty()) {
      seen.clear();
      seenFixed.clear();
      complete = false;
    }
  }
}
