package org.gajah.disk;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.gajah.base.id.ForkNumber;
import org.gajah.base.memory.SharedMemory;

/// The files of all relations of an instance. Mirrors `storage/smgr.h`.
public final class RelationFiles {
  /// How many zero blocks are written at once when a file grows.
  static final int ZERO_BLOCKS = 64;

  private record ForkKey(RelationKey relation, ForkNumber fork) {}

  private final ClusterFiles cluster;
  private final SyncRequests syncRequests;
  private final MemorySegment zeros;
  private final AtomicInteger nextId = new AtomicInteger(1);
  private final AtomicInteger generation = new AtomicInteger();
  private final Map<ForkKey, RelationFork> forks = new ConcurrentHashMap<>();

  public RelationFiles(ClusterFiles cluster, SyncRequests syncRequests, SharedMemory memory) {
    this.cluster = cluster;
    this.syncRequests = syncRequests;
    this.zeros = memory.allocate("Zero Blocks", (long) ZERO_BLOCKS * RelationFork.BLOCK_SIZE);
  }

  public ClusterFiles cluster() {
    return cluster;
  }

  public SyncRequests syncRequests() {
    return syncRequests;
  }

  OpenFiles openFiles() {
    return cluster.openFiles();
  }

  MemorySegment zeros() {
    return zeros;
  }

  /// How many files of relations, and temporary ones, are open now.
  public int openFileCount() {
    return openFiles().count();
  }

  /// A fork, whether its files exist or not.
  public RelationFork fork(RelationKey relation, ForkNumber fork) {
    ForkKey key = new ForkKey(relation, fork);
    RelationFork known = forks.get(key);
    return known != null
        ? known
        : forks.computeIfAbsent(
            key,
            missing ->
                new RelationFork(this, nextId.getAndIncrement(), missing.relation, missing.fork));
  }

  /// Changes whenever forks are forgotten: who remembers some must look them up anew then.
  public int generation() {
    return generation.get();
  }

  /// Deletes all forks of a relation. Its buffers are gone already.
  ///
  /// @param keepFirst whether the main fork's first segment stays, empty, until the next
  ///   checkpoint: always but in redo, for temporary relations, and where the file number cannot be
  ///   used again anyhow
  public void delete(RelationKey relation, boolean keepFirst) {
    for (ForkNumber fork : ForkNumber.values()) {
      deleteFork(relation, fork, keepFirst && fork == ForkNumber.MAIN && !relation.isTemporary());
    }
  }

  /// Deletes one fork of a relation.
  public void deleteFork(RelationKey relation, ForkNumber fork, boolean keepFirst) {
    RelationFork files = fork(relation, fork);
    try {
      files.delete(keepFirst);
    } catch (IOException e) {
      throw FileFault.of(
          "could not remove file \"" + ClusterFiles.relationFile(relation, fork) + "\"", e);
    }
    forks.remove(new ForkKey(relation, fork), files);
    generation.incrementAndGet();
  }

  /// Forgets handles, sizes and pending deletions of a database's relations, whose folder is about
  /// to be removed or copied over.
  ///
  /// @param tablespace only there; 0 for everywhere
  public void forgetDatabase(int database, int tablespace) {
    Predicate<RelationKey> gone =
        relation ->
            relation.locator().database() == database
                && (tablespace == 0 || relation.locator().tablespace() == tablespace);
    forks
        .entrySet()
        .removeIf(entry -> {
          boolean hit = gone.test(entry.getKey().relation);
          if (hit) {
            entry.getValue().forget();
          }
          return hit;
        });
    generation.incrementAndGet();
    syncRequests.forgetDeletions(gone);
  }

  /// Closes all files. Nobody uses them any more, and everything in them has been synced.
  public void close() {
    forks.values().forEach(RelationFork::forget);
    forks.clear();
  }
}
