package org.gajah.base.seam.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.StampedLock;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.memory.Node.Directory;
import org.gajah.base.seam.memory.Node.FileNode;
import org.gajah.base.seam.memory.Node.Link;
import org.jspecify.annotations.Nullable;

/// A file system in memory, for instances that leave nothing behind and for tests that start from a
/// common state.
///
/// [#fork] makes another disk with the same files at the cost of a few words for each 8 kB: both
/// then go their own ways, and bytes are copied only when one of them changes them. Nothing is ever
/// lost, so that syncing does nothing.
///
/// One lock guards the whole disk. Reads, and writes of bytes that belong to this disk alone, share
/// it; everything else holds it exclusively.
public final class MemoryDisk implements Disk {
  private final Clock clock;
  private final StampedLock lock = new StampedLock();
  private final Tree tree;

  /// @param clock for the times at which files change
  public MemoryDisk(Clock clock) {
    this(clock, new Directory(millis(clock)));
  }

  private MemoryDisk(Clock clock, Directory root) {
    this.clock = clock;
    this.tree = new Tree(root);
  }

  static long millis(Clock clock) {
    return (clock.timestamp() + Clock.POSTGRES_EPOCH_MICROS) / 1000;
  }

  /// A disk of its own with everything that is on this one now. Files that are open belong to this
  /// disk still.
  public MemoryDisk fork() {
    long stamp = lock.writeLock();
    try {
      return new MemoryDisk(clock, (Directory) copy(tree.root, new HashMap<>()));
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  private static Node copy(Node node, Map<Node, Node> copies) {
    return switch (node) {
      case Link link -> link;
      case FileNode file ->
          copies.computeIfAbsent(
              file, missing -> new FileNode(file.content.share(), file.modifiedMillis));
      case Directory directory -> {
        Directory copy = new Directory(directory.modifiedMillis);
        directory.entries.forEach((name, entry) -> copy.entries.put(name, copy(entry, copies)));
        yield copy;
      }
    };
  }

  private interface Change {
    void make() throws IOException;
  }

  private void change(Change change) throws IOException {
    long stamp = lock.writeLock();
    try {
      change.make();
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public DiskFile open(Path path, OpenMode mode) throws IOException {
    long stamp = lock.writeLock();
    try {
      return new MemoryFile(tree.open(path, mode, millis(clock)), path, mode != OpenMode.READ);
    } finally {
      lock.unlockWrite(stamp);
    }
  }

  @Override
  public @Nullable FileStatus status(Path path) throws IOException {
    long stamp = lock.readLock();
    try {
      return tree.status(path);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public List<String> list(Path directory) throws IOException {
    long stamp = lock.readLock();
    try {
      return tree.list(directory);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public void createDirectory(Path path) throws IOException {
    change(() -> tree.createDirectory(path, millis(clock)));
  }

  @Override
  public void rename(Path from, Path to) throws IOException {
    change(() -> tree.rename(from, to, millis(clock)));
  }

  @Override
  public void delete(Path path) throws IOException {
    change(() -> tree.delete(path, millis(clock)));
  }

  @Override
  public void createSymbolicLink(Path link, Path target) throws IOException {
    change(() -> tree.createSymbolicLink(link, target, millis(clock)));
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    long stamp = lock.readLock();
    try {
      return tree.readSymbolicLink(link);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  @Override
  public void syncDirectory(Path directory) throws IOException {
    long stamp = lock.readLock();
    try {
      tree.directory(directory);
    } finally {
      lock.unlockRead(stamp);
    }
  }

  /// A handle to a file, which stays good when the file is renamed or deleted.
  private final class MemoryFile implements DiskFile {
    private final FileNode node;
    private final Path path;
    private final boolean writable;
    private volatile boolean closed;

    MemoryFile(FileNode node, Path path, boolean writable) {
      this.node = node;
      this.path = path;
      this.writable = writable;
    }

    private void check(boolean writing) throws IOException {
      if (closed) {
        throw new ClosedChannelException();
      }
      if (writing && !writable) {
        throw new AccessDeniedException(path.toString());
      }
    }

    @Override
    public int read(MemorySegment into, long position) throws IOException {
      check(false);
      long stamp = lock.readLock();
      try {
        return node.content.read(into, position);
      } finally {
        lock.unlockRead(stamp);
      }
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      check(true);
      long stamp = lock.readLock();
      try {
        if (node.content.isOwn(position, from.byteSize())) {
          put(from, position);
          return;
        }
      } finally {
        lock.unlockRead(stamp);
      }
      stamp = lock.writeLock();
      try {
        put(from, position);
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    private void put(MemorySegment from, long position) {
      node.content.write(from, position);
      node.modifiedMillis = millis(clock);
    }

    @Override
    public void sync() throws IOException {
      check(false);
    }

    @Override
    public void truncate(long size) throws IOException {
      check(true);
      long stamp = lock.writeLock();
      try {
        node.content.truncate(size);
        node.modifiedMillis = millis(clock);
      } finally {
        lock.unlockWrite(stamp);
      }
    }

    @Override
    public long size() throws IOException {
      check(false);
      long stamp = lock.readLock();
      try {
        return node.content.size();
      } finally {
        lock.unlockRead(stamp);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
