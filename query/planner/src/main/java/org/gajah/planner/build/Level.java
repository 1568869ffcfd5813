package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gajah.base.error.PgException;
import org.gajah.catalog.type.ExpressionTypes;
import org.gajah.nodes.Aggref;
import org.gajah.nodes.Expr;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.Node;
import org.gajah.nodes.Param;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.SubPlan;
import org.gajah.nodes.Var;
import org.gajah.nodes.walk.TreeRewriter;
import org.gajah.planner.join.JoinSearch;
import org.gajah.planner.join.OrderKey;
import org.jspecify.annotations.Nullable;

/// One query of a statement while it is planned. Mirrors `PlannerInfo`.
final class Level {
  final StatementState state;
  final @Nullable Level parent;
  final ExpressionTypes types;

  /// Sub-plans that are run once, of this query.
  final List<SubPlan> initPlans = new ArrayList<>();

  /// Common table expressions of this query that have plans of their own.
  final Map<String, Cte> ctes = new HashMap<>();

  private final Map<Var, Param> loopParameters = new HashMap<>();
  private Query query;
  private int offset;
  private Map<Expr, Param> captured = new LinkedHashMap<>();
  private @Nullable Sources sources;
  private @Nullable JoinSearch search;
  private int recursionParameter;
  private @Nullable String recursionName;

  /// A common table expression that is planned by itself.
  ///
  /// @param planId number of the sub-plan; 0 while the recursive part is planned
  /// @param parameter through which its scans share it
  /// @param rows how many it is expected to have
  record Cte(int planId, int parameter, double rows, double total, int width) {}

  Level(StatementState state, @Nullable Level parent, ExpressionTypes types, Query query) {
    this.state = state;
    this.parent = parent;
    this.types = types;
    this.query = query;
  }

  Query query() {
    return query;
  }

  void setQuery(Query newQuery) {
    query = newQuery;
  }

  /// Gives the query's range table its place in the statement's; nothing is added to it afterwards.
  void placeRangeTable() {
    offset = state.addRangeTable(query.rtable(), query.rteperminfos());
  }

  int offset() {
    return offset;
  }

  void setSources(Sources newSources) {
    sources = newSources;
  }

  /// Tells of the search that finds out which columns are equal in all rows.
  void setSearch(JoinSearch newSearch) {
    search = newSearch;
  }

  /// What is said of an expression in a key of an order; null when it orders nothing. Where rows
  /// are grouped in several ways, columns that were equal are nulls on some of them.
  @Nullable Object orderSubject(Expr expression, int family, int collation) {
    return search == null || !query.groupingSets().isEmpty()
        ? OrderKey.subject(expression)
        : search.orderSubject(expression, family, collation);
  }

  Sources sources() {
    if (sources == null) {
      throw PgException.internal("the range table is not planned yet");
    }
    return sources;
  }

  /// Makes this the query of a recursive common table expression of its parent.
  void setRecursion(String name, int parameter) {
    recursionName = name;
    recursionParameter = parameter + 1;
  }

  /// The parameter through which the recursion sees the last round's rows, plus 1; 0 for none.
  int recursionParameter() {
    return recursionParameter;
  }

  /// Says how many rows the recursion starts with.
  void setRecursionRows(double rows) {
    if (parent != null && recursionName != null) {
      parent.ctes.computeIfPresent(
          recursionName,
          (name, cte) -> new Cte(cte.planId(), cte.parameter(), rows, rows * 0.01, cte.width()));
    }
  }

  References references() {
    return new References(types, offset);
  }

  RangeTblEntry entry(int relation) {
    return query.rtable().get(relation - 1);
  }

  /// What a whole row of one of the query's relations is made of, for the node that scans it.
  Expr wholeRow(Var var) {
    return new WholeRows(types.types().catalog(), types).row(entry(var.varno()), var);
  }

  /// The query so many levels up.
  Level up(int levels) {
    Level level = this;
    for (int i = 0; i < levels; i++) {
      if (level.parent == null) {
        throw PgException.internal("no such level above: " + levels);
      }
      level = level.parent;
    }
    return level;
  }

  /// The parameter through which a nested loop passes on a variable of its outer row.
  Param loopParameter(Var variable) {
    return loopParameters.computeIfAbsent(
        variable, v -> state.newParameter(v.vartype(), v.vartypmod(), v.varcollid()));
  }

  // What queries further down want of this one

  /// Starts to note what a query below refers to.
  ///
  /// @return to be given to [#endCapture]
  Map<Expr, Param> startCapture() {
    Map<Expr, Param> before = captured;
    captured = new LinkedHashMap<>();
    return before;
  }

  /// What was referred to since, and the parameters that stand for it.
  Map<Expr, Param> endCapture(Map<Expr, Param> before) {
    Map<Expr, Param> result = captured;
    captured = before;
    return result;
  }

  private Param capture(Expr expression) {
    return captured.computeIfAbsent(
        expression, e -> state.newParameter(types.type(e), types.typmod(e), types.collation(e)));
  }

  /// Replaces what an expression takes from queries around this one by parameters.
  Expr withoutOuterReferences(Expr expression) {
    return parent == null ? expression : (Expr) outerReplaced(expression);
  }

  Node outerReplaced(Node tree) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        return switch (node) {
          case Var var when var.varlevelsup() > levelsUp() ->
              outer(var.varlevelsup() - levelsUp(), var.toBuilder().varlevelsup(0).build());
          case Aggref aggregate when aggregate.agglevelsup() > levelsUp() ->
              outer(
                  aggregate.agglevelsup() - levelsUp(), lifted(aggregate, aggregate.agglevelsup()));
          case GroupingFunc grouping when grouping.agglevelsup() > levelsUp() ->
              outer(grouping.agglevelsup() - levelsUp(), lifted(grouping, grouping.agglevelsup()));
          default -> children(node);
        };
      }
    }.apply(tree);
  }

  private Param outer(int levels, Expr expression) {
    return up(levels).capture(expression);
  }

  /// An aggregate as the query sees it to which it belongs.
  private static Expr lifted(Expr expression, int levels) {
    return (Expr)
        new TreeRewriter() {
          @Override
          protected Node rewrite(Node node) {
            return switch (node) {
              case Var var when var.varlevelsup() >= levels + levelsUp() ->
                  var.toBuilder().varlevelsup(var.varlevelsup() - levels).build();
              case Aggref a when a.agglevelsup() >= levels + levelsUp() ->
                  children(a.toBuilder().agglevelsup(a.agglevelsup() - levels).build());
              case GroupingFunc g when g.agglevelsup() >= levels + levelsUp() ->
                  children(g.toBuilder().agglevelsup(g.agglevelsup() - levels).build());
              default -> children(node);
            };
          }
        }.apply(expression);
  }
}
