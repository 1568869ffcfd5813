package org.gajah.executor.combine;

import java.util.ArrayList;
import java.util.List;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyEquality;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.nodes.TargetEntry;
import org.gajah.planner.plan.GroupKeys;

/// One row of ordered rows, to compare others with in some keys.
final class KeptRow {
  private final KeyEquality equality;
  private final Vector[] row;
  private boolean empty = true;

  /// @param targets the rows' columns
  KeptRow(GroupKeys keys, List<TargetEntry> targets, ExecutionState state) {
    List<KeyHasher.Key> equalities = new ArrayList<>();
    int[] columns = new int[keys.keys().size()];
    for (int i = 0; i < columns.length; i++) {
      GroupKeys.Key key = keys.keys().get(i);
      columns[i] = key.column() - 1;
      int type = state.types().type(targets.get(columns[i]).expr());
      equalities.add(new KeyHasher.Key(key.operator(), key.collation(), type, type));
    }
    this.equality = new KeyEquality(state.registry(), state.context(), columns, equalities);
    this.row = Vectors.ofTargets(state.catalog(), targets, 1);
  }

  boolean isEmpty() {
    return empty;
  }

  /// Whether the kept row has the keys of another one.
  boolean isLike(Vector[] other, int at) {
    return !empty && equality.equal(row, 0, other, at);
  }

  /// Whether two other rows have the same keys.
  boolean areLike(Vector[] rows, int a, int b) {
    return equality.equal(rows, a, rows, b);
  }

  /// The kept row, at 0.
  Vector[] row() {
    return row;
  }

  void keep(Vector[] source, int at) {
    Vectors.clear(row);
    Vectors.copyRow(source, at, row, 0);
    empty = false;
  }

  void clear() {
    empty = true;
  }
}
