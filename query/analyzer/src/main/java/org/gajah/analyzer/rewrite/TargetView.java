package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.NamespaceColumn;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.relation.UpdatableViews;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Bitmapset;
import org.gajah.nodes.Expr;
import org.gajah.nodes.MergeAction;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.WithCheckOption;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.kinds.WCOKind;
import org.jspecify.annotations.Nullable;

/// Changes a view's rows where they come from. Mirrors `rewriteTargetView()` of
/// `rewrite/rewriteHandler.c`.
final class TargetView {
  /// What column numbers are raised by in sets of columns.
  private static final int LOWEST = -7;

  private final AnalysisContext context;
  private final RuleTrees trees;
  private final PgClass view;

  TargetView(AnalysisContext context, RuleTrees trees, PgClass view) {
    this.context = context;
    this.trees = trees;
    this.view = view;
  }

  /// The fault of changing a view that shows something else than rows of one relation.
  static PgException notUpdatable(PgClass view, CmdType command, String reason) {
    String name = view.relname();
    return switch (command) {
      case CMD_INSERT ->
          fault("cannot insert into view \"%s\"", name, reason)
              .hint(hint("inserting into", "INSERT"));
      case CMD_UPDATE ->
          fault("cannot update view \"%s\"", name, reason).hint(hint("updating", "UPDATE"));
      case CMD_DELETE ->
          fault("cannot delete from view \"%s\"", name, reason)
              .hint(hint("deleting from", "DELETE"));
      default -> fault("cannot merge into view \"%s\"", name, reason);
    };
  }

  private static PgException fault(String message, String name, String reason) {
    return new PgException(SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE, message.formatted(name))
        .detail(reason);
  }

  private static String hint(String doing, String command) {
    return ("To enable %s the view, provide an INSTEAD OF %s trigger or an unconditional ON %s DO"
            + " INSTEAD rule.")
        .formatted(doing, command, command);
  }

  /// The query that changes the rows where they come from.
  Query replaced(Query query) {
    Query shown =
        (Query)
            trees.prepared(
                trees.view(view),
                RuleTrees.hasOption(view, "security_invoker") ? 0 : view.relowner());
    CmdType command = query.commandType();
    boolean writes = command != CmdType.CMD_DELETE;
    requireUpdatable(query, shown, writes);
    int from =
        ((RangeTblRef) Objects.requireNonNull(shown.jointree()).fromlist().getFirst()).rtindex();
    RangeTblEntry source = shown.rtable().get(from - 1);
    context.locks().lock(source.relid(), LockMode.RowExclusiveLock);
    PgClass base = context.lookups().relations().get(source.relid());
    int target = query.rtable().size() + 1;
    Renumbering move = Renumbering.of(from, target);
    List<TargetEntry> columns = new ArrayList<>(shown.targetList());
    columns.replaceAll(move::part);
    Expr condition = shown.jointree().quals() == null ? null : move.part(shown.jointree().quals());
    Query result = withBase(query, source, base, shown, columns);
    RangeTblEntry old = query.rtable().get(query.resultRelation() - 1);
    result =
        Renumbering.of(query.resultRelation(), target)
            .query(replacement(query.resultRelation(), old, columns).query(result));
    result = result.toBuilder().targetList(moved(result.targetList(), columns)).build();
    result = withMerge(result, columns);
    result = withConflict(result, old, base, columns, target);
    if (command != CmdType.CMD_INSERT) {
      if (condition != null && RuleTrees.hasOption(view, "security_barrier")) {
        throw PgException.notBuilt("changing the rows of a view that is a security barrier");
      }
      result = FiredRules.withCondition(result, condition);
    }
    return writes ? withCheck(result, condition) : result;
  }

  private ColumnReplacement replacement(int index, RangeTblEntry old, List<TargetEntry> columns) {
    return new ColumnReplacement(context, index, old, columns, ColumnReplacement.refused());
  }

  // ---------------------------------------------------------------- what may be changed

  private void requireUpdatable(Query query, Query shown, boolean writes) {
    String reason =
        writes ? UpdatableViews.reasonAgainst(shown) : UpdatableViews.reasonAgainstRows(shown);
    if (reason != null) {
      throw notUpdatable(view, query.commandType(), reason);
    }
    requireColumns(query.targetList(), shown, query.commandType());
    OnConflictExpr conflict = query.onConflict();
    if (conflict != null) {
      requireColumns(conflict.onConflictSet(), shown, query.commandType());
    }
    for (MergeAction action : query.mergeActionList()) {
      requireColumns(action.targetList(), shown, CmdType.CMD_MERGE);
    }
  }

  private void requireColumns(List<TargetEntry> targets, Query shown, CmdType command) {
    for (TargetEntry target : targets) {
      if (target.resjunk()) {
        continue;
      }
      TargetEntry column = shown.targetList().get(target.resno() - 1);
      String reason = reasonAgainst(column);
      if (reason != null) {
        String what =
            switch (command) {
              case CMD_INSERT -> "insert into";
              case CMD_UPDATE -> "update";
              default -> "merge into";
            };
        throw new PgException(
                SqlState.FEATURE_NOT_SUPPORTED,
                "cannot %s column \"%s\" of view \"%s\""
                    .formatted(what, column.resname(), view.relname()))
            .detail(reason);
      }
    }
  }

  private static @Nullable String reasonAgainst(TargetEntry column) {
    if (column.resjunk()) {
      return "Junk view columns are not updatable.";
    }
    if (!(column.expr() instanceof Var var)) {
      return "View columns that are not columns of their base relation are not updatable.";
    }
    if (var.varattno() < 0) {
      return "View columns that refer to system columns are not updatable.";
    }
    return var.varattno() == 0
        ? "View columns that return whole-row references are not updatable."
        : null;
  }

  // ---------------------------------------------------------------- the base relation

  private Query withBase(
      Query query, RangeTblEntry source, PgClass base, Query shown, List<TargetEntry> columns) {
    RTEPermissionInfo wanted =
        query
            .rteperminfos()
            .get(query.rtable().get(query.resultRelation() - 1).perminfoindex() - 1);
    RTEPermissionInfo used = shown.rteperminfos().get(source.perminfoindex() - 1);
    boolean inherited = query.commandType() != CmdType.CMD_INSERT && source.inh();
    List<RTEPermissionInfo> permissions = new ArrayList<>(query.rteperminfos());
    permissions.add(
        used.toBuilder()
            .inh(inherited)
            .requiredPerms(wanted.requiredPerms())
            .insertedCols(columns(wanted.insertedCols(), columns))
            .updatedCols(columns(wanted.updatedCols(), columns))
            .build());
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    entries.add(
        source.toBuilder()
            .relkind(base.relkind())
            .inh(inherited)
            .rellockmode(LockMode.RowExclusiveLock)
            .perminfoindex(permissions.size())
            .build());
    return query.toBuilder().rtable(entries).rteperminfos(permissions).build();
  }

  /// A set of the view's columns as one of the base relation's.
  private static Bitmapset columns(Bitmapset set, List<TargetEntry> columns) {
    Bitmapset result = Bitmapset.EMPTY;
    for (TargetEntry column : columns) {
      boolean whole = set.contains(-LOWEST);
      if (column.expr() instanceof Var var
          && !column.resjunk()
          && (whole || set.contains(column.resno() - LOWEST))) {
        result = result.plus(var.varattno() - LOWEST);
      }
    }
    return result;
  }

  /// Targets of the view as targets of the base relation.
  private static List<TargetEntry> moved(List<TargetEntry> targets, List<TargetEntry> columns) {
    List<TargetEntry> result = new ArrayList<>(targets);
    result.replaceAll(target ->
        target.resjunk()
            ? target
            : target.toBuilder()
                .resno(((Var) columns.get(target.resno() - 1).expr()).varattno())
                .build());
    return result;
  }

  private static Query withMerge(Query query, List<TargetEntry> columns) {
    List<MergeAction> actions = new ArrayList<>(query.mergeActionList());
    actions.replaceAll(action ->
        switch (action.commandType()) {
          case CMD_INSERT, CMD_UPDATE ->
              action.toBuilder().targetList(moved(action.targetList(), columns)).build();
          default -> action;
        });
    return query.toBuilder().mergeActionList(actions).build();
  }

  private Query withConflict(
      Query query, RangeTblEntry old, PgClass base, List<TargetEntry> columns, int target) {
    OnConflictExpr conflict = query.onConflict();
    if (conflict == null || conflict.action() != OnConflictAction.ONCONFLICT_UPDATE) {
      return query;
    }
    List<PgAttribute> attributes = context.lookups().relations().columns(base.oid());
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    entries.add(excluded(base, attributes));
    int index = entries.size();
    List<TargetEntry> proposed = new ArrayList<>(columns);
    proposed.replaceAll(Renumbering.of(target, index)::part);
    OnConflictExpr changed =
        replacement(conflict.exclRelIndex(), old, proposed)
            .part(
                conflict.toBuilder()
                    .onConflictSet(moved(conflict.onConflictSet(), columns))
                    .exclRelIndex(index)
                    .exclRelTlist(List.of())
                    .build());
    return query.toBuilder()
        .rtable(entries)
        .onConflict(changed.toBuilder().exclRelTlist(excludedColumns(attributes, index)).build())
        .build();
  }

  private static RangeTblEntry excluded(PgClass base, List<PgAttribute> columns) {
    List<String> names =
        columns.stream().map(column -> column.attisdropped() ? "" : column.attname()).toList();
    return RangeTblEntry.builder()
        .alias(new Alias("excluded", List.of()))
        .eref(new Alias("excluded", names))
        .rtekind(RTEKind.RTE_RELATION)
        .relid(base.oid())
        .relkind(PgClass.RELKIND_COMPOSITE_TYPE)
        .rellockmode(LockMode.RowExclusiveLock)
        .build();
  }

  private List<TargetEntry> excludedColumns(List<PgAttribute> columns, int index) {
    List<TargetEntry> result = new ArrayList<>();
    for (PgAttribute column : columns) {
      Expr value =
          column.attisdropped()
              ? new ColumnDefaults(context).nullOf(column)
              : NamespaceColumn.of(index, column).variable(0, -1);
      result.add(
          new TargetEntry(
              value,
              column.attnum(),
              column.attisdropped() ? null : column.attname(),
              0,
              0,
              0,
              false));
    }
    return result;
  }

  // ---------------------------------------------------------------- WITH CHECK OPTION

  private Query withCheck(Query query, @Nullable Expr condition) {
    String option = RuleTrees.option(view, "check_option");
    List<WithCheckOption> outer = query.withCheckOptions();
    boolean cascaded =
        option.equals("cascaded") || (!outer.isEmpty() && outer.getFirst().cascaded());
    if (!cascaded && (option.isEmpty() || condition == null)) {
      return query;
    }
    List<WithCheckOption> checks = new ArrayList<>();
    checks.add(
        new WithCheckOption(WCOKind.WCO_VIEW_CHECK, view.relname(), null, condition, cascaded));
    checks.addAll(outer);
    return ColumnReplacement.marked(query.toBuilder().withCheckOptions(checks).build());
  }
}
