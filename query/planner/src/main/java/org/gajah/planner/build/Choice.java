package org.gajah.planner.build;

import java.util.List;
import org.gajah.base.error.PgException;
import org.gajah.planner.join.OrderKey;
import org.gajah.planner.join.Path;
import org.gajah.planner.join.Rel;

/// Chooses among the paths that the search has left.
final class Choice {
  private Choice() {}

  /// The path that is cheapest when its rows have to be in an order and only a part of them is
  /// read.
  ///
  /// @param fraction of the rows, 1 for all
  static Path cheapest(Rel rel, List<OrderKey> order, Nodes nodes, double fraction) {
    Path best = null;
    double least = Double.MAX_VALUE;
    for (Path path : rel.paths()) {
      if (!path.required().isEmpty()) {
        continue;
      }
      double cost = cost(path, order, nodes, fraction);
      if (cost < least) {
        best = path;
        least = cost;
      }
    }
    if (best == null) {
      throw PgException.internal("could not devise a query plan for the given query");
    }
    return best;
  }

  private static double cost(Path path, List<OrderKey> order, Nodes nodes, double fraction) {
    Path.Estimate estimate = path.estimate();
    if (!OrderKey.satisfies(estimate.order(), order)) {
      return estimate.total() + nodes.sortCost(estimate.rows());
    }
    return estimate.startup() + (estimate.total() - estimate.startup()) * fraction;
  }
}
