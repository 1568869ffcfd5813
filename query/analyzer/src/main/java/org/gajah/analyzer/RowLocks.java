package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.nodes.LockingClause;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeVar;
import org.gajah.nodes.RowMarkClause;
import org.gajah.nodes.kinds.AclMode;
import org.gajah.nodes.kinds.LockClauseStrength;
import org.gajah.nodes.kinds.LockWaitPolicy;
import org.gajah.nodes.kinds.RTEKind;
import org.jspecify.annotations.Nullable;

/// FOR UPDATE and its kin. Mirrors `transformLockingClause()` of parser/analyze.c.
final class RowLocks {
  private final Analysis a;

  RowLocks(Analysis analysis) {
    this.a = analysis;
  }

  static String name(LockClauseStrength strength) {
    return switch (strength) {
      case LCS_NONE -> "FOR some";
      case LCS_FORKEYSHARE -> "FOR KEY SHARE";
      case LCS_FORSHARE -> "FOR SHARE";
      case LCS_FORNOKEYUPDATE -> "FOR NO KEY UPDATE";
      case LCS_FORUPDATE -> "FOR UPDATE";
    };
  }

  /// The query with its locking clauses.
  Query apply(Scope scope, Query.Builder builder, List<LockingClause> clauses) {
    Query query = builder.build();
    for (LockingClause clause : clauses) {
      query = apply(scope, query, clause, false);
    }
    return query;
  }

  private Query apply(Scope scope, Query query, LockingClause clause, boolean pushedDown) {
    check(query, clause.strength());
    Work work = new Work(query);
    if (clause.lockedRels().isEmpty()) {
      for (int i = 1; i <= query.rtable().size(); i++) {
        RangeTblEntry entry = query.rtable().get(i - 1);
        if (entry.inFromCl()) {
          all(scope, work, entry, i, clause, pushedDown);
        }
      }
    } else {
      for (RangeVar name : clause.lockedRels()) {
        named(scope, work, name, clause, pushedDown);
      }
    }
    return work.query(pushedDown);
  }

  /// A query whose parts change.
  private static final class Work {
    private final Query original;
    final List<RangeTblEntry> entries;
    final List<RTEPermissionInfo> permissions;
    final List<RowMarkClause> marks;

    Work(Query original) {
      this.original = original;
      entries = new ArrayList<>(original.rtable());
      permissions = new ArrayList<>(original.rteperminfos());
      marks = new ArrayList<>(original.rowMarks());
    }

    Query query(boolean pushedDown) {
      return original.toBuilder()
          .rtable(entries)
          .rteperminfos(permissions)
          .rowMarks(marks)
          .hasForUpdate(original.hasForUpdate() || !pushedDown)
          .build();
    }
  }

  private void all(
      Scope scope,
      Work work,
      RangeTblEntry entry,
      int index,
      LockingClause clause,
      boolean pushedDown) {
    switch (entry.rtekind()) {
      case RTE_RELATION -> relation(work, entry, index, clause, pushedDown);
      case RTE_SUBQUERY -> subquery(scope, work, entry, index, clause, pushedDown);
      default -> {}
    }
  }

  private static void relation(
      Work work, RangeTblEntry entry, int index, LockingClause clause, boolean pushedDown) {
    mark(work, index, clause.strength(), clause.waitPolicy(), pushedDown);
    int at = entry.perminfoindex() - 1;
    RTEPermissionInfo permission = work.permissions.get(at);
    work.permissions.set(
        at,
        permission.toBuilder()
            .requiredPerms(permission.requiredPerms() | AclMode.ACL_SELECT_FOR_UPDATE)
            .build());
  }

  private void subquery(
      Scope scope,
      Work work,
      RangeTblEntry entry,
      int index,
      LockingClause clause,
      boolean pushedDown) {
    mark(work, index, clause.strength(), clause.waitPolicy(), pushedDown);
    LockingClause everything = new LockingClause(List.of(), clause.strength(), clause.waitPolicy());
    Query inner = Objects.requireNonNull(entry.subquery());
    work.entries.set(
        index - 1, entry.toBuilder().subquery(apply(scope, inner, everything, true)).build());
  }

  private void named(
      Scope scope, Work work, RangeVar name, LockingClause clause, boolean pushedDown) {
    String strength = name(clause.strength());
    if (name.catalogname() != null || name.schemaname() != null) {
      throw a.fault(
          SqlState.SYNTAX_ERROR,
          strength + " must specify unqualified relation names",
          name.location());
    }
    for (int i = 1; i <= work.entries.size(); i++) {
      RangeTblEntry entry = work.entries.get(i - 1);
      if (!entry.inFromCl() || !name.relname().equals(visibleName(entry))) {
        continue;
      }
      String what = lockless(entry.rtekind());
      if (what != null) {
        throw a.fault(
            SqlState.FEATURE_NOT_SUPPORTED,
            "%s cannot be applied to %s".formatted(strength, what),
            name.location());
      }
      all(scope, work, entry, i, clause, pushedDown);
      return;
    }
    throw a.fault(
        SqlState.UNDEFINED_TABLE,
        "relation \"%s\" in %s clause not found in FROM clause".formatted(name.relname(), strength),
        name.location());
  }

  private static @Nullable String visibleName(RangeTblEntry entry) {
    if (entry.rtekind() == RTEKind.RTE_JOIN && entry.alias() == null) {
      return entry.join_using_alias() == null ? null : entry.join_using_alias().aliasname();
    }
    return entry.rtekind() == RTEKind.RTE_SUBQUERY && entry.alias() == null
        ? null
        : entry.eref().aliasname();
  }

  private static @Nullable String lockless(RTEKind kind) {
    return switch (kind) {
      case RTE_RELATION, RTE_SUBQUERY -> null;
      case RTE_JOIN -> "a join";
      case RTE_FUNCTION -> "a function";
      case RTE_TABLEFUNC -> "a table function";
      case RTE_VALUES -> "VALUES";
      case RTE_CTE -> "a WITH query";
      case RTE_NAMEDTUPLESTORE -> "a named tuplestore";
      case RTE_RESULT -> "RESULT";
    };
  }

  /// Notes a lock, or makes one that is noted stronger.
  private static void mark(
      Work work,
      int index,
      LockClauseStrength strength,
      LockWaitPolicy policy,
      boolean pushedDown) {
    for (int i = 0; i < work.marks.size(); i++) {
      RowMarkClause known = work.marks.get(i);
      if (known.rti() == index) {
        LockClauseStrength stronger =
            known.strength().value() >= strength.value() ? known.strength() : strength;
        LockWaitPolicy stricter =
            known.waitPolicy().value() >= policy.value() ? known.waitPolicy() : policy;
        work.marks.set(
            i, new RowMarkClause(index, stronger, stricter, known.pushedDown() && pushedDown));
        return;
      }
    }
    work.marks.add(new RowMarkClause(index, strength, policy, pushedDown));
  }

  /// Checks that the rows of a query are rows of tables.
  void check(Query query, LockClauseStrength strength) {
    String what =
        query.setOperations() != null
            ? "UNION/INTERSECT/EXCEPT"
            : !query.distinctClause().isEmpty()
                ? "DISTINCT clause"
                : !query.groupClause().isEmpty() || !query.groupingSets().isEmpty()
                    ? "GROUP BY clause"
                    : query.havingQual() != null
                        ? "HAVING clause"
                        : query.hasAggs()
                            ? "aggregate functions"
                            : query.hasWindowFuncs()
                                ? "window functions"
                                : query.hasTargetSRFs()
                                    ? "set-returning functions in the target list"
                                    : null;
    if (what != null) {
      throw new PgException(
          SqlState.FEATURE_NOT_SUPPORTED,
          "%s is not allowed with %s".formatted(name(strength), what));
    }
  }
}
