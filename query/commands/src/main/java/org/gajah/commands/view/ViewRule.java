package org.gajah.commands.view;

import java.util.List;
import java.util.Objects;
import org.gajah.analyzer.AnalyzedRule;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.commands.object.Definer;
import org.gajah.commands.rule.StoredRule;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.gajah.nodes.text.NodeReader;

/// The rule that says what a view or a materialized view shows.
public record ViewRule(Definer definer) {
  /// What it shows.
  public Query query(int view) {
    PgRewrite row =
        Objects.requireNonNull(definer.writer().find(PgRewrite.REL_RULENAME_INDEX, view, StoredRule.VIEW))
            .row();
    NodeList action = (NodeList) Objects.requireNonNull(NodeReader.read(row.ev_action()));
    return (Query) Objects.requireNonNull(action.get(0));
  }

  /// Stores what a view shows.
  ///
  /// @param replaces whether it may show something else already
  public void store(int view, Query query, boolean replaces) {
    AnalyzedRule rule = new AnalyzedRule(List.of(query), null);
    new StoredRule(StoredRule.VIEW, CmdType.CMD_SELECT, true, rule)
        .store(definer, definer.catalog().get(SysCache.RELOID, view), replaces);
  }
}
