package org.gajah.analyzer;

import static org.gajah.catalogfacts.TypeOid.*;

import java.util.ArrayList;
import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.namespace.FunctionCall;
import org.gajah.catalog.namespace.FunctionCandidate;
import org.gajah.catalog.rows.PgProc;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.JsonTable;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeFunction;
import org.gajah.nodes.RangeSubselect;
import org.gajah.nodes.RangeTableFunc;
import org.gajah.nodes.RangeTableSample;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.TableSampleClause;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// FROM. Mirrors `transformFromClause()` of parser/parse_clause.c.
final class FromClause {
  private final Analysis a;

  FromClause(Analysis analysis) {
    this.a = analysis;
  }

  /// What an item of FROM comes to.
  ///
  /// @param tree the item in the join tree
  /// @param top the entry of the item itself
  /// @param namespace the entries that can be named
  record Item(JoinTree tree, NamespaceItem top, List<NamespaceItem> namespace) {}

  /// Adds the items of FROM to a query.
  void transform(Scope scope, List<FromItem> items) {
    for (FromItem raw : items) {
      Item item = item(scope, raw);
      checkConflicts(scope.namespace, item.namespace);
      lateral(item.namespace, true, true);
      scope.joinList.add(item.tree);
      scope.namespace.addAll(item.namespace);
    }
    lateral(scope.namespace, false, true);
  }

  static void lateral(List<NamespaceItem> namespace, boolean only, boolean ok) {
    for (NamespaceItem item : namespace) {
      item.lateral(only, ok);
    }
  }

  void checkConflicts(List<NamespaceItem> one, List<NamespaceItem> other) {
    for (NamespaceItem first : one) {
      for (NamespaceItem second : other) {
        if (first.relationVisible
            && second.relationVisible
            && first.names.aliasname().equals(second.names.aliasname())
            && !areDifferentTables(first.entry, second.entry)) {
          throw new PgException(
              SqlState.DUPLICATE_ALIAS,
              "table name \"%s\" specified more than once".formatted(first.names.aliasname()));
        }
      }
    }
  }

  private static boolean areDifferentTables(RangeTblEntry one, RangeTblEntry other) {
    return one.rtekind() == RTEKind.RTE_RELATION
        && one.alias() == null
        && other.rtekind() == RTEKind.RTE_RELATION
        && other.alias() == null
        && one.relid() != other.relid();
  }

  private static Item single(NamespaceItem item) {
    List<NamespaceItem> namespace = new ArrayList<>();
    namespace.add(item);
    return new Item(new RangeTblRef(item.index), item, namespace);
  }

  /// Adds one item.
  Item item(Scope scope, FromItem raw) {
    a.depth.enter();
    Item result =
        switch (raw) {
          case RangeVar name -> single(relation(scope, name));
          case RangeSubselect subquery -> single(subquery(scope, subquery));
          case RangeFunction function -> single(function(scope, function));
          case RangeTableFunc xml -> single(a.tableFunctions.xml(scope, xml));
          case JsonTable table ->
              throw a.text.at(PgException.notBuilt("JSON_TABLE"), table.location());
          case RangeTableSample sample -> sample(scope, sample);
          case JoinExpr join -> a.joins.transform(scope, join);
          case JoinTree tree ->
              throw PgException.internal("unrecognized node type: " + tree.label());
        };
    a.depth.leave();
    return result;
  }

  private NamespaceItem relation(Scope scope, RangeVar name) {
    if (name.schemaname() == null) {
      Ctes.Found cte = a.ctes.find(scope, name.relname());
      if (cte != null) {
        return a.rangeTable.addCte(scope, cte.cte(), cte.levelsUp(), name, true);
      }
    }
    return a.rangeTable.addRelation(scope, name, name.alias(), name.inh(), true);
  }

  private NamespaceItem subquery(Scope scope, RangeSubselect raw) {
    ExprKind before = scope.kind;
    scope.kind = ExprKind.FROM_SUBSELECT;
    scope.lateralActive = raw.lateral();
    String name = raw.alias() == null ? null : raw.alias().aliasname();
    Query query = a.statements.subquery(raw.subquery(), scope, null, scope.locks(name), true);
    scope.lateralActive = false;
    scope.kind = before;
    return a.rangeTable.addSubquery(scope, query, raw.alias(), raw.lateral(), true);
  }

  private NamespaceItem function(Scope scope, RangeFunction raw) {
    return a.tableFunctions.functions(scope, raw);
  }

  private Item sample(Scope scope, RangeTableSample raw) {
    Item item = item(scope, raw.relation());
    RangeTblEntry entry = item.top.entry;
    char kind = entry.relkind();
    if (entry.rtekind() != RTEKind.RTE_RELATION || kind != 'r' && kind != 'm' && kind != 'p') {
      throw a.fault(
          SqlState.FEATURE_NOT_SUPPORTED,
          "TABLESAMPLE clause can only be applied to tables and materialized views",
          raw.relation());
    }
    RangeTblEntry sampled = entry.toBuilder().tablesample(sampling(scope, raw)).build();
    scope.rangeTable.set(item.top.index - 1, sampled);
    item.top.entry = sampled;
    return item;
  }

  private TableSampleClause sampling(Scope scope, RangeTableSample raw) {
    String shown = Expressions.name(raw.method());
    PgProc handler = handler(raw.method());
    if (handler == null) {
      throw a.fault(
          SqlState.UNDEFINED_OBJECT,
          "tablesample method %s does not exist".formatted(shown),
          raw.location());
    }
    if (handler.prorettype() != TSM_HANDLER) {
      throw a.fault(
          SqlState.WRONG_OBJECT_TYPE,
          "function %s must return type %s".formatted(shown, "tsm_handler"),
          raw.location());
    }
    if (raw.args().size() != 1) {
      throw a.fault(
          SqlState.INVALID_TABLESAMPLE_ARGUMENT,
          "tablesample method %s requires %d argument, not %d"
              .formatted(shown, 1, raw.args().size()),
          raw.location());
    }
    Expr arg = sampleArgument(scope, raw.args().getFirst(), FLOAT4, "TABLESAMPLE");
    Expr repeatable =
        raw.repeatable() == null
            ? null
            : sampleArgument(scope, raw.repeatable(), FLOAT8, "REPEATABLE");
    return new TableSampleClause(handler.oid(), List.of(arg), repeatable);
  }

  private Expr sampleArgument(Scope scope, Expr raw, int type, String construct) {
    Expr arg = a.expressions.known(scope, raw, ExprKind.FROM_FUNCTION);
    return a.collations.assign(a.coercions.toSpecific(arg, type, -1, construct));
  }

  private @Nullable PgProc handler(List<String> name) {
    for (FunctionCandidate each :
        a.lookups.candidates().functions(name, FunctionCall.exactly(1), true)) {
      if (each.arguments()[0] == INTERNAL && !each.isAmbiguous()) {
        return a.lookups.function(each.function());
      }
    }
    return null;
  }

  /// The name that a function's result gets.
  String functionName(Expr raw) {
    return a.targets.names().of(raw);
  }
}
