package org.gajah.commands.alter;

import org.gajah.base.error.PgException;
import org.gajah.base.error.SqlState;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.source.RowEdit;
import org.gajah.catalogstore.live.LiveCatalog.Found;
import org.gajah.commands.object.Definer;
import org.gajah.nodes.kinds.AlterTableType;

/// ENABLE and DISABLE RULE. Mirrors `EnableDisableRule()` of `rewrite/rewriteDefine.c`.
record RuleChanges(Definer definer, AlteredTable table) {
  /// Whether a change of tables is one of these.
  static boolean isOne(AlterTableType type) {
    return switch (type) {
      case AT_EnableRule, AT_EnableAlwaysRule, AT_EnableReplicaRule, AT_DisableRule -> true;
      default -> false;
    };
  }

  /// @throws PgException 42704 when the table has no such rule
  void apply(AlterTableType type, String name) {
    Found<PgRewrite> rule =
        definer.writer().find(PgRewrite.REL_RULENAME_INDEX, table.oid, name);
    if (rule == null) {
      throw new PgException(
          SqlState.UNDEFINED_OBJECT,
          "rule \"%s\" for relation \"%s\" does not exist".formatted(name, table.before.name()));
    }
    char wanted =
        switch (type) {
          case AT_EnableAlwaysRule -> 'A';
          case AT_EnableReplicaRule -> 'R';
          case AT_DisableRule -> 'D';
          default -> 'O';
        };
    if (rule.row().ev_enabled() != wanted) {
      definer
          .writer()
          .update(
              rule,
              RowEdit.of(PgRewrite.TABLE, rule.row()).set(PgRewrite.ANUM_EV_ENABLED, wanted).row());
      definer.catalog().changes().relationChanged(table.oid, false);
    }
  }
}
