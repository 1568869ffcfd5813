package org.gajah.buffer;

import java.util.Arrays;
import org.gajah.activity.statistics.IoCounts;
import org.gajah.disk.RelationFork;
import org.jspecify.annotations.Nullable;

/// A few frames that a bulk operation uses over and over, so that it does not drive everything else
/// out of the pool. Mirrors `BufferAccessStrategy`. Belongs to one process.
public final class BufferRing {
  /// What kind of operation it is.
  public enum Kind {
    /// Large sequential scans: 256 KiB; frames that got dirty are left to the pool.
    BULK_READ(256, IoCounts.Context.BULK_READ),
    /// COPY, CREATE TABLE AS: 16 MiB.
    BULK_WRITE(16 * 1024, IoCounts.Context.BULK_WRITE),
    /// VACUUM: 2 MiB, unless `vacuum_buffer_usage_limit` says otherwise.
    VACUUM(2 * 1024, IoCounts.Context.VACUUM);

    private final int kilobytes;
    private final IoCounts.Context context;

    Kind(int kilobytes, IoCounts.Context context) {
      this.kilobytes = kilobytes;
      this.context = context;
    }
  }

  static final int EMPTY = -1;

  private final Kind kind;
  private final int[] frames;
  private int current;

  /// @param poolFrames size of the pool, of which a ring takes at most an eighth
  public BufferRing(Kind kind, int poolFrames) {
    this(kind, kind.kilobytes, poolFrames);
  }

  /// A ring of a size of its own, in kilobytes.
  public BufferRing(Kind kind, int kilobytes, int poolFrames) {
    this.kind = kind;
    int size = kilobytes / (RelationFork.BLOCK_SIZE / 1024);
    frames = new int[Math.max(1, Math.min(size, poolFrames / 8))];
    Arrays.fill(frames, EMPTY);
  }

  /// What pages that are read and written through a ring, or without one, are counted as.
  static IoCounts.Context context(@Nullable BufferRing ring) {
    return ring == null ? IoCounts.Context.NORMAL : ring.kind.context;
  }

  public Kind kind() {
    return kind;
  }

  /// Steps on and returns the frame there, or [#EMPTY].
  int advance() {
    current = current + 1 == frames.length ? 0 : current + 1;
    return frames[current];
  }

  /// Puts a frame at the present place.
  void put(int frame) {
    frames[current] = frame;
  }

  /// Whether a frame from this ring that turns out to be expensive to reuse, because WAL had to be
  /// flushed first, should rather be left to the pool.
  boolean rejectsDirty() {
    return kind == Kind.BULK_READ;
  }
}
