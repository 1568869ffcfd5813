package org.gajah.expression;

import java.util.function.IntConsumer;
import org.gajah.batch.Batch;
import org.gajah.batch.BytesVector;
import org.gajah.batch.Vector;
import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.containers.ArrayBuilder;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.functions.loop.BoundElement;
import org.gajah.nodes.*;
import org.jspecify.annotations.Nullable;

/// Computes ahead what cannot change while a plan is used, and simplifies conditions. Mirrors
/// `eval_const_expressions()` and `estimate_expression_value()` of `optimizer/util/clauses.c`.
///
/// What fails when it is computed ahead fails then, as it does in PostgreSQL; branches of CASE that
/// are never taken are dropped first.
public final class ConstantFolder {
  private final FunctionRegistry registry;
  private final FunctionContext context;
  private final CatalogSource catalog;
  private final ExpressionTypes types;
  private final KnownParameters parameters;
  private final IntConsumer inlined;

  /// Values of parameters that the plan is made for.
  public interface KnownParameters {
    /// The value of a parameter of the statement, or null where the plan must do for all values.
    ///
    /// @param estimating whether the value may only guide the planner
    @Nullable Const value(Param parameter, boolean estimating);

    /// Where nothing is known.
    KnownParameters NONE = (parameter, estimating) -> null;
  }

  public ConstantFolder(
      FunctionRegistry registry, FunctionContext context, KnownParameters parameters) {
    this(registry, context, parameters, _ -> {});
  }

  /// @param inlined is told which functions' bodies took the place of their calls
  public ConstantFolder(
      FunctionRegistry registry,
      FunctionContext context,
      KnownParameters parameters,
      IntConsumer inlined) {
    this.registry = registry;
    this.context = context;
    this.catalog = context.catalog();
    this.types = new ExpressionTypes(catalog);
    this.parameters = parameters;
    this.inlined = inlined;
  }

  /// The expression with all that is immutable computed.
  public Expr fold(Expr expression) {
    return (Expr) new Folding(this, false).apply(expression);
  }

  /// The expression with all computed that is stable within a statement: only for estimates.
  public Expr estimate(Expr expression) {
    return (Expr) new Folding(this, true).apply(expression);
  }

  /// Computes an expression that refers to nothing.
  public Const evaluate(Expr expression) {
    VectorExpression compiled =
        new ExpressionCompiler(registry, context, InputShape.NONE, null).compile(expression);
    Batch row = new Batch();
    row.setRows(1);
    Vector value = compiled.evaluate(new Evaluation(context, ParameterSource.NONE), row);
    if (value instanceof BytesVector bytes && bytes.anyToasted() && !bytes.isNull(0)) {
      BytesVector plain = new BytesVector(1);
      plain.set(0, Plain.slice(new Evaluation(context, ParameterSource.NONE), bytes, 0));
      value = plain;
    }
    return Constants.of(
        catalog,
        value,
        types.type(expression),
        types.typmod(expression),
        types.collation(expression));
  }

  /// The array of some constants: as [#evaluate] makes it, but without an expression for each of
  /// what may be a million elements.
  Const array(ArrayExpr array) {
    BoundElement element = registry.element(catalog, array.element_typeid(), 0);
    element.enter(context);
    ArrayBuilder builder = new ArrayBuilder(element);
    for (Expr each : array.elements()) {
      builder.add(Constants.stored((Const) each));
    }
    BytesVector value = new BytesVector(1);
    int start = value.sink().length();
    builder.put(value.sink());
    value.finish(0, start);
    return Constants.of(
        catalog, value, types.type(array), types.typmod(array), types.collation(array));
  }

  void inlined(int function) {
    inlined.accept(function);
  }

  FunctionContext context() {
    return context;
  }

  CatalogSource catalog() {
    return catalog;
  }

  ExpressionTypes types() {
    return types;
  }

  KnownParameters parameters() {
    return parameters;
  }

  PgProc function(int oid) {
    return catalog.get(SysCache.PROCOID, oid);
  }
}
