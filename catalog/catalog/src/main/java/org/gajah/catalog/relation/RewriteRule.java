package org.gajah.catalog.relation;

import java.util.List;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.gajah.nodes.kinds.CmdType;
import org.jspecify.annotations.Nullable;

/// A rule of a relation; the one of a view says what it shows.
public final class RewriteRule {
  /// `ev_type` of the rule that makes a view.
  public static final char SELECT = '1';

  private final PgRewrite row;
  private final Lazy<List<Query>> actions;
  private final Lazy<List<Node>> condition;

  RewriteRule(PgRewrite row) {
    this.row = row;
    this.actions =
        new Lazy<>(() -> Trees.list(row.ev_action()).stream().map(Query.class::cast).toList());
    this.condition = new Lazy<>(() -> Trees.list(row.ev_qual()));
  }

  public PgRewrite row() {
    return row;
  }

  public String name() {
    return row.rulename();
  }

  /// For which commands it is.
  public CmdType event() {
    return CmdType.of(row.ev_type() - '0');
  }

  public boolean isInstead() {
    return row.is_instead();
  }

  /// What is done.
  public List<Query> actions() {
    return actions.get();
  }

  /// When it is done; null for always.
  public @Nullable Node condition() {
    List<Node> nodes = condition.get();
    return nodes.isEmpty() ? null : nodes.getFirst();
  }
}
