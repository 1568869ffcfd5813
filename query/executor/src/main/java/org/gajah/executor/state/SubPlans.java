package org.gajah.executor.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.LongVector;
import org.gajah.batch.Vector;
import org.gajah.executor.rows.KeyHasher;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.SubPlanCompiler;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.Param;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.nodes.kinds.SubLinkType;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// Sub-plans in expressions: run for each row with that row's values, or looked up in a hash table.
/// Mirrors `executor/nodeSubplan.c`.
final class SubPlans implements SubPlanCompiler {
  private final ExecutionState state;

  SubPlans(ExecutionState state) {
    this.state = state;
  }

  @Override
  public VectorExpression compile(SubPlan plan, ExpressionCompiler compiler) {
    return plan.useHashTable()
        ? new Hashed(state, plan, compiler)
        : new ForEachRow(state, plan, compiler);
  }

  @Override
  public VectorExpression compile(AlternativeSubPlan plans, ExpressionCompiler compiler) {
    return compile(plans.subplans().getFirst(), compiler);
  }

  /// Runs the sub-plan for each row.
  private static final class ForEachRow extends VectorExpression {
    private final ExecutionState state;
    private final SubPlan plan;
    private final VectorExpression[] arguments;
    private final @Nullable VectorExpression test;
    private final Vector result;
    private final Vector[] values;
    private final Batch one;
    private boolean started;

    ForEachRow(ExecutionState state, SubPlan plan, ExpressionCompiler compiler) {
      this.state = state;
      this.plan = plan;
      this.arguments = compiler.compile(plan.args());
      Expr testExpression = plan.testexpr();
      this.test = testExpression == null ? null : compiler.compile(testExpression);
      this.values = new Vector[arguments.length];
      this.one = new Batch();
      this.result =
          switch (plan.subLinkType()) {
            case EXPR_SUBLINK -> state.newVector(plan.firstColType(), 1);
            case ARRAY_SUBLINK -> new BytesVector(1);
            default -> new LongVector(1);
          };
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      result.clear();
      result.ensureCapacity(input.rows());
      for (int i = 0; i < arguments.length; i++) {
        values[i] = arguments[i].evaluate(context, input);
      }
      one.view(input);
      int[] row = new int[1];
      for (int i = 0; i < input.selected(); i++) {
        row[0] = input.row(i);
        one.select(row, 1);
        one(context, row[0]);
      }
      return result;
    }

    private void one(Evaluation context, int row) {
      for (int i = 0; i < values.length; i++) {
        state.set(plan.parParam().get(i), values[i], row);
      }
      Operator operator = state.subplan(plan.plan_id());
      if (started) {
        operator.rescan();
      }
      started = true;
      switch (plan.subLinkType()) {
        case EXISTS_SUBLINK -> ((LongVector) result).setBoolean(row, operator.next(1) != null);
        case EXPR_SUBLINK -> value(operator, row);
        case ARRAY_SUBLINK -> array(operator, row);
        case MULTIEXPR_SUBLINK -> multiple(operator, row);
        case ROWCOMPARE_SUBLINK -> rowComparison(context, operator, row);
        default -> quantified(context, operator, row);
      }
    }

    private void value(Operator operator, int row) {
      Batch batch = operator.next(1);
      if (batch == null) {
        result.setNull(row);
        return;
      }
      result.copyFrom(batch.column(0), batch.row(0), row);
      if (operator.next(1) != null) {
        throw InitialPlan.tooManyRows();
      }
    }

    private void array(Operator operator, int row) {
      ArrayCollector collector = new ArrayCollector(state.context(), plan.firstColType());
      Batch batch = operator.next(Vector.BATCH_ROWS);
      while (batch != null) {
        collector.add(batch);
        batch = operator.next(Vector.BATCH_ROWS);
      }
      result.copyFrom(collector.result(), 0, row);
    }

    private void multiple(Operator operator, int row) {
      Batch batch = operator.next(1);
      for (int i = 0; i < plan.setParam().size(); i++) {
        int number = plan.setParam().get(i);
        if (batch == null) {
          state.set(number, nothing(i));
        } else {
          state.set(number, batch.column(i), batch.row(0));
        }
      }
      result.setNull(row);
      if (batch != null && operator.next(1) != null) {
        throw InitialPlan.tooManyRows();
      }
    }

    private Vector nothing(int column) {
      Expr expression = state.subplanPlan(plan.plan_id()).common().targetList().get(column).expr();
      Vector value = Vectors.ofExpression(state.catalog(), expression, 1);
      value.setNull(0);
      value.makeConstant();
      return value;
    }

    private void rowComparison(Evaluation context, Operator operator, int row) {
      Batch batch = operator.next(1);
      if (batch == null) {
        result.setNull(row);
        return;
      }
      setColumns(batch, 0);
      test(context, row);
      if (operator.next(1) != null) {
        throw InitialPlan.tooManyRows();
      }
    }

    private void setColumns(Batch batch, int index) {
      for (int i = 0; i < plan.paramIds().size(); i++) {
        state.set(plan.paramIds().get(i), batch.column(i), batch.row(index));
      }
    }

    private void test(Evaluation context, int row) {
      if (test == null) {
        throw new IllegalStateException();
      }
      result.setNotNull(row);
      result.copyFrom(test.evaluate(context, one), row, row);
    }

    /// `= ANY` and `= ALL`: false, or true, as soon as one row decides; null where some comparison
    /// is null and none decides.
    private void quantified(Evaluation context, Operator operator, int row) {
      boolean any = plan.subLinkType() == SubLinkType.ANY_SUBLINK;
      LongVector verdicts = (LongVector) result;
      boolean anyNull = false;
      Batch batch = operator.next(Vector.BATCH_ROWS);
      while (batch != null) {
        for (int i = 0; i < batch.selected(); i++) {
          setColumns(batch, i);
          test(context, row);
          if (result.isNull(row)) {
            anyNull = true;
          } else if (verdicts.getBoolean(row) == any) {
            return;
          }
        }
        batch = operator.next(Vector.BATCH_ROWS);
      }
      result.setNotNull(row);
      verdicts.setBoolean(row, !any);
      if (anyNull) {
        result.setNull(row);
      }
    }
  }

  /// `= ANY` with a sub-plan that does not depend on the row: its rows are put into a hash table.
  private static final class Hashed extends VectorExpression {
    private final ExecutionState state;
    private final SubPlan plan;
    private final List<OpExpr> tests = new ArrayList<>();
    private final VectorExpression[] left;
    private final LongVector result = new LongVector(1);
    private final ParameterWatch watch;
    private @Nullable KeyHasher table;
    private @Nullable RowStore rows;
    private boolean anyNull;

    Hashed(ExecutionState state, SubPlan plan, ExpressionCompiler compiler) {
      this.state = state;
      this.plan = plan;
      this.watch = new ParameterWatch(state, state.subplanPlan(plan.plan_id()));
      Trees.conjuncts(plan.testexpr()).forEach(part -> tests.add((OpExpr) part));
      this.left = compiler.compile(tests.stream().map(t -> t.args().get(0)).toList());
    }

    @Override
    public Vector compute(Evaluation context, Batch input) {
      KeyHasher hasher = build();
      result.clear();
      result.ensureCapacity(input.rows());
      Vector[] keys = new Vector[left.length];
      for (int i = 0; i < left.length; i++) {
        keys[i] = left[i].evaluate(context, input);
      }
      for (int i = 0; i < input.selected(); i++) {
        one(hasher, keys, input.row(i));
      }
      return result;
    }

    private void one(KeyHasher hasher, Vector[] keys, int row) {
      boolean isNull = isNull(keys, row);
      if (!isNull && hasher.find(keys, row) >= 0) {
        result.setBoolean(row, true);
      } else if ((isNull || anyNull) && mayMatch(hasher, keys, row)) {
        unknown(row);
      } else {
        result.setBoolean(row, false);
      }
    }

    private static boolean isNull(Vector[] keys, int row) {
      for (Vector key : keys) {
        if (key.isNull(row)) {
          return true;
        }
      }
      return false;
    }

    /// Whether some row of the sub-plan is equal but for nulls.
    private boolean mayMatch(KeyHasher hasher, Vector[] keys, int row) {
      RowStore store = Objects.requireNonNull(rows);
      for (int at = 0; at < store.rows(); at++) {
        if (hasher.mayEqual(keys, row, at)) {
          return true;
        }
      }
      return false;
    }

    private void unknown(int row) {
      if (plan.unknownEqFalse()) {
        result.setBoolean(row, false);
      } else {
        result.setNull(row);
      }
    }

    private KeyHasher build() {
      if (table != null && !watch.hasChanged()) {
        return table;
      }
      Operator operator = state.subplan(plan.plan_id());
      RowStore before = rows;
      if (before != null) {
        before.close();
        anyNull = false;
        operator.rescan();
      }
      watch.remember();
      List<KeyHasher.Key> keys = new ArrayList<>();
      for (OpExpr test : tests) {
        keys.add(
            new KeyHasher.Key(
                test.opno(),
                test.inputcollid(),
                state.types().type(test.args().get(0)),
                state.types().type(test.args().get(1))));
      }
      List<Expr> right = tests.stream().map(t -> column(t.args().get(1))).toList();
      VectorExpression[] values = state.compiler(columns()).compile(right);
      RowStore store = new RowStore(kinds(right), state.memory());
      KeyHasher hasher = new KeyHasher(state.registry(), state.context(), keys, store);
      Batch batch = operator.next(Vector.BATCH_ROWS);
      while (batch != null) {
        add(hasher, store, values, batch);
        batch = operator.next(Vector.BATCH_ROWS);
      }
      rows = store;
      table = hasher;
      return hasher;
    }

    private void add(KeyHasher hasher, RowStore store, VectorExpression[] values, Batch batch) {
      Vector[] row = new Vector[values.length];
      for (int i = 0; i < values.length; i++) {
        row[i] = values[i].evaluate(state.evaluation(), batch);
      }
      for (int i = 0; i < batch.selected(); i++) {
        int at = batch.row(i);
        if (isNull(row, at)) {
          if (!anyNull || row.length > 1) {
            store.add(row, at);
            hasher.skipLast();
          }
          anyNull = true;
        } else if (hasher.findStored(row, at) < 0) {
          store.add(row, at);
          hasher.insertLast();
        }
      }
    }

    private Vector[] kinds(List<Expr> right) {
      Vector[] result = new Vector[right.size()];
      for (int i = 0; i < result.length; i++) {
        result[i] = state.newVector(state.types().type(right.get(i)), 1);
      }
      return result;
    }

    /// An expression over parameters that stand for columns, as one over the columns.
    private Expr column(Expr expression) {
      return Trees.replace(
          expression,
          node -> {
            if (!(node instanceof Param param)) {
              return null;
            }
            for (int i = 0; i < plan.paramIds().size(); i++) {
              if (plan.paramIds().get(i) == param.paramid()) {
                return Var.builder()
                    .varno(SpecialVarno.OUTER_VAR)
                    .varattno(i + 1)
                    .vartype(param.paramtype())
                    .vartypmod(param.paramtypmod())
                    .varcollid(param.paramcollid())
                    .build();
              }
            }
            return null;
          });
    }

    private static InputShape columns() {
      return expression -> expression instanceof Var var ? var.varattno() - 1 : -1;
    }
  }
}
