package org.gajah.nodes.text;

import org.gajah.base.error.PgException;
import org.gajah.base.error.StackGuard;
import org.gajah.nodes.Node;
import org.jspecify.annotations.Nullable;

/// Reads trees as the catalogs store them.
public final class NodeReader {
  /// How deep trees may be where a thread's stack has 1 MB.
  public static final int DEFAULT_DEPTH = 800;

  private NodeReader() {}

  /// The tree that `text` describes: a node, a list, or null for `<>`. Places in the text of the
  /// statement are what the text says, which is -1 in catalogs.
  ///
  /// @throws PgException XX000 when the text is not that of a tree, 54001 when the tree is too deep
  public static @Nullable Node read(String text) {
    return read(text, new StackGuard(DEFAULT_DEPTH));
  }

  /// As [#read(String)], for trees as deep as `depth` allows.
  public static @Nullable Node read(String text, StackGuard depth) {
    TreeScanner scanner = new TreeScanner(text, depth);
    Node tree = scanner.value();
    if (!scanner.atEnd()) {
      throw PgException.internal("garbage after the end of a node tree");
    }
    return tree;
  }

  /// The tree that `text` describes, which must be a `type`.
  ///
  /// @throws PgException as [#read(String)] does, and XX000 when the tree is something else
  public static <T extends Node> T read(String text, Class<T> type) {
    Node tree = read(text);
    if (!type.isInstance(tree)) {
      throw PgException.internal("node tree is no " + type.getSimpleName());
    }
    return type.cast(tree);
  }
}
