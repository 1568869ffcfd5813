package org.gajah.nodes.walk;

import org.gajah.nodes.Aggref;
import org.gajah.nodes.GroupingFunc;
import org.gajah.nodes.Node;
import org.gajah.nodes.RangeTblEntry;
import org.gajah.nodes.Var;
import org.gajah.nodes.kinds.RTEKind;

/// How many queries stand between a reference and what it refers to. Mirrors
/// `IncrementVarSublevelsUp()` of `rewrite/rewriteManip.c`.
public final class QueryLevels {
  private QueryLevels() {}

  /// Makes a tree fit for a place so many queries further down.
  ///
  /// @param levels how many
  /// @param from references to queries nearer than this are left alone
  public static Node pushDown(Node tree, int levels, int from) {
    if (levels == 0) {
      return tree;
    }
    return new TreeRewriter() {
      @Override
      protected Node rewrite(Node node) {
        int limit = from + levelsUp();
        return switch (node) {
          case Var var when var.varlevelsup() >= limit ->
              var.toBuilder().varlevelsup(var.varlevelsup() + levels).build();
          case Aggref aggregate when aggregate.agglevelsup() >= limit ->
              children(aggregate.toBuilder().agglevelsup(aggregate.agglevelsup() + levels).build());
          case GroupingFunc grouping when grouping.agglevelsup() >= limit ->
              children(grouping.toBuilder().agglevelsup(grouping.agglevelsup() + levels).build());
          case RangeTblEntry entry
              when entry.rtekind() == RTEKind.RTE_CTE && entry.ctelevelsup() >= limit ->
              children(entry.toBuilder().ctelevelsup(entry.ctelevelsup() + levels).build());
          default -> children(node);
        };
      }
    }.apply(tree);
  }
}
