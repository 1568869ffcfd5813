package org.gajah.expression;

import org.gajah.batch.Batch;

/// Numbers of rows on their way through an expression with several arms: those that are still open.
/// It shows them to the arms as the selection of a view of the input.
final class Rows {
  private final Batch view = new Batch();
  private int[] open = {};
  private int[] shown = {};
  private int count;

  /// Opens all rows that count in the input.
  void start(Batch input) {
    view.view(input);
    if (open.length < input.rows()) {
      open = new int[Math.max(input.rows(), 2 * open.length)];
      shown = new int[open.length];
    }
    count = input.selected();
    for (int i = 0; i < count; i++) {
      open[i] = input.row(i);
    }
  }

  int count() {
    return count;
  }

  int row(int index) {
    return open[index];
  }

  /// A view of the input in which the open rows count. It has a selection of its own, so that it
  /// may be narrowed.
  Batch view() {
    System.arraycopy(open, 0, shown, 0, count);
    view.select(shown, count);
    return view;
  }

  /// Keeps an open row; called with rising numbers in place of [#row]'s, then [#keep] the count.
  void keepAt(int place, int row) {
    open[place] = row;
  }

  void keep(int newCount) {
    count = newCount;
  }
}
