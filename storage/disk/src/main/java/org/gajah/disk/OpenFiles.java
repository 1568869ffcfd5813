package org.gajah.disk;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps the number of open files within bounds: before one more is opened, those are closed that
/// nobody uses at the moment and nobody has used for longest, by the clock: a file that was used
/// since it was last looked at is passed over once. Whoever needs a closed file opens it anew.
/// Mirrors the virtual files of `storage/file/fd.c`.
///
/// Files with writes that were not synced come last, and are synced before they are closed: the
/// system tells who has a file open when such writes fail on their way to the disk, and who opens
/// it later may never hear of it.
final class OpenFiles {
  private static final int SLACK = 64;

  private final int limit;
  private final AtomicInteger open = new AtomicInteger();
  private final ArrayDeque<SegmentFile> candidates = new ArrayDeque<>();

  OpenFiles(int limit) {
    this.limit = limit;
  }

  /// Makes room for one more file and counts it as open. Called without any file's monitor.
  void reserve() {
    if (open.incrementAndGet() > limit) {
      closeSome();
    }
  }

  /// Takes back what [#reserve] has counted: the file is closed, or was not opened.
  void closed() {
    open.decrementAndGet();
  }

  /// Notes that a file was opened. Called without that file's monitor.
  void opened(SegmentFile file) {
    synchronized (candidates) {
      candidates.addLast(file);
      if (candidates.size() > 2 * Math.max(SLACK, open.get())) {
        candidates.removeIf(SegmentFile::isGone);
      }
    }
  }

  /// How many files are remembered; more than are open, for those that were deleted are forgotten
  /// only now and then.
  int remembered() {
    synchronized (candidates) {
      return candidates.size();
    }
  }

  int count() {
    return open.get();
  }

  private void closeSome() {
    while (open.get() > limit && closeOne()) {
      // one more
    }
  }

  /// Closes a file that nobody uses.
  ///
  /// @return whether there was one
  boolean closeOne() {
    return closeOne(false) || closeOne(true);
  }

  private boolean closeOne(boolean syncing) {
    // Each is looked at twice at most: the first time it may have been used just now.
    for (int tries = 2 * remembered(); tries > 0; tries--) {
      SegmentFile oldest;
      synchronized (candidates) {
        oldest = candidates.pollFirst();
      }
      if (oldest == null) {
        return false;
      }
      switch (oldest.closeIfIdle(syncing)) {
        case CLOSED -> {
          return true;
        }
        case NOT_OPEN -> {}
        case IN_USE -> {
          synchronized (candidates) {
            candidates.addLast(oldest);
          }
        }
      }
    }
    return false;
  }
}
