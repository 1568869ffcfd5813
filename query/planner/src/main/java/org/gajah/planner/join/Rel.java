package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gajah.nodes.Bitmapset;
import org.jspecify.annotations.Nullable;

/// Some relations joined, and the paths to their rows that are worth remembering. Mirrors
/// `RelOptInfo`.
public final class Rel {
  /// What costs so little more counts as the same.
  private static final double FUZZ = 1.01;

  private final Bitmapset relations;
  private final double rows;
  private final boolean hurried;
  private final List<Path> paths = new ArrayList<>();

  /// @param hurried whether it is of use to anybody that the first rows come soon
  Rel(Bitmapset relations, double rows, boolean hurried) {
    this.relations = relations;
    this.rows = rows;
    this.hurried = hurried;
  }

  boolean hurried() {
    return hurried;
  }

  public Bitmapset relations() {
    return relations;
  }

  /// How many rows are expected, whichever path they come on.
  public double rows() {
    return rows;
  }

  public List<Path> paths() {
    return paths;
  }

  /// Remembers a path, unless another is as good in everything; forgets those that it outdoes.
  void add(Path path) {
    for (Path other : paths) {
      if (dominates(other, path)) {
        return;
      }
    }
    if (!paths.isEmpty()) {
      paths.removeIf(other -> dominates(path, other));
    }
    paths.add(path);
  }

  /// Whether a path with as many rows as all these relations have is not worth making.
  boolean isOutdone(double startup, double total, List<OrderKey> order, Bitmapset required) {
    for (Path path : paths) {
      if (path.rows() <= rows * FUZZ && dominates(path, startup, total, order, required)) {
        return true;
      }
    }
    return false;
  }

  private boolean dominates(Path a, Path b) {
    Path.Estimate other = b.estimate();
    return a.rows() <= b.rows() * FUZZ
        && dominates(a, other.startup(), other.total(), other.order(), b.required());
  }

  private boolean dominates(
      Path path, double startup, double total, List<OrderKey> order, Bitmapset required) {
    double own = path.estimate().total();
    // Where nobody is in a hurry, the first rows count between paths that cost the same.
    return own <= total * FUZZ
        && (!hurried && own * FUZZ < total || path.estimate().startup() <= startup * FUZZ)
        && OrderKey.satisfies(path.estimate().order(), order)
        && path.required().isSubsetOf(required);
  }

  /// The cheapest path that needs nothing from elsewhere, or null.
  public @Nullable Path cheapest() {
    return least(Path::total);
  }

  /// The path with the soonest first row that needs nothing from elsewhere, or null.
  @Nullable Path soonest() {
    return least(path -> path.estimate().startup());
  }

  private @Nullable Path least(ToDoubleFunction<Path> measure) {
    Path best = null;
    for (Path path : paths) {
      if (path.required().isEmpty()
          && (best == null || measure.applyAsDouble(path) < measure.applyAsDouble(best))) {
        best = path;
      }
    }
    return best;
  }
}
