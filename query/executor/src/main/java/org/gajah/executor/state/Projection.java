package org.gajah.executor.state;

import java.util.List;
import org.gajah.base.error.PgException;
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
  private final Faults faults = new Faults();
  private final Batch one = new Batch();

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
    if (input.selected() <= 1) {
      compute(input);
    } else {
      try {
        compute(input);
      } catch (PgException fault) {
        if (!Faults.isOfData(fault)) {
          throw fault;
        }
        return good(input);
      }
    }
    output.setRows(input.rows());
    if (input.isSelective()) {
      output.select(input.selection(), input.selected());
    }
    return output;
  }

  private void compute(Batch input) {
    for (int i = 0; i < expressions.length; i++) {
      output.setColumn(i, expressions[i].evaluate(state.evaluation(), input));
    }
  }

  /// The rows before the first faulty one; the fault is told by [#tell].
  private Batch good(Batch input) {
    int count = input.selected();
    int[] rows = new int[count];
    for (int i = 0; i < count; i++) {
      rows[i] = input.row(i);
    }
    one.view(input);
    int good = 0;
    for (; good < count; good++) {
      one.select(new int[] {rows[good]}, 1);
      try {
        compute(one);
      } catch (PgException fault) {
        if (good == 0) {
          throw fault;
        }
        faults.hold(fault);
        break;
      }
    }
    one.select(rows, good);
    compute(one);
    output.setRows(input.rows());
    output.select(rows, good);
    return output;
  }

  /// Tells the fault that the last batch held back; to be called before another is asked for.
  public void tell() {
    faults.tell();
  }

  /// Forgets such a fault.
  public void forget() {
    faults.forget();
  }
}
