package org.gajah.executor.join;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.MergeOrder;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Shapes;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.JoinPlan;
import org.jspecify.annotations.Nullable;

/// Joins two inputs that come in the order of their keys. Inner rows with the same keys are kept
/// while outer rows have those, and are read as they are asked for, so that the inner input never
/// goes back.
public final class MergeJoinOperator extends Operator {
  private final JoinPlan.MergeJoin plan;
  private final KeyedRows outer;
  private final KeyedRows inner;
  private final MergeOrder order;
  private final PairTest pairs;
  private final int keyCount;
  private final JoinOutput output;
  private final boolean keepsOuter;
  private final boolean keepsInner;

  /// Inner rows with the keys of the present outer row, or the last one.
  private final RowStore group;

  private final RowReader reader;
  private final Vector[] groupKey;
  private final BitSet groupMatched = new BitSet();
  private boolean inGroup;
  private boolean groupComplete;
  private int groupAt;
  private boolean leaving;
  private boolean outerStarted;
  private boolean matched;
  private int demand = 1;

  public MergeJoinOperator(JoinPlan.MergeJoin plan, ExecutionState state) {
    this.plan = plan;
    Vector[] outerKinds = Vectors.ofTargets(state.catalog(), plan.outer().common().targetList(), 1);
    Vector[] innerKinds = Vectors.ofTargets(state.catalog(), plan.inner().common().targetList(), 1);
    this.keyCount = plan.mergeConditions().size();
    List<Expr> outerKeys = new ArrayList<>();
    List<Expr> innerKeys = new ArrayList<>();
    List<MergeOrder.Key> keys = new ArrayList<>();
    for (int i = 0; i < keyCount; i++) {
      OpExpr condition = (OpExpr) plan.mergeConditions().get(i);
      JoinPlan.MergeJoin.MergeKey key = plan.keys().get(i);
      outerKeys.add(condition.args().get(0));
      innerKeys.add(condition.args().get(1));
      keys.add(
          new MergeOrder.Key(
              condition.opno(), key.operatorFamily(), key.collation(), key.descending()));
    }
    this.outer =
        new KeyedRows(
            state,
            state.create(plan.outer()),
            state.compiler(Shapes.OUTER).compile(outerKeys),
            outerKinds.length);
    this.inner =
        new KeyedRows(
            state,
            state.create(plan.inner()),
            state.compiler(Shapes.INNER).compile(innerKeys),
            innerKinds.length);
    this.order = new MergeOrder(state.registry(), state.context(), keys);
    this.pairs = new PairTest(plan, outerKinds, innerKinds, state);
    this.output = new JoinOutput(plan, outerKinds, innerKinds, state);
    this.keepsOuter = PairTest.keepsOuter(plan.type());
    this.keepsInner = PairTest.keepsInner(plan.type());
    Vector[] kinds = new Vector[keyCount + innerKinds.length];
    for (int i = 0; i < keyCount; i++) {
      kinds[i] = state.newVector(state.types().type(innerKeys.get(i)), 1);
    }
    System.arraycopy(innerKinds, 0, kinds, keyCount, innerKinds.length);
    this.group = RowStore.spilling(kinds, state.work());
    this.reader = group.reader();
    this.groupKey = Vectors.like(kinds, 1);
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    output.begin();
    while (true) {
      demand = maxRows;
      boolean more = output.rows() < maxRows && step(maxRows);
      if (output.rows() >= maxRows || !more) {
        Batch result = output.flush();
        if (result != null || !more) {
          return result;
        }
        output.begin();
      }
    }
  }

  /// Does some work.
  ///
  /// @return false at the end
  private boolean step(int maxRows) {
    if (leaving) {
      leave(maxRows);
      return true;
    }
    if (!outer.has(demand)) {
      if (inGroup) {
        startLeaving();
        return true;
      }
      return keepsInner && unmatchedInner();
    }
    if (outerStarted) {
      pairs(maxRows);
    } else if (outer.anyNull()) {
      unmatchedOuter();
    } else if (inGroup) {
      withGroup();
    } else if (!inner.has(demand)) {
      if (!keepsOuter) {
        return false;
      }
      unmatchedOuter();
    } else if (inner.anyNull()) {
      skipInner();
    } else {
      withInner();
    }
    return true;
  }

  private void withGroup() {
    int result = order.compare(outer.vectors(), outer.place(), groupKey, 0);
    if (result < 0) {
      unmatchedOuter();
    } else if (result > 0) {
      startLeaving();
    } else {
      startOuter();
    }
  }

  private void withInner() {
    int result = order.compare(outer.vectors(), outer.place(), inner.vectors(), inner.place());
    if (result < 0) {
      unmatchedOuter();
    } else if (result > 0) {
      skipInner();
    } else {
      group.clear();
      groupMatched.clear();
      Vectors.clear(groupKey);
      Vectors.copyRow(inner.vectors(), inner.place(), groupKey, 0);
      group.add(inner.vectors(), inner.place());
      inner.advance();
      inGroup = true;
      groupComplete = false;
      startOuter();
    }
  }

  private void startOuter() {
    outerStarted = true;
    matched = false;
    groupAt = 0;
  }

  private void unmatchedOuter() {
    if (keepsOuter) {
      output.add(outer.vectors(), keyCount, outer.place(), null, 0, 0);
    }
    outer.advance();
  }

  private void skipInner() {
    if (keepsInner) {
      output.add(null, 0, 0, inner.vectors(), keyCount, inner.place());
    }
    inner.advance();
  }

  private boolean unmatchedInner() {
    if (!inner.has(demand)) {
      return false;
    }
    skipInner();
    return true;
  }

  /// Whether the group has a row, which is read if it has not been. Asked while the present outer
  /// row has the group's keys.
  private boolean groupHas(int row) {
    if (row < group.rows()) {
      return true;
    }
    if (groupComplete) {
      return false;
    }
    boolean more =
        inner.has(demand)
            && !inner.anyNull()
            && order.compare(outer.vectors(), outer.place(), inner.vectors(), inner.place()) == 0;
    if (!more) {
      groupComplete = true;
      return false;
    }
    group.add(inner.vectors(), inner.place());
    inner.advance();
    return true;
  }

  private void pairs(int maxRows) {
    Vector[] outerRow = outer.vectors();
    int place = outer.place();
    while (groupHas(groupAt)) {
      if (output.rows() >= maxRows) {
        return;
      }
      int at = groupAt++;
      Vector[] innerRow = reader.vectors(at);
      int innerPlace = reader.place(at);
      if (!pairs.holds(outerRow, place, innerRow, innerPlace, keyCount)) {
        continue;
      }
      matched = true;
      if (keepsInner) {
        groupMatched.set(at);
      }
      if (plan.type() == JoinType.JOIN_ANTI) {
        break;
      }
      boolean semi = plan.type() == JoinType.JOIN_SEMI;
      output.add(outerRow, keyCount, place, semi ? null : innerRow, keyCount, innerPlace);
      if (semi || plan.innerUnique()) {
        break;
      }
    }
    if (!matched && keepsOuter) {
      output.add(outerRow, keyCount, place, null, 0, 0);
    }
    outerStarted = false;
    // Rows of the group that nobody has asked for are told by the present row's keys.
    if (keepsInner) {
      while (groupHas(group.rows())) {
        // It is kept.
      }
    }
    outer.advance();
  }

  private void startLeaving() {
    leaving = true;
    groupAt = 0;
  }

  /// Gives the rows of the group that no outer row has matched. Rows of the same keys that are left
  /// in the input lie before those of the next outer row, and are passed over as such.
  private void leave(int maxRows) {
    while (keepsInner && groupAt < group.rows()) {
      if (output.rows() >= maxRows) {
        return;
      }
      int at = groupAt++;
      if (!groupMatched.get(at)) {
        output.add(null, 0, 0, reader.vectors(at), keyCount, reader.place(at));
      }
    }
    leaving = false;
    inGroup = false;
    group.clear();
  }

  @Override
  public void rescan() {
    outer.rescan();
    inner.rescan();
    group.clear();
    inGroup = false;
    leaving = false;
    outerStarted = false;
    output.forget();
    output.begin();
  }

  @Override
  public void close() {
    group.close();
    outer.close();
    inner.close();
  }
}
