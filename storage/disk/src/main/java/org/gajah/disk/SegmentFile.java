package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.jspecify.annotations.Nullable;

/// One segment of a fork: a file of at most 1 GiB that is opened when needed and may be closed when
/// it is not.
///
/// [#needsSync] is set when a write is done and cleared before a sync, so that a write during a
/// sync is synced again.
final class SegmentFile {
  private final Disk disk;
  private final Path path;
  private final OpenFiles openFiles;
  private @Nullable DiskFile file;
  private int users;
  private boolean needsSync;
  private boolean queued;
  private boolean gone;

  SegmentFile(Disk disk, Path path, OpenFiles openFiles) {
    this.disk = disk;
    this.path = path;
    this.openFiles = openFiles;
  }

  Path path() {
    return path;
  }

  synchronized boolean isOpen() {
    return file != null;
  }

  /// Whether the file is closed for good.
  synchronized boolean isGone() {
    return gone && file == null;
  }

  /// Opens the file unless it is open and keeps it open until [#release].
  DiskFile acquire(Disk.OpenMode mode) throws IOException {
    DiskFile acquired;
    boolean opened = false;
    synchronized (this) {
      if (file == null) {
        file = disk.open(path, mode);
        opened = true;
      }
      users++;
      acquired = file;
    }
    if (opened) {
      openFiles.opened(this);
    }
    return acquired;
  }

  synchronized void release() {
    users--;
    if (gone && users == 0 && file != null) {
      close();
    }
  }

  /// Notes a write that was done and must be synced. The caller has not released the file yet.
  ///
  /// The file is in the queue before anybody else can find it noted: otherwise a second writer
  /// would go on, trusting a request that the next checkpoint does not see yet.
  ///
  /// @param requests where the file goes unless it is in there
  synchronized void noteWrite(Queue<SegmentFile> requests) {
    needsSync = true;
    if (!queued && !gone) {
      queued = true;
      requests.add(this);
    }
  }

  /// Syncs what was written, whether somebody asked for it or not. Requests stay: a checkpoint that
  /// comes meanwhile must not end before this one has.
  void sync() throws IOException {
    synchronized (this) {
      if (gone) {
        return;
      }
      users++; // from here on nobody closes it
    }
    syncAndRelease();
  }

  /// Syncs what was asked for. Only the checkpointer calls this, with a file from the queue.
  void syncRequested() throws IOException {
    synchronized (this) {
      queued = false;
      if (!needsSync || gone) {
        return;
      }
      needsSync = false;
      users++; // from here on nobody closes it
    }
    syncAndRelease();
  }

  private void syncAndRelease() throws IOException {
    try {
      DiskFile acquired = acquire(Disk.OpenMode.READ_WRITE);
      try {
        acquired.sync();
      } finally {
        release();
      }
    } finally {
      release();
    }
  }

  /// Closes the file unless somebody uses it or it has writes that were not synced.
  synchronized boolean closeIfIdle() {
    if (users > 0 || needsSync || file == null) {
      return false;
    }
    close();
    return true;
  }

  /// Closes the file for good, as soon as nobody uses it: it is about to be deleted, so nothing in
  /// it matters any more.
  synchronized void abandon() {
    gone = true;
    needsSync = false;
    if (file != null && users == 0) {
      close();
    }
  }

  private void close() {
    DiskFile closing = file;
    file = null;
    openFiles.closed();
    if (closing != null) {
      try {
        closing.close();
      } catch (IOException e) {
        throw FileFault.of("could not close file \"" + path + "\"", e);
      }
    }
  }
}
