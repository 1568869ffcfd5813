package org.gajah.analyzer.rewrite;

import java.util.Objects;
import org.gajah.analyzer.context.AnalysisContext;
import org.gajah.base.error.PgException;
import org.gajah.catalog.rows.PgClass;
import org.gajah.catalog.rows.PgRewrite;
import org.gajah.catalog.rows.SysCache;
import org.gajah.nodes.Node;
import org.gajah.nodes.NodeList;
import org.gajah.nodes.Query;
import org.gajah.nodes.RTEPermissionInfo;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.kinds.LockMode;
import org.gajah.nodes.kinds.RTEKind;
import org.gajah.nodes.text.NodeReader;
import org.gajah.nodes.walk.TreeRewriter;

/// What the catalogs keep of rules and views.
record RuleTrees(AnalysisContext context) {
  /// What a view shows, as it is stored.
  Query view(PgClass view) {
    for (PgRewrite rule : context.catalog().list(SysCache.RULERELNAME, view.oid())) {
      if (rule.ev_type() == '1') {
        NodeList actions = NodeReader.read(rule.ev_action(), NodeList.class);
        return (Query) Objects.requireNonNull(actions.get(0));
      }
    }
    throw PgException.internal("view \"%s\" has no query".formatted(view.relname()));
  }

  /// The value of a view's option that is on or off.
  static boolean hasOption(PgClass view, String name) {
    return switch (option(view, name)) {
      case "true", "on", "yes", "1" -> true;
      default -> false;
    };
  }

  /// The value of a view's option; empty without one.
  static String option(PgClass view, String name) {
    String[] options = view.reloptions();
    for (int i = 0; options != null && i < options.length; i++) {
      if (options[i].startsWith(name + "=")) {
        return options[i].substring(name.length() + 1);
      }
    }
    return "";
  }

  /// A stored tree with whom its permissions are checked for, its relations locked.
  ///
  /// @param owner 0 for whoever uses it
  Node prepared(Node tree, int owner) {
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        if (node instanceof RTEPermissionInfo permission) {
          return owner == 0 ? permission : permission.toBuilder().checkAsUser(owner).build();
        }
        if (node instanceof RangeTblEntry entry && entry.rtekind() == RTEKind.RTE_RELATION) {
          context
              .locks()
              .lock(entry.relid(), Math.max(entry.rellockmode(), LockMode.AccessShareLock));
        }
        return children(node);
      }
    }.apply(tree);
  }
}
