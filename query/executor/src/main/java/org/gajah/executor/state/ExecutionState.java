package org.gajah.executor.state;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.batch.Batch;
import org.gajah.batch.MemoryAccount;
import org.gajah.batch.Vector;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.executor.rows.RowStore;
import org.gajah.executor.rows.Vectors;
import org.gajah.executor.rows.WorkMemory;
import org.gajah.expression.Evaluation;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.ParameterSource;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.SubPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.PlannedStatement;
import org.jspecify.annotations.Nullable;

/// One execution of a statement. Mirrors `EState`.
public final class ExecutionState implements ParameterSource, AutoCloseable {
  private final PlannedStatement statement;
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final ExpressionTypes types;
  private final RelationAccess relations;
  private final WorkMemory work;
  private Vector[] external;
  private final OperatorFactory factory;
  private ExpressionCompiler.@Nullable Observer observer;
  private final Evaluation evaluation;
  private final Vector[] internal;
  private final long[] settings;
  private final InitialPlan[] initialPlans;
  private final Map<Integer, Operator> subplans = new HashMap<>();
  private final Map<Integer, SharedRows> shared = new HashMap<>();
  private final Map<Integer, RowStore> workTables = new HashMap<>();
  private final @Nullable Recheck recheck;
  private long processed;

  /// Makes operators of plans.
  @FunctionalInterface
  public interface OperatorFactory {
    Operator create(Plan plan, ExecutionState state);
  }

  /// Rows to which some tables are narrowed while a changed row is looked at again. Mirrors
  /// `EPQState`.
  ///
  /// @param rows tid by place in the range table; [org.gajah.base.id.Tid#INVALID] for no row. Which
  ///   tables there are stays; their rows change between the one look and the next
  public record Recheck(Map<Integer, Long> rows) {}

  /// @param external values of the statement's parameters, each constant; number 1 is at 0
  public ExecutionState(
      PlannedStatement statement,
      FunctionRegistry registry,
      FunctionContext context,
      RelationAccess relations,
      WorkMemory work,
      Vector[] external,
      OperatorFactory factory) {
    this(statement, registry, context, relations, work, external, factory, null);
  }

  private ExecutionState(
      PlannedStatement statement,
      FunctionRegistry registry,
      FunctionContext context,
      RelationAccess relations,
      WorkMemory work,
      Vector[] external,
      OperatorFactory factory,
      @Nullable Recheck recheck) {
    this.statement = statement;
    this.registry = registry;
    this.context = context;
    this.types = new ExpressionTypes(context.catalog());
    this.relations = relations;
    this.work = work;
    this.external = external;
    this.factory = factory;
    this.recheck = recheck;
    this.evaluation = new Evaluation(context, this);
    this.internal = new Vector[statement.parameterTypes().size()];
    this.settings = new long[internal.length];
    this.initialPlans = new InitialPlan[internal.length];
  }

  /// The same statement with some tables narrowed to one row each.
  ///
  /// @param rows as [Recheck] has them
  public ExecutionState narrowed(Map<Integer, Long> rows) {
    return new ExecutionState(
        statement, registry, context, relations, work, external, factory, new Recheck(rows));
  }

  /// Gives the parameters the values that they have in another execution of the statement.
  public void adoptParameters(ExecutionState other) {
    external = other.external;
    System.arraycopy(other.internal, 0, internal, 0, internal.length);
  }

  /// Makes it ready for another execution. What was made for the one before is closed.
  ///
  /// @param parameters values of the statement's parameters, as the constructor takes them
  public void restart(Vector[] parameters) {
    external = parameters;
    processed = 0;
    Arrays.fill(internal, null);
    workTables.clear();
  }

  /// Whether an execution leaves nothing behind but its operators: no plans that are run once.
  public boolean isReusable() {
    return statement.subplans().isEmpty();
  }

  public PlannedStatement statement() {
    return statement;
  }

  public FunctionRegistry registry() {
    return registry;
  }

  public FunctionContext context() {
    return context;
  }

  public CatalogSource catalog() {
    return context.catalog();
  }

  /// The types of expressions.
  public ExpressionTypes types() {
    return types;
  }

  public RelationAccess relations() {
    return relations;
  }

  public MemoryAccount memory() {
    return work.account();
  }

  /// How much memory operators take before they use temporary files.
  public WorkMemory work() {
    return work;
  }

  public Evaluation evaluation() {
    return evaluation;
  }

  public @Nullable Recheck recheck() {
    return recheck;
  }

  /// Makes an operator, and notes the plans that are run once for it.
  public Operator create(Plan plan) {
    plan.common().initPlans().forEach(this::register);
    Operator operator = factory.create(plan, this);
    return plan.common().initPlans().isEmpty()
        ? operator
        : new WithInitialPlans(operator, this, plan.common().initPlans());
  }

  /// Lets somebody see the conditions of operators that are made from now on.
  public void observe(ExpressionCompiler.Observer newObserver) {
    observer = newObserver;
  }

  /// A compiler for expressions over an input.
  public ExpressionCompiler compiler(InputShape shape) {
    return new ExpressionCompiler(registry, context, shape, new SubPlans(this)).observed(observer);
  }

  // Counting

  /// How many rows the statement has changed, as its command tag says.
  public long processed() {
    return processed;
  }

  public void count(long rows) {
    processed += rows;
  }

  // Parameters

  @Override
  public Vector external(int number) {
    if (number < 1 || number > external.length) {
      throw new PgException(SqlState.UNDEFINED_OBJECT, "no value found for parameter " + number);
    }
    return external[number - 1];
  }

  @Override
  public Vector internal(int number) {
    InitialPlan plan = initialPlans[number];
    if (plan != null) {
      plan.run();
    }
    Vector value = internal[number];
    if (value == null) {
      throw PgException.internal("parameter %d has no value".formatted(number));
    }
    return value;
  }

  /// Sets a parameter to the value at a row of a vector.
  public void set(int number, Vector source, int row) {
    Vector value = internal[number];
    if (value == null || value.getClass() != source.getClass()) {
      value = Vectors.like(source);
      internal[number] = value;
    }
    settings[number]++;
    value.clear();
    value.copyFrom(source, source.isConstant() ? 0 : row, 0);
    value.makeConstant();
  }

  /// Sets a parameter to a constant vector.
  void set(int number, Vector constant) {
    settings[number]++;
    internal[number] = constant;
  }

  /// How often a parameter was set.
  long settings(int number) {
    return settings[number];
  }

  /// The plan that is run once for a parameter's value; null where there is none.
  @Nullable Plan initialPlan(int number) {
    InitialPlan initial = initialPlans[number];
    return initial == null ? null : initial.plan();
  }

  // Sub-plans

  private void register(SubPlan plan) {
    switch (plan.subLinkType()) {
      case CTE_SUBLINK -> shared.put(plan.setParam().get(0), new SharedRows(this, plan.plan_id()));
      default -> {
        InitialPlan initial = new InitialPlan(this, plan);
        plan.setParam().stream().forEach(number -> initialPlans[number] = initial);
      }
    }
  }

  /// Forgets the results of plans that are run once where they depend on parameters that have
  /// changed since.
  private void forgetChanged(List<SubPlan> plans) {
    for (SubPlan plan : plans) {
      int number = plan.setParam().get(0);
      InitialPlan initial = initialPlans[number];
      if (initial != null) {
        initial.forgetIfChanged();
      }
      SharedRows rows = shared.get(number);
      if (rows != null) {
        rows.forgetIfChanged();
      }
    }
  }

  /// Runs shared plans that nobody has read to their end, as WITH with changes in it has to.
  public void finishShared() {
    shared.values().forEach(SharedRows::finish);
  }

  /// The operator of a sub-plan, made when first asked for.
  ///
  /// @param id from 1
  Operator subplan(int id) {
    Operator operator = subplans.get(id);
    if (operator == null) {
      operator = create(statement.subplans().get(id - 1));
      subplans.put(id, operator);
    }
    return operator;
  }

  /// Whether somebody has asked for a sub-plan.
  boolean hasSubplan(int id) {
    return subplans.containsKey(id);
  }

  /// The plan of a sub-plan.
  Plan subplanPlan(int id) {
    return statement.subplans().get(id - 1);
  }

  /// The rows of a common table expression.
  public SharedRows shared(int parameter) {
    SharedRows rows = shared.get(parameter);
    if (rows == null) {
      throw PgException.internal("no rows for parameter " + parameter);
    }
    return rows;
  }

  /// The rows of the last round of a recursion.
  public RowStore workTable(int parameter) {
    RowStore rows = workTables.get(parameter);
    if (rows == null) {
      throw PgException.internal("no work table for parameter " + parameter);
    }
    return rows;
  }

  public void setWorkTable(int parameter, RowStore rows) {
    settings[parameter]++;
    workTables.put(parameter, rows);
  }

  /// Answers to requests to stop.
  public void checkInterrupts() {
    relations.storage().proc().checkInterrupts();
  }

  /// A column's vector for the values of an expression's type.
  public Vector newVector(int type, int rows) {
    return Vectors.ofType(catalog(), type, rows);
  }

  @Override
  public void close() {
    subplans.values().forEach(Operator::close);
    subplans.clear();
    shared.values().forEach(SharedRows::forget);
  }

  /// An operator whose node has plans that are run once.
  private static final class WithInitialPlans extends Operator {
    private final Operator operator;
    private final ExecutionState state;
    private final List<SubPlan> plans;

    WithInitialPlans(Operator operator, ExecutionState state, List<SubPlan> plans) {
      this.operator = operator;
      this.state = state;
      this.plans = plans;
    }

    @Override
    public @Nullable Batch next(int maxRows) {
      return operator.next(maxRows);
    }

    @Override
    public void rescan() {
      state.forgetChanged(plans);
      operator.rescan();
    }

    @Override
    public boolean isAhead() {
      return operator.isAhead();
    }

    @Override
    public void bound(long rows) {
      operator.bound(rows);
    }

    @Override
    public void close() {
      operator.close();
    }
  }
}
