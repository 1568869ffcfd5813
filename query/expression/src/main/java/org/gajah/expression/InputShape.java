package org.gajah.expression;

import org.gajah.nodes.Expr;

/// Where the columns of an expression's input are.
public interface InputShape {
  /// The number of the column of the input batch that holds the values of a `Var`, an `Aggref`, a
  /// `WindowFunc` or a `GroupingFunc`; -1 for an expression that the input does not hold. For other
  /// kinds of expressions it is not asked.
  int column(Expr expression);

  /// For expressions without input.
  InputShape NONE = expression -> -1;
}
