package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.SpecialVarno;
import org.gajah.nodes.walk.TreeRewriter;
import org.jspecify.annotations.Nullable;

/// Makes expressions refer to columns of the nodes below instead of to the query. Mirrors
/// `optimizer/plan/setrefs.c`.
final class References {
  private final ExpressionTypes types;
  private final int offset;

  /// @param offset what is added to places in the query's range table to get those in the
  ///   statement's
  References(ExpressionTypes types, int offset) {
    this.types = types;
    this.offset = offset;
  }

  /// An expression for a scan node: its variables are the scanned relation's.
  Expr ofScan(Expr expression) {
    if (offset == 0) {
      return expression;
    }
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return node instanceof Var var && var.varlevelsup() == 0 && var.varno() > 0
                ? moved(var)
                : children(node);
          }
        }.apply(expression);
  }

  private Var moved(Var var) {
    int syntactic = var.varnosyn() > 0 ? var.varnosyn() + offset : var.varnosyn();
    return var.toBuilder().varno(var.varno() + offset).varnosyn(syntactic).build();
  }

  /// An expression over the rows of one node below.
  Expr above(Expr expression, List<Expr> columns) {
    return above(expression, columns, List.of());
  }

  /// An expression over the rows of an outer and an inner node below.
  Expr above(Expr expression, List<Expr> outer, List<Expr> inner) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            if (node instanceof Expr part) {
              Var found = find(part, outer, SpecialVarno.OUTER_VAR);
              found = found == null ? find(part, inner, SpecialVarno.INNER_VAR) : found;
              if (found != null) {
                return found;
              }
              if (part instanceof Var var && var.varlevelsup() == 0) {
                throw PgException.internal(
                    "variable %d.%d not found in subplan target list"
                        .formatted(var.varno(), var.varattno()));
              }
            }
            return children(node);
          }
        }.apply(expression);
  }

  List<Expr> above(List<Expr> expressions, List<Expr> outer, List<Expr> inner) {
    return expressions.stream().map(e -> above(e, outer, inner)).toList();
  }

  /// The column that is an expression, or null.
  private @Nullable Var find(Expr expression, List<Expr> columns, int side) {
    if (!(expression instanceof Var) && isTrivial(expression)) {
      return null;
    }
    int place = columns.indexOf(expression);
    return place < 0 ? null : column(expression, place, side);
  }

  /// Constants and parameters need not be looked up.
  private static boolean isTrivial(Expr expression) {
    return expression instanceof Const || expression instanceof Param;
  }

  /// A column of the node below, by its place from 0.
  Var column(Expr expression, int place) {
    return column(expression, place, SpecialVarno.OUTER_VAR);
  }

  private Var column(Expr expression, int place, int side) {
    Var.Builder result =
        Var.builder()
            .varno(side)
            .varattno(place + 1)
            .vartype(types.type(expression))
            .vartypmod(types.typmod(expression))
            .varcollid(types.collation(expression))
            .varnullingrels(Bitmapset.EMPTY);
    if (expression instanceof Var var) {
      Var moved = moved(var);
      result.varnosyn(moved.varnosyn()).varattnosyn(moved.varattnosyn());
    }
    return result.build();
  }

  /// A target list of some columns in order.
  static List<TargetEntry> targets(List<Expr> expressions) {
    List<TargetEntry> result = new ArrayList<>();
    for (Expr expression : expressions) {
      result.add(target(expression, result.size() + 1));
    }
    return result;
  }

  static TargetEntry target(Expr expression, int number) {
    return TargetEntry.builder().expr(expression).resno(number).build();
  }
}
