package org.gajah.initdb.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.gajah.base.error.PgException;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.Threads;
import org.gajah.base.seam.WholeFile;
import org.gajah.disk.FileFault;
import org.jspecify.annotations.Nullable;

/// Makes everything under a directory durable, the log too where it is elsewhere, and tablespaces.
///
/// Files are synced by several threads: a journalling file system makes one commit of the requests
/// that wait at the same time.
public final class SyncTree {
  private static final int THREADS = 8;
  private static final int FOREVER = 0;

  private final Disk disk;
  private final List<Path> files = new ArrayList<>();
  private final List<Path> folders = new ArrayList<>();

  private SyncTree(Disk disk) {
    this.disk = disk;
  }

  /// @throws PgException when something cannot be synced
  public static void sync(Disk disk, Path directory) {
    SyncTree tree = new SyncTree(disk);
    tree.find(directory);
    Path parent = directory.getParent();
    if (parent != null) {
      tree.folders.add(parent);
    }
    tree.syncAll();
  }

  private void find(Path path) {
    try {
      FileStatus status = WholeFile.status(disk, path);
      if (status == null) {
        return;
      }
      switch (status.kind()) {
        case DIRECTORY -> {
          for (String name : disk.list(path)) {
            find(path.resolve(name));
          }
          folders.add(path);
        }
        case FILE -> files.add(path);
        default -> {}
      }
    } catch (IOException e) {
      throw fault(path, e);
    }
  }

  private void syncAll() {
    AtomicInteger next = new AtomicInteger();
    AtomicReference<@Nullable RuntimeException> fault = new AtomicReference<>();
    List<Threads.Strand> strands = new ArrayList<>();
    for (int i = 1; i < THREADS; i++) {
      strands.add(Threads.platform().start("sync", () -> syncFrom(next, fault)));
    }
    syncFrom(next, fault);
    strands.forEach(strand -> strand.join(FOREVER));
    RuntimeException first = fault.get();
    if (first != null) {
      throw first;
    }
  }

  /// Syncs one after the other of what nobody has begun with, names last.
  private void syncFrom(AtomicInteger next, AtomicReference<@Nullable RuntimeException> fault) {
    int count = files.size() + folders.size();
    try {
      for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
        if (fault.get() != null) {
          return;
        }
        if (i < files.size()) {
          syncFile(files.get(i));
        } else {
          syncNames(folders.get(i - files.size()));
        }
      }
    } catch (RuntimeException e) {
      fault.compareAndSet(null, e);
    }
  }

  private void syncFile(Path path) {
    try (DiskFile file = disk.open(path, OpenMode.READ_WRITE)) {
      file.sync();
    } catch (IOException e) {
      throw fault(path, e);
    }
  }

  private void syncNames(Path folder) {
    try {
      disk.syncDirectory(folder);
    } catch (IOException e) {
      throw fault(folder, e);
    }
  }

  private static PgException fault(Path path, IOException e) {
    return FileFault.of("could not fsync file \"" + path + "\"", e);
  }
}
