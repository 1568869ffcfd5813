package org.gajah.buffer;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.gajah.locks.LockRank;
import org.gajah.locks.LwLock;

/// Finds the frame of a page. The pages of a bucket are chained through the frames themselves.
///
/// Changes happen under the lock of the bucket's partition. Reading needs no lock: a reader may be
/// led astray into another chain while a frame changes hands, but then it merely fails to find the
/// page, and asks again under the lock before it believes that.
final class BufferTable {
  static final int NONE = -1;

  private static final int PARTITIONS = 128;
  private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);
  private static final VarHandle LONGS = MethodHandles.arrayElementVarHandle(long[].class);

  private final int mask;
  private final int[] heads;
  private final int[] next;
  private final long[] tags;
  private final LwLock[] locks = new LwLock[PARTITIONS];

  BufferTable(int frames) {
    int buckets = Math.max(PARTITIONS, Integer.highestOneBit(Math.max(1, 2 * frames - 1)) * 2);
    mask = buckets - 1;
    heads = new int[buckets];
    next = new int[frames];
    tags = new long[frames];
    Arrays.fill(heads, NONE);
    Arrays.fill(next, NONE);
    Arrays.setAll(locks, i -> new LwLock(LockRank.BUFFER_MAPPING));
  }

  /// A page's tag: the number of its fork and its block.
  static long tag(int fork, int block) {
    return (long) fork << 32 | Integer.toUnsignedLong(block);
  }

  /// The tag of a frame, as of now.
  long tagOf(int frame) {
    return (long) LONGS.getVolatile(tags, frame);
  }

  /// The block of a frame's page, as of now.
  int blockOf(int frame) {
    return (int) tagOf(frame);
  }

  /// The lock of the partition that a tag belongs to.
  LwLock lock(long tag) {
    return locks[partition(tag)];
  }

  /// The number of that partition, by which several are ordered.
  int partition(long tag) {
    return bucket(tag) & PARTITIONS - 1;
  }

  private int bucket(long tag) {
    long mixed = tag * 0x9E37_79B9_7F4A_7C15L;
    return (int) (mixed >>> 32 ^ mixed >>> 15) & mask;
  }

  /// Looks for a page without a lock. The answer is a hint: the frame may have changed hands, and a
  /// page that is not found may be there.
  int find(long tag) {
    int frame = (int) INTS.getVolatile(heads, bucket(tag));
    for (int steps = 0; frame != NONE && steps < 64; steps++) {
      if (tagOf(frame) == tag) {
        return frame;
      }
      frame = (int) INTS.getVolatile(next, frame);
    }
    return NONE;
  }

  /// Looks for a page under its partition's lock: the answer holds as long as the lock is held.
  int findLocked(long tag) {
    int frame = heads[bucket(tag)];
    while (frame != NONE && tags[frame] != tag) {
      frame = next[frame];
    }
    return frame;
  }

  /// Puts a frame into the table under the exclusive lock of its partition.
  void insert(long tag, int frame) {
    int bucket = bucket(tag);
    LONGS.setVolatile(tags, frame, tag);
    INTS.setVolatile(next, frame, heads[bucket]);
    INTS.setVolatile(heads, bucket, frame);
  }

  /// Takes a frame out of the table under the exclusive lock of its partition.
  void remove(long tag, int frame) {
    int bucket = bucket(tag);
    if (heads[bucket] == frame) {
      INTS.setVolatile(heads, bucket, next[frame]);
    } else {
      int before = heads[bucket];
      while (next[before] != frame) {
        before = next[before];
      }
      INTS.setVolatile(next, before, next[frame]);
    }
    LONGS.setVolatile(tags, frame, 0L);
  }
}
