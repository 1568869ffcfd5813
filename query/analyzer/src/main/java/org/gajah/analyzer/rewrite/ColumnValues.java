package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.Const;
import org.gajah.nodes.Expr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.MergeAction;
import org.gajah.nodes.OnConflictExpr;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.SetToDefault;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.OverridingKind;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Completes the columns of INSERT and UPDATE: defaults, identities, several parts of one column.
/// Mirrors `rewriteTargetListIU()` and `rewriteValuesRTE()`.
final class ColumnValues {
  private final AnalysisContext context;
  private final ColumnDefaults defaults;

  ColumnValues(AnalysisContext context) {
    this.context = context;
    this.defaults = new ColumnDefaults(context);
  }

  /// The query with its targets complete.
  ///
  /// @param seen how many entries of its range table are done already
  Query rewrite(Query query, PgClass relation, int seen) {
    List<PgAttribute> columns = context.lookups().relations().columns(relation.oid());
    return switch (query.commandType()) {
      case CMD_INSERT -> insert(query, relation, columns, seen);
      case CMD_UPDATE ->
          query.toBuilder()
              .targetList(
                  new Work(CmdType.CMD_UPDATE, query.override(), columns, null, 0)
                      .complete(query.targetList()))
              .build();
      case CMD_MERGE -> merge(query, columns);
      default -> query;
    };
  }

  private Query merge(Query query, List<PgAttribute> columns) {
    List<MergeAction> actions = new ArrayList<>(query.mergeActionList());
    actions.replaceAll(action ->
        switch (action.commandType()) {
          case CMD_INSERT, CMD_UPDATE ->
              action.toBuilder()
                  .targetList(
                      new Work(action.commandType(), action.override(), columns, null, 0)
                          .complete(action.targetList()))
                  .build();
          default -> action;
        });
    return query.toBuilder().mergeActionList(actions).build();
  }

  private Query insert(Query query, PgClass relation, List<PgAttribute> columns, int seen) {
    int valuesIndex = 0;
    for (JoinTree item : Objects.requireNonNull(query.jointree()).fromlist()) {
      if (item instanceof RangeTblRef reference
          && reference.rtindex() > seen
          && query.rtable().get(reference.rtindex() - 1).rtekind() == RTEKind.RTE_VALUES) {
        valuesIndex = reference.rtindex();
      }
    }
    RangeTblEntry values = valuesIndex == 0 ? null : query.rtable().get(valuesIndex - 1);
    Work work = new Work(CmdType.CMD_INSERT, query.override(), columns, values, valuesIndex);
    List<TargetEntry> targets = work.complete(query.targetList());
    Query.Builder builder = query.toBuilder().targetList(targets);
    if (values != null) {
      List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
      entries.set(
          valuesIndex - 1, filled(values, valuesIndex, query.targetList(), columns, work.unused, passesOn(relation)));
      builder.rtable(entries);
    }
    OnConflictExpr conflict = query.onConflict();
    if (conflict != null && conflict.action() == OnConflictAction.ONCONFLICT_UPDATE) {
      List<TargetEntry> set =
          new Work(CmdType.CMD_UPDATE, query.override(), columns, null, 0)
              .complete(conflict.onConflictSet());
      builder.onConflict(conflict.toBuilder().onConflictSet(set).build());
    }
    return builder.build();
  }

  /// The VALUES list with its DEFAULTs replaced.
  private RangeTblEntry filled(
      RangeTblEntry values,
      int index,
      List<TargetEntry> targets,
      List<PgAttribute> columns,
      Set<Integer> unused,
      boolean passesOn) {
    boolean any =
        values.values_lists().stream()
            .anyMatch(row -> row.stream().anyMatch(SetToDefault.class::isInstance));
    if (!any) {
      return values;
    }
    int width = values.values_lists().getFirst().size();
    @Nullable PgAttribute[] column = new PgAttribute[width];
    for (TargetEntry target : targets) {
      if (target.expr() instanceof Var var && var.varno() == index && !target.resjunk()) {
        column[var.varattno() - 1] = columns.get(target.resno() - 1);
      }
    }
    List<List<Expr>> rows = new ArrayList<>();
    for (List<Expr> row : values.values_lists()) {
      List<Expr> filled = new ArrayList<>();
      for (int i = 0; i < row.size(); i++) {
        filled.add(
            row.get(i) instanceof SetToDefault placeholder
                ? filled(placeholder, unused.contains(i + 1) ? null : column[i], passesOn)
                : row.get(i));
      }
      rows.add(filled);
    }
    return values.toBuilder().values_lists(rows).build();
  }

  /// Whether DEFAULT of a column that has none means that of the relation behind a view.
  private boolean passesOn(PgClass relation) {
    return relation.relkind() == PgClass.RELKIND_VIEW
        && context.catalog().list(SysCache.RULERELNAME, relation.oid()).stream()
            .noneMatch(rule ->
                rule.ev_type() == '3'
                    && rule.is_instead()
                    && (rule.ev_qual().isEmpty() || rule.ev_qual().equals("<>")));
  }

  /// The query with null in VALUES where DEFAULT is left.
  ///
  /// @param length how many entries of its range table are looked at
  Query withoutDefaults(Query query, int length) {
    List<RangeTblEntry> entries = new ArrayList<>(query.rtable());
    for (int i = 0; i < Math.min(length, entries.size()); i++) {
      RangeTblEntry entry = entries.get(i);
      if (entry.rtekind() == RTEKind.RTE_VALUES) {
        entries.set(i, filled(entry, 0, List.of(), List.of(), Set.of(), false));
      }
    }
    return query.toBuilder().rtable(entries).build();
  }

  private Expr filled(
      SetToDefault placeholder, @Nullable PgAttribute column, boolean passesOn) {
    if (column == null || column.attgenerated() != '\0') {
      var type = context.lookups().types().get(placeholder.typeId());
      return new Const(
          placeholder.typeId(),
          placeholder.typeMod(),
          placeholder.collation(),
          type.typlen(),
          null,
          true,
          type.typbyval(),
          -1);
    }
    Expr value = defaults.of(column);
    if (value == null && passesOn) {
      return placeholder;
    }
    return value == null ? defaults.nullOf(column) : value;
  }

  /// One list of targets on its way.
  private final class Work {
    private final CmdType command;
    private final OverridingKind override;
    private final List<PgAttribute> columns;
    private final @Nullable RangeTblEntry values;
    private final int valuesIndex;
    final Set<Integer> unused = new HashSet<>();

    Work(
        CmdType command,
        OverridingKind override,
        List<PgAttribute> columns,
        @Nullable RangeTblEntry values,
        int valuesIndex) {
      this.command = command;
      this.override = override;
      this.columns = columns;
      this.values = values;
      this.valuesIndex = valuesIndex;
    }

    List<TargetEntry> complete(List<TargetEntry> targets) {
      @Nullable TargetEntry[] byColumn = new TargetEntry[columns.size()];
      List<TargetEntry> junk = new ArrayList<>();
      for (TargetEntry target : targets) {
        if (target.resjunk()) {
          int number = columns.size() + 1 + junk.size();
          junk.add(target.toBuilder().resno(number).build());
        } else {
          int at = target.resno() - 1;
          TargetEntry prior = byColumn[at];
          byColumn[at] =
              prior == null ? target : PartAssignments.merged(prior, target, columns.get(at));
        }
      }
      List<TargetEntry> result = new ArrayList<>();
      for (PgAttribute column : columns) {
        if (!column.attisdropped()) {
          TargetEntry target = settled(column, byColumn[column.attnum() - 1]);
          if (target != null) {
            result.add(target);
          }
        }
      }
      result.addAll(junk);
      return result;
    }

    private @Nullable TargetEntry settled(PgAttribute column, @Nullable TargetEntry target) {
      boolean inserts = command == CmdType.CMD_INSERT;
      boolean asDefault = target == null ? inserts : target.expr() instanceof SetToDefault;
      int valuesColumn = 0;
      if (inserts) {
        valuesColumn =
            target != null && target.expr() instanceof Var var && var.varno() == valuesIndex
                ? var.varattno()
                : 0;
        asDefault = asDefault || insertsDefault(column, valuesColumn);
        if (valuesColumn != 0 && asDefault) {
          unused.add(valuesColumn);
        }
      } else if (target != null && !asDefault) {
        checkUpdate(column);
      }
      if (column.attgenerated() != '\0') {
        return null;
      }
      return asDefault ? defaulted(column) : target;
    }

    private @Nullable TargetEntry defaulted(PgAttribute column) {
      Expr value = defaults.of(column);
      if (value == null) {
        if (command == CmdType.CMD_INSERT) {
          return null;
        }
        value = defaults.nullOf(column);
      }
      return new TargetEntry(value, column.attnum(), column.attname(), 0, 0, 0, false);
    }

    /// Whether a value that is given yields to the column's default.
    private boolean insertsDefault(PgAttribute column, int valuesColumn) {
      boolean onlyDefaults = valuesColumn != 0 && hasOnlyDefaults(valuesColumn);
      if (column.attidentity() == 'a') {
        if (override == OverridingKind.OVERRIDING_USER_VALUE) {
          return true;
        }
        if (override != OverridingKind.OVERRIDING_SYSTEM_VALUE && !onlyDefaults) {
          throw refused(column)
              .detail(
                  "Column \"%s\" is an identity column defined as GENERATED ALWAYS."
                      .formatted(column.attname()))
              .hint("Use OVERRIDING SYSTEM VALUE to override.");
        }
        return onlyDefaults && override != OverridingKind.OVERRIDING_SYSTEM_VALUE;
      }
      if (column.attidentity() == 'd' && override == OverridingKind.OVERRIDING_USER_VALUE) {
        return true;
      }
      if (column.attgenerated() != '\0') {
        if (!onlyDefaults) {
          throw refused(column)
              .detail("Column \"%s\" is a generated column.".formatted(column.attname()));
        }
        return true;
      }
      return false;
    }

    private PgException refused(PgAttribute column) {
      return new PgException(
          SqlState.GENERATED_ALWAYS,
          "cannot insert a non-DEFAULT value into column \"%s\"".formatted(column.attname()));
    }

    private boolean hasOnlyDefaults(int valuesColumn) {
      return values != null
          && values.values_lists().stream()
              .allMatch(row -> row.get(valuesColumn - 1) instanceof SetToDefault);
    }

    private void checkUpdate(PgAttribute column) {
      boolean identity = column.attidentity() == 'a';
      if (identity || column.attgenerated() != '\0') {
        throw new PgException(
                SqlState.GENERATED_ALWAYS,
                "column \"%s\" can only be updated to DEFAULT".formatted(column.attname()))
            .detail(
                identity
                    ? "Column \"%s\" is an identity column defined as GENERATED ALWAYS."
                        .formatted(column.attname())
                    : "Column \"%s\" is a generated column.".formatted(column.attname()));
      }
    }
  }
}
