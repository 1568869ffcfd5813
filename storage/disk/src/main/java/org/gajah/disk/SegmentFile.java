package org.gajah.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Queue;
import org.gajah.base.error.Severity;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.jspecify.annotations.Nullable;

/// One segment of a fork: a file of at most 1 GiB that is opened when needed and may be closed when
/// it is not.
///
/// It is not closed with writes that were not synced: see [OpenFiles]. [#needsSync] and [#written]
/// are set when a write is done and cleared before a sync, so that a write during a sync is synced
/// again. Only the checkpointer clears the first: what it was asked for it does itself.
final class SegmentFile {
  private final Disk disk;
  private final Path path;
  private final OpenFiles openFiles;
  private final Severity closingFault;
  private @Nullable DiskFile file;
  private int users;
  private boolean used;
  private boolean needsSync;
  private boolean written;
  private boolean queued;
  private boolean gone;

  private final Object syncs = new Object();
  private @Nullable IOException syncFault;

  /// @param closingFault how bad it is when the system fails to close the file: writes may be lost
  SegmentFile(Disk disk, Path path, OpenFiles openFiles, Severity closingFault) {
    this.disk = disk;
    this.path = path;
    this.openFiles = openFiles;
    this.closingFault = closingFault;
  }

  Path path() {
    return path;
  }

  synchronized boolean isOpen() {
    return file != null;
  }

  /// Whether the file is about to be deleted, or is deleted already.
  synchronized boolean isAbandoned() {
    return gone;
  }

  /// Whether the file is closed for good.
  synchronized boolean isGone() {
    return gone && file == null;
  }

  /// Opens the file unless it is open and keeps it open until [#release].
  DiskFile acquire(Disk.OpenMode mode) throws IOException {
    DiskFile known = acquireOpen();
    return known != null ? known : acquireClosed(mode);
  }

  private synchronized @Nullable DiskFile acquireOpen() {
    if (file != null) {
      users++;
      used = true;
    }
    return file;
  }

  private DiskFile acquireClosed(Disk.OpenMode mode) throws IOException {
    openFiles.reserve();
    DiskFile acquired = null;
    boolean opened = false;
    try {
      synchronized (this) {
        acquired = file;
        if (acquired == null) {
          acquired = disk.open(path, mode);
          file = acquired;
          opened = true;
        }
        users++;
        used = true;
      }
    } finally {
      if (!opened) {
        openFiles.closed();
      }
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
    written = true;
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
      written = false;
      users++; // from here on nobody closes it
    }
    syncAndRelease();
  }

  private void syncAndRelease() throws IOException {
    try {
      DiskFile acquired = acquire(Disk.OpenMode.READ_WRITE);
      try {
        sync(acquired);
      } finally {
        release();
      }
    } finally {
      release();
    }
  }

  /// One at a time, for the system tells only once that something went wrong, and nobody who syncs
  /// the file at the same time or later may take it for good.
  private void sync(DiskFile acquired) throws IOException {
    synchronized (syncs) {
      IOException known = syncFault;
      if (known != null) {
        throw known;
      }
      try {
        acquired.sync();
      } catch (IOException e) {
        syncFault = e;
        throw e;
      }
    }
  }

  /// What became of a file that was to be closed.
  enum Closing {
    CLOSED,
    NOT_OPEN,
    IN_USE
  }

  /// Closes the file unless somebody uses it or has used it since this was last asked.
  ///
  /// @param syncing whether writes that were not synced are to be, so that it can be closed;
  ///   without that such a file counts as used
  Closing closeIfIdle(boolean syncing) {
    synchronized (this) {
      if (file == null) {
        return Closing.NOT_OPEN;
      }
      if (users > 0 || used || written && !syncing) {
        used = false;
        return Closing.IN_USE;
      }
      if (!written) {
        close();
        return Closing.CLOSED;
      }
      written = false;
      users++; // from here on nobody closes it
    }
    return syncAndClose();
  }

  private Closing syncAndClose() {
    try {
      syncAndRelease();
    } catch (IOException e) {
      throw FileFault.of(closingFault, "could not fsync file \"" + path + "\"", e);
    }
    synchronized (this) {
      if (users > 0 || written) {
        return Closing.IN_USE;
      }
      if (file == null) {
        return Closing.NOT_OPEN;
      }
      close();
      return Closing.CLOSED;
    }
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
        if (!gone) {
          throw FileFault.of(closingFault, "could not close file \"" + path + "\"", e);
        }
      }
    }
  }
}
