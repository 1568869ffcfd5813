package org.gajah.disk;

import java.util.ArrayDeque;
import java.util.concurrent.atomic.AtomicInteger;

/// Keeps the number of open files within bounds: when there are too many, files that nobody uses at
/// the moment are closed, those first that were opened longest ago. Mirrors the virtual files of
/// `storage/file/fd.c`.
final class OpenFiles {
  private final int limit;
  private final AtomicInteger open = new AtomicInteger();
  private final ArrayDeque<SegmentFile> candidates = new ArrayDeque<>();

  OpenFiles(int limit) {
    this.limit = limit;
  }

  /// Notes that a file was opened. Called without holding that file's monitor.
  void opened(SegmentFile file) {
    synchronized (candidates) {
      candidates.addLast(file);
    }
    if (open.incrementAndGet() > limit) {
      closeSome();
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
