package org.gajah.base.seam.memory;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gajah.base.seam.Disk.OpenMode;
import org.gajah.base.seam.FileStatus;
import org.gajah.base.seam.memory.Node.Directory;
import org.gajah.base.seam.memory.Node.FileNode;
import org.gajah.base.seam.memory.Node.Link;
import org.jspecify.annotations.Nullable;

/// Names and what they stand for: the part of a file system that knows no bytes. Not thread-safe.
final class Tree {
  private static final int MAX_LINKS = 40;
  private static final int FILE_MODE = 0600;
  private static final int DIRECTORY_MODE = 0700;
  private static final int LINK_MODE = 0777;

  final Directory root;

  Tree(Directory root) {
    this.root = root;
  }

  /// A change of a directory that happens as a whole or not at all.
  ///
  /// @param removed the name that goes, or null
  /// @param added the name that comes, or stands for something else; or null
  /// @param node what it stands for
  record Change(@Nullable String removed, @Nullable String added, @Nullable Node node) {
    void apply(Map<String, Node> entries) {
      if (removed != null) {
        entries.remove(removed);
      }
      if (added != null && node != null) {
        entries.put(added, node);
      }
    }
  }

  /// Told of every change of a directory before it happens.
  @FunctionalInterface
  interface Watcher {
    void changes(Directory directory, Change change);
  }

  private Watcher watcher = (directory, change) -> {};

  void watcher(Watcher newWatcher) {
    watcher = newWatcher;
  }

  private void change(Directory directory, Change change, long now) {
    watcher.changes(directory, change);
    change.apply(directory.entries);
    directory.modifiedMillis = now;
  }

  private void put(Directory directory, String name, Node node, long now) {
    change(directory, new Change(null, name, node), now);
  }

  private void remove(Directory directory, String name, long now) {
    change(directory, new Change(name, null, null), now);
  }

  // Finding

  /// The node at `path`, not following a link there; null when there is none.
  @Nullable Node find(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      return root;
    }
    Node directory = follow(parent, 0);
    if (directory == null) {
      return null;
    }
    if (!(directory instanceof Directory known)) {
      throw new NotDirectoryException(parent.toString());
    }
    return known.entries.get(name(path));
  }

  /// The node at `path`, following a link there.
  @Nullable Node follow(Path path) throws IOException {
    return follow(path, 0);
  }

  private @Nullable Node follow(Path path, int links) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      return root;
    }
    Node directory = follow(parent, links);
    if (directory == null) {
      return null;
    }
    if (!(directory instanceof Directory known)) {
      throw new NotDirectoryException(parent.toString());
    }
    Node node = known.entries.get(name(path));
    if (!(node instanceof Link link)) {
      return node;
    }
    if (links == MAX_LINKS) {
      throw new FileSystemException(path.toString(), null, "Too many levels of symbolic links");
    }
    return follow(parent.resolve(link.target).normalize(), links + 1);
  }

  Directory directory(Path path) throws IOException {
    Node node = follow(path, 0);
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    if (node instanceof Directory directory) {
      return directory;
    }
    throw new NotDirectoryException(path.toString());
  }

  private Directory parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new FileSystemException(path.toString(), null, "Device or resource busy");
    }
    return directory(parent);
  }

  static String name(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  @Nullable FileStatus status(Path path) throws IOException {
    return switch (find(path)) {
      case null -> null;
      case FileNode file ->
          new FileStatus(
              FileStatus.Kind.FILE, file.content.size(), file.modifiedMillis, FILE_MODE, -1);
      case Directory directory ->
          new FileStatus(
              FileStatus.Kind.DIRECTORY, 4096, directory.modifiedMillis, DIRECTORY_MODE, -1);
      case Link link ->
          new FileStatus(
              FileStatus.Kind.SYMBOLIC_LINK,
              link.target.toString().length(),
              link.modifiedMillis,
              LINK_MODE,
              -1);
    };
  }

  List<String> list(Path path) throws IOException {
    return new ArrayList<>(directory(path).entries.keySet());
  }

  // Changing

  /// Finds a file, or makes it where the mode says so.
  FileNode open(Path path, OpenMode mode, long now) throws IOException {
    if (mode == OpenMode.CREATE_NEW && find(path) != null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return switch (follow(path, 0)) {
      case null -> {
        if (mode != OpenMode.CREATE && mode != OpenMode.CREATE_NEW) {
          throw new NoSuchFileException(path.toString());
        }
        FileNode file = new FileNode(new Content(), now);
        put(parent(path), name(path), file, now);
        yield file;
      }
      case FileNode file -> file;
      case Directory directory ->
          throw new FileSystemException(path.toString(), null, "Is a directory");
      case Link link -> throw new NoSuchFileException(path.toString());
    };
  }

  void createDirectory(Path path, long now) throws IOException {
    create(path, new Directory(now), now);
  }

  void createSymbolicLink(Path path, Path target, long now) throws IOException {
    create(path, new Link(target, now), now);
  }

  private void create(Path path, Node node, long now) throws IOException {
    Directory parent = parent(path);
    if (parent.entries.containsKey(name(path))) {
      throw new FileAlreadyExistsException(path.toString());
    }
    put(parent, name(path), node, now);
  }

  Path readSymbolicLink(Path path) throws IOException {
    return switch (find(path)) {
      case null -> throw new NoSuchFileException(path.toString());
      case Link link -> link.target;
      case FileNode file -> throw new NotLinkException(path.toString());
      case Directory directory -> throw new NotLinkException(path.toString());
    };
  }

  void rename(Path from, Path to, long now) throws IOException {
    Directory oldParent = parent(from);
    Node node = oldParent.entries.get(name(from));
    if (node == null) {
      throw new NoSuchFileException(from.toString());
    }
    Directory newParent = parent(to);
    Node replaced = newParent.entries.get(name(to));
    if (node.equals(replaced)) {
      return;
    }
    checkReplacement(node, replaced, to);
    if (node instanceof Directory && to.startsWith(from)) {
      throw new FileSystemException(from.toString(), to.toString(), "Invalid argument");
    }
    if (oldParent.equals(newParent)) {
      change(oldParent, new Change(name(from), name(to), node), now);
    } else {
      // The new name first: when one of the changes is lost, there may be two names or none.
      put(newParent, name(to), node, now);
      remove(oldParent, name(from), now);
    }
  }

  private static void checkReplacement(Node node, @Nullable Node replaced, Path to)
      throws IOException {
    if (replaced instanceof Directory directory) {
      if (!(node instanceof Directory)) {
        throw new FileSystemException(to.toString(), null, "Is a directory");
      }
      if (!directory.entries.isEmpty()) {
        throw new DirectoryNotEmptyException(to.toString());
      }
    } else if (replaced != null && node instanceof Directory) {
      throw new NotDirectoryException(to.toString());
    }
  }

  void delete(Path path, long now) throws IOException {
    Directory parent = parent(path);
    Node node = parent.entries.get(name(path));
    if (node == null) {
      throw new NoSuchFileException(path.toString());
    }
    if (node instanceof Directory directory && !directory.entries.isEmpty()) {
      throw new DirectoryNotEmptyException(path.toString());
    }
    remove(parent, name(path), now);
  }
}
