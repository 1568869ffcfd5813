package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.gajah.base.id.Tid;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.executor.state.Projection;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.executor.state.RelationAccess.OpenTable;
import org.gajah.executor.state.RowFilter;
import org.gajah.expression.InputShape;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.page.value.TupleDecoder;
import org.gajah.planner.plan.ScanPlan;
import org.gajah.transaction.Snapshot;
import org.jspecify.annotations.Nullable;

/// Reads values out of an index; looks at the table only where a page may hold rows that not
/// everybody sees.
public final class IndexOnlyScanOperator extends Operator {
  private final ExecutionState state;
  private final IndexReader reader;
  private final int[] needed;
  private final Vector[] vectors;
  private final TupleDecoder decoder;
  private final Batch batch;
  private final @Nullable RowFilter qual;
  private final Projection projection;

  public IndexOnlyScanOperator(ScanPlan.IndexOnlyScan plan, ExecutionState state) {
    this.state = state;
    int oid = state.statement().rangeTable().get(plan.relation() - 1).relid();
    OpenTable table = state.relations().table(oid);
    OpenIndex index = state.relations().index(plan.index());
    this.reader = new IndexReader(state, table, index, plan.conditions(), plan.backward(), true);
    this.needed = needed(plan);
    this.vectors = new Vector[needed.length];
    for (int i = 0; i < needed.length; i++) {
      boolean byValue = index.descriptor().layout().attribute(needed[i]).byValue();
      vectors[i] = byValue ? new LongVector(16) : new BytesVector(16);
    }
    this.decoder = new TupleDecoder(index.descriptor().layout(), needed, vectors);
    this.batch = new Batch(vectors);
    this.qual = RowFilter.of(state, shape(), plan.common().qual());
    this.projection = new Projection(state, plan.common().targetList(), shape(), vectors.length);
  }

  private static int[] needed(ScanPlan.IndexOnlyScan plan) {
    List<Expr> users = new ArrayList<>(plan.common().qual());
    plan.common().targetList().stream().map(TargetEntry::expr).forEach(users::add);
    TreeSet<Integer> columns = new TreeSet<>();
    for (Expr user : users) {
      new TreeWalker() {
        @Override
        protected boolean visit(Node node) {
          if (node instanceof Var var && var.varno() == SpecialVarno.INDEX_VAR) {
            columns.add(var.varattno() - 1);
          }
          return children(node);
        }
      }.walk(user);
    }
    return columns.stream().mapToInt(Integer::intValue).toArray();
  }

  private InputShape shape() {
    return expression -> {
      if (!(expression instanceof Var var) || var.varno() != SpecialVarno.INDEX_VAR) {
        return -1;
      }
      for (int i = 0; i < needed.length; i++) {
        if (needed[i] == var.varattno() - 1) {
          return i;
        }
      }
      return -1;
    };
  }

  @Override
  public @Nullable Batch next(int maxRows) {
    projection.tell();
    RowFilter.tell(qual);
    while (true) {
      state.checkInterrupts();
      int rows = fill(maxRows);
      if (rows == 0) {
        return null;
      }
      batch.setRows(rows);
      if (qual == null || qual.select(batch) > 0) {
        return projection.apply(batch);
      }
    }
  }

  private int fill(int maxRows) {
    Snapshot snapshot = state.relations().snapshot();
    for (Vector vector : vectors) {
      vector.clear();
    }
    int rows = 0;
    while (rows < maxRows) {
      long entry = reader.next();
      if (entry == Tid.INVALID) {
        break;
      }
      if (!reader.isAllVisible(entry) && reader.find(entry, snapshot) == Tid.INVALID) {
        continue;
      }
      for (Vector vector : vectors) {
        vector.ensureCapacity(rows + 1);
      }
      reader.decode(decoder, rows++);
    }
    return rows;
  }

  @Override
  public void rescan() {
    projection.forget();
    RowFilter.forget(qual);
    reader.restart();
  }

  @Override
  public boolean isReusable() {
    return true;
  }

  @Override
  public void close() {
    reader.close();
  }
}
