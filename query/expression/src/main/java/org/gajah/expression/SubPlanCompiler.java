package org.gajah.expression;

import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.SubPlan;

/// Makes expressions of sub-plans; given by the executor, which runs them.
public interface SubPlanCompiler {
  /// @param compiler for the arguments and the test expression
  VectorExpression compile(SubPlan subplan, ExpressionCompiler compiler);

  VectorExpression compile(AlternativeSubPlan subplans, ExpressionCompiler compiler);
}
