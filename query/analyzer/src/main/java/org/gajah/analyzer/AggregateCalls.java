package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FuncExpr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.Node;
import org.gajah.nodes.OidList;
import org.gajah.nodes.OpExpr;
import org.gajah.nodes.SortBy;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WindowDef;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.walk.Locations;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// What is special about calls of aggregates and window functions: their order, the level of query
/// that they belong to, and where they may stand. Mirrors the first half of parser/parse_agg.c.
final class AggregateCalls {
  private static final String SET_HINT =
      "You might be able to move the set-returning function into a LATERAL FROM item.";
  private final Analysis a;

  AggregateCalls(Analysis analysis) {
    this.a = analysis;
  }

  Expr aggregate(Scope scope, Aggref node, List<Expr> args, List<SortBy> order, boolean distinct) {
    OidList types = OidList.EMPTY;
    for (Expr arg : args) {
      types = types.plus(a.exprTypes.type(arg));
    }
    List<TargetEntry> targets = new ArrayList<>();
    List<SortGroupClause> orders = new ArrayList<>();
    List<SortGroupClause> distincts = List.of();
    List<Expr> direct = List.of();
    if (node.aggkind() != 'n') {
      int directs = args.size() - order.size();
      direct = args.subList(0, directs);
      for (int i = 0; i < order.size(); i++) {
        targets.add(target(args.get(directs + i), i + 1));
      }
      for (int i = 0; i < order.size(); i++) {
        a.sorting.addToSort(targets, i, orders, order.get(i));
      }
    } else {
      for (int i = 0; i < args.size(); i++) {
        targets.add(target(args.get(i), i + 1));
      }
      int next = scope.nextColumn;
      scope.nextColumn = args.size() + 1;
      orders = a.sorting.orderBy(scope, order, targets, ExprKind.ORDER_BY, true);
      if (distinct) {
        distincts = a.sorting.distinct(scope, targets, orders, true);
        checkSortable(distincts, targets);
      }
      scope.nextColumn = next;
    }
    Aggref.Builder builder =
        node.toBuilder()
            .aggargtypes(types)
            .aggdirectargs(direct)
            .args(targets)
            .aggorder(orders)
            .aggdistinct(distincts);
    int level = level(direct, targets, node.aggfilter());
    checkPlace(scope.up(level), node.location(), "aggregate functions");
    return builder.agglevelsup(level).build();
  }

  private static TargetEntry target(Expr expr, int number) {
    return new TargetEntry(expr, number, null, 0, 0, 0, false);
  }

  private void checkSortable(List<SortGroupClause> distincts, List<TargetEntry> targets) {
    for (SortGroupClause clause : distincts) {
      if (clause.sortop() == 0) {
        Expr expr = Sorting.target(clause, targets).expr();
        throw a.fault(
                SqlState.UNDEFINED_FUNCTION,
                "could not identify an ordering operator for type "
                    + a.typeNames.format(a.exprTypes.type(expr)),
                expr)
            .detail("Aggregates with DISTINCT must be able to sort their inputs.");
      }
    }
  }

  Expr grouping(Scope scope, GroupingFunc raw) {
    if (raw.args().size() > 31) {
      throw a.fault(
          SqlState.TOO_MANY_ARGUMENTS,
          "GROUPING must have fewer than 32 arguments",
          raw.location());
    }
    List<Expr> args = a.expressions.all(scope, raw.args());
    int level = level(List.of(), args, null);
    checkPlace(scope.up(level), raw.location(), "grouping operations");
    return raw.toBuilder().args(args).agglevelsup(level).build();
  }

  private void checkPlace(Scope scope, int location, String what) {
    scope.hasAggregates = true;
    if (!scope.kind.allowsAggregates()) {
      throw a.fault(
          SqlState.GROUPING_ERROR,
          "%s are not allowed in %s".formatted(what, scope.kind.plural()),
          location);
    }
  }

  /// The levels of variables and aggregates in arguments.
  private final class Levels extends TreeWalker {
    int variable = -1;
    int aggregate = -1;

    @Override
    protected boolean visit(Node node) {
      switch (node) {
        case Var var -> {
          variable = lower(variable, var.varlevelsup() - levelsUp());
          return false;
        }
        case Aggref each -> aggregate = lower(aggregate, each.agglevelsup() - levelsUp());
        case GroupingFunc each -> aggregate = lower(aggregate, each.agglevelsup() - levelsUp());
        case FuncExpr each when levelsUp() == 0 && each.funcretset() -> throw setInside(each);
        case OpExpr each when levelsUp() == 0 && each.opretset() -> throw setInside(each);
        case WindowFunc each when levelsUp() == 0 ->
            throw a.fault(
                SqlState.GROUPING_ERROR,
                "aggregate function calls cannot contain window function calls",
                each.location());
        default -> {}
      }
      return children(node);
    }

    private static int lower(int known, int found) {
      return found >= 0 && (known < 0 || found < known) ? found : known;
    }
  }

  private PgException setInside(Expr expr) {
    return a.fault(
            SqlState.FEATURE_NOT_SUPPORTED,
            "aggregate function calls cannot contain set-returning function calls",
            expr)
        .hint(SET_HINT);
  }

  private Levels levels(List<? extends Node> nodes, @Nullable Node more) {
    Levels levels = new Levels();
    for (Node node : nodes) {
      levels.walk(node);
    }
    levels.walk(more);
    return levels;
  }

  /// The level of query that an aggregate belongs to.
  private int level(List<Expr> direct, List<? extends Node> args, @Nullable Expr filter) {
    Levels found = levels(args, filter);
    int level =
        found.variable < 0
            ? Math.max(found.aggregate, 0)
            : found.aggregate < 0 ? found.variable : Math.min(found.variable, found.aggregate);
    if (level == found.aggregate) {
      throw nested(args, filter, level);
    }
    if (!direct.isEmpty()) {
      Levels inDirect = levels(direct, null);
      if (inDirect.variable >= 0 && inDirect.variable < level) {
        throw a.fault(
            SqlState.GROUPING_ERROR,
            "outer-level aggregate cannot contain a lower-level variable in its direct arguments",
            locate(direct, null, n -> n instanceof Var));
      }
      if (inDirect.aggregate >= 0 && inDirect.aggregate <= level) {
        throw nested(direct, null, inDirect.aggregate);
      }
    }
    return level;
  }

  private PgException nested(List<? extends Node> nodes, @Nullable Node more, int level) {
    int location = locate(nodes, more, n -> n instanceof Aggref agg && agg.agglevelsup() == level);
    return a.fault(SqlState.GROUPING_ERROR, "aggregate function calls cannot be nested", location);
  }

  /// Where the first node of some kind stands, or -1.
  static int locate(List<? extends Node> nodes, @Nullable Node more, Predicate<Node> test) {
    int[] found = {-1};
    TreeWalker walker =
        new TreeWalker() {
          @Override
          protected boolean visit(Node node) {
            int location = Locations.of(node);
            if (test.test(node) && location >= 0) {
              found[0] = location;
              return true;
            }
            return children(node);
          }
        };
    for (Node node : nodes) {
      if (walker.walk(node)) {
        return found[0];
      }
    }
    walker.walk(more);
    return found[0];
  }

  /// A call of a window function, whose window is found or added.
  Expr window(Scope scope, WindowFunc node, WindowDef over) {
    if (scope.hasWindows) {
      int inner = locate(node.args(), null, n -> n instanceof WindowFunc);
      if (inner >= 0) {
        throw a.fault(SqlState.WINDOWING_ERROR, "window function calls cannot be nested", inner);
      }
    }
    if (!scope.kind.allowsWindows()) {
      String place = scope.kind.isWindow() ? "window definitions" : scope.kind.plural();
      if (scope.kind == ExprKind.FROM_SUBSELECT) {
        throw PgException.internal("window function in sub-SELECT's scope");
      }
      throw a.fault(
          SqlState.WINDOWING_ERROR,
          "window functions are not allowed in " + place,
          node.location());
    }
    int reference = over.name() != null ? named(scope, over) : described(scope, over);
    scope.hasWindows = true;
    return node.toBuilder().winref(reference).build();
  }

  private int named(Scope scope, WindowDef over) {
    for (int i = 0; i < scope.windows.size(); i++) {
      if (Objects.equals(scope.windows.get(i).name(), over.name())) {
        return i + 1;
      }
    }
    throw a.fault(
        SqlState.UNDEFINED_OBJECT,
        "window \"%s\" does not exist".formatted(over.name()),
        over.location());
  }

  private static int described(Scope scope, WindowDef over) {
    for (int i = 0; i < scope.windows.size(); i++) {
      WindowDef known = scope.windows.get(i);
      if (Objects.equals(known.refname(), over.refname())
          && known.partitionClause().equals(over.partitionClause())
          && known.orderClause().equals(over.orderClause())
          && known.frameOptions() == over.frameOptions()
          && Objects.equals(known.startOffset(), over.startOffset())
          && Objects.equals(known.endOffset(), over.endOffset())) {
        return i + 1;
      }
    }
    scope.windows.add(over);
    return scope.windows.size();
  }
}
