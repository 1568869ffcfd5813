package org.gajah.nodes.walk;

import org.gajah.nodes.CurrentOfExpr;
import org.gajah.nodes.JoinExpr;
import org.gajah.nodes.Node;
import org.gajah.nodes.RangeTblRef;
import org.gajah.nodes.Var;
import org.jspecify.annotations.Nullable;

/// Whether a tree refers to an entry of a range table. Mirrors `rangeTableEntry_used()` of
/// `rewrite/rewriteManip.c`.
public final class RangeTableUse {
  private RangeTableUse() {}

  /// @param tree a query, or a part of one
  /// @param index of the entry, in that query's range table
  public static boolean of(@Nullable Node tree, int index) {
    return new TreeWalker() {
      @Override
      protected boolean visit(Node node) {
        boolean here = levelsUp() == 0;
        return switch (node) {
          case Var var ->
              var.varlevelsup() == levelsUp()
                  && (var.varno() == index || var.varnullingrels().contains(index));
          case CurrentOfExpr current -> here && current.cvarno() == index;
          case RangeTblRef reference -> here && reference.rtindex() == index;
          case JoinExpr join when here && join.rtindex() == index -> true;
          default -> children(node);
        };
      }
    }.walk(tree);
  }
}
