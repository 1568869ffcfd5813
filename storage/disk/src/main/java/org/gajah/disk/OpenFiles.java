package org.gajah.disk;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps the number of open files within bounds: when there are too many, files that nobody uses at
/// the moment are closed, those first that were opened longest ago. Mirrors the virtual files of
/// `storage/file/fd.c`.
final class OpenFiles {
  private static final int SLACK = 64;

  private final int limit;
  private final AtomicInteger open = new AtomicInteger();
  private final ArrayDeque<SegmentFile> candidates = new ArrayDeque<>();

  OpenFiles(int limit) {
    this.limit = limit;
  }

  /// Notes that a file was opened. Called without holding that file's monitor.
  void opened(SegmentFile file) {
    int now = open.incrementAndGet();
    synchronized (candidates) {
      candidates.addLast(file);
      if (candidates.size() > 2 * Math.max(SLACK, now)) {
        candidates.removeIf(SegmentFile::isGone);
      }
    }
    if (now > limit) {
      closeSome();
    }
  }

  /// How many files are remembered; more than are open, for those that were deleted are forgotten
  /// only now and then.
  int remembered() {
    synchronized (candidates) {
      return candidates.size();
    }
  }

  void closed() {
    open.decrementAndGet();
  }

  int count() {
    return open.get();
  }

  private void closeSome() {
    for (int tries = Math.max(16, limit / 8); tries > 0 && open.get() > limit; tries--) {
      SegmentFile oldest;
      synchronized (candidates) {
        oldest = candidates.pollFirst();
      }
      if (oldest == null) {
        return;
      }
      if (oldest.isOpen() && !oldest.closeIfIdle()) {
        synchronized (candidates) {
          candidates.addLast(oldest);
        }
      }
    }
  }
}
