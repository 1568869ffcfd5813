package org.gajah.locks.table;

import java.util.Arrays;
import java.util.function.Consumer;
import org.gajah.locks.table.LocalLock.Hold;
import org.jspecify.annotations.Nullable;

/// The locks of one process by tag and mode, and by the level of nesting that holds them: 0 the
/// session, 1 the transaction, 2 and more its subtransactions.
///
/// Only its process uses it. Entries are pooled.
final class LocalLocks {
  private static final int BUCKETS = 64;

  private @Nullable LocalLock[] locks = new @Nullable LocalLock[BUCKETS];
  private int size;
  private @Nullable Hold[] levels = new @Nullable Hold[4];
  private @Nullable LocalLock freeLocks;
  private @Nullable Hold freeHolds;

  @Nullable LocalLock find(long key1, long key2, int hash, LockMode mode) {
    LocalLock lock = locks[bucket(hash, mode)];
    while (lock != null && (lock.key1 != key1 || lock.key2 != key2 || lock.mode != mode)) {
      lock = lock.chain;
    }
    return lock;
  }

  /// Makes an entry, which is not held yet.
  LocalLock add(long key1, long key2, int hash, LockMode mode) {
    if (size >= locks.length) {
      grow();
    }
    LocalLock lock = freeLocks;
    if (lock == null) {
      lock = new LocalLock();
    } else {
      freeLocks = lock.chain;
    }
    lock.key1 = key1;
    lock.key2 = key2;
    lock.hash = hash;
    lock.mode = mode;
    int bucket = bucket(hash, mode);
    lock.chain = locks[bucket];
    locks[bucket] = lock;
    size++;
    return lock;
  }

  /// Forgets an entry that is not held.
  void remove(LocalLock lock) {
    int bucket = bucket(lock.hash, lock.mode);
    LocalLock at = locks[bucket];
    if (at == lock) {
      locks[bucket] = lock.chain;
    } else {
      while (at != null && at.chain != lock) {
        at = at.chain;
      }
      if (at == null) {
        throw new IllegalStateException("locallock table corrupted");
      }
      at.chain = lock.chain;
    }
    lock.procLock = null;
    lock.strong = false;
    lock.clear = false;
    lock.chain = freeLocks;
    freeLocks = lock;
    size--;
  }

  /// Counts one more for a level.
  void hold(LocalLock lock, int level) {
    holdOf(lock, level).count++;
    lock.count++;
  }

  /// Counts one less for a level.
  ///
  /// @return false when that level does not hold it
  boolean letGo(LocalLock lock, int level) {
    Hold hold = lock.holds;
    while (hold != null && hold.level > level) {
      hold = hold.outer;
    }
    if (hold == null || hold.level != level) {
      return false;
    }
    lock.count--;
    if (--hold.count == 0) {
      drop(hold);
    }
    return true;
  }

  /// Some hold of a level, or null.
  @Nullable Hold firstOf(int level) {
    return level < levels.length ? levels[level] : null;
  }

  /// Gives all that a level holds to the one around it.
  void mergeIntoOuter(int level) {
    for (Hold hold = firstOf(level); hold != null; hold = firstOf(level)) {
      Hold outer = hold.outer;
      if (outer != null && outer.level == level - 1) {
        outer.count += hold.count;
        drop(hold);
      } else {
        unlink(hold);
        hold.level = level - 1;
        link(hold);
      }
    }
  }

  /// Forgets a hold, and what it counted.
  void dropAll(Hold hold) {
    hold.lock.count -= hold.count;
    drop(hold);
  }

  private void drop(Hold hold) {
    LocalLock lock = hold.lock;
    unlink(hold);
    if (lock.holds == hold) {
      lock.holds = hold.outer;
    } else {
      Hold inner = lock.holds;
      while (inner != null && inner.outer != hold) {
        inner = inner.outer;
      }
      if (inner != null) {
        inner.outer = hold.outer;
      }
    }
    hold.count = 0;
    hold.outer = null;
    hold.next = freeHolds;
    freeHolds = hold;
  }

  private Hold holdOf(LocalLock lock, int level) {
    Hold inner = null;
    Hold hold = lock.holds;
    while (hold != null && hold.level > level) {
      inner = hold;
      hold = hold.outer;
    }
    if (hold != null && hold.level == level) {
      return hold;
    }
    Hold added = newHold(lock, level);
    added.outer = hold;
    if (inner == null) {
      lock.holds = added;
    } else {
      inner.outer = added;
    }
    link(added);
    return added;
  }

  private Hold newHold(LocalLock lock, int level) {
    Hold hold = freeHolds;
    if (hold == null) {
      return new Hold(lock, level);
    }
    freeHolds = hold.next;
    hold.lock = lock;
    hold.level = level;
    return hold;
  }

  private void link(Hold hold) {
    int level = hold.level;
    if (level >= levels.length) {
      levels = Arrays.copyOf(levels, Math.max(level + 1, levels.length * 2));
    }
    Hold first = levels[level];
    hold.previous = null;
    hold.next = first;
    if (first != null) {
      first.previous = hold;
    }
    levels[level] = hold;
  }

  private void unlink(Hold hold) {
    Hold before = hold.previous;
    Hold after = hold.next;
    if (before == null) {
      levels[hold.level] = after;
    } else {
      before.next = after;
    }
    if (after != null) {
      after.previous = before;
    }
    hold.previous = null;
    hold.next = null;
  }

  void forEach(Consumer<LocalLock> visitor) {
    for (LocalLock lock : locks) {
      while (lock != null) {
        visitor.accept(lock);
        lock = lock.chain;
      }
    }
  }

  int size() {
    return size;
  }

  private int bucket(int hash, LockMode mode) {
    return hash + mode.ordinal() * 0x61 & locks.length - 1;
  }

  private void grow() {
    @Nullable LocalLock[] old = locks;
    locks = new @Nullable LocalLock[old.length * 2];
    for (LocalLock lock : old) {
      while (lock != null) {
        LocalLock next = lock.chain;
        int bucket = bucket(lock.hash, lock.mode);
        lock.chain = locks[bucket];
        locks[bucket] = lock;
        lock = next;
      }
    }
  }
}
