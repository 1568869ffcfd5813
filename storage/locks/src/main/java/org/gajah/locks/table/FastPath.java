package org.gajah.locks.table;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// The locks that one process keeps by itself, where nobody else meets it: weak locks on relations
/// of its own database, and the lock on its virtual transaction.
///
/// A slot is one word: the relation in the upper half, the bits of the held modes in the lower, 0
/// where it is free. Only the owner fills a slot or adds a mode. Others may only empty it as a
/// whole ([#steal]): who wants a strong lock moves what is in his way to the shared table first.
///
/// Rules, which make this safe without a lock:
/// 1. Who wants a strong lock first raises the count in [StrongCounts], then looks at the slots.
///    The owner first fills its slot, then looks at the count. Both use volatile accesses, so at
///    least one of them sees the other.
/// 2. An owner that sees a strong locker takes its mode back by compare-and-set. When that fails,
///    it has been moved: then the shared table says that it holds the lock, and it does.
/// 3. Slots are emptied for the shared table only under the lock of the tag's partition, and the
///    entry there is made before that lock is released. So an owner that misses its slot finds the
///    entry under that lock.
final class FastPath {
  static final int SLOTS = 16;

  /// Words at both ends of the array that keep others' data off its cache lines.
  private static final int PADDING = 8;

  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);
  private static final VarHandle VIRTUAL;

  static {
    try {
      VIRTUAL = MethodHandles.lookup().findVarHandle(FastPath.class, "virtual", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final long[] slots;
  private final int end;

  /// The local transaction id, shifted left by one, and in the lowest bit whether the shared table
  /// knows the lock on it.
  private volatile long virtual;

  FastPath() {
    this(SLOTS);
  }

  /// With another number of slots, for a model checker that shall not get tired of them.
  FastPath(int slotCount) {
    slots = new long[PADDING + slotCount + PADDING];
    end = PADDING + slotCount;
  }

  /// The owner's: takes a mode of a relation unless somebody wants a strong lock.
  ///
  /// @param hash the cell of `strong` that the relation belongs to
  /// @return whether it is held now, here or, moved in the very moment, in the shared table
  boolean take(StrongCounts strong, int relation, int bit, int hash) {
    if (strong.isRaised(hash) || !add(relation, bit)) {
      return false;
    }
    return !strong.isRaised(hash) || !remove(relation, bit);
  }

  /// Notes a mode of a relation.
  ///
  /// @return false when there is no free slot
  private boolean add(int relation, int bit) {
    int free = -1;
    for (int i = PADDING; i < end; i++) {
      long word = (long) SLOT.getOpaque(slots, i);
      if (word == 0) {
        free = free < 0 ? i : free;
      } else if (relation(word) == relation) {
        if (SLOT.compareAndSet(slots, i, word, word | bit)) {
          return true;
        }
        free = free < 0 ? i : free; // stolen just now
      }
    }
    if (free < 0) {
      return false;
    }
    SLOT.setVolatile(slots, free, (long) relation << 32 | bit);
    return true;
  }

  /// The owner's: takes a mode of a relation back.
  ///
  /// @return false when it is not here, so that the shared table must have it
  boolean remove(int relation, int bit) {
    for (int i = PADDING; i < end; i++) {
      long word = (long) SLOT.getOpaque(slots, i);
      if (relation(word) == relation && (word & bit) != 0) {
        long rest = word & ~bit;
        return SLOT.compareAndSet(slots, i, word, modes(rest) == 0 ? 0L : rest);
      }
    }
    return false;
  }

  /// Anybody's: the modes of a relation that are held here.
  int modesOf(int relation) {
    for (int i = PADDING; i < end; i++) {
      long word = (long) SLOT.getVolatile(slots, i);
      if (modes(word) != 0 && relation(word) == relation) {
        return modes(word);
      }
    }
    return 0;
  }

  /// Takes everything that is held of a relation, for the shared table. The caller holds the lock
  /// of the tag's partition.
  ///
  /// @return the modes, 0 if there were none any more
  int steal(int relation) {
    for (int i = PADDING; i < end; i++) {
      long word = (long) SLOT.getVolatile(slots, i);
      while (modes(word) != 0 && relation(word) == relation) {
        if (SLOT.compareAndSet(slots, i, word, 0L)) {
          return modes(word);
        }
        word = (long) SLOT.getVolatile(slots, i);
      }
    }
    return 0;
  }

  /// Anybody's: what a slot holds, for [#relation] and [#modes].
  long slot(int number) {
    return (long) SLOT.getVolatile(slots, PADDING + number);
  }

  static int relation(long word) {
    return (int) (word >>> 32);
  }

  static int modes(long word) {
    return (int) word;
  }

  /// The owner's: starts a virtual transaction, whose lock it holds from now on.
  void beginVirtual(int lxid) {
    virtual = Integer.toUnsignedLong(lxid) << 1;
  }

  /// The owner's: ends the virtual transaction.
  ///
  /// @return whether the shared table knows its lock, which must then be released there
  boolean endVirtual() {
    return ((long) VIRTUAL.getAndSet(this, 0L) & 1) != 0;
  }

  /// Anybody's: the local transaction id, 0 for none.
  int lxid() {
    return (int) (virtual >>> 1);
  }

  /// Anybody's: whether the lock on the virtual transaction is only here.
  boolean holdsVirtual() {
    long word = virtual;
    return word != 0 && (word & 1) == 0;
  }

  /// Says that the shared table knows the lock on a virtual transaction. The caller holds the lock
  /// of the tag's partition.
  ///
  /// @return whether the owner still runs it and had it here
  boolean stealVirtual(int lxid) {
    long word = Integer.toUnsignedLong(lxid) << 1;
    return VIRTUAL.compareAndSet(this, word, word | 1);
  }
}
