package org.gajah.accessapi.table;

import org.gajah.batch.LongVector;
import org.gajah.page.value.TupleDecoder;

/// Rows of a table that a snapshot sees, some at a time. A scan belongs to one thread; several
/// scans of one table may share a [ScanRange] and so divide the table among them.
///
/// ```
/// while ((count = scan.next(maxRows)) > 0) {
///   scan.decode(neededFirst);              // the columns of the filter
///   ... evaluate, keeping some rows ...
///   scan.decode(others, rows, kept);       // the other columns, of the rows that passed
/// }
/// ```
///
/// The rows of one call stay pinned until the next; who needs values longer copies them, which
/// decoding does anyhow.
public interface TableScan extends AutoCloseable {
  /// Goes on to the next rows, at most `maxRows` of them. A consumer that may not want all rows
  /// asks for one at a time: rows that were never asked for are never looked at.
  ///
  /// @return how many; 0 at the end
  int next(int maxRows);

  /// Decodes attributes of all rows of the last [#next] into the decoder's vectors, row i into row
  /// i.
  void decode(TupleDecoder decoder);

  /// Decodes attributes of some rows: row `rows[i]` of the last [#next] into row `rows[i]` of the
  /// vectors.
  void decode(TupleDecoder decoder, int[] rows, int count);

  /// The tid of a row.
  long tid(int row);

  /// Puts the tids of all rows into a vector.
  void tids(LongVector into);

  /// A system column of a row that is neither tid nor table: 'xmin', 'xmax', 'cmin', 'cmax' as
  /// PostgreSQL would show them.
  int systemColumn(int row, SystemColumn column);

  /// Whether a condition that chose the row must be checked on it once more: true of rows that a
  /// bitmap only knows by their page.
  default boolean mustRecheck(int row) {
    return false;
  }

  /// Starts again from the beginning.
  void rescan();

  @Override
  void close();
}
