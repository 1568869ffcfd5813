package org.gajah.base.error;

/// Counts how deep calls are nested where input decides it, and refuses to go deeper than a
/// thread's stack can bear. It stands where PostgreSQL calls `check_stack_depth()`.
///
/// A guard belongs to one thread's work. Whom [#enter] let in calls [#leave] on the way out; a
/// guard whose owner gives up on an error need not be balanced.
public final class StackGuard {
  private final int limit;
  private final int maxStackDepthKilobytes;
  private int depth;

  /// A guard for the stack that PostgreSQL assumes by default.
  public StackGuard(int limit) {
    this(limit, 2048);
  }

  /// @param limit how many nested calls are allowed
  /// @param maxStackDepthKilobytes the setting `max_stack_depth`, which the hint mentions
  public StackGuard(int limit, int maxStackDepthKilobytes) {
    this.limit = limit;
    this.maxStackDepthKilobytes = maxStackDepthKilobytes;
  }

  /// Goes one call deeper, or stays where it is.
  ///
  /// @throws PgException 54001 when that is too deep
  public void enter() {
    if (depth >= limit) {
      throw new PgException(SqlState.STATEMENT_TOO_COMPLEX, "stack depth limit exceeded")
          .hint(
              "Increase the configuration parameter \"max_stack_depth\" (currently "
                  + maxStackDepthKilobytes
                  + "kB), after ensuring the platform's stack depth limit is adequate.");
    }
    depth++;
  }

  public void leave() {
    depth--;
  }

  /// How many calls are under way.
  public int depth() {
    return depth;
  }
}
