package org.gajah.expression;

import org.gajah.batch.Batch;

/// Conditions made of conditions.
final class Conditions {
  private Conditions() {}

  /// True where all are; later ones see only the rows that are left.
  record All(VectorPredicate... conditions) implements VectorPredicate {
    @Override
    public int select(Evaluation context, Batch input) {
      int count = input.selected();
      for (VectorPredicate condition : conditions) {
        if (count == 0) {
          return 0;
        }
        count = condition.select(context, input);
      }
      return count;
    }
  }

  /// True where any is; later ones see only the rows for which none was true yet.
  static final class Any implements VectorPredicate {
    private final VectorPredicate[] conditions;
    private final Rows rows = new Rows();
    private boolean[] found = {};

    Any(VectorPredicate... conditions) {
      this.conditions = conditions;
    }

    @Override
    public int select(Evaluation context, Batch input) {
      if (found.length < input.rows()) {
        found = new boolean[input.rows()];
      }
      rows.start(input);
      for (int i = 0; i < rows.count(); i++) {
        found[rows.row(i)] = false;
      }
      for (VectorPredicate condition : conditions) {
        if (rows.count() > 0) {
          Batch view = rows.view();
          condition.select(context, view);
          take(view);
        }
      }
      return narrow(input);
    }

    private void take(Batch view) {
      for (int i = 0; i < view.selected(); i++) {
        found[view.row(i)] = true;
      }
      int kept = 0;
      for (int i = 0; i < rows.count(); i++) {
        int row = rows.row(i);
        if (!found[row]) {
          rows.keepAt(kept++, row);
        }
      }
      rows.keep(kept);
    }

    private int narrow(Batch input) {
      int selected = input.selected();
      int[] selection = input.selectionToFill();
      int count = 0;
      for (int i = 0; i < selected; i++) {
        int row = input.row(i);
        if (found[row]) {
          selection[count++] = row;
        }
      }
      input.select(count);
      return count;
    }
  }
}
