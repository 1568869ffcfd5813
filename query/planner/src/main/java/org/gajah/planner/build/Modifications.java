package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.PgIndex;
import org.gajah.catalog.rows.SysCache;
import org.gajah.catalog.source.CatalogSource;
import org.gajah.catalog.type.ColumnNulls;
import org.gajah.catalog.type.Types;
import org.gajah.nodes.Expr;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WithCheckOption;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.planner.facts.Implication;
import org.gajah.planner.plan.ModifyTable;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowMark;
import org.gajah.planner.tree.Trees;
import org.jspecify.annotations.Nullable;

/// INSERT, UPDATE and DELETE. Mirrors `optimizer/prep/preptlist.c` and `infer_arbiter_indexes()`.
final class Modifications {
  private final CatalogSource catalog;
  private final UnaryOperator<Expr> fold;
  private final Implication implication;
  private final Types types;
  private final Level level;
  private final Nodes nodes;

  /// The numbers of the columns that an UPDATE sets, in the order of its targets.
  private final List<Integer> updated;

  /// @param fold computes what is constant in the expressions of indexes
  Modifications(
      CatalogSource catalog,
      UnaryOperator<Expr> fold,
      Implication implication,
      Level level,
      Nodes nodes) {
    this.catalog = catalog;
    this.fold = fold;
    this.implication = implication;
    this.types = new Types(catalog);
    this.level = level;
    this.nodes = nodes;
    Query query = level.query();
    this.updated =
        query.commandType() == CmdType.CMD_UPDATE
            ? query.targetList().stream().filter(t -> !t.resjunk()).map(TargetEntry::resno).toList()
            : List.of();
  }

  // What the rows below must have

  /// A query's targets as the change needs them: an INSERT gives every column of the table in its
  /// order, an UPDATE the new values and the old row's place, a DELETE the place.
  List<TargetEntry> targets(Query query) {
    return switch (query.commandType()) {
      case CMD_INSERT -> insert(query);
      case CMD_UPDATE, CMD_DELETE -> withPlace(query);
      default -> query.targetList();
    };
  }

  private List<PgAttribute> columns(int relation) {
    return catalog.list(SysCache.ATTNUM, relation).stream()
        .filter(column -> column.attnum() > 0)
        .sorted(Comparator.comparingInt(PgAttribute::attnum))
        .toList();
  }

  private List<TargetEntry> insert(Query query) {
    List<TargetEntry> result = new ArrayList<>();
    for (PgAttribute column : columns(level.entry(query.resultRelation()).relid())) {
      TargetEntry given = null;
      for (TargetEntry target : query.targetList()) {
        if (!target.resjunk() && target.resno() == column.attnum()) {
          given = target;
        }
      }
      result.add(given != null ? given : nothing(column));
    }
    for (TargetEntry target : query.targetList()) {
      if (target.resjunk()) {
        result.add(target.toBuilder().resno(result.size() + 1).build());
      }
    }
    return result;
  }

  /// A null for a column that gets no value.
  private TargetEntry nothing(PgAttribute column) {
    return TargetEntry.builder()
        .expr(ColumnNulls.of(types, column))
        .resno(column.attnum())
        .resname(column.attname())
        .build();
  }

  private List<TargetEntry> withPlace(Query query) {
    List<TargetEntry> result = new ArrayList<>();
    if (query.commandType() == CmdType.CMD_UPDATE) {
      for (TargetEntry target : query.targetList()) {
        result.add(target.toBuilder().resno(result.size() + 1).build());
      }
    }
    result.add(
        TargetEntry.builder()
            .expr(RowMarks.ctid(query.resultRelation()))
            .resno(result.size() + 1)
            .resname("ctid")
            .resjunk(true)
            .build());
    for (TargetEntry target : query.returningList()) {
      for (Var var : Trees.variables(target.expr())) {
        boolean there = result.stream().anyMatch(t -> t.expr().equals(var));
        if (var.varno() != query.resultRelation() && !there) {
          result.add(
              TargetEntry.builder().expr(var).resno(result.size() + 1).resjunk(true).build());
        }
      }
    }
    return result;
  }

  // The node

  /// The node that makes the changes.
  ///
  /// @param targets what the stage's columns are
  Stage modify(Stage stage, List<TargetEntry> targets, List<RowMark> marks) {
    Query query = level.query();
    int relation = query.resultRelation() + level.offset();
    level.state.resultRelations.add(relation);
    References references = nodes.references();
    List<TargetEntry> returning = returning(query, stage);
    ModifyTable.Target target =
        new ModifyTable.Target(
            relation, updated, checkOptions(query), returning, List.of(), List.of());
    PlanCommon common =
        level
            .state
            .common(
                stage.startup(),
                stage.total(),
                returning.isEmpty() ? 0 : stage.rows(),
                stage.plan().common().width())
            .withTargetList(returning);
    ModifyTable plan =
        new ModifyTable(
            common,
            stage.plan(),
            query.commandType(),
            query.canSetTag(),
            relation,
            0,
            List.of(target),
            marks.stream().filter(m -> m.relation() != relation).toList(),
            conflict(query, references),
            level.state.newParameter(0, -1, 0).paramid());
    List<Expr> columns = query.returningList().stream().map(TargetEntry::expr).toList();
    return new Stage(plan, columns, List.of(), stage.wanted());
  }

  /// They look at the changed row; what has no condition always holds.
  private List<WithCheckOption> checkOptions(Query query) {
    List<WithCheckOption> result = new ArrayList<>();
    for (WithCheckOption check : query.withCheckOptions()) {
      if (check.qual() != null) {
        result.add(
            check.toBuilder()
                .qual(nodes.references().ofScan(withWholeRows(query, check.qual())))
                .build());
      }
    }
    return result;
  }

  private Expr withWholeRows(Query query, Expr expression) {
    return (Expr)
        Trees.replaceVariables(
            expression,
            0,
            (var, depth) ->
                var.varno() == query.resultRelation() && var.varattno() == 0
                    ? level.wholeRow(var)
                    : null);
  }

  /// RETURNING looks at the changed row; columns of other relations come from below.
  private List<TargetEntry> returning(Query query, Stage stage) {
    References references = nodes.references();
    List<TargetEntry> result = new ArrayList<>();
    for (TargetEntry target : query.returningList()) {
      Expr expression =
          (Expr)
              Trees.replaceVariables(
                  target.expr(),
                  0,
                  (var, depth) -> {
                    if (var.varno() == query.resultRelation() && var.varattno() == 0) {
                      return level.wholeRow(var);
                    }
                    return var.varno() == query.resultRelation() || var.varno() < 0
                        ? null
                        : references.above(var, stage.columns());
                  });
      result.add(
          target.toBuilder().expr(references.ofScan(expression)).resno(result.size() + 1).build());
    }
    return result;
  }

  // ON CONFLICT

  private ModifyTable.@Nullable OnConflict conflict(Query query, References references) {
    OnConflictExpr conflict = query.onConflict();
    if (conflict == null) {
      return null;
    }
    List<TargetEntry> set = new ArrayList<>();
    List<Integer> columns = new ArrayList<>();
    for (TargetEntry target : conflict.onConflictSet()) {
      if (!target.resjunk()) {
        columns.add(target.resno());
        set.add(target.toBuilder().expr(references.ofScan(rows(target.expr()))).build());
      }
    }
    // Sub-queries that give values to several columns come behind the columns.
    conflict.onConflictSet().stream()
        .filter(TargetEntry::resjunk)
        .map(t -> t.toBuilder().expr(references.ofScan(rows(t.expr()))).build())
        .forEach(set::add);
    Expr where = conflict.onConflictWhere();
    return new ModifyTable.OnConflict(
        conflict.action(),
        arbiters(query, conflict),
        set,
        columns,
        where == null ? null : references.ofScan(rows(where)),
        conflict.exclRelIndex() == 0 ? 0 : conflict.exclRelIndex() + level.offset(),
        conflict.exclRelTlist().stream()
            .map(t -> t.toBuilder().expr(references.ofScan(t.expr())).build())
            .toList());
  }

  private Expr rows(Expr expression) {
    return (Expr)
        Trees.replaceVariables(
            expression, 0, (var, depth) -> var.varattno() == 0 ? level.wholeRow(var) : null);
  }

  /// The indexes that decide whether there is a conflict.
  private List<Integer> arbiters(Query query, OnConflictExpr conflict) {
    if (conflict.constraint() != 0) {
      PgConstraint constraint = catalog.get(SysCache.CONSTROID, conflict.constraint());
      return List.of(constraint.conindid());
    }
    if (conflict.arbiterElems().isEmpty()) {
      return List.of();
    }
    int relation = query.resultRelation();
    int table = level.entry(relation).relid();
    List<Integer> result = new ArrayList<>();
    for (PgIndex index : catalog.scan(PgIndex.INDRELID_INDEX, table)) {
      if (new Arbiter(catalog, fold, implication, index, relation).fits(conflict)) {
        result.add(index.indexrelid());
      }
    }
    if (result.isEmpty()) {
      throw new PgException(
          SqlState.INVALID_COLUMN_REFERENCE,
          "there is no unique or exclusion constraint matching the ON CONFLICT specification");
    }
    return result;
  }
}
