package org.gajah.base.seam.memory;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// What a name in a directory stands for.
sealed interface Node {
  /// A file.
  final class FileNode implements Node {
    final Content content;
    long modifiedMillis;

    FileNode(Content content, long modifiedMillis) {
      this.content = content;
      this.modifiedMillis = modifiedMillis;
    }
  }

  /// A directory.
  final class Directory implements Node {
    final Map<String, Node> entries = new HashMap<>();
    long modifiedMillis;

    Directory(long modifiedMillis) {
      this.modifiedMillis = modifiedMillis;
    }
  }

  /// A symbolic link.
  final class Link implements Node {
    final Path target;
    final long modifiedMillis;

    Link(Path target, long modifiedMillis) {
      this.target = target;
      this.modifiedMillis = modifiedMillis;
    }
  }
}
