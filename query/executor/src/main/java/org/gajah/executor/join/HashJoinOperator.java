package org.gajah.executor.join;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.VectorExpression;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Puts the inner rows into a hash table and looks the outer ones up in it.
public final class HashJoinOperator extends Operator {
  private static final int NONE = -1;

  private final ExecutionState state;
  private final JoinPlan.HashJoin plan;
  private final Operator outer;
  private final Operator inner;
  private final VectorExpression[] outerKeys;
  private final VectorExpression[] innerKeys;
  private final List<KeyHasher.Key> keys;
  private final @Nullable VectorPredicate conditions;
  private final Vector[] pair;
  private final Batch pairBatch;
  private final int outerCount;
  private final int innerCount;
  private final JoinOutput output;
  private final BitSet innerMatched = new BitSet();
  private final boolean keepsOuter;
  private final boolean keepsInner;

  private @Nullable RowStore store;
  private @Nullable KeyHasher table;
  private @Nullable Batch outerBatch;
  private Vector[] outerColumns = {};
  private Vector[] outerKeyColumns = {};
  private int outerIndex;
  private int candidate = NONE;
  private boolean started;
  private boolean matched;
  private boolean outerEnded;
  private int unmatched;

  public HashJoinOperator(JoinPlan.HashJoin plan, ExecutionState state) {
    this.state = state;
    this.plan = plan;
    this.outer = state.create(plan.outer());
    RowsPlan.Hash hash = (RowsPlan.Hash) plan.inner();
    this.inner = state.create(hash.input());
    Vector[] outerKinds = Vectors.ofTargets(state.catalog(), plan.outer().common().targetList(), 1);
    Vector[] innerKinds = Vectors.ofTargets(state.catalog(), hash.input().common().targetList(), 1);
    this.outerCount = outerKinds.length;
    this.innerCount = innerKinds.length;
    this.outerKeys = state.compiler(Shapes.OUTER).compile(plan.hashKeys());
    this.innerKeys = state.compiler(Shapes.OUTER).compile(hash.keys());
    this.keys = keys(plan, hash);
    this.pair = new Vector[outerCount + innerCount];
    System.arraycopy(outerKinds, 0, pair, 0, outerCount);
    System.arraycopy(innerKinds, 0, pair, outerCount, innerCount);
    this.pairBatch = new Batch(pair);
    this.conditions =
        plan.joinConditions().isEmpty()
            ? null
            : state.compiler(Shapes.joined(outerCount)).predicate(plan.joinConditions());
    this.output = new JoinOutput(plan, outerKinds, innerKinds, state);
    JoinType type = plan.type();
    this.keepsOuter =
        type == JoinType.JOIN_LEFT || type == JoinType.JOIN_FULL || type == JoinType.JOIN_ANTI;
    this.keepsInner = type == JoinType.JOIN_RIGHT || type == JoinType.JOIN_FULL;
  }

  private List<KeyHasher.Key> keys(JoinPlan.HashJoin plan, RowsPlan.Hash hash) {
    List<KeyHasher.Key> result = new ArrayList<>();
    for (int i = 0; i < plan.hashOperators().size(); i++) {
      Expr left = plan.hashKeys().get(i);
      Expr right = hash.keys().get(i);
      result.add(
          new KeyHasher.Key(
              plan.hashOperators().get(i),
              plan.hashCollations().get(i),
              state.types().type(left),
              state.types().type(right)));
    }
    return result;
  }

  // Building

  /// Stored rows are the keys, then the columns.
  private void build() {
    Vector[] kinds = new Vector[innerKeys.length + innerCount];
    for (int i = 0; i < innerKeys.length; i++) {
      kinds[i] = state.newVector(keys.get(i).rightType(), 1);
    }
    System.arraycopy(pair, outerCount, kinds, innerKeys.length, innerCount);
    RowStore rows = new RowStore(kinds, state.memory());
    KeyHasher hasher = new KeyHasher(state.registry(), state.context(), keys, rows);
    Vector[] source = new Vector[kinds.length];
    Batch batch = inner.next(Vector.BATCH_ROWS);
    while (batch != null) {
      for (int i = 0; i < innerKeys.length; i++) {
        source[i] =
            Plain.of(state.context(), innerKeys[i].evaluate(state.evaluation(), batch), batch);
      }
      for (int i = 0; i < innerCount; i++) {
        source[innerKeys.length + i] = batch.column(i);
      }
      add(rows, hasher, source, batch);
      batch = inner.next(Vector.BATCH_ROWS);
    }
    store = rows;
    table = hasher;
  }

  private void add(RowStore rows, KeyHasher hasher, Vector[] source, Batch batch) {
    for (int i = 0; i < batch.selected(); i++) {
      int row = batch.row(i);
      boolean isNull = anyNull(source, row);
      if (!isNull || keepsInner) {
        rows.add(source, row);
        if (isNull) {
          hasher.skipLast();
        } else {
          hasher.insertLast();
        }
      }
    }
  }

  private boolean anyNull(Vector[] keyColumns, int row) {
    for (int i = 0; i < innerKeys.length; i++) {
      if (keyColumns[i].isNull(row)) {
        return true;
      }
    }
    return false;
  }

  // Probing

  @Override
  public @Nullable Batch next(int maxRows) {
    if (table == null) {
      build();
    }
    output.begin();
    while (true) {
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

  private boolean step(int maxRows) {
    if (outerEnded) {
      return keepsInner && emitUnmatched();
    }
    Batch rows = outerBatch;
    if (rows == null) {
      state.checkInterrupts();
      rows = outer.next(maxRows);
      if (rows == null) {
        outerEnded = true;
        unmatched = 0;
        return true;
      }
      outerBatch = rows;
      outerColumns = Vectors.of(rows);
      outerKeyColumns = new Vector[outerKeys.length];
      for (int i = 0; i < outerKeys.length; i++) {
        outerKeyColumns[i] =
            Plain.of(state.context(), outerKeys[i].evaluate(state.evaluation(), rows), rows);
      }
      outerIndex = 0;
      started = false;
    }
    if (outerIndex >= rows.selected()) {
      outerBatch = null;
      return true;
    }
    probe(rows.row(outerIndex), maxRows);
    return true;
  }

  private void probe(int row, int maxRows) {
    KeyHasher hasher = Objects.requireNonNull(table);
    if (!started) {
      started = true;
      matched = false;
      candidate = anyNull(outerKeyColumns, row) ? NONE : hasher.find(outerKeyColumns, row);
    }
    while (candidate != NONE) {
      if (output.rows() >= maxRows) {
        return;
      }
      int found = candidate;
      candidate = hasher.findNext(found, outerKeyColumns, row);
      if (conditions != null && !holds(row, found, conditions)) {
        continue;
      }
      matched = true;
      innerMatched.set(found);
      if (plan.type() == JoinType.JOIN_ANTI) {
        break;
      }
      emit(row, found);
      if (plan.type() == JoinType.JOIN_SEMI || plan.innerUnique()) {
        break;
      }
    }
    if (!matched && keepsOuter) {
      output.add(outerColumns, row, null, 0);
    }
    outerIndex++;
    started = false;
  }

  private void emit(int row, int found) {
    if (plan.type() == JoinType.JOIN_SEMI) {
      output.add(outerColumns, row, null, 0);
      return;
    }
    output.add(outerColumns, row, innerColumns(found), place(found));
  }

  private Vector[] innerColumns(int found) {
    Vector[] chunk = Objects.requireNonNull(store).chunk(found);
    Vector[] result = new Vector[innerCount];
    System.arraycopy(chunk, innerKeys.length, result, 0, innerCount);
    return result;
  }

  private int place(int found) {
    return Objects.requireNonNull(store).place(found);
  }

  private boolean holds(int row, int found, VectorPredicate predicate) {
    Vectors.clear(pair);
    for (int i = 0; i < outerCount; i++) {
      pair[i].copyFrom(outerColumns[i], row, 0);
    }
    Vector[] innerRow = innerColumns(found);
    for (int i = 0; i < innerCount; i++) {
      pair[outerCount + i].copyFrom(innerRow[i], place(found), 0);
    }
    pairBatch.setRows(1);
    return predicate.select(state.evaluation(), pairBatch) > 0;
  }

  private boolean emitUnmatched() {
    RowStore rows = Objects.requireNonNull(store);
    unmatched = innerMatched.nextClearBit(unmatched);
    if (unmatched >= rows.rows()) {
      return false;
    }
    output.add(null, 0, innerColumns(unmatched), place(unmatched));
    unmatched++;
    return true;
  }

  @Override
  public void rescan() {
    outer.rescan();
    inner.rescan();
    output.forget();
    forget();
  }

  private void forget() {
    if (store != null) {
      store.close();
    }
    store = null;
    table = null;
    outerBatch = null;
    outerEnded = false;
    innerMatched.clear();
    output.begin();
  }

  @Override
  public void close() {
    forget();
    inner.close();
    outer.close();
  }
}
