package org.gajah.buffer;

/// The bits of a frame's state. Mirrors `storage/buf_internals.h` in meaning, not in layout.
final class FrameState {
  static final int PIN = 1;
  static final int PIN_MASK = 0x3FFFF;
  static final int USAGE = 1 << 18;
  static final int USAGE_MASK = 0xF << 18;
  static final int MAX_USAGE = 5;

  /// The page has to be written.
  static final int DIRTY = 1 << 22;

  /// The page holds the block's content.
  static final int VALID = 1 << 23;

  /// The frame belongs to a block.
  static final int TAGGED = 1 << 24;

  /// Somebody reads the page from its file or writes it there.
  static final int IO_IN_PROGRESS = 1 << 25;

  /// The page was changed since the write in progress began.
  static final int JUST_DIRTIED = 1 << 26;

  /// Somebody waits to be the only one with a pin.
  static final int CLEANUP_WAITER = 1 << 27;

  /// The checkpoint in progress has to write the page.
  static final int CHECKPOINT_NEEDED = 1 << 28;

  /// Changes of the page are in the WAL (not so for unlogged relations, but so for their init
  /// forks).
  static final int PERMANENT = 1 << 29;

  private FrameState() {}

  static int pins(int state) {
    return state & PIN_MASK;
  }

  static int usage(int state) {
    return (state & USAGE_MASK) >>> 18;
  }

  static boolean has(int state, int flag) {
    return (state & flag) != 0;
  }
}
