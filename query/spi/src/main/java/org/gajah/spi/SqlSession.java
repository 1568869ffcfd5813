package org.gajah.spi;

import java.util.List;
import org.gajah.nodes.RawStmt;
import org.gajah.spi.block.TransactionBlock;

/// One session of the engine. Methods need a transaction in progress (started through [#block])
/// unless they say otherwise.
public interface SqlSession extends AutoCloseable {
  /// BEGIN, COMMIT and statements outside of a block.
  TransactionBlock block();

  PreparedStatements statements();

  Portals portals();

  /// Between the client's encoding and the database's; follows `client_encoding`. Needs no
  /// transaction.
  ClientText text();

  /// The statements of a text; none when it is empty. Needs no transaction.
  ///
  /// @throws org.gajah.base.error.PgException when the text is no SQL
  List<RawStmt> parse(String text);

  /// Analyzes and rewrites a statement. Nothing is planned yet.
  ///
  /// @param text the whole text that `raw` was found in
  /// @throws org.gajah.base.error.PgException when it means nothing
  Statement prepare(RawStmt raw, String text, Parameters parameters);

  /// The command tag of a statement that was not analyzed yet.
  default String commandTag(RawStmt raw) {
    return "";
  }

  /// How values of a type are sent.
  ///
  /// @throws org.gajah.base.error.PgException 42883 when the type has no such output function
  ValueEncoder encoder(int type, boolean binary);

  /// Whether values of a type are passed by value (`pg_type.typbyval`).
  boolean passesByValue(int type);

  /// Whether the client may have to be told of notifications.
  default boolean isListening() {
    return false;
  }

  /// Tells the client of the notifications that have come; no transaction is in progress.
  default void deliver() {}

  /// The client has been silent for a while, within a transaction block or not.
  default void idle() {}

  /// Drops everything that is left; no transaction is in progress.
  @Override
  void close();

  /// Which parameters a statement may have.
  ///
  /// @param allowed false in a simple query: `$1` is an error there
  /// @param types OIDs of types, 0 where the statement shall tell; may be fewer than there are
  ///   parameters
  record Parameters(boolean allowed, int[] types) {
    private static final int[] NO_TYPES = {};

    /// No `$1` at all.
    public static final Parameters NONE = new Parameters(false, NO_TYPES);

    /// Parameters with types that are known, in part or not at all.
    public static Parameters of(int[] types) {
      return new Parameters(true, types);
    }
  }
}
