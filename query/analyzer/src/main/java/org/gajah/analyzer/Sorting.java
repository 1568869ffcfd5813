package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.QualifiedName;
import org.gajah.catalog.operator.Operators;
import org.gajah.catalog.operator.OrderingOperator;
import org.gajah.catalog.operator.SortGroupOperators;
import org.gajah.catalog.rows.PgOperator;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.ColumnRef;
import org.gajah.nodes.Expr;
import org.gajah.nodes.IntegerNode;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.StringNode;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.kinds.SortByDir;
import org.gajah.nodes.walk.Locations;

/// ORDER BY, DISTINCT and what GROUP BY shares with them. Lists of targets are changed in place.
/// Mirrors parts of parser/parse_clause.c.
final class Sorting {
  private final Analysis a;

  Sorting(Analysis analysis) {
    this.a = analysis;
  }

  /// The target that a clause sorts or groups by.
  static TargetEntry target(SortGroupClause clause, List<TargetEntry> targets) {
    for (TargetEntry target : targets) {
      if (target.ressortgroupref() == clause.tleSortGroupRef()) {
        return target;
      }
    }
    throw PgException.internal("ORDER/GROUP BY expression not found in targetlist");
  }

  // ---------------------------------------------------------------- finding targets

  /// The index of the target that an expression means: a name or number of a result column, or else
  /// an expression, which is added if it is new.
  int find(Scope scope, Expr raw, List<TargetEntry> targets, ExprKind kind, boolean onlyExpr) {
    if (!onlyExpr) {
      int found =
          switch (raw) {
            case ColumnRef ref when ref.fields().size() == 1 ->
                ref.fields().getFirst() instanceof StringNode name
                    ? byName(scope, name.sval(), ref.location(), targets, kind)
                    : -1;
            case A_Const constant -> byNumber(constant, targets, kind);
            default -> -1;
          };
      if (found >= 0) {
        checkTarget(scope, targets.get(found), kind);
        return found;
      }
    }
    return byExpression(scope, raw, targets, kind);
  }

  private int byName(
      Scope scope, String name, int location, List<TargetEntry> targets, ExprKind kind) {
    if (kind == ExprKind.GROUP_BY && a.columns.column(scope, name, true, location) != null) {
      return -1;
    }
    int found = -1;
    for (int i = 0; i < targets.size(); i++) {
      TargetEntry target = targets.get(i);
      if (!target.resjunk() && name.equals(target.resname())) {
        if (found < 0) {
          found = i;
        } else if (!targets.get(found).expr().equals(target.expr())) {
          throw a.fault(
              SqlState.AMBIGUOUS_COLUMN,
              "%s \"%s\" is ambiguous".formatted(kind.text(), name),
              location);
        }
      }
    }
    return found;
  }

  private int byNumber(A_Const constant, List<TargetEntry> targets, ExprKind kind) {
    if (constant.isnull() || !(constant.val() instanceof IntegerNode number)) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "non-integer constant in " + kind.text(), constant.location());
    }
    int position = 0;
    for (int i = 0; i < targets.size(); i++) {
      if (!targets.get(i).resjunk() && ++position == number.ival()) {
        return i;
      }
    }
    throw a.fault(
        SqlState.INVALID_COLUMN_REFERENCE,
        "%s position %d is not in select list".formatted(kind.text(), number.ival()),
        constant.location());
  }

  private void checkTarget(Scope scope, TargetEntry target, ExprKind kind) {
    if (kind != ExprKind.GROUP_BY) {
      return;
    }
    List<Expr> expr = List.of(target.expr());
    if (scope.hasAggregates) {
      int location =
          AggregateCalls.locate(expr, null, n -> n instanceof Aggref agg && agg.agglevelsup() == 0);
      if (location >= 0) {
        throw a.fault(
            SqlState.GROUPING_ERROR,
            "aggregate functions are not allowed in " + kind.text(),
            location);
      }
    }
    int window = AggregateCalls.locate(expr, null, n -> n instanceof WindowFunc);
    if (scope.hasWindows && window >= 0) {
      throw a.fault(
          SqlState.WINDOWING_ERROR, "window functions are not allowed in " + kind.text(), window);
    }
  }

  private int byExpression(Scope scope, Expr raw, List<TargetEntry> targets, ExprKind kind) {
    Expr expr = a.expressions.known(scope, raw, kind);
    for (int i = 0; i < targets.size(); i++) {
      if (expr.equals(ImplicitCoercions.strip(targets.get(i).expr()))) {
        return i;
      }
    }
    targets.add(new TargetEntry(expr, scope.nextColumn++, null, 0, 0, 0, true));
    return targets.size() - 1;
  }

  // ---------------------------------------------------------------- ORDER BY

  List<SortGroupClause> orderBy(
      Scope scope, List<SortBy> order, List<TargetEntry> targets, ExprKind kind, boolean onlyExpr) {
    List<SortGroupClause> result = new ArrayList<>();
    for (SortBy each : order) {
      int found = find(scope, each.node(), targets, kind, onlyExpr);
      addToSort(targets, found, result, each);
    }
    return result;
  }

  /// Adds a target to a list to sort by.
  void addToSort(List<TargetEntry> targets, int at, List<SortGroupClause> list, SortBy sort) {
    int type = a.targets.resolveUnknown(targets, at);
    int location = sort.location() >= 0 ? sort.location() : Locations.of(sort.node());
    int sortOperator;
    int equalOperator;
    boolean hashable;
    boolean reverse = sort.sortby_dir() == SortByDir.SORTBY_DESC;
    if (sort.sortby_dir() == SortByDir.SORTBY_USING) {
      Using using = using(sort, type, location);
      sortOperator = using.sort;
      equalOperator = using.equal;
      reverse = using.reverse;
      hashable = using.hashable;
    } else {
      SortGroupOperators ordering = a.lookups.typeOperators().sortGroup(type);
      sortOperator = reverse ? ordering.greater() : ordering.less();
      if (sortOperator == 0) {
        throw unsortable(type, location);
      }
      equalOperator = ordering.equal();
      hashable = ordering.hashable();
    }
    if (!isIn(targets.get(at), sortOperator, list)) {
      boolean nullsFirst =
          switch (sort.sortby_nulls()) {
            case SORTBY_NULLS_DEFAULT -> reverse;
            case SORTBY_NULLS_FIRST -> true;
            case SORTBY_NULLS_LAST -> false;
          };
      list.add(
          new SortGroupClause(
              reference(targets, at), equalOperator, sortOperator, nullsFirst, hashable));
    }
  }

  private PgException unsortable(int type, int location) {
    return a.fault(
            SqlState.UNDEFINED_FUNCTION,
            "could not identify an ordering operator for type " + a.typeNames.format(type),
            location)
        .hint("Use an explicit ordering operator or modify the query.");
  }

  private record Using(int sort, int equal, boolean reverse, boolean hashable) {}

  private Using using(SortBy sort, int type, int location) {
    PgOperator operator = a.operators.find(sort.useOp(), type, type, location);
    Operators operators = a.lookups.operators();
    OrderingOperator ordering = operators.ordering(operator.oid());
    int equal = ordering == null ? 0 : operators.equalityFor(operator.oid());
    if (ordering != null && equal != 0) {
      boolean hashable = operators.isHashJoinable(equal, type, a.lookups.typeOperators());
      return new Using(operator.oid(), equal, ordering.isDescending(), hashable);
    }
    throw a.fault(
            SqlState.WRONG_OBJECT_TYPE,
            "operator %s is not a valid ordering operator"
                .formatted(QualifiedName.text(sort.useOp())),
            location)
        .hint("Ordering operators must be \"<\" or \">\" members of btree operator families.");
  }

  /// The number by which sort and group clauses refer to a target; given if it has none.
  static int reference(List<TargetEntry> targets, int at) {
    TargetEntry target = targets.get(at);
    if (target.ressortgroupref() != 0) {
      return target.ressortgroupref();
    }
    int max = 0;
    for (TargetEntry each : targets) {
      max = Math.max(max, each.ressortgroupref());
    }
    targets.set(at, target.toBuilder().ressortgroupref(max + 1).build());
    return max + 1;
  }

  /// Whether a list sorts or groups by a target already, in a certain order unless that is 0.
  boolean isIn(TargetEntry target, int sortOperator, List<SortGroupClause> list) {
    int reference = target.ressortgroupref();
    if (reference == 0) {
      return false;
    }
    for (SortGroupClause clause : list) {
      if (clause.tleSortGroupRef() == reference
          && (sortOperator == 0
              || sortOperator == clause.sortop()
              || clause.sortop() != 0
                  && sortOperator == a.lookups.operators().get(clause.sortop()).oprcom())) {
        return true;
      }
    }
    return false;
  }

  // ---------------------------------------------------------------- grouping and DISTINCT

  /// Adds a target to a list to group by, with its type's own operators.
  void addToGroup(List<TargetEntry> targets, int at, List<SortGroupClause> list, int location) {
    int type = a.targets.resolveUnknown(targets, at);
    if (!isIn(targets.get(at), 0, list)) {
      SortGroupOperators ordering = a.lookups.typeOperators().sortGroup(type);
      if (ordering.equal() == 0) {
        throw a.fault(
            SqlState.UNDEFINED_FUNCTION,
            "could not identify an equality operator for type " + a.typeNames.format(type),
            location);
      }
      list.add(
          new SortGroupClause(
              reference(targets, at),
              ordering.equal(),
              ordering.less(),
              false,
              ordering.hashable()));
    }
  }

  List<SortGroupClause> distinct(
      Scope scope, List<TargetEntry> targets, List<SortGroupClause> order, boolean aggregate) {
    List<SortGroupClause> result = new ArrayList<>();
    for (SortGroupClause clause : order) {
      TargetEntry target = target(clause, targets);
      if (target.resjunk()) {
        throw a.fault(
            SqlState.INVALID_COLUMN_REFERENCE,
            aggregate
                ? "in an aggregate with DISTINCT, ORDER BY expressions must appear in argument list"
                : "for SELECT DISTINCT, ORDER BY expressions must appear in select list",
            target.expr());
      }
      result.add(clause);
    }
    for (int i = 0; i < targets.size(); i++) {
      if (!targets.get(i).resjunk()) {
        addToGroup(targets, i, result, Locations.of(targets.get(i).expr()));
      }
    }
    if (result.isEmpty()) {
      throw new PgException(
          SqlState.SYNTAX_ERROR,
          aggregate
              ? "an aggregate with DISTINCT must have at least one argument"
              : "SELECT DISTINCT must have at least one column");
    }
    return result;
  }

  List<SortGroupClause> distinctOn(
      Scope scope, List<Expr> on, List<TargetEntry> targets, List<SortGroupClause> order) {
    List<Integer> references = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    for (Expr each : on) {
      int at = find(scope, each, targets, ExprKind.DISTINCT_ON, false);
      references.add(reference(targets, at));
      places.add(at);
    }
    List<SortGroupClause> result = new ArrayList<>();
    boolean skipped = false;
    for (SortGroupClause clause : order) {
      int at = references.indexOf(clause.tleSortGroupRef());
      if (at < 0) {
        skipped = true;
      } else if (skipped) {
        throw mismatch(on.get(at));
      } else {
        result.add(clause);
      }
    }
    for (int i = 0; i < on.size(); i++) {
      int at = places.get(i);
      if (isIn(targets.get(at), 0, result)) {
        continue;
      }
      if (skipped) {
        throw mismatch(on.get(i));
      }
      addToGroup(targets, at, result, Locations.of(on.get(i)));
    }
    return result;
  }

  private PgException mismatch(Expr expr) {
    return a.fault(
        SqlState.INVALID_COLUMN_REFERENCE,
        "SELECT DISTINCT ON expressions must match initial ORDER BY expressions",
        expr);
  }
}
