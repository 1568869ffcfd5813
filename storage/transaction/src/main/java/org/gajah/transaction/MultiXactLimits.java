package org.gajah.transaction;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.MultiXactId;
import org.gajah.base.id.Oid;
import org.jspecify.annotations.Nullable;

/// How far multixacts may go on before old ones must be frozen.
///
/// @param oldest `datminmxid` of the database that is furthest behind
/// @param oldestDatabase that database
/// @param vacuum from here on autovacuum is called
/// @param warn from here on each new multixact comes with a warning
/// @param stop from here on there are none
/// @param wrap here the circle closes
record MultiXactLimits(int oldest, int oldestDatabase, int vacuum, int warn, int stop, int wrap) {
  private static final int STOP_MARGIN = 3_000_000;
  private static final int WARN_MARGIN = 40_000_000;
  private static final String HINT_TAIL =
      "\nYou might also need to commit or roll back old prepared transactions.";

  /// @param freezeMaxAge `autovacuum_multixact_freeze_max_age`
  static MultiXactLimits of(int oldest, int oldestDatabase, int freezeMaxAge) {
    int wrap = forward(oldest + (0xFFFF_FFFF >>> 1));
    return new MultiXactLimits(
        oldest,
        oldestDatabase,
        forward(oldest + freezeMaxAge),
        back(wrap - WARN_MARGIN),
        back(wrap - STOP_MARGIN),
        wrap);
  }

  private static int forward(int multi) {
    return MultiXactId.isValid(multi) ? multi : MultiXactId.FIRST;
  }

  private static int back(int multi) {
    return MultiXactId.isValid(multi) ? multi : -MultiXactId.FIRST;
  }

  boolean callsVacuum(int multi) {
    return !MultiXactId.precedes(multi, vacuum);
  }

  boolean warns(int multi) {
    return !MultiXactId.precedes(multi, warn);
  }

  boolean stops(int multi) {
    return !MultiXactId.precedes(multi, stop);
  }

  /// The error when there are no more multixacts.
  ///
  /// @param database the name of the database that is furthest behind, where known
  PgException exhausted(@Nullable String database) {
    String message =
        "database is not accepting commands that assign new MultiXactIds to avoid wraparound data"
            + " loss in database ";
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, message + quoted(database))
        .hint("Execute a database-wide VACUUM in that database." + HINT_TAIL);
  }

  /// The warning when one of few is given out.
  PgException warning(int multi, @Nullable String database) {
    return warning(multi, database, "Execute");
  }

  /// The warning when there turn out to be few left.
  PgException warningAhead(int multi, @Nullable String database) {
    return warning(multi, database, "To avoid MultiXactId assignment failures, execute");
  }

  private PgException warning(int multi, @Nullable String database, String hint) {
    int left = wrap - multi;
    String message =
        "database %s must be vacuumed before %s more MultiXactId%s used"
            .formatted(
                quoted(database), Integer.toUnsignedString(left), left == 1 ? " is" : "s are");
    return new PgException(Severity.WARNING, SqlState.WARNING, message, null)
        .hint(hint + " a database-wide VACUUM in that database." + HINT_TAIL);
  }

  private String quoted(@Nullable String database) {
    return database == null ? "with OID " + Oid.toString(oldestDatabase) : "\"" + database + "\"";
  }
}
