package org.gajah.btree.tree;

import org.gajah.accessapi.relation.IndexDescriptor;
import org.gajah.walformat.index.BTreeMetadata;
import org.jspecify.annotations.Nullable;

/// What is remembered about an index between operations: nothing that could not be found again.
public final class TreeState {
  private final KeyColumns columns;
  private volatile @Nullable BTreeMetadata metadata;

  private TreeState(KeyColumns columns) {
    this.columns = columns;
  }

  /// The state of an index, made when it is first asked for.
  public static TreeState of(IndexDescriptor index) {
    if (index.accessMethodState() instanceof TreeState known) {
      return known;
    }
    TreeState made = new TreeState(new KeyColumns(index));
    index.accessMethodState(made);
    return made;
  }

  public KeyColumns columns() {
    return columns;
  }

  /// The metapage as it was some time ago; null when it was not read yet, or the index had no root.
  @Nullable BTreeMetadata metadata() {
    return metadata;
  }

  void metadata(@Nullable BTreeMetadata seen) {
    metadata = seen;
  }
}
