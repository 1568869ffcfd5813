package org.gajah.nodes.walk;

import java.util.Set;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;

/// Rebuilds a tree from the top down; what does not change is shared with the old tree.
///
/// A subclass overrides [#rewrite] for the nodes that it replaces and calls [#children] for those
/// below which it goes on. Queries below the one where it began raise [#levelsUp].
///
/// A rewriter is used for one tree at a time. Mirrors `expression_tree_mutator()` and
/// `query_tree_mutator()` of nodes/nodeFuncs.c.
public abstract class TreeRewriter {
  private final Set<QueryPart> skipped;
  private final StackGuard depth;
  private int levelsUp;

  protected TreeRewriter(QueryPart... skipped) {
    this(new StackGuard(TreeWalker.DEFAULT_DEPTH), skipped);
  }

  /// @param depth counts how deep the walk is
  protected TreeRewriter(StackGuard depth, QueryPart... skipped) {
    this.depth = depth;
    this.skipped = Set.of(skipped);
  }

  /// Rewrites an expression, or all parts of a query.
  ///
  /// @throws org.gajah.base.error.PgException 54001 when the tree is too deep
  public final Node apply(Node tree) {
    return tree instanceof Query query ? apply(query) : rewrite(tree);
  }

  /// Rewrites all parts of a query.
  public final Query apply(Query query) {
    return query.mapChildren(child -> enter(query, child));
  }

  /// What stands for `node` in the new tree.
  protected Node rewrite(Node node) {
    return children(node);
  }

  /// The node with its children rewritten, those of a query one level further down.
  protected final Node children(Node node) {
    boolean query = node instanceof Query;
    levelsUp += query ? 1 : 0;
    depth.enter();
    Node rewritten = node.mapChildren(child -> enter(node, child));
    depth.leave();
    levelsUp -= query ? 1 : 0;
    return rewritten;
  }

  private Node enter(Node parent, Node child) {
    for (QueryPart part : skipped) {
      if (part.holds(parent, child)) {
        return child;
      }
    }
    return rewrite(child);
  }

  /// How many queries lie between the current node and the one where the rewriting began.
  protected final int levelsUp() {
    return levelsUp;
  }
}
