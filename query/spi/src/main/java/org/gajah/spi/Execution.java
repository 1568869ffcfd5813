package org.gajah.spi;

import org.gajah.base.error.PgException;
import org.jspecify.annotations.Nullable;

/// A statement on its way: what a portal runs.
public interface Execution extends AutoCloseable {
  /// What rows it returns, or null when none.
  @Nullable RowShape shape();

  /// Runs forward. What returns rows from a plan stops after `maxRows` rows and has looked at none
  /// beyond; everything else runs to its end (and may still return rows, as INSERT RETURNING,
  /// EXPLAIN and FETCH do: those are kept and handed out under the limit).
  ///
  /// @param maxRows 0 for all
  /// @param topLevel whether the client asked for this statement itself: some commands refuse to
  ///   run otherwise
  /// @return null when rows may be left, else what the statement came to
  @Nullable Completion run(long maxRows, RowSink sink, boolean topLevel);

  /// Makes it outlive its transaction: all rows are computed and kept (a cursor WITH HOLD).
  default void hold() {
    throw PgException.notBuilt("a portal that outlives its transaction");
  }

  /// Lets go of everything, also in a failed transaction. Does not throw.
  @Override
  void close();

  /// What a statement came to.
  ///
  /// @param tag the command tag, with everything but the number of rows: `SELECT`, `INSERT 0`,
  ///   `CREATE TABLE`
  /// @param rows how many rows it was about, or -1 where the tag has no number
  record Completion(String tag, long rows) {
    /// A completion without a number.
    public static Completion of(String tag) {
      return new Completion(tag, -1);
    }

    /// The tag as the client sees it.
    public String text() {
      return rows < 0 ? tag : tag + " " + rows;
    }
  }
}
