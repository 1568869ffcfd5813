package org.gajah.nodes.walk;

import java.util.Set;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.Node;
import org.gajah.nodes.Query;
import org.jspecify.annotations.Nullable;

/// Walks a tree depth first and stops when it has found what it looks for.
///
/// A subclass overrides [#visit] for the nodes that it cares about and calls [#children] for those
/// below which it wants to look on. Queries below the one where the walk began raise [#levelsUp],
/// which is what `varlevelsup` of a variable of the first query is then.
///
/// A walker is used for one walk at a time. Mirrors `expression_tree_walker()` and
/// `query_tree_walker()` of nodes/nodeFuncs.c.
public abstract class TreeWalker {
  /// How deep trees may be. The sessions' threads have stacks for it; what others walk is not deep.
  public static final int DEFAULT_DEPTH = 8000;

  private final Set<QueryPart> skipped;
  private final StackGuard depth;
  private int levelsUp;

  protected TreeWalker(QueryPart... skipped) {
    this(new StackGuard(DEFAULT_DEPTH), skipped);
  }

  /// @param depth counts how deep the walk is
  protected TreeWalker(StackGuard depth, QueryPart... skipped) {
    this.depth = depth;
    this.skipped = Set.of(skipped);
  }

  /// Walks an expression, or all parts of a query.
  ///
  /// @return whether a visit said that it has found something
  /// @throws org.gajah.base.error.PgException 54001 when the tree is too deep
  public final boolean walk(@Nullable Node tree) {
    return switch (tree) {
      case null -> false;
      case Query query -> query.anyChild(child -> enter(query, child));
      default -> visit(tree);
    };
  }

  /// Looks at one node.
  ///
  /// @return true to end the walk
  protected boolean visit(Node node) {
    return children(node);
  }

  /// Visits the children of a node, those of a query one level further down.
  protected final boolean children(Node node) {
    boolean query = node instanceof Query;
    levelsUp += query ? 1 : 0;
    depth.enter();
    boolean found = node.anyChild(child -> enter(node, child));
    depth.leave();
    levelsUp -= query ? 1 : 0;
    return found;
  }

  private boolean enter(Node parent, Node child) {
    for (QueryPart part : skipped) {
      if (part.holds(parent, child)) {
        return false;
      }
    }
    return visit(child);
  }

  /// How many queries lie between the current node and the one where the walk began.
  protected final int levelsUp() {
    return levelsUp;
  }
}
