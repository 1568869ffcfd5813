package org.gajah.planner.facts;

import org.gajah.catalog.rows.PgProc;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.nodes.AlternativeSubPlan;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.CoerceViaIO;
import org.gajah.nodes.DistinctExpr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.NextValueExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.NullIfExpr;
import org.gajah.nodes.NullTest;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.SQLValueFunction;
import org.gajah.nodes.ScalarArrayOpExpr;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.NullTestType;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// What the planner wants to know of functions.
public final class Functions {
  private final CatalogSource catalog;

  public Functions(CatalogSource catalog) {
    this.catalog = catalog;
  }

  private PgProc row(int function) {
    return catalog.get(SysCache.PROCOID, function);
  }

  /// Whether the function answers null when an argument is null.
  public boolean isStrict(int function) {
    return row(function).proisstrict();
  }

  public boolean isVolatile(int function) {
    return row(function).provolatile() == PgProc.PROVOLATILE_VOLATILE;
  }

  /// How many rows a set-returning function is said to give.
  public double rows(int function) {
    return Math.max(1, row(function).prorows());
  }

  /// Cost of a call, in operators.
  public double cost(int function) {
    return row(function).procost();
  }

  /// The function that a node calls, or 0. Operators whose function is not yet filled in count as
  /// their operator's.
  private int called(Node node) {
    return switch (node) {
      case FuncExpr call -> call.funcid();
      case OpExpr call -> function(call.opfuncid(), call.opno());
      case DistinctExpr call -> function(call.opfuncid(), call.opno());
      case NullIfExpr call -> function(call.opfuncid(), call.opno());
      case ScalarArrayOpExpr call -> function(call.opfuncid(), call.opno());
      case WindowFunc call -> call.winfnoid();
      default -> 0;
    };
  }

  private int function(int function, int operator) {
    return function == 0 ? catalog.get(SysCache.OPEROID, operator).oprcode() : function;
  }

  /// Whether evaluating a tree once more, or not at all, could be noticed.
  public boolean containsVolatile(@Nullable Node tree) {
    return Trees.any(
        tree,
        node -> {
          int function = called(node);
          return node instanceof NextValueExpr || function != 0 && isVolatile(function);
        });
  }

  /// Whether a tree may change from row to row of one statement though its inputs don't, or is not
  /// worth the risk: needed to tell whether a condition may be used with an index.
  public boolean isStableWithin(@Nullable Node tree) {
    return !containsVolatile(tree);
  }

  /// Whether a set-returning function stands in a tree.
  public boolean containsSet(@Nullable Node tree) {
    return Trees.any(
        tree,
        node ->
            node instanceof FuncExpr call && call.funcretset()
                || node instanceof OpExpr operator && operator.opretset());
  }

  /// Whether a tree is null, or not true, as soon as the variables of some relation are: only
  /// strict functions stand between them and the top.
  public boolean isStrictFor(Node tree, int relation) {
    return switch (tree) {
      case Var var -> var.varlevelsup() == 0 && var.varno() == relation;
      case FuncExpr call ->
          isStrict(call.funcid()) && call.args().stream().anyMatch(a -> isStrictFor(a, relation));
      case OpExpr call ->
          isStrict(function(call.opfuncid(), call.opno()))
              && call.args().stream().anyMatch(a -> isStrictFor(a, relation));
      case RelabelType relabel -> isStrictFor(relabel.arg(), relation);
      case CoerceViaIO coerce -> isStrictFor(coerce.arg(), relation);
      case NullTest test ->
          test.nulltesttype() == NullTestType.IS_NOT_NULL
              && !test.argisrow()
              && isStrictFor(test.arg(), relation);
      case BoolExpr bool -> isStrictBool(bool, relation);
      default -> false;
    };
  }

  private boolean isStrictBool(BoolExpr bool, int relation) {
    return switch (bool.boolop()) {
      case AND_EXPR, NOT_EXPR -> bool.args().stream().anyMatch(a -> isStrictFor(a, relation));
      case OR_EXPR -> bool.args().stream().allMatch(a -> isStrictFor(a, relation));
    };
  }

  /// Rough cost of evaluating a tree for one row, in units of `cpu_operator_cost`.
  public double evaluation(@Nullable Node tree) {
    double[] total = {0};
    Trees.any(
        tree,
        node -> {
          int function = called(node);
          if (function != 0) {
            total[0] += cost(function);
          } else if (node instanceof SubPlan plan) {
            total[0] += plan.per_call_cost();
          } else if (node instanceof CoerceViaIO
              || node instanceof SQLValueFunction
              || node instanceof AlternativeSubPlan) {
            total[0] += 1;
          }
          return false;
        });
    return total[0];
  }
}
