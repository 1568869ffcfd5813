package org.gajah.parser;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.SelectStmt;

/// What stood in a pair of parentheses whose beginning did not tell a query from an expression.
sealed interface Parens {
  /// A query.
  record Query(SelectStmt statement) implements Parens {}

  /// One expression, or the several of an implicit row.
  record Values(List<Expr> values) implements Parens {
    boolean isRow() {
      return values.size() > 1;
    }
  }
}
