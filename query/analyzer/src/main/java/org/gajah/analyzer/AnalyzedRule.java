package org.gajah.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.analyzer.context.ParameterTypes;
import org.gajah.analyzer.context.StatementText;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgClass;
import org.gajah.nodes.Alias;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.RuleStmt;
import org.gajah.nodes.Statement;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.walk.RangeTableUse;
import org.jspecify.annotations.Nullable;

/// What a rule does, as the catalogs keep it. In each of its actions the first entry of the range
/// table is the old row, the second the new one. Mirrors `transformRuleStmt()` of
/// `parser/parse_utilcmd.c`.
///
/// @param actions at least one; of NOTHING one that does nothing
/// @param condition of WHERE, over the same two entries
public record AnalyzedRule(List<Query> actions, @Nullable Expr condition) {
  /// Where `old` stands in the range table.
  public static final int OLD = 1;

  /// Where `new` stands in the range table.
  public static final int NEW = 2;

  /// @param relation whose rule it is
  /// @param text of the command, for positions in errors
  /// @throws PgException 42P17 when the rule uses what its event does not have, and all that is
  ///   wrong with its actions
  public static AnalyzedRule of(
      RuleStmt statement, PgClass relation, AnalysisContext context, String text) {
    Analysis analysis = new Analysis(context, new StatementText(text), ParameterTypes.fixed());
    return new Work(analysis, statement, relation).analyze();
  }

  private static PgException invalid(String message) {
    return new PgException(SqlState.INVALID_OBJECT_DEFINITION, message);
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  /// The query that OLD and NEW are seen from: of INSERT ... SELECT the SELECT, otherwise itself.
  public static Query source(Query query) {
    if (query.commandType() != CmdType.CMD_INSERT || startsWithOldAndNew(query)) {
      return query;
    }
    List<FromItemAt> places = new ArrayList<>();
    for (Node each : Objects.requireNonNull(query.jointree()).fromlist()) {
      if (each instanceof RangeTblRef reference) {
        Query inner = query.rtable().get(reference.rtindex() - 1).subquery();
        if (inner != null && startsWithOldAndNew(inner)) {
          places.add(new FromItemAt(reference.rtindex(), inner));
        }
      }
    }
    if (places.size() != 1) {
      throw PgException.internal("could not find the SELECT of an INSERT in a rule");
    }
    return places.getFirst().query;
  }

  /// The query with another one as what [#source] finds.
  @SuppressWarnings("ReferenceEquality") // The very query, for one like it may stand elsewhere.
  public static Query withSource(Query query, Query source) {
    Query old = source(query);
    if (old == query) {
      return source;
    }
    var entries = new ArrayList<>(query.rtable());
    entries.replaceAll(
        entry -> entry.subquery() == old ? entry.toBuilder().subquery(source).build() : entry);
    return query.toBuilder().rtable(entries).build();
  }

  /// Whether it is an INSERT whose rows come from a SELECT, which [#source] finds.
  @SuppressWarnings("ReferenceEquality") // The very query.
  public static boolean hasSource(Query query) {
    return source(query) != query;
  }

  private record FromItemAt(int index, Query query) {}

  private static boolean startsWithOldAndNew(Query query) {
    return query.rtable().size() >= NEW && isNamed(query, OLD, "old") && isNamed(query, NEW, "new");
  }

  private static boolean isNamed(Query query, int index, String name) {
    Alias alias = query.rtable().get(index - 1).alias();
    return alias != null && alias.aliasname().equals(name);
  }

  /// The making of one.
  private record Work(Analysis a, RuleStmt statement, PgClass relation) {
    AnalyzedRule analyze() {
      Scope scope = scope(true);
      Scope outer = a.enter(scope);
      try {
        Expr condition = condition(scope);
        if (statement.actions().isEmpty()) {
          return new AnalyzedRule(List.of(nothing(scope)), condition);
        }
        List<Query> actions = new ArrayList<>();
        for (Statement action : statement.actions()) {
          actions.add(action(action, condition));
        }
        return new AnalyzedRule(actions, condition);
      } finally {
        a.enter(outer);
      }
    }

    /// A scope that knows both rows.
    ///
    /// @param isCondition whether columns may be named without their row, where only one is there
    private Scope scope(boolean isCondition) {
      Scope scope = a.scope(null);
      NamespaceItem old = row(scope, "old");
      NamespaceItem now = row(scope, "new");
      CmdType event = statement.event();
      if (!isCondition || event != CmdType.CMD_INSERT) {
        old.visible(true, isCondition);
        scope.namespace.add(old);
      }
      if (!isCondition || event == CmdType.CMD_INSERT || event == CmdType.CMD_UPDATE) {
        now.visible(true, isCondition);
        scope.namespace.add(now);
      }
      return scope;
    }

    private NamespaceItem row(Scope scope, String name) {
      return a.rangeTable.addOpened(
          scope,
          relation,
          LockMode.AccessShareLock,
          new Alias(name, List.of()),
          name,
          false,
          false);
    }

    private @Nullable Expr condition(Scope scope) {
      Expr raw = statement.whereClause();
      if (raw == null) {
        return null;
      }
      Expr condition =
          a.collations.assign(
              Objects.requireNonNull(a.selects.condition(scope, raw, ExprKind.WHERE, "WHERE")));
      if (scope.rangeTable.size() != NEW) {
        throw invalid("rule WHERE condition cannot contain references to other relations");
      }
      return condition;
    }

    private Query nothing(Scope scope) {
      return Selects.query(CmdType.CMD_NOTHING)
          .canSetTag(false)
          .rtable(scope.rangeTable)
          .rteperminfos(scope.permissionNodes())
          .jointree(new FromExpr(List.of(), null))
          .build();
    }

    private Query action(Statement raw, @Nullable Expr condition) {
      Scope scope = scope(false);
      Scope outer = a.enter(scope);
      Query top;
      try {
        top = a.statements.transform(scope, raw);
      } finally {
        a.enter(outer);
      }
      if (top.commandType() == CmdType.CMD_UTILITY) {
        if (condition != null) {
          throw invalid(
              "rules with WHERE conditions can only have SELECT, INSERT, UPDATE, or DELETE actions");
        }
        return top;
      }
      Query source = source(top);
      if (source.setOperations() != null && condition != null) {
        throw unsupported("conditional UNION/INTERSECT/EXCEPT statements are not implemented");
      }
      boolean old = uses(source, condition, OLD);
      boolean now = uses(source, condition, NEW);
      checkEvent(old, now);
      checkCtes(top, source);
      if (old || (now && statement.event() == CmdType.CMD_UPDATE)) {
        return withOld(top, source);
      }
      return top;
    }

    private static boolean uses(Query query, @Nullable Expr condition, int index) {
      return RangeTableUse.of(query, index) || RangeTableUse.of(condition, index);
    }

    private void checkEvent(boolean old, boolean now) {
      String wrong =
          switch (statement.event()) {
            case CMD_SELECT -> old ? "OLD" : now ? "NEW" : null;
            case CMD_INSERT -> old ? "OLD" : null;
            case CMD_DELETE -> now ? "NEW" : null;
            default -> null;
          };
      if (wrong != null) {
        String event = statement.event().name().substring("CMD_".length());
        throw invalid("ON %s rule cannot use %s".formatted(event, wrong));
      }
    }

    private static void checkCtes(Query top, Query source) {
      for (int row = OLD; row <= NEW; row++) {
        if (RangeTableUse.of(NodeList.of(top.cteList()), row)
            || RangeTableUse.of(NodeList.of(source.cteList()), row)) {
          throw unsupported(
              "cannot refer to %s within WITH query".formatted(row == OLD ? "OLD" : "NEW"));
        }
      }
    }

    /// The old row is a table of the query's where it is used; so is the new one of an update,
    /// which is the old one with other values.
    private static Query withOld(Query top, Query source) {
      if (source.setOperations() != null) {
        throw unsupported("conditional UNION/INTERSECT/EXCEPT statements are not implemented");
      }
      FromExpr tree = Objects.requireNonNull(source.jointree());
      List<JoinTree> from = new ArrayList<>(tree.fromlist());
      from.add(new RangeTblRef(OLD));
      return withSource(top, source.toBuilder().jointree(new FromExpr(from, tree.quals())).build());
    }
  }
}
