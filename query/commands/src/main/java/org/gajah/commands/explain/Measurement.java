package org.gajah.commands.explain;

import java.util.IdentityHashMap;
import java.util.List;
import org.gajah.base.seam.Clock;
import org.gajah.batch.Batch;
import org.gajah.buffer.BufferUsage;
import org.gajah.executor.Operators;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.Operator;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.VectorPredicate;
import org.gajah.nodes.Expr;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// What is measured of a plan that runs: its nodes, and what their conditions leave out.
final class Measurement implements ExecutionState.OperatorFactory, ExpressionCompiler.Observer {
  private final Clock clock;
  private final BufferUsage buffers;
  private final IdentityHashMap<Plan, Instrument.Counts> nodes = new IdentityHashMap<>();

  /// By the first of the conditions.
  private final IdentityHashMap<Expr, long[]> removed = new IdentityHashMap<>();

  Measurement(Clock clock, BufferUsage buffers) {
    this.clock = clock;
    this.buffers = buffers;
  }

  @Override
  public Operator create(Plan plan, ExecutionState state) {
    state.observe(this);
    Operator operator = Operators.create(plan, state);
    Instrument.Counts counts = nodes.computeIfAbsent(plan, one -> new Instrument.Counts());
    return new Instrument(operator, clock, buffers, counts);
  }

  @Override
  public VectorPredicate observed(List<? extends Expr> conditions, VectorPredicate compiled) {
    long[] count = removed.computeIfAbsent(conditions.getFirst(), one -> new long[1]);
    return new Counting(compiled, count);
  }

  /// A condition that counts the rows that it leaves out.
  private record Counting(VectorPredicate inner, long[] count) implements VectorPredicate {
    @Override
    public int select(Evaluation context, Batch input) {
      int before = input.selected();
      int left = inner.select(context, input);
      count[0] += before - left;
      return left;
    }
  }

  /// What was measured of a node, null when it never ran. A hash table is filled by the join above
  /// it, from its input.
  Instrument.@Nullable Counts of(Plan plan) {
    Instrument.Counts counts = nodes.get(plan);
    if (counts == null && plan instanceof RowsPlan.Hash hash) {
      return of(hash.input());
    }
    return counts == null || counts.loops() == 0 ? null : counts;
  }

  /// How many rows some conditions of a node have left out in all its runs.
  long removedBy(List<Expr> conditions) {
    long[] count = removed.get(conditions.getFirst());
    return count == null ? 0 : count[0];
  }
}
