package org.gajah.transaction;

import java.util.Arrays;

/// What access methods need of multixacts: groups of transactions that lock, and perhaps update, a
/// row together. Mirrors `access/multixact.h`.
///
/// Every method takes the caller's transaction, which may wait for nobody here: groups are made
/// while the content lock of a page is held.
public interface MultiXactAccess {
  /// What a member does with the row; the order is PostgreSQL's numbering.
  enum Status {
    FOR_KEY_SHARE,
    FOR_SHARE,
    FOR_NO_KEY_UPDATE,
    FOR_UPDATE,
    /// It updates the row but no key column.
    NO_KEY_UPDATE,
    /// It updates key columns, or deletes the row.
    UPDATE;

    private static final Status[] ALL = values();

    /// PostgreSQL's number.
    @SuppressWarnings("EnumOrdinal") // the constants stand in the order of their numbers
    public int number() {
      return ordinal();
    }

    public static Status of(int number) {
      return ALL[number];
    }

    /// Whether the member makes a new version or deletes the row, rather than only lock it.
    public boolean isUpdate() {
      return compareTo(NO_KEY_UPDATE) >= 0;
    }
  }

  /// Members of a multixact, filled by [#members]. Reused by its owner.
  final class Members {
    private int[] xids = new int[4];
    private Status[] statuses = new Status[4];
    private int count;

    public int count() {
      return count;
    }

    public int xid(int index) {
      return xids[index];
    }

    public Status status(int index) {
      return statuses[index];
    }

    public void clear() {
      count = 0;
    }

    public void add(int xid, Status status) {
      if (count == xids.length) {
        xids = Arrays.copyOf(xids, 2 * count);
        statuses = Arrays.copyOf(statuses, 2 * count);
      }
      xids[count] = xid;
      statuses[count++] = status;
    }
  }

  /// Says that the transaction may be about to become a member: the multixacts it will be in stay
  /// readable until it ends. Must come before [#create] and [#expand].
  void announce(Transaction transaction);

  /// Makes a multixact of two different members.
  int create(
      int firstXid,
      Status firstStatus,
      int secondXid,
      Status secondStatus,
      Transaction transaction);

  /// Makes a multixact of given members.
  int create(Members members, Transaction transaction);

  /// Makes a multixact of the members of another that still matter (who runs, or has committed an
  /// update) and one more.
  ///
  /// @return the other itself where it has that member already
  int expand(int multi, int xid, Status status, Transaction transaction);

  /// Reads the members.
  ///
  /// @param lockOnly whether all of them are known to only lock, so that an old multixact need not
  ///   be looked up
  /// @param into emptied and filled; stays empty when nobody in the multixact can matter any more
  void members(int multi, boolean lockOnly, Members into, Transaction transaction);

  /// Whether a member still runs.
  boolean isRunning(int multi, boolean lockOnly, Transaction transaction);

  /// The next multixact to be given out.
  int next();

  /// Multixacts before this one have no running members, in any process.
  int oldestNeeded(Transaction transaction);

  /// How many multixacts a relation's oldest may lie behind before vacuum must freeze it
  /// aggressively; below the setting when members take too much space.
  int freezeMaxAge(Transaction transaction);
}
