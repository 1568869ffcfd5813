package org.gajah.planner.join;

import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.Var;

/// One of the expressions by which rows are ordered.
///
/// @param subject what [#subject] says of the expression
/// @param family B-tree operator family whose order it is
public record OrderKey(
    Object subject, int family, int collation, boolean descending, boolean nullsFirst) {
  /// A column of a relation, whatever its type is called.
  public record Column(int relation, int number) {}

  /// By what an expression is known here: a column by its place, everything else as it is.
  public static Object subject(Expr expression) {
    Expr inner = expression instanceof RelabelType relabel ? relabel.arg() : expression;
    return inner instanceof Var var && var.varlevelsup() == 0
        ? new Column(var.varno(), var.varattno())
        : inner;
  }

  /// Whether rows in one order are in another, too.
  ///
  /// @param has the order that rows have
  /// @param wants the order that is asked for
  public static boolean satisfies(List<OrderKey> has, List<OrderKey> wants) {
    if (has.size() < wants.size()) {
      return false;
    }
    for (int i = 0; i < wants.size(); i++) {
      if (!has.get(i).equals(wants.get(i))) {
        return false;
      }
    }
    return true;
  }
}
