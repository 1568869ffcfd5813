package org.gajah.executor.scan;

import java.util.ArrayList;
import java.util.List;
import org.gajah.accessapi.index.IndexScan;
import org.gajah.accessapi.index.ScanKey;
import org.gajah.base.error.PgException;
import org.gajah.executor.state.ExecutionState;
import org.gajah.executor.state.RelationAccess.OpenIndex;
import org.gajah.planner.plan.CombiningPlan;
import org.gajah.planner.plan.Plan;
import org.gajah.planner.plan.ScanPlan;

/// Makes the bitmap of a node: of an index, or of several together.
abstract sealed class BitmapSource {
  static BitmapSource of(Plan plan, ExecutionState state) {
    return switch (plan) {
      case ScanPlan.BitmapIndexScan scan -> new OfIndex(scan, state);
      case CombiningPlan.BitmapAnd and -> new Combined(parts(and.inputs(), state), true, state);
      case CombiningPlan.BitmapOr or -> new Combined(parts(or.inputs(), state), false, state);
      default ->
          throw PgException.internal(
              "%s makes no bitmap".formatted(plan.getClass().getSimpleName()));
    };
  }

  private static List<BitmapSource> parts(List<Plan> plans, ExecutionState state) {
    List<BitmapSource> result = new ArrayList<>();
    plans.forEach(plan -> result.add(of(plan, state)));
    return result;
  }

  /// The tids, with the parameters as they are now.
  abstract TidBitmap make();

  private static final class OfIndex extends BitmapSource {
    private final ExecutionState state;
    private final OpenIndex index;
    private final IndexKeys keys;

    OfIndex(ScanPlan.BitmapIndexScan plan, ExecutionState state) {
      this.state = state;
      this.index = state.relations().index(plan.index());
      this.keys = new IndexKeys(state, index, plan.conditions());
    }

    @Override
    TidBitmap make() {
      TidBitmap result = new TidBitmap(state.work());
      List<ScanKey> computed = keys.compute();
      if (computed != null) {
        try (IndexScan scan =
            index.method().scan(state.relations().storage(), index.descriptor(), false)) {
          scan.rescan(computed);
          scan.collect(result);
        }
      }
      return result;
    }
  }

  private static final class Combined extends BitmapSource {
    private final List<BitmapSource> parts;
    private final boolean and;
    private final ExecutionState state;

    Combined(List<BitmapSource> parts, boolean and, ExecutionState state) {
      this.parts = parts;
      this.and = and;
      this.state = state;
    }

    @Override
    TidBitmap make() {
      TidBitmap result = parts.getFirst().make();
      for (BitmapSource part : parts.subList(1, parts.size())) {
        state.checkInterrupts();
        if (and && result.isEmpty()) {
          break;
        }
        try (TidBitmap other = part.make()) {
          if (and) {
            result.retainAll(other);
          } else {
            result.addAll(other);
          }
        }
      }
      return result;
    }
  }
}
