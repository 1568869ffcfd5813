package org.gajah.spi;

import org.gajah.batch.Batch;

/// Takes the rows of a result.
public interface RowSink {
  /// Says which columns come; called once for each run that returns rows, before the first of them.
  void start(RowShape shape);

  /// Takes the rows that count in a batch. The batch belongs to the caller. Values in it are plain:
  /// not toasted.
  void rows(Batch batch);

  /// Whether rows may come that no description of the statement spoke of: of queries that rules have
  /// added. Each such result starts anew.
  default boolean takesUnannounced() {
    return false;
  }

  /// Drops all rows.
  static RowSink none() {
    return new RowSink() {
      @Override
      public void start(RowShape shape) {}

      @Override
      public void rows(Batch batch) {}
    };
  }
}
