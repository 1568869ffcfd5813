package org.gajah.catalogstore.live;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gajah.base.id.Oid;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CacheId;
import org.gajah.catalog.source.CatalogRow;
import org.gajah.catalog.source.CatalogTable;
import org.gajah.catalogfacts.RelationOid;
import org.gajah.catalogstore.cache.SharedCatalogs;
import org.gajah.transaction.CommitParticipant;
import org.gajah.transaction.EndRecord;
import org.gajah.transaction.Transaction;
import org.gajah.walformat.record.Invalidation;
import org.jspecify.annotations.Nullable;

/// What a transaction has made out of date: gathered command by command and level by level, obeyed
/// by the own session at the end of each command, written into the commit record and obeyed by all
/// when the transaction has committed. When it aborts, the own session alone forgets what it saw.
/// Mirrors `utils/cache/inval.c`.
public final class InvalidationQueue implements CommitParticipant {
  /// What PostgreSQL keeps in the relation cache's file though no cache stands on it.
  private static final Set<Integer> IN_FILE =
      Set.of(
          RelationOid.PG_SHSECLABEL,
          RelationOid.PG_TRIGGER_TGRELID_TGNAME_INDEX,
          RelationOid.PG_DATABASE_DATNAME_INDEX,
          RelationOid.PG_SHSECLABEL_OBJECT_INDEX);

  /// Messages of a command, or of several: those about rows come before those about relations.
  private static final class Group {
    final List<Invalidation> rows = new ArrayList<>();
    final List<Invalidation> relations = new ArrayList<>();

    void add(Group other) {
      rows.addAll(other.rows);
      relations.addAll(other.relations);
    }

    void clear() {
      rows.clear();
      relations.clear();
    }

    boolean isEmpty() {
      return rows.isEmpty() && relations.isEmpty();
    }
  }

  private static final class Level {
    final int depth;
    final @Nullable Level outer;
    final Group earlier = new Group();
    final Group current = new Group();
    boolean dropsFile;

    Level(int depth, @Nullable Level outer) {
      this.depth = depth;
      this.outer = outer;
    }
  }

  private final SharedCatalogs shared;
  private final Transaction transaction;
  private final int database;
  private final Set<Long> touchedKeys = new HashSet<>();
  private final Set<Integer> touchedCaches = new HashSet<>();
  private final Set<Integer> touchedCatalogs = new HashSet<>();
  private final Map<Integer, Long> relationVersions = new HashMap<>();
  private final Map<Integer, Long> cacheVersions = new HashMap<>();
  private long allVersions;
  private long changes;
  private int queuedBy;
  private Level level = new Level(1, null);

  /// @param transaction the session's, in whose ends the queue takes part from now on
  public InvalidationQueue(SharedCatalogs shared, Transaction transaction) {
    this.shared = shared;
    this.transaction = transaction;
    this.database = transaction.database();
    transaction.addParticipant(this);
  }

  // What is asked by the session's caches

  /// Whether the transaction has changed what a cache may have for a hash.
  boolean touches(CacheId<?> cache, int hash) {
    return touchedKeys.contains(key(cache.number(), hash))
        || touchedCatalogs.contains(cache.table().oid());
  }

  /// Whether the transaction has changed anything that a cache may have.
  boolean touches(CacheId<?> cache) {
    return touchedCaches.contains(cache.number()) || touchedCatalogs.contains(cache.table().oid());
  }

  private static long key(int cache, int hash) {
    return (long) cache << 32 | (hash & 0xFFFFFFFFL);
  }

  /// How often the own view has changed.
  long changes() {
    return changes;
  }

  long version(CacheId<?> cache) {
    return allVersions + cacheVersions.getOrDefault(cache.number(), 0L);
  }

  long relationVersion(int relation) {
    return allVersions + relationVersions.getOrDefault(relation, 0L);
  }

  /// Obeys what was queued by a command that is not the running one any more.
  void settle() {
    if (!level.current.isEmpty() && queuedBy != transaction.commandIdIfUsed()) {
      commandEnded();
    }
  }

  private Group current() {
    settle();
    queuedBy = transaction.commandIdIfUsed();
    return level.current;
  }

  // Messages

  /// A row of a catalog was inserted, deleted or replaced.
  ///
  /// @param before null for a new row
  /// @param after null for a row that is gone
  public void rowChanged(@Nullable CatalogRow before, @Nullable CatalogRow after) {
    RowMessages.of(
        before,
        after,
        database,
        message -> {
          switch (message) {
            case Invalidation.Catcache rows -> {
              current().rows.add(rows);
              touchedKeys.add(key(rows.cache(), rows.hash()));
              touchedCaches.add(rows.cache());
            }
            case Invalidation.Relcache(int owner, int relation) ->
                relationChanged(relation, owner == Oid.INVALID);
            default -> addOnce(current().relations, message);
          }
        });
  }

  /// A row was overwritten where it is. All sessions hear of it at once, and standbys with the
  /// transaction's end.
  public void overwritten(CatalogRow row) {
    List<Invalidation> messages = new ArrayList<>();
    RowMessages.of(row, row, database, messages::add);
    rowChanged(row, row);
    shared.apply(messages);
  }

  /// What the catalogs say of a relation has changed.
  ///
  /// @param relation 0 for all
  public void relationChanged(int relation, boolean isShared) {
    List<Invalidation> messages = current().relations;
    for (Invalidation message : messages) {
      if (message instanceof Invalidation.Relcache(int _, int known)
          && (known == relation || known == Oid.INVALID)) {
        return;
      }
    }
    messages.add(new Invalidation.Relcache(isShared ? Oid.INVALID : database, relation));
    if (relation == Oid.INVALID || isInFile(relation)) {
      level.dropsFile = true;
    }
  }

  private static boolean isInFile(int relation) {
    if (IN_FILE.contains(relation)) {
      return true;
    }
    for (CacheId<?> cache : SysCache.ALL) {
      if (cache.index().oid() == relation || cache.table().oid() == relation) {
        return true;
      }
    }
    return false;
  }

  /// All rows of a catalog have moved or changed (VACUUM FULL, CLUSTER).
  public void catalogChanged(CatalogTable<?> table) {
    current()
        .rows
        .add(new Invalidation.Catalog(table.shared() ? Oid.INVALID : database, table.oid()));
    touchedCatalogs.add(table.oid());
  }

  private static void addOnce(List<Invalidation> messages, Invalidation message) {
    if (!messages.contains(message)) {
      messages.add(message);
    }
  }

  // Boundaries

  /// The running command is over: the own session sees what it changed.
  public void commandEnded() {
    if (level.current.isEmpty()) {
      return;
    }
    obey(level.current);
    level.earlier.add(level.current);
    level.current.clear();
  }

  /// Lets the own session forget what messages are about.
  private void obey(Group group) {
    changes++;
    for (Invalidation message : group.rows) {
      switch (message) {
        case Invalidation.Catcache rows -> cacheVersions.merge(rows.cache(), 1L, Long::sum);
        default -> allVersions++;
      }
    }
    for (Invalidation message : group.relations) {
      if (message instanceof Invalidation.Relcache(int _, int relation)) {
        if (relation == Oid.INVALID) {
          allVersions++;
        } else {
          relationVersions.merge(relation, 1L, Long::sum);
        }
      }
    }
  }

  /// All messages of the transaction, as the commit record has them.
  List<Invalidation> messages() {
    List<Invalidation> result = new ArrayList<>(level.earlier.rows);
    result.addAll(level.current.rows);
    result.addAll(level.earlier.relations);
    result.addAll(level.current.relations);
    return result;
  }

  @Override
  public Phase phase() {
    return Phase.INVALIDATIONS;
  }

  @Override
  public void contribute(EndRecord record, boolean committing) {
    if (!committing) {
      return;
    }
    record.invalidations().addAll(messages());
    if (level.dropsFile) {
      record.dropRelationCacheFile();
    }
  }

  @Override
  public void ended(boolean committed) {
    while (level.outer != null) {
      fold(level.outer);
    }
    List<Invalidation> messages = messages();
    if (!messages.isEmpty()) {
      obey(level.earlier);
      obey(level.current);
      if (committed) {
        shared.apply(messages);
      }
    }
    touchedKeys.clear();
    touchedCaches.clear();
    touchedCatalogs.clear();
    level = new Level(1, null);
  }

  private void fold(Level outer) {
    outer.earlier.add(level.earlier);
    outer.earlier.add(level.current);
    outer.dropsFile |= level.dropsFile;
    level = outer;
  }

  @Override
  public void subtransactionBegan(int depth) {
    level = new Level(depth, level);
  }

  @Override
  public void subtransactionEnded(int depth, boolean committed) {
    Level outer = level.outer;
    if (outer == null || level.depth != depth) {
      return;
    }
    if (committed) {
      fold(outer);
      return;
    }
    obey(level.earlier);
    obey(level.current);
    level = outer;
  }
}
