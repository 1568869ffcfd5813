package org.gajah.executor.state;

import java.util.List;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;

/// Computes a node's target list from its input's rows.
public final class Projection {
  private final ExecutionState state;
  private final VectorExpression[] expressions;
  private final Batch output;
  private final boolean identity;

  /// @param inputColumns how many columns the input has
  public Projection(
      ExecutionState state, List<TargetEntry> targets, InputShape shape, int inputColumns) {
    this.state = state;
    ExpressionCompiler compiler = state.compiler(shape);
    this.identity = isIdentity(targets, shape, inputColumns);
    this.expressions = compiler.compile(targets.stream().map(TargetEntry::expr).toList());
    this.output = new Batch(new Vector[targets.size()]);
  }

  private static boolean isIdentity(List<TargetEntry> targets, InputShape shape, int columns) {
    if (targets.size() != columns) {
      return false;
    }
    for (int i = 0; i < columns; i++) {
      if (!(targets.get(i).expr() instanceof Var var) || shape.column(var) != i) {
        return false;
      }
    }
    return true;
  }

  /// The target list for the rows of a batch that count.
  public Batch apply(Batch input) {
    if (identity) {
      return input;
    }
    for (int i = 0; i < expressions.length; i++) {
      output.setColumn(i, expressions[i].evaluate(state.evaluation(), input));
    }
    output.setRows(input.rows());
    if (input.isSelective()) {
      output.select(input.selection(), input.selected());
    }
    return output;
  }
}
