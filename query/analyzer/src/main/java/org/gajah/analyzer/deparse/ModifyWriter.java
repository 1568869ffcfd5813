package org.gajah.analyzer.deparse;

import static org.gajah.catalog.namespace.QualifiedName.quote;

import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgConstraint;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.*;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.MergeMatchKind;
import org.gajah.nodes.kinds.OnConflictAction;
import org.gajah.nodes.kinds.OverridingKind;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// Writes INSERT, UPDATE, DELETE, MERGE, and the commands that rules may hold. Mirrors
/// `get_insert_query_def()` and its kin.
final class ModifyWriter {
  private final QueryWriter queries;
  private final ExpressionWriter writer;
  private final FromWriter from;
  private final AssignmentWriter assignments;
  private final Output out;

  ModifyWriter(QueryWriter queries, ExpressionWriter writer, FromWriter from) {
    this.queries = queries;
    this.writer = writer;
    this.from = from;
    this.assignments = new AssignmentWriter(writer);
    this.out = writer.out;
  }

  // ---------------------------------------------------------------- INSERT

  void insert(Query query, boolean namesMatter) {
    RangeTblEntry target = begin("INSERT INTO ", query, " AS ");
    out.add(" ");
    if (!query.targetList().isEmpty()) {
      assignments.columns(target.relid(), query.targetList());
    }
    out.add(overriding(query.override()));
    rows(query);
    if (query.onConflict() != null) {
      onConflict(query.onConflict(), target);
    }
    returning(query, namesMatter);
  }

  private void rows(Query query) {
    RangeTblEntry select = source(query, RTEKind.RTE_SUBQUERY);
    RangeTblEntry values = source(query, RTEKind.RTE_VALUES);
    if (select != null) {
      queries.query(Objects.requireNonNull(select.subquery()), writer.names, List.of(), false);
    } else if (values != null) {
      queries.values(values.values_lists());
    } else if (query.targetList().isEmpty()) {
      out.add("DEFAULT VALUES");
    } else {
      out.keyword("VALUES (", -Output.STANDARD, Output.STANDARD, 2);
      assignments.values(query.targetList());
      out.add(")");
    }
  }

  private static @Nullable RangeTblEntry source(Query query, RTEKind kind) {
    for (RangeTblEntry entry : query.rtable()) {
      if (entry.rtekind() == kind) {
        return entry;
      }
    }
    return null;
  }

  private static String overriding(OverridingKind kind) {
    return switch (kind) {
      case OVERRIDING_NOT_SET -> "";
      case OVERRIDING_SYSTEM_VALUE -> "OVERRIDING SYSTEM VALUE ";
      case OVERRIDING_USER_VALUE -> "OVERRIDING USER VALUE ";
    };
  }

  private void onConflict(OnConflictExpr conflict, RangeTblEntry target) {
    out.add(" ON CONFLICT");
    if (!conflict.arbiterElems().isEmpty()) {
      arbiter(conflict);
    } else if (conflict.constraint() != 0) {
      PgConstraint row = writer.context.catalog().get(SysCache.CONSTROID, conflict.constraint());
      out.add(" ON CONSTRAINT " + quote(row.conname()));
    }
    if (conflict.action() == OnConflictAction.ONCONFLICT_NOTHING) {
      out.add(" DO NOTHING");
      return;
    }
    out.add(" DO UPDATE SET ");
    assignments.set(target.relid(), conflict.onConflictSet());
    where(conflict.onConflictWhere());
  }

  /// What tells the index goes by the bare names of columns.
  private void arbiter(OnConflictExpr conflict) {
    boolean prefix = writer.prefix;
    writer.prefix = false;
    out.add("(");
    writer.list(conflict.arbiterElems(), false);
    out.add(")");
    where(conflict.arbiterWhere());
    writer.prefix = prefix;
  }

  // ---------------------------------------------------------------- UPDATE, DELETE

  void update(Query query, boolean namesMatter) {
    RangeTblEntry target = begin("UPDATE ", query, " ");
    out.add(" SET ");
    assignments.set(target.relid(), query.targetList());
    FromExpr tree = Objects.requireNonNull(query.jointree());
    from.write(tree, " FROM ");
    where(tree.quals());
    returning(query, namesMatter);
  }

  void delete(Query query, boolean namesMatter) {
    begin("DELETE FROM ", query, " ");
    FromExpr tree = Objects.requireNonNull(query.jointree());
    from.write(tree, " USING ");
    where(tree.quals());
    returning(query, namesMatter);
  }

  // ---------------------------------------------------------------- MERGE

  void merge(Query query, boolean namesMatter) {
    RangeTblEntry target = begin("MERGE INTO ", query, " ");
    from.write(Objects.requireNonNull(query.jointree()), " USING ");
    out.keyword(" ON ", -Output.STANDARD, Output.STANDARD, 2);
    writer.write(Objects.requireNonNull(query.mergeJoinCondition()), false);
    boolean bothSides =
        query.mergeActionList().stream()
            .anyMatch(
                action -> action.matchKind() == MergeMatchKind.MERGE_WHEN_NOT_MATCHED_BY_SOURCE);
    for (MergeAction action : query.mergeActionList()) {
      out.keyword(" WHEN ", -Output.STANDARD, Output.STANDARD, 2);
      out.add(
          switch (action.matchKind()) {
            case MERGE_WHEN_MATCHED -> "MATCHED";
            case MERGE_WHEN_NOT_MATCHED_BY_SOURCE -> "NOT MATCHED BY SOURCE";
            case MERGE_WHEN_NOT_MATCHED_BY_TARGET ->
                bothSides ? "NOT MATCHED BY TARGET" : "NOT MATCHED";
          });
      if (action.qual() != null) {
        out.keyword(" AND ", -Output.STANDARD, Output.STANDARD, 3);
        writer.write(action.qual(), false);
      }
      out.keyword(" THEN ", -Output.STANDARD, Output.STANDARD, 3);
      action(action, target);
    }
    returning(query, namesMatter);
  }

  private void action(MergeAction action, RangeTblEntry target) {
    switch (action.commandType()) {
      case CMD_INSERT -> {
        out.add("INSERT ");
        if (action.targetList().isEmpty()) {
          out.add(overriding(action.override()) + "DEFAULT VALUES");
          return;
        }
        assignments.columns(target.relid(), action.targetList());
        out.add(overriding(action.override()));
        out.keyword(" VALUES (", -Output.STANDARD, Output.STANDARD, 4);
        assignments.values(action.targetList());
        out.add(")");
      }
      case CMD_UPDATE -> {
        out.add("UPDATE SET ");
        assignments.set(target.relid(), action.targetList());
      }
      case CMD_DELETE -> out.add("DELETE");
      case CMD_NOTHING -> out.add("DO NOTHING");
      default -> throw PgException.internal("unrecognized commandType: " + action.commandType());
    }
  }

  // ---------------------------------------------------------------- other commands

  void utility(Query query) {
    if (!(query.utilityStmt() instanceof NotifyStmt notify)) {
      throw PgException.internal("unexpected utility statement type");
    }
    out.keyword("", 0, Output.STANDARD, 1);
    out.add("NOTIFY " + quote(notify.conditionname()));
    if (notify.payload() != null) {
      out.add(", " + ExpressionWriter.literal(notify.payload()));
    }
  }

  // ---------------------------------------------------------------- what they share

  /// The command's first words with the table and its alias.
  ///
  /// @param as what stands before an alias
  private RangeTblEntry begin(String words, Query query, String as) {
    RangeTblEntry target = query.rtable().get(query.resultRelation() - 1);
    out.indent += Output.STANDARD;
    out.add(out.lines ? " " : "");
    String only = target.inh() || query.commandType() == CmdType.CMD_INSERT ? "" : "ONLY ";
    out.add(words + only + writer.objects.relation(target.relid()));
    from.alias(target, query.resultRelation(), as);
    return target;
  }

  private void where(@Nullable Expr condition) {
    if (condition != null) {
      out.keyword(" WHERE ", -Output.STANDARD, Output.STANDARD, 1);
      writer.write(condition, false);
    }
  }

  private void returning(Query query, boolean namesMatter) {
    if (!query.returningList().isEmpty()) {
      out.keyword(" RETURNING", -Output.STANDARD, Output.STANDARD, 1);
      queries.targets(query.returningList(), List.of(), namesMatter);
    }
  }
}
