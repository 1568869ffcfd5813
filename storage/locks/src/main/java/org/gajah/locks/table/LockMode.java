package org.gajah.locks.table;

/// The eight strengths of a heavyweight lock, from the weakest to the strongest, and which of them
/// exclude each other. Mirrors `storage/lockdefs.h` and the manual's table "Conflicting Lock
/// Modes".
public enum LockMode {
  ACCESS_SHARE("AccessShareLock", 8),
  ROW_SHARE("RowShareLock", 7, 8),
  ROW_EXCLUSIVE("RowExclusiveLock", 5, 6, 7, 8),
  SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock", 4, 5, 6, 7, 8),
  SHARE("ShareLock", 3, 4, 6, 7, 8),
  SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock", 3, 4, 5, 6, 7, 8),
  EXCLUSIVE("ExclusiveLock", 2, 3, 4, 5, 6, 7, 8),
  ACCESS_EXCLUSIVE("AccessExclusiveLock", 1, 2, 3, 4, 5, 6, 7, 8);

  /// How many modes there are; arrays by number have one entry more.
  static final int COUNT = 8;

  private static final LockMode[] BY_NUMBER = values();

  private final String label;
  private final int conflicts;

  LockMode(String label, int... conflicting) {
    this.label = label;
    int mask = 0;
    for (int number : conflicting) {
      mask |= 1 << number;
    }
    this.conflicts = mask;
  }

  /// The mode with a number from 1 to 8.
  public static LockMode of(int number) {
    return BY_NUMBER[number - 1];
  }

  /// PostgreSQL's number, as in two-phase records: 1 to 8.
  public int number() {
    return ordinal() + 1;
  }

  /// The name that messages and `pg_locks` show.
  public String label() {
    return label;
  }

  /// Whether two processes may not hold these modes on one thing.
  public boolean conflictsWith(LockMode other) {
    return (conflicts & other.bit()) != 0;
  }

  /// The bit of this mode in masks of modes.
  int bit() {
    return 1 << number();
  }

  /// The mask of the modes that this one excludes.
  int conflicts() {
    return conflicts;
  }

  /// Whether locks of this mode on ordinary relations are kept by their holder alone, as none of
  /// these modes excludes another.
  boolean isWeak() {
    return ordinal() <= ROW_EXCLUSIVE.ordinal();
  }

  /// Whether this mode excludes a weak one.
  boolean isStrong() {
    return ordinal() > SHARE_UPDATE_EXCLUSIVE.ordinal();
  }
}
