package org.gajah.accessapi.table;

/// How a table is vacuumed. Mirrors `VacuumParams` of `commands/vacuum.h`, settings resolved.
///
/// @param relfrozenXid `pg_class.relfrozenxid` as it is
/// @param relminMulti `pg_class.relminmxid` as it is
/// @param pages `pg_class.relpages` as it is
/// @param rows `pg_class.reltuples` as it is; -1 where it was never counted
/// @param freeze what is frozen, and how eagerly
/// @param indexCleanup whether entries of dead rows are removed from indexes
/// @param truncate whether empty pages at the end are given back
/// @param skipPages whether the visibility map says which pages need not be looked at (false for
///   DISABLE_PAGE_SKIPPING)
/// @param memoryBytes how much the tids of dead rows may take (`maintenance_work_mem`)
public record VacuumOptions(
    int relfrozenXid,
    int relminMulti,
    int pages,
    double rows,
    FreezeAges freeze,
    IndexCleanup indexCleanup,
    boolean truncate,
    boolean skipPages,
    long memoryBytes) {
  /// Whether indexes are cleaned up.
  public enum IndexCleanup {
    /// Unless there is too little to do.
    AUTO,
    ON,
    OFF
  }

  /// Ages in transactions.
  ///
  /// @param minAge `vacuum_freeze_min_age`
  /// @param tableAge `vacuum_freeze_table_age`
  /// @param multiMinAge `vacuum_multixact_freeze_min_age`
  /// @param multiTableAge `vacuum_multixact_freeze_table_age`
  /// @param maxAge `autovacuum_freeze_max_age`
  /// @param multiMaxAge `autovacuum_multixact_freeze_max_age`
  /// @param failsafeAge `vacuum_failsafe_age`
  /// @param multiFailsafeAge `vacuum_multixact_failsafe_age`
  public record FreezeAges(
      int minAge,
      int tableAge,
      int multiMinAge,
      int multiTableAge,
      int maxAge,
      int multiMaxAge,
      int failsafeAge,
      int multiFailsafeAge) {
    /// The settings' defaults.
    public static final FreezeAges DEFAULT =
        new FreezeAges(
            50_000_000,
            150_000_000,
            5_000_000,
            150_000_000,
            200_000_000,
            400_000_000,
            1_600_000_000,
            1_600_000_000);

    /// VACUUM (FREEZE).
    public static final FreezeAges FREEZE =
        new FreezeAges(0, 0, 0, 0, 200_000_000, 400_000_000, 1_600_000_000, 1_600_000_000);
  }
}
