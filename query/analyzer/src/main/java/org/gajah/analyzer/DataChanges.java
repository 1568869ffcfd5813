package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.DeleteStmt;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromItem;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.ResTarget;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.UpdateStmt;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;

/// UPDATE and DELETE, and what all changes of tables share. Mirrors `transformUpdateStmt()` and
/// `transformDeleteStmt()`.
final class DataChanges {
  private final Analysis a;

  DataChanges(Analysis analysis) {
    this.a = analysis;
  }

  /// Opens the table that is changed.
  ///
  /// @param asSource whether its rows are read, too
  /// @return its index in the range table
  int setTarget(Scope scope, RangeVar name, boolean inherited, boolean asSource, long permissions) {
    PgClass relation = a.rangeTable.open(scope, name, LockMode.RowExclusiveLock);
    String shown = name.alias() == null ? relation.relname() : name.alias().aliasname();
    NamespaceItem item =
        a.rangeTable.addOpened(
            scope, relation, LockMode.RowExclusiveLock, name.alias(), shown, inherited, false);
    scope.target = relation;
    scope.targetItem = item;
    Objects.requireNonNull(item.permission).required = permissions;
    if (asSource) {
      scope.joinList.add(new RangeTblRef(item.index));
      scope.namespace.add(item);
    }
    return item.index;
  }

  Query update(Scope scope, UpdateStmt raw) {
    Query.Builder query = Selects.query(CmdType.CMD_UPDATE);
    a.ctes.transform(scope, raw.withClause(), query);
    query.resultRelation(
        setTarget(scope, raw.relation(), raw.relation().inh(), true, AclMode.ACL_UPDATE));
    from(scope, raw.fromClause());
    Expr qual = a.selects.condition(scope, raw.whereClause(), ExprKind.WHERE, "WHERE");
    query.returningList(returning(scope, raw.returningList(), ExprKind.RETURNING));
    query.targetList(updated(scope, raw.targetList()));
    return a.collations.assign(a.selects.finish(scope, query, qual).build());
  }

  Query delete(Scope scope, DeleteStmt raw) {
    Query.Builder query = Selects.query(CmdType.CMD_DELETE);
    a.ctes.transform(scope, raw.withClause(), query);
    query.resultRelation(
        setTarget(scope, raw.relation(), raw.relation().inh(), true, AclMode.ACL_DELETE));
    from(scope, raw.usingClause());
    Expr qual = a.selects.condition(scope, raw.whereClause(), ExprKind.WHERE, "WHERE");
    query.returningList(returning(scope, raw.returningList(), ExprKind.RETURNING));
    return a.collations.assign(a.selects.finish(scope, query, qual).build());
  }

  /// FROM or USING, whose subqueries must not see the table that is changed.
  private void from(Scope scope, List<FromItem> items) {
    NamespaceItem target = Objects.requireNonNull(scope.targetItem);
    target.lateral(true, false);
    a.from.transform(scope, items);
    target.lateral(false, true);
  }

  List<TargetEntry> returning(Scope scope, List<ResTarget> raw, ExprKind kind) {
    if (raw.isEmpty()) {
      return List.of();
    }
    int next = scope.nextColumn;
    scope.nextColumn = 1;
    List<TargetEntry> targets = a.targets.transform(scope, raw, kind);
    if (targets.isEmpty()) {
      throw a.fault(
          SqlState.SYNTAX_ERROR, "RETURNING must have at least one column", raw.getFirst());
    }
    a.targets.markOrigins(scope, targets);
    if (scope.resolveUnknowns) {
      a.targets.resolveUnknowns(targets);
    }
    scope.nextColumn = next;
    return targets;
  }

  /// The targets of SET.
  List<TargetEntry> updated(Scope scope, List<ResTarget> raw) {
    List<TargetEntry> targets = a.targets.transform(scope, raw, ExprKind.UPDATE_SOURCE);
    PgClass target = Objects.requireNonNull(scope.target);
    scope.nextColumn = Math.max(scope.nextColumn, target.relnatts() + 1);
    List<TargetEntry> result = new ArrayList<>();
    int next = 0;
    for (TargetEntry each : targets) {
      if (each.resjunk()) {
        result.add(each.toBuilder().resno(scope.nextColumn++).resname(null).build());
      } else {
        result.add(updated(scope, target, raw.get(next++), each));
      }
    }
    return result;
  }

  private TargetEntry updated(Scope scope, PgClass target, ResTarget raw, TargetEntry source) {
    NamespaceItem item = Objects.requireNonNull(scope.targetItem);
    String name = String.valueOf(raw.name());
    PgAttribute column = a.lookups.relations().column(target.oid(), name);
    if (column == null) {
      var fault = a.assignments.noSuchColumn(name, target.relname(), raw.location());
      throw !raw.indirection().isEmpty() && name.equals(item.names.aliasname())
          ? fault.hint("SET target columns cannot be qualified with the relation name.")
          : fault;
    }
    Expr value =
        a.assignments.assigned(
            scope,
            source.expr(),
            ExprKind.UPDATE_TARGET,
            new Assignments.Place(column, raw.indirection(), raw.location()));
    Objects.requireNonNull(item.permission).update(column.attnum());
    return source.toBuilder().expr(value).resno(column.attnum()).resname(name).build();
  }
}
