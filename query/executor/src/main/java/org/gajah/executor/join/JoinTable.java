package org.gajah.executor.join;

import java.util.Arrays;
import java.util.List;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.RowPartition;
import org.gajah.executor.rows.RowPartitions;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.executor.state.ExecutionState;
import org.jspecify.annotations.Nullable;

/// The hash table of a join, in batches: rows whose hash belongs to the present batch are in
/// memory, inner and outer rows of later ones wait in temporary files. When the memory does not do
/// for a batch, the number of batches is doubled, which sends about half of its rows to later ones.
/// Mirrors `executor/nodeHash.c`.
final class JoinTable implements AutoCloseable {
  private static final int MOST_BATCHES = 1 << 16;

  private final WorkMemory work;
  private final Vector[] innerKinds;
  private final KeyHasher hasher;
  private final RowPartitions innerFiles;
  private final RowPartitions outerFiles;
  private RowStore store;
  private @Nullable RowPartition[] inner = new RowPartition[1];
  private @Nullable RowPartition[] outer = new RowPartition[1];
  private int batches = 1;
  private int current;
  private boolean growing = true;

  /// @param innerKinds of the keys, then of the inner columns
  /// @param outerKinds of the keys, then of the outer columns
  JoinTable(
      ExecutionState state, List<KeyHasher.Key> keys, Vector[] innerKinds, Vector[] outerKinds) {
    this.work = state.work();
    this.innerKinds = innerKinds;
    this.store = new RowStore(innerKinds, work.account());
    this.hasher = new KeyHasher(state.registry(), state.context(), keys, store);
    this.innerFiles = new RowPartitions(work, innerKinds);
    this.outerFiles = new RowPartitions(work, outerKinds);
  }

  /// The rows in memory.
  RowStore store() {
    return store;
  }

  KeyHasher hasher() {
    return hasher;
  }

  int batches() {
    return batches;
  }

  private int batchOf(int hash) {
    return RowPartitions.spread(hash) & batches - 1;
  }

  /// Takes an inner row without nulls in its keys.
  void add(Vector[] source, int row) {
    if (batches > 1) {
      int batch = batchOf(hasher.hash(source, row, true));
      if (batch != current) {
        partition(inner, innerFiles, batch).add(source, row);
        return;
      }
    }
    store.add(source, row);
    hasher.insertLast();
    if (growing && store.memory() + hasher.memory() > work.hashBytes()) {
      grow();
    }
  }

  private RowPartition partition(
      @Nullable RowPartition[] partitions, RowPartitions files, int batch) {
    RowPartition found = partitions[batch];
    if (found == null) {
      found = files.create(batches);
      partitions[batch] = found;
    }
    return found;
  }

  private void grow() {
    RowStore all = store;
    batches *= 2;
    inner = Arrays.copyOf(inner, batches);
    outer = Arrays.copyOf(outer, batches);
    RowStore kept = new RowStore(innerKinds, work.account());
    int[] hashes = new int[all.rows()];
    for (int row = 0; row < hashes.length; row++) {
      hashes[row] = hasher.hashOf(row);
    }
    hasher.use(kept);
    for (int row = 0; row < hashes.length; row++) {
      int batch = batchOf(hashes[row]);
      if (batch == current) {
        kept.add(all.chunk(row), all.place(row));
        hasher.insertLast();
      } else {
        partition(inner, innerFiles, batch).add(all.chunk(row), all.place(row));
      }
    }
    store = kept;
    growing = kept.rows() > 0 && kept.rows() < all.rows() && batches < MOST_BATCHES;
    all.close();
  }

  /// Whether an outer row belongs to the present batch; else it is kept for its own.
  ///
  /// @param row the keys, then the columns
  boolean isPresent(Vector[] row, int at) {
    if (batches == 1) {
      return true;
    }
    int batch = batchOf(hasher.hash(row, at, false));
    if (batch == current) {
      return true;
    }
    partition(outer, outerFiles, batch).add(row, at);
    return false;
  }

  /// Goes to the next batch.
  ///
  /// @return false when there is none
  boolean next() {
    if (current + 1 >= batches) {
      return false;
    }
    current++;
    store.clear();
    hasher.clear();
    RowPartition rows = inner[current];
    if (rows != null) {
      inner[current] = null;
      rows.flush();
      Vector[] block = innerFiles.newVectors();
      for (int count = rows.read(block); count > 0; count = rows.read(block)) {
        for (int row = 0; row < count; row++) {
          add(block, row);
        }
      }
    }
    RowPartition waiting = outer[current];
    if (waiting != null) {
      waiting.flush();
    }
    return true;
  }

  /// Reads outer rows of the present batch.
  ///
  /// @param into vectors of [#newOuterVectors]
  /// @return how many; 0 at the end
  int readOuter(Vector[] into) {
    RowPartition rows = outer[current];
    return rows == null ? 0 : rows.read(into);
  }

  Vector[] newOuterVectors() {
    return outerFiles.newVectors();
  }

  @Override
  public void close() {
    store.close();
    innerFiles.close();
    outerFiles.close();
  }
}
