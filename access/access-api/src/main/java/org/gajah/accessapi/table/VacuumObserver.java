package org.gajah.accessapi.table;

/// Is told how a vacuum gets on, and may make it pause. All methods may do nothing.
public interface VacuumObserver {
  /// What a vacuum is about; the numbers are those of `pg_stat_progress_vacuum`.
  enum Phase {
    SCAN_HEAP(1),
    VACUUM_INDEXES(2),
    VACUUM_HEAP(3),
    CLEAN_UP_INDEXES(4),
    TRUNCATE(5),
    FINAL_CLEANUP(6);

    private final int number;

    Phase(int number) {
      this.number = number;
    }

    public int number() {
      return number;
    }
  }

  default void phase(Phase phase) {}

  /// How many pages there are.
  default void heapBlocks(int total) {}

  default void scanned(int blocks) {}

  default void vacuumed(int blocks) {}

  /// How many dead line pointers are remembered, and how much memory that takes.
  default void deadItems(long count, long bytes) {}

  /// Called now and then without any lock: where a vacuum that must not take too much waits
  /// (`vacuum_cost_delay`).
  ///
  /// @param urgent whether it must not wait any more
  default void pause(boolean urgent) {}

  /// Called once when the table turns out to be so old that everything but freezing is left out.
  ///
  /// @param indexScans how many times the indexes have been gone through
  default void failsafe(int indexScans) {}

  VacuumObserver NONE = new VacuumObserver() {};
}
