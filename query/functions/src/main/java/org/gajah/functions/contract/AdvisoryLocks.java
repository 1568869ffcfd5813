package org.gajah.functions.contract;

/// Locks whose meaning is the application's: on a number of 64 bits, or on two of 32, in the
/// session's database.
public interface AdvisoryLocks {
  /// What is locked.
  ///
  /// @param pair whether `high` and `low` are two keys, rather than the halves of one
  record Key(int high, int low, boolean pair) {
    public static Key of(long key) {
      return new Key((int) (key >>> Integer.SIZE), (int) key, false);
    }

    public static Key of(int first, int second) {
      return new Key(first, second, true);
    }
  }

  /// Takes a lock.
  ///
  /// @param shared whether others may have it at the same time, shared
  /// @param forSession whether it outlives the transaction
  /// @param wait whether to wait for it
  /// @return whether it is held now; always true after waiting
  boolean acquire(Key key, boolean shared, boolean forSession, boolean wait);

  /// Gives a lock of the session back once.
  ///
  /// @return false, after a warning, where the session does not hold it
  boolean release(Key key, boolean shared);

  /// Gives all locks of the session back.
  void releaseAll();
}
