package org.gajah.planner.build;

import java.util.ArrayList;
import java.util.List;
import org.gajah.nodes.Expr;
import org.gajah.nodes.Node;
import org.gajah.nodes.SortGroupClause;
import org.gajah.nodes.TargetEntry;
import org.gajah.nodes.WindowClause;
import org.gajah.nodes.WindowFunc;
import org.gajah.nodes.walk.TreeWalker;
import org.gajah.planner.facts.Costs;
import org.gajah.planner.plan.PlanCommon;
import org.gajah.planner.plan.RowsPlan;
import org.jspecify.annotations.Nullable;

/// Window functions: one node for each window, over rows in the window's order.
final class Windows {
  private final Level level;
  private final Nodes nodes;
  private final Costs costs;

  Windows(Level level, Nodes nodes, Costs costs) {
    this.level = level;
    this.nodes = nodes;
    this.costs = costs;
  }

  /// Adds the window functions in some expressions to the columns.
  Stage apply(Stage stage, List<Expr> results, List<WindowClause> windows) {
    Stage current = stage;
    List<WindowClause> used =
        windows.stream().filter(w -> !functions(results, w.winref()).isEmpty()).toList();
    for (WindowClause window : used) {
      boolean top = window.equals(used.getLast());
      current = window(current, window, functions(results, window.winref()), top);
    }
    return current;
  }

  private static List<WindowFunc> functions(List<Expr> results, int window) {
    List<WindowFunc> found = new ArrayList<>();
    for (Expr result : results) {
      new TreeWalker() {
        @Override
        protected boolean visit(Node node) {
          if (node instanceof WindowFunc function
              && function.winref() == window
              && !found.contains(function)) {
            found.add(function);
          }
          return children(node);
        }
      }.walk(result);
    }
    return found;
  }

  private Stage window(Stage stage, WindowClause window, List<WindowFunc> functions, boolean top) {
    List<TargetEntry> targets = level.query().targetList();
    List<SortGroupClause> order = new ArrayList<>(window.partitionClause());
    order.addAll(window.orderClause());
    Stage sorted =
        order.isEmpty()
            ? stage
            : nodes.sort(stage, nodes.order(order, targets), nodes.sortKeys(order, targets, stage));
    List<Expr> columns = new ArrayList<>(sorted.columns());
    columns.addAll(functions);
    double total =
        sorted.total() + sorted.rows() * (costs.tuple() + functions.size() * costs.operator());
    PlanCommon common =
        level
            .state
            .common(sorted.startup(), total, sorted.rows(), nodes.width(columns))
            .withTargetList(
                References.targets(nodes.references().above(columns, sorted.columns(), List.of())));
    RowsPlan plan =
        new RowsPlan.WindowAgg(
            common,
            sorted.plan(),
            window.winref(),
            nodes.groupKeys(window.partitionClause(), targets, sorted),
            nodes.groupKeys(window.orderClause(), targets, sorted),
            window.frameOptions(),
            offset(window.startOffset(), sorted),
            offset(window.endOffset(), sorted),
            window.startInRangeFunc(),
            window.endInRangeFunc(),
            window.inRangeColl(),
            window.inRangeAsc(),
            window.inRangeNullsFirst(),
            List.of(),
            top);
    return new Stage(plan, columns, sorted.order(), sorted.wanted());
  }

  private @Nullable Expr offset(@Nullable Expr offset, Stage stage) {
    return offset == null ? null : nodes.references().above(offset, stage.columns());
  }
}
