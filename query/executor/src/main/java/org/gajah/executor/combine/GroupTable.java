package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.state.ExecutionState;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.GroupKeys;

/// Groups of rows with equal keys, numbered in the order in which they came.
final class GroupTable implements AutoCloseable {
  private final ExecutionState state;
  private final int[] columns;
  private final RowStore store;
  private final KeyHasher hasher;
  private final Vector[] keys;

  /// @param targets the rows' columns
  GroupTable(GroupKeys keys, List<TargetEntry> targets, ExecutionState state) {
    this.state = state;
    this.columns = keys.keys().stream().mapToInt(key -> key.column() - 1).toArray();
    List<KeyHasher.Key> hashed = new ArrayList<>();
    Vector[] kinds = new Vector[columns.length];
    for (int i = 0; i < columns.length; i++) {
      GroupKeys.Key key = keys.keys().get(i);
      int type = state.types().type(targets.get(columns[i]).expr());
      hashed.add(new KeyHasher.Key(key.operator(), key.collation(), type, type));
      kinds[i] = state.newVector(type, 1);
    }
    this.store = new RowStore(kinds, state.memory());
    this.hasher = new KeyHasher(state.registry(), state.context(), hashed, store);
    this.keys = new Vector[columns.length];
  }

  int count() {
    return store.rows();
  }

  RowStore store() {
    return store;
  }

  /// The group of a row; a new one where it is the first of its kind.
  int group(Vector[] row, int at) {
    for (int i = 0; i < columns.length; i++) {
      keys[i] = plain(row[columns[i]], at);
    }
    int found = hasher.findStored(keys, at);
    if (found >= 0) {
      return found;
    }
    int number = store.add(keys, at);
    hasher.insertLast();
    return number;
  }

  private Vector plain(Vector vector, int row) {
    if (!(vector instanceof BytesVector bytes) || bytes.form(row) < BytesVector.COMPRESSED) {
      return vector;
    }
    BytesVector result = new BytesVector(row + 1);
    Plain.copy(state.context(), bytes, row, result, row);
    return result;
  }

  /// Whether a row is the first with its keys.
  boolean isNew(Vector[] row, int at) {
    int before = count();
    return group(row, at) == before;
  }

  void clear() {
    store.clear();
    hasher.clear();
  }

  @Override
  public void close() {
    store.close();
  }
}
