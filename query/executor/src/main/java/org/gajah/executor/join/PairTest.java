package org.gajah.executor.join;

import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.JoinPlan;
import org.jspecify.annotations.Nullable;

/// The conditions of a join beyond its keys, asked of one outer and one inner row at a time. Rows
/// come with their keys in front, which the conditions don't see.
final class PairTest {
  private final ExecutionState state;
  private final Vector[] columns;
  private final Batch pair;
  private final int outerCount;
  private final @Nullable VectorPredicate conditions;

  /// @param outerKinds a vector like each outer column
  PairTest(JoinPlan plan, Vector[] outerKinds, Vector[] innerKinds, ExecutionState state) {
    this.state = state;
    this.outerCount = outerKinds.length;
    this.columns = new Vector[outerCount + innerKinds.length];
    System.arraycopy(outerKinds, 0, columns, 0, outerCount);
    System.arraycopy(innerKinds, 0, columns, outerCount, innerKinds.length);
    this.pair = new Batch(columns);
    this.conditions = conditions(plan, outerCount, state);
  }

  /// What a join asks of pairs beyond its keys, over the outer columns and then the inner ones;
  /// null when nothing.
  static @Nullable VectorPredicate conditions(JoinPlan plan, int outerCount, ExecutionState state) {
    return plan.joinConditions().isEmpty()
        ? null
        : state.compiler(Shapes.joined(outerCount)).predicate(plan.joinConditions());
  }

  /// Whether a join returns outer rows that match nothing.
  static boolean keepsOuter(JoinType type) {
    return type == JoinType.JOIN_LEFT || type == JoinType.JOIN_FULL || type == JoinType.JOIN_ANTI;
  }

  /// Whether a join returns inner rows that match nothing.
  static boolean keepsInner(JoinType type) {
    return type == JoinType.JOIN_RIGHT || type == JoinType.JOIN_FULL;
  }

  /// @param keyCount how many keys stand in front of the columns
  boolean holds(Vector[] outer, int outerAt, Vector[] inner, int innerAt, int keyCount) {
    if (conditions == null) {
      return true;
    }
    Vectors.clear(columns);
    for (int i = 0; i < outerCount; i++) {
      columns[i].copyFrom(outer[keyCount + i], outerAt, 0);
    }
    for (int i = outerCount; i < columns.length; i++) {
      columns[i].copyFrom(inner[keyCount + i - outerCount], innerAt, 0);
    }
    pair.setRows(1);
    return conditions.select(state.evaluation(), pair) > 0;
  }
}
