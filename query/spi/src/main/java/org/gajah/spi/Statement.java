package org.gajah.spi;

import org.gajah.base.error.PgException;
import org.gajah.batch.Vector;
import org.gajah.nodes.RawStmt;
import org.jspecify.annotations.Nullable;

/// A statement that was analyzed, with its plans as they come to be. Mirrors `CachedPlanSource` of
/// `utils/plancache.h`.
public interface Statement extends AutoCloseable {
  /// As it was parsed.
  RawStmt raw();

  /// The whole text that it was found in.
  String text();

  /// The command tag that the kind of statement has (`SELECT`, `CREATE TABLE`), for messages.
  String commandTag();

  /// OIDs of the parameters' types.
  int[] parameterTypes();

  /// What rows it returns, or null when none. Analyzes again when catalogs changed.
  ///
  /// @throws org.gajah.base.error.PgException 0A000 when the result type of a prepared statement
  ///   changed
  @Nullable RowShape shape();

  /// What rows it returned when it was last analyzed.
  default @Nullable RowShape lastShape() {
    return shape();
  }

  /// How often a plan was used that does for all values of the parameters.
  default long genericPlans() {
    return 0;
  }

  /// How often a plan was made for the parameters' values.
  default long customPlans() {
    return 0;
  }

  /// Says that it will be run again later: it is to notice then what has changed since. Called at
  /// once, in the transaction in which it was made.
  default void keep() {}

  /// Starts giving values to the parameters.
  Binder binder();

  @Override
  void close();

  /// Takes the parameters' values one by one, then starts the execution.
  interface Binder {
    void bindNull(int index);

    /// A value in text form.
    ///
    /// @param index from 0
    /// @param bytes in the database's encoding
    /// @throws org.gajah.base.error.PgException when it is no value of the parameter's type
    void bindText(int index, byte[] bytes, int from, int length);

    /// A value in binary form.
    ///
    /// @throws org.gajah.base.error.PgException when it is no value of the parameter's type
    void bindBinary(int index, byte[] bytes, int from, int length);

    /// A value of the parameter's type: a constant vector, which must not change afterwards.
    default void bind(int index, Vector value) {
      throw PgException.internal("a statement that takes no values");
    }

    /// The text of a value that was bound, for the log; null for SQL's null.
    default @Nullable String text(int index) {
      throw PgException.internal("a statement that takes no values");
    }

    /// Plans and starts the statement; nothing has run yet when this returns, but locks may have
    /// been taken and a snapshot registered.
    Execution start();
  }
}
