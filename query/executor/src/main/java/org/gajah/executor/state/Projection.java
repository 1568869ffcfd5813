package org.gajah.executor.state;

import java.util.Arrays;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.batch.Batch;
import org.gajah.batch.Vector;
import org.gajah.expression.ExpressionCompiler;
import org.gajah.expression.InputShape;
import org.gajah.expression.VectorExpression;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SubLinkType;

/// Computes a node's target list from its input's rows.
public final class Projection {
  private final ExecutionState state;
  private final VectorExpression[] expressions;
  private final Batch output;
  private final boolean identity;

  /// Columns that are computed for the parameters which others use; they come first.
  private final int[] first;

  private final Faults faults = new Faults();
  private final Batch one = new Batch();

  /// @param inputColumns how many columns the input has
  public Projection(
      ExecutionState state, List<TargetEntry> targets, InputShape shape, int inputColumns) {
    this.state = state;
    this.identity = isIdentity(targets, shape, inputColumns);
    this.expressions = new VectorExpression[identity ? 0 : targets.size()];
    ExpressionCompiler compiler = state.compiler(shape);
    int[] multiple = new int[expressions.length];
    int count = 0;
    for (int i = 0; i < expressions.length; i++) {
      Expr expression = targets.get(i).expr();
      expressions[i] = compiler.compile(expression);
      if (isMultiple(expression)) {
        multiple[count++] = i;
      }
    }
    this.first = Arrays.copyOf(multiple, count);
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

  /// Whether an expression is a sub-query that gives values to several columns.
  public static boolean isMultiple(Expr expression) {
    return expression instanceof SubPlan plan
        && plan.subLinkType() == SubLinkType.MULTIEXPR_SUBLINK;
  }

  private void compute(Batch input) {
    for (int i : first) {
      output.setColumn(i, expressions[i].evaluate(state.evaluation(), input));
    }
    for (int i = 0; i < expressions.length; i++) {
      if (first.length == 0 || Arrays.binarySearch(first, i) < 0) {
        output.setColumn(i, expressions[i].evaluate(state.evaluation(), input));
      }
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
