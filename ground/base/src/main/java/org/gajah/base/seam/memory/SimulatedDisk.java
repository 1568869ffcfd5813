package org.gajah.base.seam.memory;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gajah.base.seam.Clock;
import org.gajah.base.seam.Disk;
import org.gajah.base.seam.DiskFile;
import org.gajah.base.seam.DiskFullException;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.memory.DiskFaults.Operation;
import org.gajah.base.seam.memory.Node.Directory;
import org.gajah.base.seam.memory.Node.FileNode;
import org.gajah.base.seam.memory.Node.Link;
import org.jspecify.annotations.Nullable;

/// A disk in memory on which everything goes wrong that the contract of [Disk] allows.
///
/// - The power can be cut, at a chosen operation ([#cutPowerAt]) or by asking what would be left
///   ([#afterPowerCut]). What was not synced is then there, or not, or in part: each write by
///   itself, torn at sectors of 512 bytes, in any order; of the names of a directory that were
///   changed since it was synced, the first few.
/// - A sync that fails ([#faults]) loses what it should have made durable: it is on the disk or
///   not, and a later sync that succeeds does not bring it there.
/// - The disk can be full ([#capacity]): the write that does not fit is done in part.
/// - Any operation can fail ([#faults]).
///
/// All is chosen by seeds, so that one thread sees the same again. Not for speed: one operation at
/// a time.
public final class SimulatedDisk implements Disk {
  /// The names of a directory as they were synced last, and what has changed since.
  private record UnsyncedNames(Map<String, Node> synced, List<Tree.Change> changes) {}

  private final Clock clock;
  private final SplittableRandom random;
  private final Tree tree;
  private final IdentityHashMap<FileNode, Unsynced> unsyncedFiles = new IdentityHashMap<>();
  private final IdentityHashMap<Directory, UnsyncedNames> unsyncedNames = new IdentityHashMap<>();
  private DiskFaults faults = DiskFaults.NONE;
  private long capacity = Long.MAX_VALUE;
  private long used;
  private long operations;
  private long cutAt = Long.MAX_VALUE;

  /// An empty disk.
  ///
  /// @param seed of what is left to chance while the disk works
  public SimulatedDisk(Clock clock, long seed) {
    this(clock, seed, new Directory(MemoryDisk.millis(clock)));
  }

  private SimulatedDisk(Clock clock, long seed, Directory root) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.tree = new Tree(root);
    tree.watcher(this::noteNameChange);
    used = sizeOf(root);
  }

  private static long sizeOf(Node node) {
    return switch (node) {
      case Link link -> 0;
      case FileNode file -> file.content.size();
      case Directory directory ->
          directory.entries.values().stream().mapToLong(SimulatedDisk::sizeOf).sum();
    };
  }

  // What goes wrong

  /// Says which operations fail from now on.
  public synchronized void faults(DiskFaults newFaults) {
    faults = newFaults;
  }

  /// Says how many bytes all files together may have.
  public synchronized void capacity(long bytes) {
    capacity = bytes;
  }

  /// How many bytes all files have that still have a name or had one when they were last written.
  public synchronized long used() {
    return used;
  }

  /// How many operations there have been that change something.
  public synchronized long operations() {
    return operations;
  }

  /// Cuts the power when so many operations that change something have been done: from then on
  /// everything fails with a [PowerCutException].
  public synchronized void cutPowerAt(long operation) {
    cutAt = operation;
  }

  public synchronized boolean isPowerCut() {
    return operations >= cutAt;
  }

  // What is left

  private interface Survival {
    Content content(FileNode file, @Nullable Unsynced unsynced);

    int names(int changes);
  }

  /// The disk as it is when the power is cut now, or was cut before, chosen by the seed among all
  /// that may happen.
  public synchronized SimulatedDisk afterPowerCut(long seed) {
    SplittableRandom chosen = new SplittableRandom(seed);
    return survivor(
        chosen.nextLong(),
        new Survival() {
          @Override
          public Content content(FileNode file, @Nullable Unsynced unsynced) {
            return unsynced == null ? file.content.share() : unsynced.survivor(chosen);
          }

          @Override
          public int names(int changes) {
            return chosen.nextInt(changes + 1);
          }
        });
  }

  /// The disk with nothing but what was synced.
  public synchronized SimulatedDisk withSyncedOnly() {
    return survivor(
        0,
        new Survival() {
          @Override
          public Content content(FileNode file, @Nullable Unsynced unsynced) {
            return unsynced == null ? file.content.share() : unsynced.synced();
          }

          @Override
          public int names(int changes) {
            return 0;
          }
        });
  }

  /// The disk with all that was done, as when only the process was killed.
  public synchronized SimulatedDisk afterKill() {
    return survivor(
        0,
        new Survival() {
          @Override
          public Content content(FileNode file, @Nullable Unsynced unsynced) {
            return file.content.share();
          }

          @Override
          public int names(int changes) {
            return changes;
          }
        });
  }

  private SimulatedDisk survivor(long seed, Survival survival) {
    Directory root = (Directory) survivor(tree.root, survival, new HashMap<>());
    return new SimulatedDisk(clock, seed, root);
  }

  private Node survivor(Node node, Survival survival, Map<Node, Node> known) {
    return switch (node) {
      case Link link -> link;
      case FileNode file -> {
        Node copy = known.get(file);
        if (copy == null) {
          Content content = survival.content(file, unsyncedFiles.get(file));
          copy = new FileNode(content, file.modifiedMillis);
          known.put(file, copy);
        }
        yield copy;
      }
      case Directory directory -> {
        Directory copy = new Directory(directory.modifiedMillis);
        // In the order of the names, so that the seed decides and not how objects were hashed.
        new TreeMap<>(namesOf(directory, survival))
            .forEach((name, entry) -> copy.entries.put(name, survivor(entry, survival, known)));
        yield copy;
      }
    };
  }

  private Map<String, Node> namesOf(Directory directory, Survival survival) {
    UnsyncedNames unsynced = unsyncedNames.get(directory);
    if (unsynced == null) {
      return directory.entries;
    }
    Map<String, Node> names = new HashMap<>(unsynced.synced);
    int survivors = survival.names(unsynced.changes.size());
    unsynced.changes.subList(0, survivors).forEach(change -> change.apply(names));
    return names;
  }

  /// Copies everything on this disk to another, for instance to let a real server recover it.
  ///
  /// @param from a directory here
  /// @param to a directory there, which exists
  public void copyTo(Path from, Disk other, Path to) throws IOException {
    for (String name : list(from)) {
      Path source = from.resolve(name);
      Path copy = to.resolve(name);
      FileStatus status = status(source);
      if (status != null && status.isDirectory()) {
        other.createDirectory(copy);
        copyTo(source, other, copy);
      } else if (status != null && status.isFile()) {
        copyFile(source, other, copy);
      } else if (status != null) {
        Path linked = readSymbolicLink(source);
        other.createSymbolicLink(copy, linked);
      }
    }
  }

  private void copyFile(Path source, Disk other, Path copy) throws IOException {
    MemorySegment buffer = MemorySegment.ofArray(new byte[1 << 16]);
    try (DiskFile in = open(source, OpenMode.READ);
        DiskFile out = other.open(copy, OpenMode.CREATE_NEW)) {
      long at = 0;
      for (int count = in.read(buffer, at); count > 0; count = in.read(buffer, at)) {
        out.write(buffer.asSlice(0, count), at);
        at += count;
      }
    }
  }

  // Bookkeeping

  private void noteNameChange(Directory directory, Tree.Change change) {
    unsyncedNames
        .computeIfAbsent(
            directory,
            changed -> new UnsyncedNames(new HashMap<>(changed.entries), new ArrayList<>()))
        .changes
        .add(change);
  }

  private Unsynced unsynced(FileNode file) {
    return unsyncedFiles.computeIfAbsent(file, changed -> new Unsynced(changed.content));
  }

  private void look(Operation operation, Path path, long position) throws IOException {
    if (isPowerCut()) {
      throw new PowerCutException();
    }
    faults.before(operation, path, position);
  }

  private void change(Operation operation, Path path, long position) throws IOException {
    look(operation, path, position);
    operations++;
  }

  private long now() {
    return MemoryDisk.millis(clock);
  }

  // The disk

  @Override
  public synchronized DiskFile open(Path path, OpenMode mode) throws IOException {
    boolean creates = (mode == OpenMode.CREATE || mode == OpenMode.CREATE_NEW) && !exists(path);
    if (creates) {
      change(Operation.CREATE, path, 0);
    } else {
      look(Operation.OPEN, path, 0);
    }
    return new SimulatedFile(tree.open(path, mode, now()), path, mode != OpenMode.READ);
  }

  @Override
  public synchronized @Nullable FileStatus status(Path path) throws IOException {
    look(Operation.STATUS, path, 0);
    return tree.status(path);
  }

  @Override
  public synchronized List<String> list(Path directory) throws IOException {
    look(Operation.LIST, directory, 0);
    return tree.list(directory).stream().sorted().toList();
  }

  @Override
  public synchronized void createDirectory(Path path) throws IOException {
    change(Operation.CREATE, path, 0);
    tree.createDirectory(path, now());
  }

  @Override
  public synchronized void rename(Path from, Path to) throws IOException {
    change(Operation.RENAME, from, 0);
    long replaced = tree.find(to) instanceof FileNode file ? file.content.size() : 0;
    tree.rename(from, to, now());
    used -= replaced;
  }

  @Override
  public synchronized void delete(Path path) throws IOException {
    change(Operation.DELETE, path, 0);
    if (tree.find(path) instanceof FileNode file) {
      used -= file.content.size();
    }
    tree.delete(path, now());
  }

  @Override
  public synchronized void createSymbolicLink(Path link, Path copy) throws IOException {
    change(Operation.CREATE, link, 0);
    tree.createSymbolicLink(link, copy, now());
  }

  @Override
  public synchronized Path readSymbolicLink(Path link) throws IOException {
    look(Operation.OPEN, link, 0);
    return tree.readSymbolicLink(link);
  }

  @Override
  public synchronized void syncDirectory(Path directory) throws IOException {
    change(Operation.SYNC_DIRECTORY, directory, 0);
    unsyncedNames.remove(tree.directory(directory));
  }

  /// A handle to a file.
  private final class SimulatedFile implements DiskFile {
    private final FileNode node;
    private final Path path;
    private final boolean writable;
    private boolean closed;

    SimulatedFile(FileNode node, Path path, boolean writable) {
      this.node = node;
      this.path = path;
      this.writable = writable;
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new ClosedChannelException();
      }
    }

    private void checkWritable() throws IOException {
      checkOpen();
      if (!writable) {
        throw new AccessDeniedException(path.toString());
      }
    }

    @Override
    public int read(MemorySegment into, long position) throws IOException {
      synchronized (SimulatedDisk.this) {
        checkOpen();
        look(Operation.READ, path, position);
        return node.content.read(into, position);
      }
    }

    @Override
    public void write(MemorySegment from, long position) throws IOException {
      synchronized (SimulatedDisk.this) {
        checkWritable();
        change(Operation.WRITE, path, position);
        long growth = Math.max(0, position + from.byteSize() - node.content.size());
        long room = capacity - used;
        if (growth > room) {
          long fits = Math.max(0, from.byteSize() - (growth - Math.max(0, room)));
          put(from.asSlice(0, fits), position);
          throw new DiskFullException(path + ": No space left on device");
        }
        put(from, position);
      }
    }

    private void put(MemorySegment from, long position) {
      if (from.byteSize() == 0) {
        return;
      }
      unsynced(node).write(from, position);
      used += Math.max(0, position + from.byteSize() - node.content.size());
      node.content.write(from, position);
      node.modifiedMillis = now();
    }

    @Override
    public void sync() throws IOException {
      synchronized (SimulatedDisk.this) {
        checkOpen();
        try {
          change(Operation.SYNC, path, 0);
        } catch (PowerCutException e) {
          throw e;
        } catch (IOException e) {
          Unsynced lost = unsyncedFiles.get(node);
          if (lost != null) {
            lost.fail(random);
          }
          throw e;
        }
        Unsynced pending = unsyncedFiles.get(node);
        if (pending != null && pending.sync()) {
          unsyncedFiles.remove(node);
        }
      }
    }

    @Override
    public void truncate(long size) throws IOException {
      synchronized (SimulatedDisk.this) {
        checkWritable();
        change(Operation.TRUNCATE, path, size);
        if (size < node.content.size()) {
          unsynced(node).truncate(size);
          used -= node.content.size() - size;
          node.content.truncate(size);
          node.modifiedMillis = now();
        }
      }
    }

    @Override
    public long size() throws IOException {
      synchronized (SimulatedDisk.this) {
        checkOpen();
        look(Operation.STATUS, path, 0);
        return node.content.size();
      }
    }

    @Override
    public void close() {
      synchronized (SimulatedDisk.this) {
        closed = true;
      }
    }
  }
}
