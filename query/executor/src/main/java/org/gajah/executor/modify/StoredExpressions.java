package org.gajah.executor.modify;

import org.gajah.expression.InputShape;
import org.gajah.nodes.Var;

/// Expressions that are stored with a table (defaults, checks, those of indexes): their variables
/// are the table's columns.
final class StoredExpressions {
  private StoredExpressions() {}

  /// Rows of a table with all its columns in order.
  static final InputShape SHAPE =
      expression ->
          expression instanceof Var var && var.varattno() > 0 ? var.varattno() - 1 : -1;
}
