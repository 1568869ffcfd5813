package org.gajah.btree.tree;

import java.util.Arrays;

/// The downlinks that a descent followed, from the root down: where to look first for the parent of
/// a page that was split. Reused by its owner. Mirrors `BTStackData`.
public final class Path {
  private int[] blocks = new int[8];
  private int[] offsets = new int[8];
  private int depth;

  public void clear() {
    depth = 0;
  }

  void push(int block, int offset) {
    if (depth == blocks.length) {
      blocks = Arrays.copyOf(blocks, 2 * depth);
      offsets = Arrays.copyOf(offsets, 2 * depth);
    }
    blocks[depth] = block;
    offsets[depth] = offset;
    depth++;
  }

  /// How many inner pages were passed.
  public int depth() {
    return depth;
  }

  int block(int level) {
    return blocks[level];
  }

  public int offset(int level) {
    return offsets[level];
  }

  void set(int level, int block, int offset) {
    blocks[level] = block;
    offsets[level] = offset;
  }

  /// Makes the path consist of one place.
  void reset(int block, int offset) {
    depth = 0;
    push(block, offset);
  }
}
