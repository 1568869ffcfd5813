package org.gajah.walformat;

/// Numbers of the log's format. Mirrors `access/xlogrecord.h` and `access/xlog_internal.h`.
public final class WalFormat {
  /// The fork number is in the lower bits of a block's `fork_flags`.
  public static final int BLOCK_FORK_MASK = 0x0F;

  public static final int BLOCK_HAS_IMAGE = 0x10;
  public static final int BLOCK_HAS_DATA = 0x20;
  public static final int BLOCK_WILL_INIT = 0x40;
  public static final int BLOCK_SAME_REL = 0x80;

  private WalFormat() {}
}
