package org.gajah.accessapi.table;

import org.gajah.page.value.TupleDecoder;

/// Looks at single pages of a table for ANALYZE: counts rows, and hands those out that a sample may
/// take. Mirrors `heapam_scan_analyze_next_block` and `heapam_scan_analyze_next_tuple`.
public interface AnalyzeScan extends AutoCloseable {
  /// Goes on to a page.
  ///
  /// @return how many of its rows may be taken; they stay pinned until the next call
  int page(int block);

  /// The tid of a row.
  long tid(int row);

  /// Decodes attributes of one row of the page into row `target` of the decoder's vectors.
  void decode(TupleDecoder decoder, int row, int target);

  /// Rows of all pages so far that are there, or will be when their inserters commit.
  double liveRows();

  /// Rows of all pages so far that are dead.
  double deadRows();

  @Override
  void close();
}
