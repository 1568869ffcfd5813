package org.gajah.expression;

import org.gajah.batch.Batch;
import org.gajah.catalog.type.BaseType;
import org.gajah.catalog.type.Types;
import org.gajah.functions.FunctionRegistry;
import org.gajah.functions.contract.Domains;
import org.gajah.functions.contract.FunctionContext;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.CoerceToDomain;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CoercionForm;

/// Checks of domains outside of statements' expressions, for the values that input functions read.
public final class DomainChecks implements Domains {
  private final FunctionRegistry registry;
  private final FunctionContext context;

  public DomainChecks(FunctionRegistry registry, FunctionContext context) {
    this.registry = registry;
    this.context = context;
  }

  @Override
  public Check prepare(int domain) {
    BaseType base = new Types(context.catalog()).base(domain, -1);
    Var value = new Var(1, 1, base.type(), base.typmod(), 0, Bitmapset.EMPTY, 0, 0, 0, -1);
    VectorExpression checks =
        new ExpressionCompiler(registry, context, _ -> 0, null)
            .compile(
                new CoerceToDomain(value, domain, -1, 0, CoercionForm.COERCE_IMPLICIT_CAST, -1));
    return (session, values) -> {
      Batch input = new Batch(values);
      input.setRows(1);
      checks.evaluate(new Evaluation(session, ParameterSource.NONE), input);
    };
  }
}
