package org.gajah.executor.join;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.Plain;
import org.gajah.executor.rows.RowReader;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.ParameterWatch;
import org.gajah.executor.state.Shapes;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.planner.plan.JoinPlan;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Puts the inner rows into a hash table and looks the outer ones up in it, batch by batch where
/// the table does not fit into memory ([JoinTable]).
public final class HashJoinOperator extends Operator {
  private static final int NONE = -1;

  private final ExecutionState state;
  private final JoinPlan.HashJoin plan;
  private final Operator outer;
  private final Operator inner;
  private final VectorExpression[] outerKeys;
  private final VectorExpression[] innerKeys;
  private final List<KeyHasher.Key> keys;
  private final PairTest pairs;
  private final Vector[] outerKinds;
  private final Vector[] innerKinds;
  private final JoinOutput output;
  private final BitSet innerMatched = new BitSet();
  private final boolean keepsOuter;
  private final boolean keepsInner;

  private final int keyCount;
  private final ParameterWatch innerWatch;
  private final Vector[] outerRow;

  private @Nullable JoinTable table;
  private @Nullable RowStore nullKeys;
  private @Nullable RowReader nullKeysReader;
  private int nullKeysShown;

  /// The outer rows at work: keys, then columns.
  private Vector[] rows = {};

  private Vector @Nullable [] waiting;
  private @Nullable Batch outerBatch;
  private int outerCountOfRows;
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
    this.outerKinds = Vectors.ofTargets(state.catalog(), plan.outer().common().targetList(), 1);
    this.innerKinds = Vectors.ofTargets(state.catalog(), hash.input().common().targetList(), 1);
    this.outerKeys = state.compiler(Shapes.OUTER).compile(plan.hashKeys());
    this.innerKeys = state.compiler(Shapes.OUTER).compile(hash.keys());
    this.keys = keys(plan, hash);
    this.pairs = new PairTest(plan, outerKinds, innerKinds, state);
    this.output = new JoinOutput(plan, outerKinds, innerKinds, state);
    this.keyCount = innerKeys.length;
    this.outerRow = new Vector[keyCount + outerKinds.length];
    this.innerWatch = new ParameterWatch(state, hash);
    this.keepsOuter = PairTest.keepsOuter(plan.type());
    this.keepsInner = PairTest.keepsInner(plan.type());
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
  private JoinTable build() {
    Vector[] stored = kinds(true, innerKinds);
    JoinTable made = new JoinTable(state, keys, stored, kinds(false, outerKinds));
    table = made;
    innerWatch.remember();
    Vector[] source = new Vector[stored.length];
    Batch batch = inner.next(Vector.BATCH_ROWS);
    while (batch != null) {
      state.checkInterrupts();
      for (int i = 0; i < keyCount; i++) {
        source[i] =
            Plain.of(state.context(), innerKeys[i].evaluate(state.evaluation(), batch), batch);
      }
      for (int i = 0; i < innerKinds.length; i++) {
        source[keyCount + i] = batch.column(i);
      }
      add(made, source, batch);
      batch = inner.next(Vector.BATCH_ROWS);
    }
    return made;
  }

  private Vector[] kinds(boolean ofInner, Vector[] columns) {
    Vector[] result = new Vector[keyCount + columns.length];
    for (int i = 0; i < keyCount; i++) {
      KeyHasher.Key key = keys.get(i);
      result[i] = state.newVector(ofInner ? key.rightType() : key.leftType(), 1);
    }
    System.arraycopy(columns, 0, result, keyCount, columns.length);
    return result;
  }

  private void add(JoinTable made, Vector[] source, Batch batch) {
    for (int i = 0; i < batch.selected(); i++) {
      int row = batch.row(i);
      if (!anyNull(source, row)) {
        made.add(source, row);
      } else if (keepsInner) {
        nullKeys(source).add(source, row);
      }
    }
  }

  /// Inner rows that go with nobody, for a null in their keys.
  private RowStore nullKeys(Vector[] kinds) {
    RowStore kept = nullKeys;
    if (kept == null) {
      kept = RowStore.spilling(kinds, state.work());
      nullKeys = kept;
    }
    return kept;
  }

  private boolean anyNull(Vector[] keyColumns, int row) {
    for (int i = 0; i < keyCount; i++) {
      if (keyColumns[i].isNull(row)) {
        return true;
      }
    }
    return false;
  }

  // Probing

  @Override
  public @Nullable Batch next(int maxRows) {
    JoinTable present = table == null ? build() : table;
    output.begin();
    while (true) {
      boolean more = output.rows() < maxRows && step(present, maxRows);
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
  private boolean step(JoinTable present, int maxRows) {
    if (outerEnded) {
      if (keepsInner && emitUnmatched(present.store())) {
        return true;
      }
      if (!present.next()) {
        return keepsInner && emitNullKeys();
      }
      innerMatched.clear();
      waiting = present.newOuterVectors();
      outerEnded = false;
      outerIndex = 0;
      outerCountOfRows = 0;
      return true;
    }
    if (outerIndex >= outerCountOfRows && !fetch(present, maxRows)) {
      outerEnded = true;
      unmatched = 0;
      return true;
    }
    probe(present, outerBatch == null ? outerIndex : outerBatch.row(outerIndex), maxRows);
    return true;
  }

  /// Gets outer rows: from the input, in later batches from the file.
  private boolean fetch(JoinTable present, int maxRows) {
    state.checkInterrupts();
    outerIndex = 0;
    started = false;
    Vector[] block = waiting;
    if (block != null) {
      outerBatch = null;
      rows = block;
      outerCountOfRows = present.readOuter(block);
      return outerCountOfRows > 0;
    }
    Batch batch = outer.next(maxRows);
    outerBatch = batch;
    if (batch == null) {
      outerCountOfRows = 0;
      return false;
    }
    rows = outerRow;
    for (int i = 0; i < keyCount; i++) {
      rows[i] = Plain.of(state.context(), outerKeys[i].evaluate(state.evaluation(), batch), batch);
    }
    for (int i = 0; i < outerKinds.length; i++) {
      rows[keyCount + i] = batch.column(i);
    }
    outerCountOfRows = batch.selected();
    return true;
  }

  private void probe(JoinTable present, int row, int maxRows) {
    KeyHasher hasher = present.hasher();
    if (!started) {
      started = true;
      matched = false;
      boolean isNull = anyNull(rows, row);
      if (!isNull && !present.isPresent(rows, row)) {
        outerIndex++;
        started = false;
        return;
      }
      candidate = isNull ? NONE : hasher.find(rows, row);
    }
    while (candidate != NONE) {
      if (output.rows() >= maxRows) {
        return;
      }
      int found = candidate;
      candidate = hasher.findNext(found, rows, row);
      RowStore store = present.store();
      if (!pairs.holds(rows, row, store.chunk(found), store.place(found), keyCount)) {
        continue;
      }
      matched = true;
      if (keepsInner) {
        innerMatched.set(found);
      }
      if (plan.type() == JoinType.JOIN_ANTI) {
        break;
      }
      emit(store, row, found);
      if (plan.type() == JoinType.JOIN_SEMI || plan.innerUnique()) {
        break;
      }
    }
    if (!matched && keepsOuter) {
      output.add(rows, keyCount, row, null, 0, 0);
    }
    outerIndex++;
    started = false;
  }

  private void emit(RowStore store, int row, int found) {
    if (plan.type() == JoinType.JOIN_SEMI) {
      output.add(rows, keyCount, row, null, 0, 0);
      return;
    }
    output.add(rows, keyCount, row, store.chunk(found), keyCount, store.place(found));
  }

  private boolean emitUnmatched(RowStore store) {
    unmatched = innerMatched.nextClearBit(unmatched);
    if (unmatched >= store.rows()) {
      return false;
    }
    output.add(null, 0, 0, store.chunk(unmatched), keyCount, store.place(unmatched));
    unmatched++;
    return true;
  }

  private boolean emitNullKeys() {
    RowStore kept = nullKeys;
    if (kept == null || nullKeysShown >= kept.rows()) {
      return false;
    }
    if (nullKeysReader == null) {
      nullKeysReader = kept.reader();
    }
    RowReader reader = Objects.requireNonNull(nullKeysReader);
    output.add(null, 0, 0, reader.vectors(nullKeysShown), keyCount, reader.place(nullKeysShown));
    nullKeysShown++;
    return true;
  }

  @Override
  public void rescan() {
    outer.rescan();
    boolean reusable = table != null && table.batches() == 1 && !innerWatch.hasChanged();
    if (!reusable) {
      inner.rescan();
      forget();
    }
    outerBatch = null;
    outerCountOfRows = 0;
    outerIndex = 0;
    waiting = null;
    outerEnded = false;
    started = false;
    nullKeysShown = 0;
    innerMatched.clear();
    output.forget();
    output.begin();
  }

  private void forget() {
    if (table != null) {
      table.close();
      table = null;
    }
    if (nullKeys != null) {
      nullKeys.close();
      nullKeys = null;
      nullKeysReader = null;
    }
  }

  @Override
  public void close() {
    forget();
    inner.close();
    outer.close();
  }
}
