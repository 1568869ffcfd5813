package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.FromClause.Item;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.A_Expr;
import org.gajah.nodes.Alias;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.CoalesceExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.IntList;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RelabelType;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.A_Expr_Kind;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.CoercionContext;
import org.gajah.nodes.kinds.CoercionForm;
import org.gajah.nodes.kinds.JoinType;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// JOIN with ON, USING and NATURAL. Mirrors the part of `transformFromClauseItem()` for joins.
final class JoinClause {
  private final Analysis a;

  JoinClause(Analysis analysis) {
    this.a = analysis;
  }

  /// The columns of a join on their way.
  private static final class Columns {
    final List<String> names = new ArrayList<>();
    final List<Expr> vars = new ArrayList<>();
    final List<NamespaceColumn> columns = new ArrayList<>();
  }

  Item transform(Scope scope, JoinExpr raw) {
    Item left = a.from.item(scope, raw.larg());
    boolean lateralOk =
        raw.jointype() == JoinType.JOIN_INNER || raw.jointype() == JoinType.JOIN_LEFT;
    FromClause.lateral(left.namespace(), true, lateralOk);
    List<NamespaceItem> outer = scope.namespace;
    scope.namespace = new ArrayList<>(outer);
    scope.namespace.addAll(left.namespace());
    Item right = a.from.item(scope, raw.rarg());
    scope.namespace = outer;
    a.from.checkConflicts(left.namespace(), right.namespace());
    List<NamespaceItem> namespace = new ArrayList<>(left.namespace());
    namespace.addAll(right.namespace());

    List<String> using = raw.isNatural() ? common(left.top(), right.top()) : raw.usingClause();
    IntList leftColumns = IntList.EMPTY;
    IntList rightColumns = IntList.EMPTY;
    for (int i = 0; i < using.size(); i++) {
      String name = using.get(i);
      if (using.indexOf(name) < i) {
        throw new PgException(
            SqlState.DUPLICATE_COLUMN,
            "column name \"%s\" appears more than once in USING clause".formatted(name));
      }
      leftColumns = leftColumns.plus(find(left.top(), name, "left") + 1);
      rightColumns = rightColumns.plus(find(right.top(), name, "right") + 1);
    }
    Expr quals =
        !using.isEmpty()
            ? usingCondition(scope, left.top(), leftColumns, right.top(), rightColumns)
            : raw.quals() != null ? onCondition(scope, raw.quals(), namespace) : null;

    int index = scope.rangeTable.size() + 1;
    markNulled(scope, raw.jointype(), left, right, index);
    Columns result = new Columns();
    for (int i = 0; i < using.size(); i++) {
      merge(
          scope,
          raw.jointype(),
          left.top().columns[leftColumns.get(i) - 1],
          right.top().columns[rightColumns.get(i) - 1],
          index,
          using.get(i),
          result);
    }
    leftColumns = remaining(scope, left.top(), leftColumns, result);
    rightColumns = remaining(scope, right.top(), rightColumns, result);
    return finish(
        scope, raw, left, right, using, quals, index, leftColumns, rightColumns, result, namespace);
  }

  private Item finish(
      Scope scope,
      JoinExpr raw,
      Item left,
      Item right,
      List<String> using,
      @Nullable Expr quals,
      int index,
      IntList leftColumns,
      IntList rightColumns,
      Columns result,
      List<NamespaceItem> inputs) {
    Alias alias = raw.alias();
    Alias usingAlias =
        raw.join_using_alias() == null
            ? null
            : new Alias(raw.join_using_alias().aliasname(), using);
    NamespaceColumn[] columns = result.columns.toArray(NamespaceColumn[]::new);
    if (alias != null) {
      for (int i = 0; i < columns.length; i++) {
        columns[i] = columns[i].writtenAs(index, i + 1);
      }
    }
    Alias eref = names(alias, result.names);
    RangeTblEntry entry =
        RangeTblEntry.builder()
            .alias(alias)
            .eref(eref)
            .rtekind(RTEKind.RTE_JOIN)
            .jointype(raw.jointype())
            .joinmergedcols(using.size())
            .joinaliasvars(result.vars)
            .joinleftcols(leftColumns)
            .joinrightcols(rightColumns)
            .join_using_alias(usingAlias)
            .inFromCl(true)
            .build();
    scope.rangeTable.add(entry);
    JoinExpr join =
        raw.toBuilder()
            .larg(left.tree())
            .rarg(right.tree())
            .usingClause(using)
            .join_using_alias(usingAlias)
            .quals(quals)
            .rtindex(index)
            .build();
    while (scope.joins.size() < index) {
      scope.joins.add(null);
    }
    scope.joins.set(index - 1, join);
    NamespaceItem item = new NamespaceItem(eref, entry, index, null, columns);
    List<NamespaceItem> namespace = new ArrayList<>(inputs);
    if (usingAlias != null) {
      NamespaceItem aliased = new NamespaceItem(usingAlias, entry, index, null, columns);
      a.from.checkConflicts(List.of(aliased), namespace);
      namespace.add(aliased);
    }
    if (alias != null) {
      namespace.clear();
    }
    for (NamespaceItem each : namespace) {
      each.columnsVisible = false;
    }
    item.visible(alias != null, true);
    namespace.add(item);
    return new Item(join, item, namespace);
  }

  private static Alias names(@Nullable Alias alias, List<String> own) {
    if (alias == null) {
      return new Alias("unnamed_join", own);
    }
    List<String> given = alias.colnames();
    if (given.size() > own.size()) {
      throw new PgException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "join expression \"%s\" has %d columns available but %d columns specified"
              .formatted(alias.aliasname(), own.size(), given.size()));
    }
    List<String> all = new ArrayList<>(given);
    all.addAll(own.subList(given.size(), own.size()));
    return new Alias(alias.aliasname(), all);
  }

  private static List<String> common(NamespaceItem left, NamespaceItem right) {
    List<String> result = new ArrayList<>();
    for (String name : left.columnNames()) {
      if (!name.isEmpty() && right.columnNames().contains(name)) {
        result.add(name);
      }
    }
    return result;
  }

  private static int find(NamespaceItem side, String name, String which) {
    int found = -1;
    List<String> names = side.columnNames();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).equals(name)) {
        if (found >= 0) {
          throw new PgException(
              SqlState.AMBIGUOUS_COLUMN,
              "common column name \"%s\" appears more than once in %s table"
                  .formatted(name, which));
        }
        found = i;
      }
    }
    if (found < 0) {
      throw new PgException(
          SqlState.UNDEFINED_COLUMN,
          "column \"%s\" specified in USING clause does not exist in %s table"
              .formatted(name, which));
    }
    return found;
  }

  private Expr usingCondition(
      Scope scope,
      NamespaceItem left,
      IntList leftColumns,
      NamespaceItem right,
      IntList rightColumns) {
    List<Expr> pairs = new ArrayList<>();
    for (int i = 0; i < leftColumns.size(); i++) {
      Var one = variable(scope, left.columns[leftColumns.get(i) - 1]);
      Var other = variable(scope, right.columns[rightColumns.get(i) - 1]);
      a.columns.markSelected(scope, one);
      a.columns.markSelected(scope, other);
      pairs.add(new A_Expr(A_Expr_Kind.AEXPR_OP, List.of("="), one, other, -1));
    }
    Expr raw =
        pairs.size() == 1 ? pairs.getFirst() : new BoolExpr(BoolExprType.AND_EXPR, pairs, -1);
    Expr condition = a.expressions.known(scope, raw, ExprKind.JOIN_USING);
    return a.coercions.toBoolean(condition, "JOIN/USING");
  }

  private Var variable(Scope scope, NamespaceColumn column) {
    return a.columns.nullable(scope, column.variable(0, -1));
  }

  private Expr onCondition(Scope scope, Expr raw, List<NamespaceItem> namespace) {
    FromClause.lateral(namespace, false, true);
    List<NamespaceItem> outer = scope.namespace;
    scope.namespace = namespace;
    Expr condition =
        Objects.requireNonNull(a.selects.condition(scope, raw, ExprKind.JOIN_ON, "JOIN/ON"));
    scope.namespace = outer;
    return condition;
  }

  private static void markNulled(Scope scope, JoinType type, Item left, Item right, int index) {
    if (type == JoinType.JOIN_LEFT || type == JoinType.JOIN_FULL) {
      markNulled(scope, right.tree(), index);
    }
    if (type == JoinType.JOIN_RIGHT || type == JoinType.JOIN_FULL) {
      markNulled(scope, left.tree(), index);
    }
  }

  private static void markNulled(Scope scope, FromItem tree, int index) {
    switch (tree) {
      case RangeTblRef ref -> scope.addNulling(ref.rtindex(), index);
      case JoinExpr join -> {
        markNulled(scope, join.larg(), index);
        markNulled(scope, join.rarg(), index);
        scope.addNulling(join.rtindex(), index);
      }
      default -> throw PgException.internal("unrecognized node type: " + tree.label());
    }
  }

  /// Adds a column of USING.
  @SuppressWarnings("ReferenceEquality") // Whether it is one of the inputs as it stands.
  private void merge(
      Scope scope,
      JoinType type,
      NamespaceColumn leftColumn,
      NamespaceColumn rightColumn,
      int index,
      String name,
      Columns result) {
    Var left = variable(scope, leftColumn);
    Var right = variable(scope, rightColumn);
    Expr merged = merged(type, left, right);
    result.names.add(name);
    result.vars.add(merged);
    if (merged == left) {
      result.columns.add(leftColumn);
    } else if (merged == right) {
      result.columns.add(rightColumn);
    } else {
      result.columns.add(
          NamespaceColumn.of(
              index,
              result.vars.size(),
              a.exprTypes.type(merged),
              a.exprTypes.typmod(merged),
              a.exprTypes.collation(merged)));
    }
  }

  private Expr merged(JoinType type, Var left, Var right) {
    List<Var> both = Arrays.asList(left, right);
    int common = a.coercions.commonType(both, "JOIN/USING");
    int typmod = a.coercions.commonTypmod(both, common);
    Expr one = coerced(left, common, typmod);
    Expr other = coerced(right, common, typmod);
    Expr result =
        switch (type) {
          case JOIN_INNER -> one instanceof Var || !(other instanceof Var) ? one : other;
          case JOIN_LEFT -> one;
          case JOIN_RIGHT -> other;
          default -> new CoalesceExpr(common, 0, List.of(one, other), -1);
        };
    return result instanceof Var ? result : a.collations.assign(result);
  }

  private Expr coerced(Var var, int type, int typmod) {
    if (var.vartype() != type) {
      return a.coercions.toType(
          var,
          var.vartype(),
          type,
          typmod,
          CoercionContext.COERCION_IMPLICIT,
          CoercionForm.COERCE_IMPLICIT_CAST,
          -1);
    }
    return var.vartypmod() == typmod
        ? var
        : new RelabelType(var, type, typmod, 0, CoercionForm.COERCE_IMPLICIT_CAST, -1);
  }

  /// Adds the columns of a side that USING does not name.
  private IntList remaining(Scope scope, NamespaceItem side, IntList used, Columns result) {
    IntList all = used;
    for (int i = 0; i < side.columnNames().size(); i++) {
      String name = side.columnNames().get(i);
      if (!name.isEmpty() && !used.contains(i + 1)) {
        all = all.plus(i + 1);
        result.names.add(name);
        result.vars.add(variable(scope, side.columns[i]));
        result.columns.add(side.columns[i]);
      }
    }
    return all;
  }
}
