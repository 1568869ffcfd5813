package org.gajah.batch;

/// Rows on their way between operators: a vector for each column, and which rows count.
///
/// Without a selection rows 0 to [#rows] - 1 count. With one, the rows whose numbers stand in the
/// first [#selected] entries of [#selection] do, in that order; filters shrink the selection
/// instead of moving values.
public final class Batch {
  private Vector[] columns;
  private int rows;
  private int[] selection = {};
  private int selected;
  private boolean selective;

  public Batch(Vector... columns) {
    this.columns = columns;
  }

  public int columnCount() {
    return columns.length;
  }

  public Vector column(int index) {
    return columns[index];
  }

  /// Replaces a column, as when an operator passes through a vector of its input.
  public void setColumn(int index, Vector vector) {
    columns[index] = vector;
  }

  public LongVector longs(int index) {
    return (LongVector) columns[index];
  }

  public BytesVector bytes(int index) {
    return (BytesVector) columns[index];
  }

  /// Makes this batch show the columns and rows of another, to select among them without touching
  /// the other's selection. All rows are selected at first.
  public void view(Batch other) {
    columns = other.columns;
    setRows(other.rows);
  }

  /// How many rows the vectors hold, selected or not.
  public int rows() {
    return rows;
  }

  /// Sets the number of rows and selects all of them.
  public void setRows(int rows) {
    this.rows = rows;
    selective = false;
  }

  /// How many rows count.
  public int selected() {
    return selective ? selected : rows;
  }

  /// Whether only the rows in [#selection] count.
  public boolean isSelective() {
    return selective;
  }

  /// The numbers of the rows that count; meaningful only while [#isSelective].
  public int[] selection() {
    return selection;
  }

  /// The number of the `index`-th row that counts.
  public int row(int index) {
    return selective ? selection[index] : index;
  }

  /// An array to write a selection into, with room for all rows; it may be the present selection,
  /// which a filter may overwrite from the front while it reads on.
  public int[] selectionToFill() {
    if (selection.length < rows) {
      selection = new int[Math.max(rows, 2 * selection.length)];
    }
    return selection;
  }

  /// Makes the first `count` entries of [#selectionToFill] the selection.
  public void select(int count) {
    selected = count;
    selective = true;
  }

  /// Selects the first `count` rows of an array that the batch keeps from now on.
  public void select(int[] rows, int count) {
    selection = rows;
    selected = count;
    selective = true;
  }

  /// Empties the batch and its vectors.
  public void clear() {
    for (Vector column : columns) {
      column.clear();
    }
    setRows(0);
  }
}
