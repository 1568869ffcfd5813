package org.gajah.transaction;

import org.gajah.base.error.PgException;
import org.gajah.base.error.Severity;
import org.gajah.base.error.SqlState;
import org.gajah.base.id.Oid;

/// How much room is left for members, which are numbered on a circle of their own.
///
/// @param known whether it is known where the members of the oldest multixact start
/// @param oldest their start
/// @param stop members may not reach this one: a file is kept free between newest and oldest
record MultiXactSpace(boolean known, int oldest, int stop) {
  static final MultiXactSpace UNKNOWN = new MultiXactSpace(false, 0, 0);

  /// Up to so many members, nothing is done about them.
  private static final long SAFE = 0xFFFF_FFFFL / 2;

  /// With so many members, everything is frozen.
  private static final long DANGER = 0xFFFF_FFFFL - 0xFFFF_FFFFL / 4;

  /// How many files before the end warnings begin.
  private static final int WARN_SEGMENTS = 20;

  static MultiXactSpace from(int oldest) {
    long start = Integer.toUnsignedLong(oldest);
    long segment = MultiXactMembers.PER_SEGMENT;
    return new MultiXactSpace(true, oldest, (int) (start - start % segment - segment));
  }

  long used(int nextOffset) {
    return Integer.toUnsignedLong(nextOffset - oldest);
  }

  boolean isTight(int nextOffset) {
    return !known || used(nextOffset) > SAFE;
  }

  /// Whether `count` more members do not fit.
  boolean exceeded(int nextOffset, int count) {
    return known && reaches(stop, nextOffset, count);
  }

  boolean warns(int nextOffset, int count) {
    long margin = MultiXactMembers.PER_SEGMENT * WARN_SEGMENTS;
    return known && reaches(stop, nextOffset, (int) (count + margin));
  }

  /// Whether a walk of `distance` steps along the circle, on which 0 is passed over, comes to a
  /// boundary.
  static boolean reaches(int boundary, int start, int distance) {
    int finish = start + distance;
    if (Integer.compareUnsigned(finish, start) < 0) {
      finish++;
    }
    boolean beyond = Integer.compareUnsigned(finish, boundary) >= 0;
    boolean wrapped = Integer.compareUnsigned(finish, start) < 0;
    return Integer.compareUnsigned(start, boundary) < 0 ? beyond || wrapped : beyond && wrapped;
  }

  PgException exhausted(int nextOffset, int count, int database) {
    int left = stop - nextOffset - 1;
    return new PgException(SqlState.PROGRAM_LIMIT_EXCEEDED, "multixact \"members\" limit exceeded")
        .detail(
            "This command would create a multixact with %s members, but the remaining space is only enough for %s member%s."
                .formatted(
                    Integer.toUnsignedString(count),
                    Integer.toUnsignedString(left),
                    left == 1 ? "" : "s"))
        .hint(
            "Execute a database-wide VACUUM in database with OID "
                + Oid.toString(database)
                + " with reduced \"vacuum_multixact_freeze_min_age\" and"
                + " \"vacuum_multixact_freeze_table_age\" settings.");
  }

  PgException warning(int nextOffset, int count, int database) {
    int left = stop - nextOffset + count;
    String message =
        "database with OID %s must be vacuumed before %d more multixact member%s used"
            .formatted(Oid.toString(database), left, left == 1 ? " is" : "s are");
    return new PgException(Severity.WARNING, SqlState.WARNING, message, null)
        .hint(
            "Execute a database-wide VACUUM in that database with reduced"
                + " \"vacuum_multixact_freeze_min_age\" and"
                + " \"vacuum_multixact_freeze_table_age\" settings.");
  }

  /// How old a multixact may get before vacuum freezes it, given how full it is: the fuller, the
  /// younger.
  ///
  /// @param multis how many multixacts there are
  int freezeMaxAge(long multis, int nextOffset, int setting) {
    if (!known) {
      return 0;
    }
    long used = used(nextOffset);
    if (used <= SAFE) {
      return setting;
    }
    double victims = multis * ((double) (used - SAFE) / (DANGER - SAFE));
    return victims > multis ? 0 : (int) Math.min(multis - (long) victims, setting);
  }
}
