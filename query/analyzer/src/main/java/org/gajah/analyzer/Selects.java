package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.INT8;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.IntList;
import org.gajah.nodes.LockingClause;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.OidList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SelectStmt;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LimitOption;
import org.gajah.nodes.kinds.OverridingKind;
import org.gajah.nodes.kinds.QuerySource;
import org.jspecify.annotations.Nullable;

/// SELECT and VALUES. Mirrors `transformSelectStmt()` and `transformValuesClause()`.
final class Selects {
  private final Analysis a;

  Selects(Analysis analysis) {
    this.a = analysis;
  }

  /// A query with nothing in it.
  static Query.Builder query(CmdType type) {
    return Query.builder()
        .commandType(type)
        .querySource(QuerySource.QSRC_ORIGINAL)
        .canSetTag(true)
        .override(OverridingKind.OVERRIDING_NOT_SET)
        .limitOption(LimitOption.LIMIT_OPTION_COUNT)
        .stmt_location(0)
        .stmt_len(0);
  }

  /// What all kinds of queries take from their scope.
  Query.Builder finish(Scope scope, Query.Builder query, @Nullable Expr qual) {
    return query
        .rtable(scope.rangeTable)
        .rteperminfos(scope.permissionNodes())
        .cteList(scope.ctes.stream().map(Cte::node).toList())
        .hasModifyingCTE(scope.hasModifyingCte)
        .hasSubLinks(scope.hasSubLinks)
        .hasWindowFuncs(scope.hasWindows)
        .hasTargetSRFs(scope.hasTargetSets)
        .hasAggs(scope.hasAggregates)
        .jointree(new FromExpr(scope.joinList, qual));
  }

  Query select(Scope scope, SelectStmt raw) {
    Query.Builder query = query(CmdType.CMD_SELECT);
    a.ctes.transform(scope, raw.withClause(), query);
    checkNoInto(raw);
    scope.locking = raw.lockingClause();
    scope.windows = new ArrayList<>(raw.windowClause());
    a.from.transform(scope, raw.fromClause());
    List<TargetEntry> targets =
        a.targets.transform(scope, raw.targetList(), ExprKind.SELECT_TARGET);
    a.targets.markOrigins(scope, targets);
    Expr qual = condition(scope, raw.whereClause(), ExprKind.WHERE, "WHERE");
    Expr having = condition(scope, raw.havingClause(), ExprKind.HAVING, "HAVING");
    List<SortGroupClause> order =
        a.sorting.orderBy(scope, raw.sortClause(), targets, ExprKind.ORDER_BY, false);
    GroupingSets.Grouping grouping =
        a.grouping.groupBy(scope, raw.groupClause(), targets, order, ExprKind.GROUP_BY, false);
    query.groupClause(grouping.clause()).groupingSets(grouping.sets());
    query.groupDistinct(raw.groupDistinct()).havingQual(having).sortClause(order);
    distinct(scope, raw, targets, order, query);
    limits(scope, raw, query);
    query.windowClause(a.windows.transform(scope, targets));
    if (scope.resolveUnknowns) {
      a.targets.resolveUnknowns(targets);
    }
    query.targetList(targets);
    Query result = a.rowLocks.apply(scope, finish(scope, query, qual), raw.lockingClause());
    result = a.collations.assign(result);
    return scope.hasAggregates
            || !result.groupClause().isEmpty()
            || !result.groupingSets().isEmpty()
            || result.havingQual() != null
        ? a.groupingChecks.check(scope, result)
        : result;
  }

  private void checkNoInto(SelectStmt raw) {
    if (raw.intoClause() != null) {
      throw a.fault(SqlState.SYNTAX_ERROR, "SELECT ... INTO is not allowed here", raw.intoClause());
    }
  }

  private void distinct(
      Scope scope,
      SelectStmt raw,
      List<TargetEntry> targets,
      List<SortGroupClause> order,
      Query.Builder query) {
    List<@Nullable Expr> distinct = raw.distinctClause();
    if (distinct.isEmpty()) {
      return;
    }
    if (distinct.getFirst() == null) {
      query.distinctClause(a.sorting.distinct(scope, targets, order, false));
      return;
    }
    List<Expr> on = new ArrayList<>();
    for (Expr each : distinct) {
      on.add(Objects.requireNonNull(each));
    }
    query.distinctClause(a.sorting.distinctOn(scope, on, targets, order)).hasDistinctOn(true);
  }

  /// Adds LIMIT and OFFSET.
  void limits(Scope scope, SelectStmt raw, Query.Builder query) {
    query
        .limitOffset(limit(scope, raw.limitOffset(), ExprKind.OFFSET, "OFFSET", raw))
        .limitCount(limit(scope, raw.limitCount(), ExprKind.LIMIT, "LIMIT", raw))
        .limitOption(raw.limitOption());
  }

  private @Nullable Expr limit(
      Scope scope, @Nullable Expr raw, ExprKind kind, String construct, SelectStmt statement) {
    if (raw == null) {
      return null;
    }
    Expr expr = a.coercions.toSpecific(a.expressions.known(scope, raw, kind), INT8, -1, construct);
    checkNoVariables(expr, construct);
    if (kind == ExprKind.LIMIT
        && statement.limitOption() == LimitOption.LIMIT_OPTION_WITH_TIES
        && raw instanceof A_Const constant
        && constant.isnull()) {
      throw a.fault(
          SqlState.INVALID_ROW_COUNT_IN_LIMIT_CLAUSE,
          "row count cannot be null in FETCH FIRST ... WITH TIES clause",
          -1);
    }
    return expr;
  }

  void checkNoVariables(Expr expr, String construct) {
    if (Comparisons.hasVariables(expr)) {
      int location =
          AggregateCalls.locate(
              List.of(expr), null, n -> n instanceof Var var && var.varlevelsup() == 0);
      throw a.fault(
          SqlState.INVALID_COLUMN_REFERENCE,
          "argument of %s must not contain variables".formatted(construct),
          location);
    }
  }

  /// A condition of WHERE and the like.
  @Nullable Expr condition(Scope scope, @Nullable Expr raw, ExprKind kind, String construct) {
    return raw == null
        ? null
        : a.coercions.toBoolean(a.expressions.known(scope, raw, kind), construct);
  }

  // ---------------------------------------------------------------- VALUES

  Query values(Scope scope, SelectStmt raw) {
    Query.Builder query = query(CmdType.CMD_SELECT);
    a.ctes.transform(scope, raw.withClause(), query);
    List<List<Expr>> rows = new ArrayList<>();
    for (List<Expr> row : raw.valuesLists()) {
      rows.add(a.targets.expressions(scope, row, ExprKind.VALUES, false));
      if (rows.getLast().size() != rows.getFirst().size()) {
        throw a.fault(
            SqlState.SYNTAX_ERROR,
            "VALUES lists must all be the same length",
            row.isEmpty() ? null : NodeList.of(row));
      }
    }
    int width = rows.getFirst().size();
    List<List<Expr>> columns = new ArrayList<>();
    OidList types = OidList.EMPTY;
    IntList typmods = IntList.EMPTY;
    OidList collations = OidList.EMPTY;
    for (int i = 0; i < width; i++) {
      List<Expr> column = new ArrayList<>();
      for (List<Expr> row : rows) {
        column.add(row.get(i));
      }
      int type = a.coercions.commonType(column, "VALUES");
      column.replaceAll(each -> a.coercions.toCommon(each, type, "VALUES"));
      int typmod = a.coercions.commonTypmod(column, type);
      types = types.plus(type);
      typmods = typmods.plus(typmod);
      collations = collations.plus(a.collations.common(column, true));
      columns.add(column);
    }
    List<List<Expr>> assigned = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      List<Expr> row = new ArrayList<>();
      for (List<Expr> column : columns) {
        row.add(a.collations.assign(column.get(r)));
      }
      assigned.add(row);
    }
    boolean lateral =
        scope.rangeTable.isEmpty()
            ? false
            : assigned.stream().flatMap(List::stream).anyMatch(Comparisons::hasVariables);
    NamespaceItem item =
        a.rangeTable.addValues(scope, assigned, types, typmods, collations, null, lateral, true);
    scope.joinList.add(new RangeTblRef(item.index));
    scope.namespace.add(item);
    List<TargetEntry> targets = new ArrayList<>();
    for (RangeTable.Named each : a.rangeTable.expand(scope, item, 0, -1)) {
      targets.add(Targets.entry(scope, each.var(), each.name()));
    }
    query.sortClause(a.sorting.orderBy(scope, raw.sortClause(), targets, ExprKind.ORDER_BY, false));
    limits(scope, raw, query);
    if (!raw.lockingClause().isEmpty()) {
      LockingClause first = raw.lockingClause().getFirst();
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "%s cannot be applied to VALUES".formatted(RowLocks.name(first.strength())),
          -1);
    }
    query.targetList(targets);
    return a.collations.assign(finish(scope, query, null).build());
  }
}
