package org.gajah.base.seam.memory;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What a file has gone through since it was last synced: its content then, and every change since.
final class Unsynced {
  /// The smallest piece that a disk writes as a whole.
  private static final int SECTOR = 512;

  /// A change of the content.
  private sealed interface Change {
    /// @param bytes null where all of them are zero
    record Write(long position, int length, byte @Nullable [] bytes) implements Change {}

    record Truncation(long size) implements Change {}
  }

  private Content base;
  private final List<Change> changes = new ArrayList<>();
  private boolean failed;

  Unsynced(Content content) {
    base = content.share();
  }

  void write(MemorySegment from, long position) {
    boolean zero = Content.isZero(from);
    byte[] bytes = zero ? null : from.toArray(ValueLayout.JAVA_BYTE);
    changes.add(new Change.Write(position, (int) from.byteSize(), bytes));
  }

  void truncate(long size) {
    changes.add(new Change.Truncation(size));
  }

  /// The content without what was not synced.
  Content synced() {
    return base.share();
  }

  /// A content that the file may have when the power has been cut: some changes are there, others
  /// not, and some in part, sector by sector.
  Content survivor(SplittableRandom random) {
    Content survivor = base.share();
    // Mostly all or nothing, for that is what mostly happens.
    int mood = random.nextInt(4);
    for (Change change : changes) {
      int fate = mood < 2 ? mood : random.nextInt(3);
      switch (change) {
        case Change.Truncation truncation -> {
          if (fate != 0) {
            survivor.truncate(truncation.size());
          }
        }
        case Change.Write write -> apply(write, fate, survivor, random);
      }
    }
    return survivor;
  }

  /// @param fate 0 for nothing, 1 for everything, 2 for some sectors
  private static void apply(Change.Write write, int fate, Content to, SplittableRandom random) {
    switch (fate) {
      case 0 -> {
        // A file may be longer already although the bytes have not arrived.
        if (random.nextInt(4) == 0) {
          to.extend(write.position() + random.nextInt(write.length() + 1));
        }
      }
      case 1 -> to.write(bytes(write), write.position());
      default -> tear(write, to, random);
    }
  }

  private static MemorySegment bytes(Change.Write write) {
    byte[] bytes = write.bytes();
    return MemorySegment.ofArray(bytes == null ? new byte[write.length()] : bytes);
  }

  private static void tear(Change.Write write, Content to, SplittableRandom random) {
    MemorySegment bytes = bytes(write);
    for (long at = write.position(); at < write.position() + write.length(); ) {
      long sectorEnd = (at / SECTOR + 1) * SECTOR;
      long end = Math.min(sectorEnd, write.position() + write.length());
      if (random.nextBoolean()) {
        to.write(bytes.asSlice(at - write.position(), end - at), at);
      }
      at = end;
    }
  }

  /// After a sync that failed: what was not synced is on the disk or it is not, and no later sync
  /// will bring it there.
  void fail(SplittableRandom random) {
    base = survivor(random);
    changes.clear();
    failed = true;
  }

  /// After a sync that succeeded.
  ///
  /// @return whether the disk holds what the file does; not so when a sync has failed before
  boolean sync() {
    if (!failed) {
      return true;
    }
    for (Change change : changes) {
      switch (change) {
        case Change.Truncation truncation -> base.truncate(truncation.size());
        case Change.Write write -> base.write(bytes(write), write.position());
      }
    }
    changes.clear();
    return false;
  }
}
