package org.gajah.commands.rule;

import java.util.List;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.privilege.Denials;
import org.gajah.catalog.relation.RelationKinds;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.Command;
import org.gajah.commands.CommandContext;
import org.gajah.commands.CommandSource;
import org.gajah.commands.object.Definer;
import org.gajah.commands.object.Ownership;
import org.gajah.locks.table.LockMode;
import org.gajah.nodes.Query;
import org.gajah.nodes.RuleStmt;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.spi.Execution.Completion;
import org.gajah.spi.RowSink;

/// CREATE RULE.
public final class CreateRule implements Command {
  private final RuleStmt statement;
  private final CommandSource source;
  private final Definer definer;

  public CreateRule(RuleStmt statement, CommandSource source, CommandContext context) {
    this.statement = statement;
    this.source = source;
    this.definer = new Definer(context);
  }

  @Override
  public Completion run(RowSink sink, boolean topLevel) {
    int oid =
        definer
            .context()
            .relations()
            .opener()
            .lock(statement.relation(), LockMode.ACCESS_EXCLUSIVE, false, _ -> {});
    PgClass relation = definer.catalog().get(SysCache.RELOID, oid);
    if (relation.relkind() == PgClass.RELKIND_MATVIEW) {
      throw unsupported("rules on materialized views are not supported");
    }
    AnalyzedRule rule =
        AnalyzedRule.of(statement, relation, definer.context().analysis(), source.text());
    requireRules(definer, relation);
    rule.actions().forEach(CreateRule::requireOtherTarget);
    if (statement.event() == CmdType.CMD_SELECT) {
      checkView(relation, rule);
    } else {
      checkReturning(relation, rule);
    }
    new StoredRule(statement.rulename(), statement.event(), statement.instead(), rule)
        .store(definer, relation, statement.replace());
    definer.nextCommand();
    return Completion.of("CREATE RULE");
  }

  private static PgException unsupported(String message) {
    return new PgException(SqlState.FEATURE_NOT_SUPPORTED, message);
  }

  /// @throws PgException 42809 when a relation is of a kind that has no rules, 42501 when the user
  ///   may not make any for it
  static void requireRules(Definer definer, PgClass relation) {
    requireKind(relation);
    new Ownership(definer).requireNoCatalog(relation);
    definer
        .privileges()
        .requireOwner(Denials.kindOf(relation.relkind()), relation.relowner(), relation.relname());
  }

  /// @throws PgException 42809 when a relation is of a kind that has no rules
  static void requireKind(PgClass relation) {
    switch (relation.relkind()) {
      case PgClass.RELKIND_RELATION,
          PgClass.RELKIND_MATVIEW,
          PgClass.RELKIND_VIEW,
          PgClass.RELKIND_PARTITIONED_TABLE -> {}
      default ->
          throw RelationKinds.unsupported(
              "relation \"%s\" cannot have rules".formatted(relation.relname()),
              relation.relkind());
    }
  }

  private static void requireOtherTarget(Query action) {
    if (action.resultRelation() == 0 || AnalyzedRule.hasSource(action)) {
      return;
    }
    if (action.resultRelation() == AnalyzedRule.OLD) {
      throw unsupported("rule actions on OLD are not implemented")
          .hint("Use views or triggers instead.");
    }
    if (action.resultRelation() == AnalyzedRule.NEW) {
      throw unsupported("rule actions on NEW are not implemented").hint("Use triggers instead.");
    }
  }

  /// A rule that says what is shown: there is one way to write it, and nobody does.
  private void checkView(PgClass relation, AnalyzedRule rule) {
    boolean isView = relation.relkind() == PgClass.RELKIND_VIEW;
    if (!isView) {
      throw RelationKinds.unsupported(
          "relation \"%s\" cannot have ON SELECT rules".formatted(relation.relname()),
          relation.relkind());
    }
    List<Query> actions = rule.actions();
    if (actions.size() > 1) {
      throw unsupported("multiple actions for rules on SELECT are not implemented");
    }
    Query query = actions.getFirst();
    if (!statement.instead() || query.commandType() != CmdType.CMD_SELECT) {
      throw unsupported("rules on SELECT must have action INSTEAD SELECT");
    }
    if (query.hasModifyingCTE()) {
      throw unsupported("rules on SELECT must not contain data-modifying statements in WITH");
    }
    if (rule.condition() != null) {
      throw unsupported("event qualifications are not implemented for rules on SELECT");
    }
    new RuleColumns(definer, relation).check(query.targetList(), true);
    if (!statement.replace()) {
      throw new PgException(
          SqlState.OBJECT_NOT_IN_PREREQUISITE_STATE,
          "\"%s\" is already a view".formatted(relation.relname()));
    }
    if (!statement.rulename().equals(StoredRule.VIEW)) {
      throw misnamed("view rule for \"%s\" must be named \"%s\"", relation);
    }
  }

  private static PgException misnamed(String message, PgClass relation) {
    return new PgException(
        SqlState.INVALID_OBJECT_DEFINITION, message.formatted(relation.relname(), StoredRule.VIEW));
  }

  private void checkReturning(PgClass relation, AnalyzedRule rule) {
    boolean has = false;
    for (Query action : rule.actions()) {
      if (action.returningList().isEmpty()) {
        continue;
      }
      if (has) {
        throw unsupported("cannot have multiple RETURNING lists in a rule");
      }
      has = true;
      if (rule.condition() != null) {
        throw unsupported("RETURNING lists are not supported in conditional rules");
      }
      if (!statement.instead()) {
        throw unsupported("RETURNING lists are not supported in non-INSTEAD rules");
      }
      new RuleColumns(definer, relation).check(action.returningList(), false);
    }
    if (statement.rulename().equals(StoredRule.VIEW)) {
      throw misnamed("non-view rule for \"%s\" must not be named \"%s\"", relation);
    }
  }
}
