package org.gajah.analyzer.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgAttribute;
import org.gajah.nodes.BoolExpr;
import org.gajah.nodes.BooleanTest;
import org.gajah.nodes.CommonTableExpr;
import org.gajah.nodes.Expr;
import org.gajah.nodes.FromExpr;
import org.gajah.nodes.JoinTree;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.BoolExprType;
import org.gajah.nodes.kinds.BoolTestType;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.kinds.QuerySource;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.walk.RangeTableUse;
import org.gajah.nodes.walk.TreeWalker;
import org.jspecify.annotations.Nullable;

/// What the rules of a relation make of a query that changes it. Mirrors `fireRules()` and
/// `rewriteRuleAction()` of `rewrite/rewriteHandler.c`.
final class FiredRules {
  /// A rule as it fires: its trees prepared, their relations locked.
  record Rule(boolean instead, AnalyzedRule trees) {}

  /// Where the new row is for a while, so that it is not taken for the target.
  private static final int APART = -1;

  private final AnalysisContext context;
  private final Query original;
  private final int target;
  private final List<Query> products = new ArrayList<>();
  private boolean replaced;
  private boolean returning;
  private @Nullable Query rest;

  FiredRules(AnalysisContext context, Query original) {
    this.context = context;
    this.original = original;
    this.target = original.resultRelation();
  }

  /// What the rules do, in their order.
  List<Query> products() {
    return products;
  }

  /// Whether a rule without a condition stands in the query's place.
  boolean replaced() {
    return replaced;
  }

  /// Whether a rule returns what RETURNING asks for.
  boolean returning() {
    return returning;
  }

  /// The query where the conditions of all rules fail that stand in its place; null when there are
  /// none.
  @Nullable Query rest() {
    return rest;
  }

  void fire(List<Rule> rules) {
    for (Rule rule : rules) {
      Expr condition = rule.trees.condition();
      QuerySource source =
          !rule.instead
              ? QuerySource.QSRC_NON_INSTEAD_RULE
              : condition == null
                  ? QuerySource.QSRC_INSTEAD_RULE
                  : QuerySource.QSRC_QUAL_INSTEAD_RULE;
      replaced |= source == QuerySource.QSRC_INSTEAD_RULE;
      if (source == QuerySource.QSRC_QUAL_INSTEAD_RULE && !replaced) {
        rest = unless(rest == null ? original : rest, Objects.requireNonNull(condition));
      }
      for (Query action : rule.trees.actions()) {
        if (action.commandType() != CmdType.CMD_NOTHING) {
          products.add(
              product(action, condition).toBuilder().querySource(source).canSetTag(false).build());
        }
      }
    }
  }

  private Query unless(Query query, Expr condition) {
    Expr moved =
        new Renumbering(number ->
            switch (number) {
              case AnalyzedRule.OLD -> target;
              case AnalyzedRule.NEW -> APART;
              default -> number;
            })
            .part(condition);
    if (original.commandType() != CmdType.CMD_DELETE) {
      moved = replacement(APART).part(moved);
    }
    return withCondition(query, new BooleanTest(moved, BoolTestType.IS_NOT_TRUE, -1));
  }

  private ColumnReplacement replacement(int index) {
    boolean updates = original.commandType() == CmdType.CMD_UPDATE;
    return new ColumnReplacement(
        context,
        index,
        original.rtable().get(target - 1),
        original.targetList(),
        updates ? column -> column.toBuilder().varno(target).build() : this::missing);
  }

  private Expr missing(Var column) {
    int relation = original.rtable().get(target - 1).relid();
    PgAttribute attribute =
        context.lookups().relations().columns(relation).get(column.varattno() - 1);
    return new ColumnDefaults(context).nullOf(attribute);
  }

  static Query withCondition(Query query, @Nullable Expr condition) {
    if (condition == null) {
      return query;
    }
    FromExpr tree = Objects.requireNonNull(query.jointree());
    Expr before = tree.quals();
    Expr all =
        before == null
            ? condition
            : new BoolExpr(BoolExprType.AND_EXPR, List.of(before, condition), -1);
    return ColumnReplacement.marked(
        query.toBuilder().jointree(new FromExpr(tree.fromlist(), all)).build());
  }

  // ---------------------------------------------------------------- an action

  private Query product(Query action, @Nullable Expr ruleCondition) {
    int length = original.rtable().size();
    Renumbering move =
        Renumbering.by(length).then(Renumbering.of(AnalyzedRule.OLD + length, target));
    if (action.commandType() == CmdType.CMD_UTILITY) {
      return action;
    }
    Query inner = joined(move.query(lateral(AnalyzedRule.source(action))));
    Expr condition = ruleCondition == null ? null : move.part(ruleCondition);
    boolean keepsTarget =
        !RangeTableUse.of(inner.jointree(), target)
            && (RangeTableUse.of(condition, target)
                || RangeTableUse.of(Objects.requireNonNull(original.jointree()).quals(), target));
    inner = withJoins(inner, keepsTarget);
    inner = withCtes(inner, AnalyzedRule.hasSource(action));
    inner = withCondition(inner, condition);
    inner = withCondition(inner, Objects.requireNonNull(original.jointree()).quals());
    if (original.commandType() != CmdType.CMD_DELETE) {
      inner = replacement(AnalyzedRule.NEW + length).query(inner);
    }
    return withReturning(AnalyzedRule.withSource(action, inner));
  }

  /// Subqueries in FROM may use the rule's rows without saying LATERAL.
  private static Query lateral(Query action) {
    List<RangeTblEntry> entries = new ArrayList<>(action.rtable());
    entries.replaceAll(entry ->
        entry.rtekind() == RTEKind.RTE_SUBQUERY && !entry.lateral() && usesOuter(entry)
            ? entry.toBuilder().lateral(true).build()
            : entry);
    return action.toBuilder().rtable(entries).build();
  }

  private static boolean usesOuter(RangeTblEntry entry) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        return (node instanceof Var var && var.varlevelsup() == levelsUp() + 1) || children(node);
      }
    }.walk(entry.subquery());
  }

  /// The action with the range table of the original before its own.
  private Query joined(Query action) {
    List<RangeTblEntry> entries = new ArrayList<>(original.rtable());
    int offset = original.rteperminfos().size();
    for (RangeTblEntry entry : action.rtable()) {
      entries.add(
          entry.perminfoindex() == 0
              ? entry
              : entry.toBuilder().perminfoindex(entry.perminfoindex() + offset).build());
    }
    List<RTEPermissionInfo> permissions = new ArrayList<>(original.rteperminfos());
    permissions.addAll(action.rteperminfos());
    return ColumnReplacement.marked(
        action.toBuilder()
            .rtable(entries)
            .rteperminfos(permissions)
            .hasRowSecurity(action.hasRowSecurity() || original.hasRowSecurity())
            .build());
  }

  private Query withJoins(Query action, boolean keepsTarget) {
    List<JoinTree> from = new ArrayList<>();
    for (JoinTree each : Objects.requireNonNull(original.jointree()).fromlist()) {
      boolean isTarget = each instanceof RangeTblRef reference && reference.rtindex() == target;
      if (keepsTarget || !isTarget) {
        from.add(each);
      }
    }
    if (from.isEmpty()) {
      return action;
    }
    if (action.setOperations() != null) {
      throw unsupported("conditional UNION/INTERSECT/EXCEPT statements are not implemented");
    }
    FromExpr tree = Objects.requireNonNull(action.jointree());
    from.addAll(tree.fromlist());
    return ColumnReplacement.marked(
        action.toBuilder().jointree(new FromExpr(from, tree.quals())).build());
  }

  private Query withCtes(Query action, boolean isSelectOfInsert) {
    if (original.cteList().isEmpty()) {
      return action;
    }
    List<CommonTableExpr> ctes = new ArrayList<>(action.cteList());
    for (CommonTableExpr own : action.cteList()) {
      for (CommonTableExpr other : original.cteList()) {
        if (own.ctename().equals(other.ctename())) {
          throw unsupported(
              ("WITH query name \"%s\" appears in both a rule action and the query being"
                      + " rewritten")
                  .formatted(own.ctename()));
        }
      }
    }
    ctes.addAll(original.cteList());
    boolean modifies = action.hasModifyingCTE() || original.hasModifyingCTE();
    if (modifies && isSelectOfInsert) {
      throw unsupported(
          "INSERT ... SELECT rule actions are not supported for queries having data-modifying"
              + " statements in WITH");
    }
    return action.toBuilder()
        .cteList(ctes)
        .hasRecursive(action.hasRecursive() || original.hasRecursive())
        .hasModifyingCTE(modifies)
        .build();
  }

  private Query withReturning(Query action) {
    if (original.returningList().isEmpty() || action.returningList().isEmpty()) {
      return action.returningList().isEmpty()
          ? action
          : action.toBuilder().returningList(List.of()).build();
    }
    if (returning) {
      throw unsupported("cannot have RETURNING lists in multiple rules");
    }
    returning = true;
    ColumnReplacement replacement =
        new ColumnReplacement(
            context,
            target,
            original.rtable().get(target - 1),
            action.returningList(),
            ColumnReplacement.refused());
    List<TargetEntry> list = new ArrayList<>(original.returningList());
    list.replaceAll(replacement::part);
    return ColumnReplacement.marked(action.toBuilder().returningList(list).build());
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }
}
