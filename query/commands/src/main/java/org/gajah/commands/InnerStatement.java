package org.gajah.commands;

import org.gajah.batch.Vector;
import org.gajah.spi.RowSink;

/// A statement that the server itself runs inside another, kept with its plan. The triggers of rows
/// that it changes fire with those of the statement around it. Mirrors `SPI_execute_snapshot()`.
public interface InnerStatement {
  /// Runs it.
  ///
  /// @param parameters constants
  /// @param user whose rights it has
  /// @param newest whether it sees all that has been committed, whatever the isolation level says,
  ///   and fails with 40001 where it would change a row that the transaction does not see
  /// @param maxRows 0 for all
  /// @return how many rows it returned or changed
  long run(Vector[] parameters, int user, boolean newest, long maxRows, RowSink sink);
}
