package org.gajah.planner.join;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gajah.nodes.Bitmapset;
import org.jspecify.annotations.Nullable;

/// Some relations joined, and the paths to their rows that are worth remembering. Mirrors
/// `RelOptInfo`.
public final class Rel {
  /// What costs so little more counts as the same.
  private static final double FUZZ = 1.01;

  private final Bitmapset relations;
  private final double rows;
  private final List<Path> paths = new ArrayList<>();

  Rel(Bitmapset relations, double rows) {
    this.relations = relations;
    this.rows = rows;
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

  private static boolean dominates(Path a, Path b) {
    return a.estimate().total() <= b.estimate().total() * FUZZ
        && a.estimate().startup() <= b.estimate().startup() * FUZZ
        && OrderKey.satisfies(a.estimate().order(), b.estimate().order())
        && a.required().isSubsetOf(b.required())
        && a.rows() <= b.rows() * FUZZ;
  }

  /// The cheapest path that needs nothing from elsewhere, or null.
  public @Nullable Path cheapest() {
    return paths.stream()
        .filter(path -> path.required().isEmpty())
        .min(Comparator.comparingDouble(Path::total))
        .orElse(null);
  }
}
